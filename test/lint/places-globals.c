//===--- places-globals.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in globals and static locals, shared by functions.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

static struct sockaddr_in where;

/* Made and bound in one function, listens in another; a third calls both. */
static int first = -1;

static void first_open(void) {
  first = socket(AF_INET, SOCK_STREAM, 0); // #first
}

static int first_bind(void) {
  return bind(first, (struct sockaddr *)&where, sizeof(where)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'first' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #first@socket: note: socket created here
  // CHECK-MESSAGES: #first_listens@listen: note: socket listens here
}

int first_server(unsigned short port) {
  where.sin_port = htons(port);
  first_open();
  if (first_bind() < 0)
    return -1;
  return listen(first, 5); // #first_listens
}

/* The same, and a function between sets the option: silent. */
static int second = -1;

static void second_open(void) { second = socket(AF_INET, SOCK_STREAM, 0); }

static void second_tune(void) {
  int on = 1;
  setsockopt(second, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int second_server(unsigned short port) {
  where.sin_port = htons(port);
  second_open();
  second_tune();
  if (bind(second, (struct sockaddr *)&where, sizeof(where)) < 0)
    return -1;
  return listen(second, 5);
}

/* Nobody in sight calls them, and none of them sets it: Missing. */
int third = -1;

int third_open(void) {
  third = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (third < 0)
    return -1;
  if (bind(third, (struct sockaddr *)&where, sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'third' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #third_listens@listen: note: socket listens here
  return 0;
}

int third_start(void) {
  return listen(third, 5); // #third_listens
}

/* Nobody in sight calls them, and one sets it: the order is unknown, so this
   is Unseen and silent. */
int fourth = -1;

int fourth_open(void) {
  fourth = socket(AF_INET, SOCK_STREAM, 0);
  return fourth;
}

int fourth_tune(void) {
  int on = 1;
  return setsockopt(fourth, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int fourth_bind(void) {
  return bind(fourth, (struct sockaddr *)&where, sizeof(where));
}

int fourth_start(void) { return listen(fourth, 5); }

/* One function, a static local: with and without. */
int static_local_with(void) {
  static int fd = -1;
  int on = 1;
  if (fd >= 0)
    return fd;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, (struct sockaddr *)&where, sizeof(where));
  listen(fd, 5);
  return fd;
}

int static_local_without(void) {
  static int fd = -1;
  if (fd >= 0)
    return fd;
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (struct sockaddr *)&where, sizeof(where)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}
