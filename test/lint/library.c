//===--- library.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of the system that write texts, numbers and zeros. None of them can
// set the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#define _GNU_SOURCE
#include <err.h>
#include <error.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

/* Messages with the number in them. */
int asprintf_without(const struct sockaddr *a, socklen_t n) {
  char *text = NULL;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (asprintf(&text, "descriptor %d", fd) < 0)
    return -1;
  free(text);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int error_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  error_at_line(0, 0, __FILE__, __LINE__, "descriptor %d", fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The number as bytes. */
int written_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  fwrite(&fd, sizeof(fd), 1, stdout);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* mempcpy() copies, as memcpy() does; set on the copy: silent. */
int copied_with(const struct sockaddr *a, socklen_t n) {
  int copy, on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  mempcpy(&copy, &fd, sizeof(fd));
  setsockopt(copy, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int copied_without(const struct sockaddr *a, socklen_t n) {
  int copy;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  mempcpy(&copy, &fd, sizeof(fd));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(copy, 5); // #listen
}

/* explicit_bzero() zeroes the address, and with it the port: silent. */
int zeroed(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  explicit_bzero(&a, sizeof(a));
  a.sin_family = AF_INET;
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}
