//===--- places-dup.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// dup(), dup2(), dup3() and fcntl(): both descriptors name one socket, for as
// long as one of them is open.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu11 --any-fix
// REQUIRES: full

#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Set on the original, bound through the duplicate. */
int dup_original(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int copy = dup(fd);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(copy, a, n);
  return listen(copy, 5);
}

int dup2_without(const struct sockaddr *a, socklen_t n) {
  int high = 200;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (dup2(fd, high) < 0)
    return -1;
  close(fd);
  bind(high, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'high' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(high, 5); // #listen
}

/* dup2() over another socket: that one is gone, with its option. */
int dup2_over(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int old = socket(AF_INET, SOCK_STREAM, 0);
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(old, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  dup2(fd, old);
  bind(old, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'old' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(old, 5); // #listen
}

int dup2_over_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int old = socket(AF_INET, SOCK_STREAM, 0);
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  dup2(fd, old);
  close(fd);
  bind(old, a, n);
  return listen(old, 5);
}

/* The result of dup2() and dup3(). */
int dup3_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = dup3(socket(AF_INET, SOCK_STREAM, 0), 64, O_CLOEXEC);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int dup3_without(const struct sockaddr *a, socklen_t n) {
  int fd = dup3(socket(AF_INET, SOCK_STREAM, 0), 64, O_CLOEXEC); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The duplicate is made before the set, and bound after the close. */
int moved_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int high = fcntl(fd, F_DUPFD_CLOEXEC, 100);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  close(fd);
  bind(high, a, n);
  return listen(high, 5);
}

/* Other commands of fcntl() give a number that is no descriptor. */
int flags_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, flags;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  flags = fcntl(fd, F_GETFL, 0);
  fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int flags_without(const struct sockaddr *a, socklen_t n) {
  int flags;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  flags = fcntl(fd, F_GETFL, 0);
  if (flags == -1 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) == -1)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A helper that moves a descriptor away from the standard ones. */
static int move_high(int fd) {
  int high;
  if (fd > 2)
    return fd;
  high = fcntl(fd, F_DUPFD, 3);
  close(fd);
  return high;
}

int high_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = move_high(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int high_without(const struct sockaddr *a, socklen_t n) {
  int fd = move_high(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The duplicate is closed: the original still has the option. */
int closed_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int copy = dup(fd);
  setsockopt(copy, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  close(copy);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The option went to the duplicate of another socket. */
int other_without(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int copy = dup(one);
  setsockopt(copy, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(one, a, n);
  listen(one, 5);
  bind(two, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'two' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(two, 5); // #listen
}

/* Listens through the duplicate, in a function of its own. */
static int serve_copy(int fd) {
  int copy = dup(fd);
  return listen(copy, 5); // #copy_listens
}

int listens_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return serve_copy(fd);
}

int listens_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #copy_listens@listen: note: socket listens here
  return serve_copy(fd);
}

/* As inetd does it: the socket becomes standard input. */
int inetd_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  dup2(fd, STDIN_FILENO);
  close(fd);
  setsockopt(STDIN_FILENO, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(STDIN_FILENO, a, n);
  return listen(STDIN_FILENO, 5);
}
