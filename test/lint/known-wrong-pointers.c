//===--- known-wrong-pointers.c - socket-tidy -----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A descriptor that is replaced through a pointer.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// False report: the walk takes the path on which the helper stores nothing,
// though the number of a socket that was made is greater than each i.

#include <netinet/in.h>
#include <sys/socket.h>

static const int on = 1;

/* FALSE REPORT. It is replaced in a helper with a loop. */
static void replace(int *where, int fd) {
  int i;
  for (i = 0; i < 3; i++)
    if (fd > i)
      *where = fd;
}

int replaced(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  int other = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  replace(&fd, other);
  bind(fd, a, n);
  return listen(fd, 5);
}
