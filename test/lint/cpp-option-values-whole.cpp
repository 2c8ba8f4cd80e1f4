//===--- cpp-option-values-whole.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option value in other guises than a plain int variable.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <array>
#include <netinet/in.h>
#include <sys/socket.h>

/* Four bytes of which the last is 1: an int that is not 0. Silent. */
int bytes(const sockaddr *a, socklen_t n) {
  const unsigned char on[4] = {0, 0, 0, 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A structure whose first member is the value: silent. */
int structure(const sockaddr *a, socklen_t n) {
  const struct {
    int on;
    int spare;
  } value = {1, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value.on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* In std::array, as a whole: silent. */
int whole_array(const sockaddr *a, socklen_t n) {
  std::array<int, 1> on;
  on.fill(1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int whole_array_element(const sockaddr *a, socklen_t n) {
  std::array<int, 1> on{};
  on[0] = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
