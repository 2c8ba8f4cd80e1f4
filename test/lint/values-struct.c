//===--- values-struct.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option value is a struct.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* The value is the first member of a struct. */
struct value {
  int value;
};
static const struct value enabled = {1};

int wrapped(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &enabled, sizeof(enabled));
  bind(fd, a, n);
  return listen(fd, 5);
}

int wrapped_local(const struct sockaddr *a, socklen_t n) {
  struct value on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  on.value = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
