//===--- places-numbered.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names of a socket that are numbers, or that come from stdio.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* Bound as standard input. */
int inetd_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  dup2(fd, STDIN_FILENO);
  close(fd);
  bind(STDIN_FILENO, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'STDIN_FILENO' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(STDIN_FILENO, 5); // #listen
}

/* The number that stdio gives back. */
int by_stream(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  FILE *stream = fdopen(fd, "r+");
  setsockopt(fileno(stream), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
