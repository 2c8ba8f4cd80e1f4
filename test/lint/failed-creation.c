//===--- failed-creation.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A branch on which the creation failed holds no socket, in whatever way people
// ask for that. What is done only there does not count.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.strict -strict --any-fix
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define unlikely(x) __builtin_expect(!!(x), 0)
#define INVALID_SOCKET (-1)

static const int on = 1;

static void tune(int fd) {
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Compared with a name for -1. */
int named_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd != INVALID_SOCKET)
    tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int named_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd == INVALID_SOCKET)
    tune(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Through the hint for the compiler. */
int hint_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (unlikely(fd < 0))
    goto out;
  tune(fd);
out:
  bind(fd, a, n);
  return listen(fd, 5);
}

/* By a switch. */
int switch_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  switch (fd) {
  case -1:
    perror("socket");
    break;
  default:
    tune(fd);
  }
  bind(fd, a, n);
  return listen(fd, 5);
}

int switch_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  switch (fd) {
  case -1:
    tune(fd);
    break;
  default:
    printf("descriptor %d\n", fd);
  }
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* In a variable, and by a function of the file. */
static bool is_valid(int fd) {
  return fd >= 0;
}

int variable_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bool ok = fd >= 0;
  if (ok)
    tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int variable_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bool failed = fd < 0;
  if (failed)
    tune(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int function_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (is_valid(fd))
    tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int function_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!is_valid(fd))
    tune(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The other way round, in an assignment, and as a truth. */
int mirrored_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (-1 < (fd = socket(AF_INET, SOCK_STREAM, 0)))
    tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int mirrored_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (0 > (fd = socket(AF_INET, SOCK_STREAM, 0))) // #socket
    tune(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Without a sign, as on Windows. */
int unsigned_with(const struct sockaddr *a, socklen_t n) {
  unsigned fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd != (unsigned)-1)
    tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Two tries, each with it; the second only if the first has failed. */
int fallback_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0)
    tune(fd);
  if (fd < 0 && errno == EAFNOSUPPORT) {
    fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd >= 0)
      tune(fd);
  }
  if (fd < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int fallback_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0)
    tune(fd);
  if (fd < 0 && errno == EAFNOSUPPORT)
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Again and again until it works. */
int patient_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  while ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0)
    if (errno != EINTR && errno != EMFILE)
      exit(1);
  tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int patient_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  while ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0) { // #socket
    tune(fd);
    if (errno != EINTR && errno != EMFILE)
      exit(1);
  }
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An out-parameter tells that it failed. */
static bool create(int *fd) {
  *fd = socket(AF_INET, SOCK_STREAM, 0); // #created
  return *fd != -1;
}

int told_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (create(&fd))
    tune(fd);
  else
    fd = -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int told_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (!create(&fd))
    tune(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #created@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
