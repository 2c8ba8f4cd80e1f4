//===--- cpp-make-unique.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// An object that std::make_unique makes.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>

/* In a smart pointer, without: Missing, as everything is in sight. */
class Owned {
public:
  explicit Owned(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #owned_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #owned_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int in_unique_without(const sockaddr *a, socklen_t n) {
  auto s = std::make_unique<Owned>(AF_INET);
  return s->start(a, n);
}
