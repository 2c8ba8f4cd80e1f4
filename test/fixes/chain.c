//===--- chain.c - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bind is one of several operands: the edit goes before the whole if when
// the descriptor has its value by then.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* First of a chain. */
int first(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
  return fd;
}

/* Later in a chain that tests the descriptor. */
int later(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0 || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (fd < 0 || bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}

/* The descriptor gets its value in the same statement: no place before it. */
int same_statement(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the descriptor gets its value in the same statement as the bind
  return listen(fd, 5); // #listen
}
