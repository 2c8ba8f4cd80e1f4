//===--- early-exit.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Early exits and functions that do not return take their paths away.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.strict -strict --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

__attribute__((noreturn)) void die(const char *why);

/* Every error ends the process; the option is there. Silent, also strict. */
int dies_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    die("socket");
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    die("setsockopt");
  if (bind(fd, where, size) < 0)
    die("bind");
  if (listen(fd, 5) < 0)
    die("listen");
  return fd;
}

/* Every error ends the process; the option is not there. */
int dies_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    die("socket");
  if (bind(fd, where, size) < 0) // #bind
    die("bind");
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    die("listen");
  return fd;
}

/* The path without the option ends in abort(): silent, also strict. */
int or_abort(const struct sockaddr *where, socklen_t size, int ready) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (ready)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  else
    abort();
  if (bind(fd, where, size) < 0)
    exit(1);
  listen(fd, 5);
  return fd;
}

/* The path with the option ends in exit(), so no bind has it: Missing. */
int set_then_exit(const struct sockaddr *where, socklen_t size, int test) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (test) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    exit(0);
  }
  if (bind(fd, where, size) < 0) // #bind
    _exit(1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* The process ends before it listens: never a listener, silent. */
void probe(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, where, size) < 0)
    die("in use");
  exit(0);
  listen(fd, 5);
}

/* Returns at once on each error: silent. */
int returns_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0)
    return -1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
    return -2;
  if (bind(fd, where, size) != 0)
    return -3;
  if (listen(fd, 5) != 0)
    return -4;
  return fd;
}

/* What is passed decides that the process always ends after the bind: no socket
   listens. */
static void bind_or_try(int fd, const struct sockaddr *where, socklen_t size,
                        int serve) {
  bind(fd, where, size);
  if (!serve)
    exit(0);
}

int only_tries(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind_or_try(fd, where, size, 0);
  return listen(fd, 5);
}

static void bind_for_good(int fd, const struct sockaddr *where, socklen_t size,
                          int serve) {
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #good_socket@socket: note: socket created here
  // CHECK-MESSAGES: #good_listen@listen: note: socket listens here
  if (!serve)
    exit(0);
}

int serves(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #good_socket
  bind_for_good(fd, where, size, 1);
  return listen(fd, 5); // #good_listen
}
