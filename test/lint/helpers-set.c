//===--- helpers-set.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of the same file that set the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

/* Sets it on its parameter. */
static int set_reuse(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Sets it through a pointer. */
static void set_reuse_at(const int *fd) {
  int on = 1;
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Looks as if it did, and sets another one. */
static int set_keepalive(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

/* Two levels. */
static void tune(int fd) {
  set_keepalive(fd);
  if (set_reuse(fd) < 0)
    perror("setsockopt");
}

/* Sets it only if told so by something at run time. */
static void set_maybe(int fd, int want) {
  int on = 1;
  if (want)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* By value: silent. */
int by_value(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_reuse(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* By pointer: silent. */
int by_pointer(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_reuse_at(&fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Nested: silent. */
int nested(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* In the condition, as people write it: silent. */
int in_condition(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 || set_reuse(fd) < 0 || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A visible helper that sets another option hides nothing: Missing. */
int wrong_helper(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_keepalive(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A run-time switch inside of the helper: Partial, silent. */
int maybe(const struct sockaddr *a, socklen_t n, int want) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_maybe(fd, want);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The helper is called on one of two sockets: the other is Missing. */
int one_of_two(const struct sockaddr *a, socklen_t n) {
  int good = socket(AF_INET, SOCK_STREAM, 0);
  int bad = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  set_reuse(good);
  bind(good, a, n);
  listen(good, 5);
  bind(bad, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'bad' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(bad, 5); // #listen
}

/* The helper is called too late: Missing. The note names the set in it. */
static int set_late(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #late
}

int too_late(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  set_late(fd);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #late@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
