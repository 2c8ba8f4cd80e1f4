//===--- known-wrong-cpp-lambdas-passed.cpp - socket-tidy -----------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two objects of one lambda.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// XFAIL: *
// REQUIRES: full

// False report: the objects of one lambda share the place of what they
// captured, so that the name that the second has is taken for the name that the
// first has.

#include <netinet/in.h>
#include <sys/socket.h>

/* Two objects of one lambda, each with a name of its own: the first has set
   what was wanted. Silent. */
int two_of_one(const sockaddr *a, socklen_t n) {
  auto make = [](int name) {
    return [name](int fd) {
      int on = 1;
      return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
    };
  };
  auto reuse = make(SO_REUSEADDR);
  auto keep = make(SO_KEEPALIVE);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  reuse(fd);
  keep(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}
