//===--- conditions-complement.c - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conditions that StrictMode does not follow.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -strict --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static const int on = 1;

/* ~fd is 0 just when fd is -1: silent, also strict. */
int truth_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (~fd)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!~fd)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}
