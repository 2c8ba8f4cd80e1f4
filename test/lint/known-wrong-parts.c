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

// False reports. The way back from a part to the whole goes over a `char *`; a
// step of that is taken for one of the part, so that the other field is not
// found to be written. And who is enlisted through a pointer that came from a
// caller out of sight is not remembered for later calls.

#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

static const int on = 1;

struct config {
  int port;
  int backlog;
  int reuse;
};

static void mark(int *backlog) {
  struct config *c =
      (struct config *)((char *)backlog - offsetof(struct config, backlog));
  c->reuse = 1;
}

/* Back from a part to the whole. */
int by_part(const struct sockaddr *a, socklen_t n) {
  struct config c;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&c, 0, sizeof(c));
  mark(&c.backlog);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same in an inner struct. */
struct service {
  struct config network;
  int limit;
};

int by_inner_part(const struct sockaddr *a, socklen_t n) {
  struct service s;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&s, 0, sizeof(s));
  mark(&s.network.backlog);
  if (s.network.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

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
