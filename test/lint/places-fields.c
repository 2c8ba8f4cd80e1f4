//===--- places-fields.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in struct fields: of a local, through a pointer, nested.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct connection {
  int fd;
  int flags;
};

struct server {
  struct connection control;
  struct connection data;
  int backlog;
};

/* Through a pointer, without: Missing. */
int pointer_without(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->control.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (s->control.fd < 0)
    return -1;
  if (bind(s->control.fd, a, n) < 0) { // #bind
    close(s->control.fd);
    return -1;
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 's->control.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->control.fd, s->backlog); // #listen
}

/* Through a pointer, with: silent. */
int pointer_with(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  s->control.fd = socket(AF_INET, SOCK_STREAM, 0);
  if (s->control.fd < 0)
    return -1;
  setsockopt(s->control.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s->control.fd, a, n) < 0) {
    close(s->control.fd);
    return -1;
  }
  return listen(s->control.fd, s->backlog);
}

/* Two fields of one object are two sockets; the second is forgotten. */
int two_fields(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  s->control.fd = socket(AF_INET, SOCK_STREAM, 0);
  s->data.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(s->control.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(s->control.fd, a, n);
  listen(s->control.fd, 5);
  bind(s->data.fd, a + 1, n); // #bind
  listen(s->data.fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 's->data.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}

/* A local first, then the field: the same socket, silent. */
int stored_later(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  s->control.fd = fd;
  bind(s->control.fd, a, n);
  return listen(s->control.fd, 5);
}

/* A local first, then the field, nothing set: Missing. */
int stored_later_without(struct server *s, const struct sockaddr *a,
                         socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  s->control.fd = fd;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->control.fd, 5); // #listen
}

/* A struct on the stack whose helper functions see it by pointer. */
static void tune(struct connection *c) {
  int on = 1;
  setsockopt(c->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static int start(struct connection *c) {
  return listen(c->fd, 5); // #started
}

int local_with(const struct sockaddr *a, socklen_t n) {
  struct connection c = {-1, 0};
  c.fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(&c);
  if (bind(c.fd, a, n) < 0)
    return -1;
  start(&c);
  return c.fd;
}

/* The same, but nobody tunes it: Missing. */
int local_without(const struct sockaddr *a, socklen_t n) {
  struct connection c = {-1, 0};
  c.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(c.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'c.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #started@listen: note: socket listens here
  start(&c);
  return c.fd;
}
