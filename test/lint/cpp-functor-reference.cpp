//===--- cpp-functor-reference.cpp - socket-tidy --------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A functor that is handed to an algorithm.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// REQUIRES: full

#include <algorithm>
#include <iterator>
#include <netinet/in.h>
#include <sys/socket.h>

/* A functor that holds a reference. */
struct Setter {
  int &fd;
  void operator()(int name) const {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  }
};

/* A functor that holds a reference is handed on: silent. */
int functor_passed(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  const int names[] = {SO_KEEPALIVE, SO_REUSEADDR};
  std::for_each(std::begin(names), std::end(names), Setter{fd});
  bind(fd, a, n);
  return listen(fd, 5);
}
