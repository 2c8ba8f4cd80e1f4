//===--- unseen-known-elsewhere.c - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What functions that cannot be seen may reach in roundabout ways.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

struct server {
  int fd;
  int port;
};
struct owner {
  struct server *server;
  void *data;
};

extern void configure_owner(struct owner *);
extern void configure_any(void *);
extern void external(void);
extern void call_later(void (*)(void));

/* Also when the descriptor is bound through a local. */
int stored_fd = -1;

int stored_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  stored_fd = fd;
  external();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An object that other files know. */
extern struct server *current;

int object_before(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  current = s;
  external();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* A function of this file that sets it may be called by what cannot be seen. */
static int open_fd = -1;

void set_open(void) {
  int on = 1;
  setsockopt(open_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int called_back(const struct sockaddr *a, socklen_t n) {
  open_fd = socket(AF_INET, SOCK_STREAM, 0);
  external();
  bind(open_fd, a, n);
  return listen(open_fd, 5);
}

/* The server comes out of the owner. */
int taken_server(struct owner *o, const struct sockaddr *a, socklen_t n) {
  struct server *s = o->server;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_owner(o);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* The server lies behind a pointer without a type. */
int any_server(struct owner *o, struct server *s, const struct sockaddr *a,
               socklen_t n) {
  o->data = s;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_any(o);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* A function of this file is handed over, and sets it on a static. */
static int handed_fd = -1;

static void set_handed(void) {
  int on = 1;
  setsockopt(handed_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int handed_over(const struct sockaddr *a, socklen_t n) {
  handed_fd = socket(AF_INET, SOCK_STREAM, 0);
  call_later(set_handed);
  bind(handed_fd, a, n);
  return listen(handed_fd, 5);
}
