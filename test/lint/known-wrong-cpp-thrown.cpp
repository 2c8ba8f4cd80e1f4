//===--- known-wrong-cpp-thrown.cpp - socket-tidy -------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A descriptor that travels in an exception.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// XFAIL: *
// REQUIRES: full

// False report: what is thrown does not come out of the handler's parameter.

#include <netinet/in.h>
#include <sys/socket.h>

struct Opened {
  int descriptor;
};

static void reuse(int fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* FALSE REPORT. The handler has a helper set the option. */
int thrown(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  try {
    throw Opened{fd};
  } catch (const Opened &o) {
    reuse(o.descriptor);
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
