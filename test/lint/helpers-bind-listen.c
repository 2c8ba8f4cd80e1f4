//===--- helpers-bind-listen.c - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of the same file that bind and listen.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

/* Listens on its parameter. */
static int start(int fd) {
  return listen(fd, 64); // #start
}

int calls_start_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #start@listen: note: socket listens here
  return start(fd);
}

int calls_start_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return start(fd);
}

/* Binds its parameter. All its callers set the option: silent. */
static int attach_ready(int fd, unsigned short port) {
  struct sockaddr_in a;
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  return bind(fd, (struct sockaddr *)&a, sizeof(a));
}

int uses_ready(void) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (attach_ready(fd, 7001) < 0)
    return -1;
  return start(fd);
}

/* A client may bind a port too; it does not listen: silent. */
int uses_ready_as_client(const struct sockaddr *peer, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (attach_ready(fd, 7002) < 0)
    return -1;
  return connect(fd, peer, n);
}

/* Binds its parameter. One of the callers forgets: one report, here. */
static int attach(int fd, unsigned short port) {
  struct sockaddr_in a;
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  return bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #forgotten@socket: note: socket created here
  // CHECK-MESSAGES: #forgotten_listens@listen: note: socket listens here
}

int remembers(void) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  attach(fd, 7003);
  return listen(fd, 5);
}

int forgets(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #forgotten
  attach(fd, 7004);
  return listen(fd, 5); // #forgotten_listens
}

/* Nested: a helper that does it all, from another that makes it. */
static int serve(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #serve
    return -1;
  return start(fd);
}

static int make_and_serve(const struct sockaddr *a, socklen_t n) {
  return serve(socket(AF_INET, SOCK_STREAM, 0), a, n); // #made
}

int nested(const struct sockaddr *a, socklen_t n) {
  // CHECK-MESSAGES: #serve@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@socket: note: socket created here
  // CHECK-MESSAGES: #start@listen: note: socket listens here
  return make_and_serve(a, n);
}

/* Nested the same way, with: silent. */
static int serve_ready(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return start(fd);
}

int nested_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return serve_ready(fd, a, n);
}
