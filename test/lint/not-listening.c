//===--- not-listening.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Bound, but never a listener: clients and servers without listen().
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -strict
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* A client that chooses its own address. */
int client(const struct sockaddr *own, const struct sockaddr *peer,
           socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, own, n) < 0)
    return -1;
  if (connect(fd, peer, n) < 0)
    return -1;
  return fd;
}

/* Bound only, to see if the port is free. */
int probe(const struct sockaddr *own, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int status = bind(fd, own, n);
  close(fd);
  return status;
}

/* Listens without bind: the system chooses the port. */
int unbound(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return listen(fd, 5);
}

/* Another socket listens, not the one that is bound. */
int other_listens(const struct sockaddr *own, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int other = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, own, n);
  listen(other, 5);
  return fd;
}

/* listen() comes before bind, which then fails: not a listener of that port. */
int listens_first(const struct sockaddr *own, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  listen(fd, 5);
  bind(fd, own, n);
  return fd;
}

/* The variable listens later, but as a new socket. */
int new_socket_listens(const struct sockaddr *own, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, own, n);
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  listen(fd, 5);
  return fd;
}
