//===--- values-unusual.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Option values that are reached in unusual ways: on the heap, through a
// pointer, in a struct.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>

/* On the heap, zeroed by calloc(). */
int heap_zero(const struct sockaddr *a, socklen_t n) {
  int *on = calloc(1, sizeof(*on));
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (on == NULL)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(*on)); // #setsockopt
  free(on);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Written through a pointer, and given by its name. */
int through_pointer(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int *p = &on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  *p = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int through_pointer_zero(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int *p = &on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  *p = 0;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A pointer to one of several flags. */
int flag_of_several(char option, const struct sockaddr *a, socklen_t n) {
  static const int on = 1;
  int reuse = 0, keepalive = 0;
  int *flag = option == 'r' ? &reuse : &keepalive;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  *flag = 1;
  if (keepalive)
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An element by a pointer to it. */
int element_by_pointer(const struct sockaddr *a, socklen_t n) {
  int values[2] = {0, 0};
  int *second = values + 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  *second = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &values[1], sizeof(values[1]));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The value is the first member of a struct. */
struct value {
  int value;
};
static const struct value disabled = {0};

int wrapped_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &disabled, // #setsockopt
             sizeof(disabled));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
