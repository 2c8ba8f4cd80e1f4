//===--- pointers-containers.c - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From a part back to the whole, as lists and event loops do it.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

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

/* It is another field that is written. */
static void count(int *backlog) {
  struct config *c =
      (struct config *)((char *)backlog - offsetof(struct config, backlog));
  c->port = 1;
}

int by_other_part(const struct sockaddr *a, socklen_t n) {
  struct config c;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #other_socket
  memset(&c, 0, sizeof(c));
  count(&c.backlog);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #other_bind
  // CHECK-MESSAGES: #other_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #other_socket@socket: note: socket created here
  // CHECK-MESSAGES: #other_listen@listen: note: socket listens here
  return listen(fd, 5); // #other_listen
}

/* A handle inside of a server, with the macro that everybody has. */
#define container_of(pointer, type, member)                                    \
  ((type *)((char *)(pointer)-offsetof(type, member)))

struct handle {
  int events;
  struct handle *next;
};

struct server {
  int fd;
  struct handle handle;
};

static void tune(struct handle *h) {
  struct server *s = container_of(h, struct server, handle);
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static void keep(struct handle *h) {
  struct server *s = container_of(h, struct server, handle);
  setsockopt(s->fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

int tuned(const struct sockaddr *a, socklen_t n) {
  struct server s;
  s.fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(&s.handle);
  bind(s.fd, a, n);
  return listen(s.fd, 5);
}

int kept(const struct sockaddr *a, socklen_t n) {
  struct server s;
  s.fd = socket(AF_INET, SOCK_STREAM, 0); // #kept_socket
  keep(&s.handle);
  bind(s.fd, a, n); // #kept_bind
  // CHECK-MESSAGES: #kept_bind@bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #kept_socket@socket: note: socket created here
  // CHECK-MESSAGES: #kept_listen@listen: note: socket listens here
  return listen(s.fd, 5); // #kept_listen
}

/* A handle of somebody else: what it is in is not known. */
int of_a_stranger(struct handle *h, const struct sockaddr *a, socklen_t n) {
  struct server *s = container_of(h, struct server, handle);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(h);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}
