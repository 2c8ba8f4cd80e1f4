//===--- helpers-create.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions of the same file that create the socket.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* The result of a function. It sets nothing. */
static int make_bare(int family) {
  int fd = socket(family, SOCK_STREAM, 0); // #bare
  if (fd < 0)
    perror("socket");
  return fd;
}

/* The result of a function that sets the option too. */
static int make_ready(int family) {
  int on = 1;
  int fd = socket(family, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

/* From the bare one: Missing. */
int from_bare(const struct sockaddr *a, socklen_t n) {
  int fd = make_bare(AF_INET);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bare@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* From the ready one: silent. */
int from_ready(const struct sockaddr *a, socklen_t n) {
  int fd = make_ready(AF_INET);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Two calls of one helper are two sockets: one has the option. */
int one_of_two(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int good = make_bare(AF_INET);
  int bad = make_bare(AF_INET6);
  setsockopt(good, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(good, a, n);
  listen(good, 5);
  bind(bad, a, n); // #bind
  listen(bad, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'bad' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bare@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}

/* Through an out-parameter. */
static int make_into(int *out) {
  *out = socket(AF_INET, SOCK_STREAM, 0); // #into
  return *out < 0 ? -errno : 0;
}

static int make_ready_into(int *out) {
  int on = 1;
  *out = socket(AF_INET, SOCK_STREAM, 0);
  if (*out < 0)
    return -errno;
  setsockopt(*out, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return 0;
}

int out_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (make_into(&fd) < 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #into@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int out_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (make_ready_into(&fd) < 0)
    return -1;
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Three levels deep. */
static int level_one(void) {
  return socket(AF_INET, SOCK_STREAM, 0); // #level
}
static int level_two(void) { return level_one(); }
static int level_three(void) {
  int fd = level_two();
  if (fd < 0)
    exit(1);
  return fd;
}

int deep_without(const struct sockaddr *a, socklen_t n) {
  int fd = level_three();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #level@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A helper that makes a datagram or a stream socket, as asked. */
static int make_any(int type) {
  return socket(AF_INET, type, 0); // #any
}

int any_stream(const struct sockaddr *a, socklen_t n) {
  int fd = make_any(SOCK_STREAM);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #any@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Not a stream: silent, though listen() is called on it. */
int any_datagram(const struct sockaddr *a, socklen_t n) {
  int fd = make_any(SOCK_DGRAM);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Calls itself until it works: Missing at the end of the recursion. */
static int make_patient(int tries) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #patient
  if (fd >= 0)
    return fd;
  if (tries == 0)
    return -1;
  sleep(1);
  return make_patient(tries - 1);
}

int recursive_without(const struct sockaddr *a, socklen_t n) {
  int fd = make_patient(5);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #patient@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Recursion that sets it: silent. */
static int make_patient_ready(int tries) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd >= 0) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return fd;
  }
  if (tries == 0)
    return -1;
  sleep(1);
  return make_patient_ready(tries - 1);
}

int recursive_with(const struct sockaddr *a, socklen_t n) {
  int fd = make_patient_ready(5);
  bind(fd, a, n);
  return listen(fd, 5);
}
