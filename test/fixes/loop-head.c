//===--- loop-head.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bind is in the head of a loop: once before it where the loop keeps its
// socket.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

int patient(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  while (bind(fd, a, n) < 0) // #bind
    sleep(1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  while (bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}

/* Each turn makes its own socket: inside the condition. */
int impatient(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  while (bind(fd, a, n) < 0) { // #bind
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.2
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  while (bind(fd, a, n) < 0) {
  // CHECK-FIXES:  while ((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-NEXT:          bind(fd, a, n)) < 0) {
  return listen(fd, 5); // #listen
}
