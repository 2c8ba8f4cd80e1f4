//===--- cpp-strict-results.cpp - socket-tidy -----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// StrictMode in C++: what may be wrong, and why.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 -strict --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* Set on each path; the value is chosen by the constructor of an option: silent. */
class ReuseAddress {
public:
  explicit ReuseAddress(bool value) : value_(value ? 1 : 0) {}
  const void *data() const { return &value_; }

private:
  int value_;
};

int chosen(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  ReuseAddress option(true);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, option.data(), sizeof(int));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Set on each path on which the helper does not fail: silent. */
static bool tune(int fd) {
  const int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)) == 0 &&
         setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
}

int not_failing(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!tune(fd))
    return -1;
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constant that is a static member: silent. */
class Constant {
public:
  static int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  static const int on_ = 1;
};
