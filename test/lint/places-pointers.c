//===--- places-pointers.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors behind pointers: contexts on the heap, structs that point to
// structs, and functions that share them.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
  int fd;
  int backlog;
  struct sockaddr_in address;
};

struct context {
  const char *name;
  struct server *srv;
};

/* A constructor on the heap; the steps are functions of the object. */
static struct server *server_new(unsigned short port) {
  struct server *s = malloc(sizeof(*s));
  if (s == NULL)
    return NULL;
  memset(s, 0, sizeof(*s));
  s->fd = -1;
  s->backlog = 64;
  s->address.sin_family = AF_INET;
  s->address.sin_port = htons(port);
  return s;
}

static int server_create(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #created
  return s->fd < 0 ? -1 : 0;
}

static int server_tune(struct server *s) {
  int on = 1;
  return setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static int server_bind(struct server *s) {
  return bind(s->fd, (struct sockaddr *)&s->address, // #bound
              sizeof(s->address));
  // CHECK-MESSAGES: #bound@bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #created@socket: note: socket created here
  // CHECK-MESSAGES: #listens_here@listen: note: socket listens here
}

static int server_listen(struct server *s) {
  return listen(s->fd, s->backlog); // #listens_here
}

struct server *heap_with(unsigned short port) {
  struct server *s = server_new(port);
  if (s == NULL || server_create(s) < 0 || server_tune(s) < 0)
    return NULL;
  if (server_bind(s) < 0 || server_listen(s) < 0) {
    close(s->fd);
    free(s);
    return NULL;
  }
  return s;
}

struct server *heap_without(unsigned short port) {
  struct server *s = server_new(port);
  if (s == NULL || server_create(s) < 0)
    return NULL;
  if (server_bind(s) < 0 || server_listen(s) < 0) {
    close(s->fd);
    free(s);
    return NULL;
  }
  return s;
}

/* The server lies behind the context that is passed around. */
static int context_open(struct context *ctx) {
  ctx->srv->fd = socket(AF_INET, SOCK_STREAM, 0); // #opened
  return ctx->srv->fd;
}
static void context_tune(struct context *ctx) {
  int on = 1;
  setsockopt(ctx->srv->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static void context_log(const struct context *ctx) {
  printf("%s: descriptor %d\n", ctx->name, ctx->srv->fd);
}

int context_with(struct context *ctx) {
  struct server *srv = ctx->srv;
  if (context_open(ctx) < 0)
    return -1;
  context_tune(ctx);
  context_log(ctx);
  if (bind(srv->fd, (struct sockaddr *)&srv->address, sizeof(srv->address)) < 0)
    return -1;
  return listen(ctx->srv->fd, srv->backlog);
}

int context_without(struct context *ctx) {
  struct server *srv = ctx->srv;
  if (context_open(ctx) < 0)
    return -1;
  context_log(ctx);
  if (bind(srv->fd, (struct sockaddr *)&srv->address, // #bind
           sizeof(srv->address)) < 0)
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'srv->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #opened@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(ctx->srv->fd, srv->backlog); // #listen
}

/* A pointer to one of two servers. */
int chosen_with(struct server *v4, struct server *v6, int want_v6) {
  int on = 1;
  struct server *s = want_v6 ? v6 : v4;
  s->fd = socket(want_v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, s->backlog);
}

int chosen_without(struct server *v4, struct server *v6, int want_v6) {
  struct server *s = want_v6 ? v6 : v4;
  s->fd = socket(want_v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(s->fd, (struct sockaddr *)&s->address, // #bind
           sizeof(s->address)) < 0)
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, s->backlog); // #listen
}

/* A pointer to the variable, chosen by a condition. */
int variable_with(int first, const struct sockaddr *a, socklen_t n) {
  int one = -1, two = -1, on = 1;
  int *fd = first ? &one : &two;
  *fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(first ? one : two, a, n);
  listen(*fd, 5);
  return one + two;
}

int variable_without(int first, const struct sockaddr *a, socklen_t n) {
  int one = -1, two = -1;
  int *fd = first ? &one : &two;
  *fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(*fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(*fd, 5); // #listen
  return one + two;
}

/* A void pointer to the object, as callbacks have it. */
static int start(void *arg) {
  struct server *s = arg;
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0) // #started
    return -1;
  // CHECK-MESSAGES: #started@bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #void_socket@socket: note: socket created here
  // CHECK-MESSAGES: #start_listens@listen: note: socket listens here
  return listen(s->fd, s->backlog); // #start_listens
}

int void_with(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  server_tune(s);
  return start(s);
}

int void_without(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #void_socket
  return start(s);
}

/* The address of the field goes to the helper that sets it. */
static void tune_at(const int *fd) {
  int on = 1;
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static void keep_at(const int *fd) {
  int on = 1;
  setsockopt(*fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

int field_with(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_at(&s->fd);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, s->backlog);
}

int field_without(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  keep_at(&s->fd);
  if (bind(s->fd, (struct sockaddr *)&s->address, // #bind
           sizeof(s->address)) < 0)
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, s->backlog); // #listen
}

/* The descriptor itself on the heap. */
int *boxed_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int *fd = malloc(sizeof(*fd));
  if (fd == NULL)
    return NULL;
  *fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(*fd, a, n) < 0 || listen(*fd, 5) < 0) {
    free(fd);
    return NULL;
  }
  return fd;
}

int *boxed_without(const struct sockaddr *a, socklen_t n) {
  int *fd = malloc(sizeof(*fd));
  if (fd == NULL)
    return NULL;
  *fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(*fd, a, n) < 0 || // #bind
      listen(*fd, 5) < 0) { // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    free(fd);
    return NULL;
  }
  return fd;
}

/* The whole struct is copied after the set, and before the bind. */
int copied_with(struct server *to) {
  struct server s = {.fd = -1, .backlog = 16};
  int on = 1;
  s.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  *to = s;
  if (bind(to->fd, (struct sockaddr *)&to->address, sizeof(to->address)) < 0)
    return -1;
  return listen(to->fd, to->backlog);
}

int copied_without(struct server *to, const struct sockaddr *a, socklen_t n) {
  struct server s = {.fd = -1, .backlog = 16};
  s.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  *to = s;
  if (bind(to->fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'to->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(to->fd, to->backlog); // #listen
}

/* memcpy of the struct is a copy too. */
int moved_with(struct server *to) {
  struct server s;
  int on = 1;
  memset(&s, 0, sizeof(s));
  s.fd = socket(AF_INET, SOCK_STREAM, 0);
  memcpy(to, &s, sizeof(s));
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(to->fd, (struct sockaddr *)&to->address, sizeof(to->address)) < 0)
    return -1;
  return listen(to->fd, 5);
}

/* A struct is freed and made again: a new socket, without the option. */
struct server *renewed(unsigned short port) {
  struct server *s = server_new(port);
  if (s == NULL || server_create(s) < 0)
    return NULL;
  server_tune(s);
  close(s->fd);
  free(s);
  s = server_new(port);
  if (s == NULL)
    return NULL;
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(s->fd, 5); // #listen
  return s;
}
