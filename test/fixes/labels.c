//===--- labels.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where a declaration may not stand, or could be jumped over, the edit has
// none in C, and in C++ braces of its own.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c -std=c99 --suffix=,C
// RUN: %check_socket_tidy %s %t --lang c++ -std=c++17 --suffix=,CXX
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A goto goes past it, out of the scope of nothing. */
int jumped_over(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    goto fail;
  if (bind(fd, a, n) < 0) // #bind
    goto fail;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES-C:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  // CHECK-FIXES-C-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-CXX:  {
  // CHECK-FIXES-CXX-NEXT:    int on = 1;
  // CHECK-FIXES-CXX-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-CXX-NEXT:  }
  // CHECK-FIXES-CXX-NEXT:  if (bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
fail:
  perror("server");
  return -1;
}

/* Right after a label. */
int after_label(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
again:
  if (bind(fd, a, n) < 0) { // #bind
    if (errno == EADDRINUSE) {
      sleep(1);
      goto again;
    }
    return -1;
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES-C:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  // CHECK-FIXES-C-NEXT:  if (bind(fd, a, n) < 0) {
  // CHECK-FIXES-CXX:  {
  // CHECK-FIXES-CXX-NEXT:    int on = 1;
  // CHECK-FIXES-CXX-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-CXX-NEXT:  }
  // CHECK-FIXES-CXX-NEXT:  if (bind(fd, a, n) < 0) {
  return listen(fd, 5); // #listen
}

/* In a case of a switch. */
int in_case(int what, int fd, const struct sockaddr *a, socklen_t n) {
  switch (what) {
  case 1:
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES-C:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
    // CHECK-FIXES-C-NEXT:    bind(fd, a, n);
    // CHECK-FIXES-CXX:    {
    // CHECK-FIXES-CXX-NEXT:      int on = 1;
    // CHECK-FIXES-CXX-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-CXX-NEXT:    }
    // CHECK-FIXES-CXX-NEXT:    bind(fd, a, n);
    listen(fd, 5); // #listen
    break;
  case 2:
    close(fd);
    return -1;
  }
  return fd;
}
