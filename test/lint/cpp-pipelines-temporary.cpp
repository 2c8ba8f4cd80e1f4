//===--- cpp-pipelines-temporary.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A pipe of callables.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

struct Fd {
  int value;
};

template <typename F> Fd operator|(Fd fd, F f) {
  f(fd.value);
  return fd;
}

/* A pipe of callables, without: Missing. */
int piped_without(const sockaddr *a, socklen_t n) {
  auto keep = [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  };
  Fd fd = Fd{socket(AF_INET, SOCK_STREAM, 0)} | keep; // #socket
  if (bind(fd.value, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.value' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.value, 5); // #listen
}
