//===--- c89.c - socket-tidy ----------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C89 wants declarations at the top of a block: the edit brings a block, or the
// declaration goes to the top.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu89 -- -Wdeclaration-after-statement
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* A statement comes before it. */
int statement_before(const struct sockaddr *a, socklen_t n) {
  int fd;
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  {
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  }
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, 5); // #listen
}

/* Only declarations come before it. */
int declarations_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, 5); // #listen
}

/* It is a declaration itself, and a declaration follows. */
int between_declarations(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int status = bind(fd, a, n); // #bind
  int backlog = 5;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int status = bind(fd, a, n);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  int status = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-NEXT:                bind(fd, a, n));
  if (status < 0)
    return -1;
  return listen(fd, backlog); // #listen
}

/* In the condition, after a statement: the declaration goes to the top. */
int in_condition(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (!a)
    return -1;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  int fd;
  // CHECK-FIXES:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
  // CHECK-FIXES-NEXT:      bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}
