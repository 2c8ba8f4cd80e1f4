//===--- calls-recursive.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Recursion in the functions that make and set, and in data that is followed.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

/* Walks the list by calling itself; every socket has it: silent. */
static int first_with(const struct addrinfo *ai) {
  int on = 1, fd;
  if (ai == NULL)
    return -1;
  fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
  if (fd < 0)
    return first_with(ai->ai_next);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0)
    return fd;
  close(fd);
  return first_with(ai->ai_next);
}

int serve_with(const struct addrinfo *ai) {
  int fd = first_with(ai);
  return fd < 0 ? -1 : listen(fd, 5);
}

/* The same without it. */
static int first_without(const struct addrinfo *ai) {
  int fd;
  if (ai == NULL)
    return -1;
  fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #walked
  if (fd < 0)
    return first_without(ai->ai_next);
  if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0) // #walked_bind
    return fd;
  // CHECK-MESSAGES: #walked_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #walked@socket: note: socket created here
  // CHECK-MESSAGES: #walked_listen@listen: note: socket listens here
  close(fd);
  return first_without(ai->ai_next);
}

int serve_without(const struct addrinfo *ai) {
  int fd = first_without(ai);
  return fd < 0 ? -1 : listen(fd, 5); // #walked_listen
}

/* Counts down to the set: each way out of the recursion has it. */
static void set_at_zero(int fd, int depth) {
  int on = 1;
  if (depth > 0) {
    set_at_zero(fd, depth - 1);
    return;
  }
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int counted_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_at_zero(fd, 3);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Counts down and sets nothing. */
static void nothing_at_zero(int fd, int depth) {
  int size = 4096;
  if (depth > 0) {
    nothing_at_zero(fd, depth - 1);
    return;
  }
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
}

int counted_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  nothing_at_zero(fd, 3);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Three functions in a ring; one of them sets it before any can bind. */
static int ring_tune(int fd, const struct sockaddr *a, socklen_t n, int left);
static int ring_wait(int fd, const struct sockaddr *a, socklen_t n, int left) {
  sleep(1);
  return ring_tune(fd, a, n, left - 1);
}
static int ring_try(int fd, const struct sockaddr *a, socklen_t n, int left) {
  if (bind(fd, a, n) == 0)
    return listen(fd, 5);
  return left > 0 ? ring_wait(fd, a, n, left) : -1;
}
static int ring_tune(int fd, const struct sockaddr *a, socklen_t n, int left) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return ring_try(fd, a, n, left);
}

int ring_with(const struct sockaddr *a, socklen_t n) {
  return ring_wait(socket(AF_INET, SOCK_STREAM, 0), a, n, 9);
}

/* A ring that never sets it. */
static int loose_again(int fd, const struct sockaddr *a, socklen_t n, int left);
static int loose_try(int fd, const struct sockaddr *a, socklen_t n, int left) {
  if (bind(fd, a, n) == 0) // #loose
    return listen(fd, 5); // #loose_listen
  // CHECK-MESSAGES: #loose@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #loose_socket@socket: note: socket created here
  // CHECK-MESSAGES: #loose_listen@listen: note: socket listens here
  return left > 0 ? loose_again(fd, a, n, left) : -1;
}
static int loose_wait(int fd, const struct sockaddr *a, socklen_t n, int left) {
  sleep(1);
  return loose_try(fd, a, n, left);
}
static int loose_again(int fd, const struct sockaddr *a, socklen_t n,
                       int left) {
  return loose_wait(fd, a, n, left - 1);
}

int ring_without(const struct sockaddr *a, socklen_t n) {
  return loose_wait(socket(AF_INET, SOCK_STREAM, 0), a, n, 9); // #loose_socket
}

/* A server that starts itself anew after a failure: a new socket each time. */
int restart_with(const struct sockaddr *a, socklen_t n, int tries) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0) {
    close(fd);
    return tries ? restart_with(a, n, tries - 1) : -1;
  }
  return fd;
}

int restart_without(const struct sockaddr *a, socklen_t n, int tries) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0 || // #bind
      listen(fd, 5) < 0) { // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(fd);
    return tries ? restart_without(a, n, tries - 1) : -1;
  }
  return fd;
}

/* A tree of listeners, in each node a set of its own. */
struct node {
  int fd;
  struct node *left, *right;
};

int tree_with(struct node *node, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  if (node == NULL)
    return 0;
  node->fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(node->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(node->fd, a, n) < 0 || listen(node->fd, 5) < 0)
    return -1;
  return tree_with(node->left, a, n) + tree_with(node->right, a, n);
}

int tree_without(struct node *node, const struct sockaddr *a, socklen_t n) {
  if (node == NULL)
    return 0;
  node->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(node->fd, a, n) < 0 || // #bind
      listen(node->fd, 5) < 0) // #listen
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'node->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return tree_without(node->left, a, n) + tree_without(node->right, a, n);
}
