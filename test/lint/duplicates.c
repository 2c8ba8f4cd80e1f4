//===--- duplicates.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// dup and friends give the same socket; a copy of the number does too.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Set through the duplicate: silent. */
int dup_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int twin = dup(fd);
  setsockopt(twin, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, where, size);
  listen(fd, 5);
  return twin;
}

/* Bound through the duplicate, set nowhere: Missing. */
int dup_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int twin = dup(fd);
  bind(twin, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'twin' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return twin;
}

/* fcntl(F_DUPFD) moves it above the standard descriptors: silent. */
int high_with(const struct sockaddr *where, socklen_t size) {
  int on = 1, high;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  high = fcntl(fd, F_DUPFD, 3);
  close(fd);
  bind(high, where, size);
  listen(high, 5);
  return high;
}

/* The same without: Missing. */
int high_without(const struct sockaddr *where, socklen_t size) {
  int high;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  high = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  close(fd);
  bind(high, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'high' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(high, 5); // #listen
  return high;
}

/* A copy in another variable: silent. */
int copy_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int server = fd;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(server, where, size);
  listen(server, 5);
  return server;
}

/* A copy in another variable, without: Missing. */
int copy_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int server = fd;
  bind(server, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'server' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return server;
}
