//===--- recursion.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recursion through helpers that bind, and helpers that call each other.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Tries the next port until one is free; its caller forgot: Missing. */
static int bind_next(int fd, struct sockaddr_in *a, int port) {
  if (port > 9000)
    return -1;
  a->sin_port = htons((unsigned short)port);
  if (bind(fd, (struct sockaddr *)a, sizeof(*a)) == 0) // #bind
    return port;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #without@socket: note: socket created here
  // CHECK-MESSAGES: #without_listens@listen: note: socket listens here
  return bind_next(fd, a, port + 1);
}

int without(struct sockaddr_in *a) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #without
  if (bind_next(fd, a, 8000) < 0)
    return -1;
  return listen(fd, 5); // #without_listens
}

/* The same, its caller remembers: silent. */
static int bind_next_ready(int fd, struct sockaddr_in *a, int port) {
  if (port > 9000)
    return -1;
  a->sin_port = htons((unsigned short)port);
  if (bind(fd, (struct sockaddr *)a, sizeof(*a)) == 0)
    return port;
  return bind_next_ready(fd, a, port + 1);
}

int with(struct sockaddr_in *a) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind_next_ready(fd, a, 8000) < 0)
    return -1;
  return listen(fd, 5);
}

/* Two helpers that call each other; one of them sets it on every way to the
   bind: silent. */
static int attach(int fd, const struct sockaddr *a, socklen_t n, int tries);

static int tune(int fd, const struct sockaddr *a, socklen_t n, int tries) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return attach(fd, a, n, tries);
}

static int attach(int fd, const struct sockaddr *a, socklen_t n, int tries) {
  if (bind(fd, a, n) == 0)
    return 0;
  if (tries == 0)
    return -1;
  return tune(fd, a, n, tries - 1);
}

int mutual(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (tune(fd, a, n, 5) < 0)
    return -1;
  return listen(fd, 5);
}

/* The same two called at the other end: the first bind has no option, later
   ones do. A run-time matter: Partial, silent. */
static int attach_first(int fd, const struct sockaddr *a, socklen_t n, int t);

static int tune_second(int fd, const struct sockaddr *a, socklen_t n, int t) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return attach_first(fd, a, n, t);
}

static int attach_first(int fd, const struct sockaddr *a, socklen_t n, int t) {
  if (bind(fd, a, n) == 0)
    return 0;
  if (t == 0)
    return -1;
  return tune_second(fd, a, n, t - 1);
}

int mutual_late(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (attach_first(fd, a, n, 5) < 0)
    return -1;
  return listen(fd, 5);
}
