//===--- stale-elements.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What was zero as a whole, and then written in a part that is not quite known:
// an element of which the index is not known, or through a pointer that is not
// followed. What the switch says is not known any more.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static const int on = 1;

struct config {
  int port;
  int backlog;
  int reuse;
};

/* An element of an array that starts as zero. */
int by_index(int k, const struct sockaddr *a, socklen_t n) {
  struct config several[4] = {{0, 0, 0}};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  several[k].reuse = 1;
  if (several[1].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same in a loop over what the user says. */
int by_arguments(int argc, char **argv, const struct sockaddr *a, socklen_t n) {
  struct config several[4];
  int i, fd;
  memset(several, 0, sizeof(several));
  for (i = 1; i < argc; i++)
    several[atoi(argv[i]) & 3].reuse = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (several[2].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another field of the element was written: the switch is as it was. */
int other_field(int k, const struct sockaddr *a, socklen_t n) {
  struct config several[4];
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #other_socket
  memset(several, 0, sizeof(several));
  several[k].port = 80;
  if (several[1].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #other
  // CHECK-MESSAGES: #other@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #other_socket@socket: note: socket created here
  // CHECK-MESSAGES: #other_listen@listen: note: socket listens here
  return listen(fd, several[1].backlog); // #other_listen
}

/* It was zero again afterwards. */
int zero_again(int k, const struct sockaddr *a, socklen_t n) {
  struct config several[4];
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #again_socket
  several[k].reuse = 1;
  memset(several, 0, sizeof(several));
  if (several[1].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #again
  // CHECK-MESSAGES: #again@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #again_socket@socket: note: socket created here
  // CHECK-MESSAGES: #again_listen@listen: note: socket listens here
  return listen(fd, several[1].backlog); // #again_listen
}

/* A pointer with a tag in its lowest bit, which is not followed. */
static struct config *untagged(struct config *c) {
  return (struct config *)((uintptr_t)c & ~(uintptr_t)1);
}

int by_tagged(const struct sockaddr *a, socklen_t n) {
  struct config c;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&c, 0, sizeof(c));
  untagged(&c)->reuse = 1;
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* In an inner struct. */
struct service {
  struct config network;
  int limit;
};

int by_inner(const struct sockaddr *a, socklen_t n) {
  struct service s;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&s, 0, sizeof(s));
  untagged(&s.network)->reuse = 1;
  if (s.network.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Nobody has the address of this one. */
int without_address(struct config *c, const struct sockaddr *a, socklen_t n) {
  struct config mine = {0, 0, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #mine_socket
  untagged(c)->reuse = 1;
  if (mine.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #mine
  // CHECK-MESSAGES: #mine@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #mine_socket@socket: note: socket created here
  // CHECK-MESSAGES: #mine_listen@listen: note: socket listens here
  return listen(fd, mine.backlog); // #mine_listen
}
