//===--- elsewhere.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where datagram sockets pass the bind, too, the option is set where only the
// stream sockets pass: behind the creation, or before the call that hands the
// descriptor on. Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* Two branches without braces. Whether it failed is asked where they meet. */
int branches(int stream, const struct sockaddr *a, socklen_t n) {
  int fd;
  if (stream)
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  else
    fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (fd < 0)
    perror("socket");
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (stream)
  // CHECK-REMOVED:  else
  // CHECK-FIXES:  if (stream) {
  // CHECK-FIXES-NEXT:    fd = socket(AF_INET, SOCK_STREAM, 0);
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    if (fd >= 0)
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  } else
  if (stream)
    return listen(fd, 5); // #listen
  return fd;
}

/* With braces, and a test in each. */
int blocks(int stream, const struct sockaddr *a, socklen_t n) {
  int fd;
  if (stream) {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd < 0) {
      perror("socket");
      return -1;
    }
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    if ((fd = socket(AF_INET, SOCK_DGRAM, 0)) == -1)
      return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (stream)
    return listen(fd, 5); // #listen
  return fd;
}

/* A helper that binds for both kinds, and a caller for each. */
static int one_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #one@socket: note: socket created here
  // CHECK-MESSAGES: #one_listens@listen: note: socket listens here
}

int one(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0) // #one
    exit(1);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  one_bind(fd, a, n);
  return listen(fd, 5); // #one_listens
}

int one_udp(const struct sockaddr *a, socklen_t n) {
  return one_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

/* The type is the argument of another helper. */
static int made_socket(int type) {
  return socket(AF_INET, type, 0); // #made
}

static int made_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@socket: note: socket created here
  // CHECK-MESSAGES: #made_listens@listen: note: socket listens here
}

int made(const struct sockaddr *a, socklen_t n) {
  int fd = made_socket(SOCK_STREAM);
  if (fd == -1)
    abort();
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  made_bind(fd, a, n);
  return listen(fd, 5); // #made_listens
}

int made_udp(const struct sockaddr *a, socklen_t n) {
  return made_bind(made_socket(SOCK_DGRAM), a, n);
}

/* It is tested by a function: the call may be the last one that is made. */
static void must(int status) {
  if (status < 0)
    perror("socket");
}

static int call_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #call@socket: note: socket created here
  // CHECK-MESSAGES: #call_listens@listen: note: socket listens here
}

int call(const struct sockaddr *a, socklen_t n) {
  int fds[2];
  must(fds[0] = socket(AF_INET, SOCK_STREAM, 0)); // #call
  fds[1] = socket(AF_INET, SOCK_DGRAM, 0);
  call_bind(fds[1], a, n);
  call_bind(fds[0], a, n);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fds[0], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return listen(fds[0], 5); // #call_listens
}

/* A condition on the type, which is known where the socket is made. */
static int typed_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #typed@socket: note: socket created here
  // CHECK-MESSAGES: #typed_listens@listen: note: socket listens here
}

static int typed_open(int type, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, type, 0); // #typed
  if (fd < 0)
    return -1;
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (type == SOCK_STREAM)
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return typed_bind(fd, a, n) < 0 ? -1 : fd;
}

int typed(const struct sockaddr *a, socklen_t n) {
  int fd = typed_open(SOCK_STREAM, a, n);
  return listen(fd, 5); // #typed_listens
}

int typed_udp(const struct sockaddr *a, socklen_t n) {
  return typed_open(SOCK_DGRAM, a, n);
}

/* Two callers with a stream: an edit for each, in one fix. */
static int two_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #two@socket: note: socket created here
  // CHECK-MESSAGES: #two_listens@listen: note: socket listens here
}

int two_v4(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #two
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  two_bind(fd, a, n);
  return listen(fd, 5); // #two_listens
}

int two_v6(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  two_bind(fd, a, n);
  return listen(fd, 5);
}

int two_udp(const struct sockaddr *a, socklen_t n) {
  return two_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

/* Two helpers, one socket: one fix for both reports. */
static int left_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #shared@socket: note: socket created here
  // CHECK-MESSAGES: #shared_listens@listen: note: socket listens here
}

static int right_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #shared@socket: note: socket created here
  // CHECK-MESSAGES: #shared_listens@listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: that of another report mends this one, too
}

int shared(int which, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #shared
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (which)
    left_bind(fd, a, n);
  else
    right_bind(fd, a, n);
  return listen(fd, 5); // #shared_listens
}

int left_udp(const struct sockaddr *a, socklen_t n) {
  return left_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

int right_udp(const struct sockaddr *a, socklen_t n) {
  return right_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

/* Nowhere is the descriptor in a place of its own. */
static int none_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #none@socket: note: socket created here
  // CHECK-MESSAGES: #none_listens@listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
}

static int none_open(int type, const struct sockaddr *a, socklen_t n) {
  const int fds[1] = {socket(AF_INET, type + 0, 0)}; // #none
  return none_bind(fds[0], a, n) < 0 ? -1 : fds[0];
}

int none(const struct sockaddr *a, socklen_t n) {
  int fd = none_open(SOCK_STREAM, a, n);
  return listen(fd, 5); // #none_listens
}

int none_udp(const struct sockaddr *a, socklen_t n) {
  return none_open(SOCK_DGRAM, a, n);
}
