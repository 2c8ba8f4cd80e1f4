//===--- known-wrong-parts.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Reports of what is right.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// False report: who is enlisted through a pointer that came from a caller out of
// sight is not remembered for later calls.

#include <netinet/in.h>
#include <sys/socket.h>

/* The pointer of a caller, kept by a function out of sight. */
struct server {
  int fd;
};
extern void enlist(struct server *s);
extern void run_hooks(void);

int start_enlisted(struct server *s, const struct sockaddr *a, socklen_t n) {
  enlist(s);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}
