//===--- known-wrong-cpp-raii.cpp - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Owners of descriptors: get, release, reset, conversions, moves and swaps.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// Misses: an owner that is moved into a parameter by its move constructor is
// not followed. A false report: the destructor of a guard that ends with its
// block is not seen to set the option before the bind.

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

/* A guard whose end sets the option: silent. */
class Deferred {
public:
  explicit Deferred(int fd) : fd_(fd) {}
  ~Deferred() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int fd_;
};

int deferred(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { Deferred set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
