//===--- cause-level.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The level is corrected where it stands.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ -std=c99,c2x,c++98,c++20

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

/* The level of TCP. */
int tcp_level(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A number, and the result is tested. */
int number(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, 0, SO_REUSEADDR, &on, sizeof(on)) < 0) // #setsockopt
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, 0, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
}

/* A variable would be left without use: a call is added. */
int variable(const struct sockaddr *a, socklen_t n) {
  int on = 1, level = IPPROTO_TCP;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, level, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
}

/* Two callers share the call: the first report carries the edit. */
static void prepare(int fd) {
  int on = 1;
  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on)); // #shared
  // CHECK-REMOVED:  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int first(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  prepare(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #shared@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
}

int second(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  prepare(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #shared@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: that of another report mends this one, too
}

/* One of two callers makes the attempt: to correct it would not be enough. */
static void attempt(int fd) {
  int one = 1;
  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &one, sizeof(one)); // #attempt
}

static int attach(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #attach
  // CHECK-MESSAGES: #attach@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #with@socket: note: socket created here
  // CHECK-MESSAGES: #attempt@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #with_listens@listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  return bind(fd, a, n);
}

int with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #with
  attempt(fd);
  return attach(fd, a, n) < 0 ? -1 : listen(fd, 5); // #with_listens
}

int without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #without
  return attach(fd, a, n) < 0 ? -1 : listen(fd, 5); // #without_listens
}

/* Datagram sockets would get the option, too: it is not corrected there. */
static void tune(int fd) {
  int one = 1;
  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &one, sizeof(one)); // #tune
}

int tuned(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  tune(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #tune@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}

int datagrams(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  tune(fd);
  return bind(fd, a, n);
}
