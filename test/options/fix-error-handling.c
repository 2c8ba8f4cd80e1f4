//===--- fix-error-handling.c - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FixErrorHandling: what an edit does when setsockopt fails.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --suffix NONE
// RUN: %check_socket_tidy %s %t.none --option FixErrorHandling=None --suffix NONE
// RUN: %check_socket_tidy %s %t.perror --option FixErrorHandling=Perror --suffix PERROR --lang c,c++ -std=c99,c2x,c++98,c++20

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

/* A statement. */
int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES-NONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-FIXES-NONE:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NONE-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-PERROR:  int on = 1;
  // CHECK-FIXES-PERROR-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  // CHECK-FIXES-PERROR-NEXT:  if (bind(fd, a, n) < 0)
}
