//===--- places-unusual.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Unusual names of a socket: members of a union, chosen numbers, numbers that
// are put together. What is set by them may be the socket: silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

union twin {
  int fd;
  int handle;
};

/* Two members of a union are one place: set through one, bound
   through the other. Silent. */
int union_twin(const struct sockaddr *a, socklen_t n) {
  union twin t;
  int on = 1;
  t.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(t.handle, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(t.fd, a, n);
  return listen(t.fd, 5);
}

/* dup2() to a number of one's own choice: the number is the
   socket now. Silent. */
int dup2_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (dup2(fd, 3) < 0)
    return -1;
  setsockopt(3, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* What is set is a number that may be the socket. */
int packed(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  unsigned long key = (unsigned long)fd << 32 | 7;
  setsockopt((int)(key >> 32), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* All descriptors that there may be. */
int all_numbers(const struct sockaddr *a, socklen_t n) {
  int on = 1, i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 3; i < 1024; i++)
    setsockopt(i, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
