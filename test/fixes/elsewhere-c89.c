//===--- elsewhere-c89.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edit behind the creation, where declarations come first.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu89 -- -Wdeclaration-after-statement
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static int top_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #top@socket: note: socket created here
  // CHECK-MESSAGES: #top_listens@listen: note: socket listens here
}

/* The last of the declarations. */
int top(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #top
  int status = 0;
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  status = top_bind(fd, a, n);
  return status < 0 ? status : listen(fd, 5); // #top_listens
}

int top_udp(const struct sockaddr *a, socklen_t n) {
  return top_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

static int block_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #block@socket: note: socket created here
  // CHECK-MESSAGES: #block_listens@listen: note: socket listens here
}

/* Statements come first: a block. */
int block(const struct sockaddr *a, socklen_t n) {
  int fd;
  fd = socket(AF_INET, SOCK_STREAM, 0); // #block
  if (fd < 0)
    return -1;
  // CHECK-FIXES:  {
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  }
  block_bind(fd, a, n);
  return listen(fd, 5); // #block_listens
}

int block_udp(const struct sockaddr *a, socklen_t n) {
  return block_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

static int brace_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #brace@socket: note: socket created here
  // CHECK-MESSAGES: #brace_listens@listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
}

/* A branch without braces: its braces would hold a block. */
int brace(int stream, const struct sockaddr *a, socklen_t n) {
  int fd;
  if (stream)
    fd = socket(AF_INET, SOCK_STREAM, 0); // #brace
  else
    fd = socket(AF_INET, SOCK_DGRAM, 0);
  brace_bind(fd, a, n);
  return stream ? listen(fd, 5) : fd; // #brace_listens
}
