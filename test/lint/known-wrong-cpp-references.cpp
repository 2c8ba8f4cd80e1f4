//===--- known-wrong-cpp-references.cpp - socket-tidy ---------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that is assigned by std::tie.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11 --any-fix
// XFAIL: *
// REQUIRES: full

// False report: in C++11 the assignment through std::tie is not seen to change
// the variable, which keeps its old value. In C++20 it is.

#include <netinet/in.h>
#include <sys/socket.h>
#include <tuple>

/* The value through std::tie: silent. */
int tied(const sockaddr *a, socklen_t n) {
  int on = 0;
  std::tie(on) = std::make_tuple(1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
