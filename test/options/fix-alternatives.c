//===--- fix-alternatives.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FixAlternatives: a note carries the fix with the other handling of errors.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t.none --option FixAlternatives=true --suffix NONE --lang c,c++ -std=c99,c2x,c++98,c++20
// RUN: %check_socket_tidy %s %t.perror --option FixAlternatives=true --option FixErrorHandling=Perror --suffix PERROR --lang c,c++ -std=c99,c2x,c++98,c++20

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
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-NONE: #bind: note: set SO_REUSEADDR and print an error if that fails
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #bind: note: set SO_REUSEADDR and ignore the result
  // CHECK-FIXES-NONE:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NONE-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-PERROR:  int on = 1;
  // CHECK-FIXES-PERROR-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  // CHECK-FIXES-PERROR-NEXT:  if (bind(fd, a, n) < 0)
}

/* The name is that of the fix. */
int second(const struct sockaddr *a, socklen_t n) {
  int on = socket(AF_INET, SOCK_STREAM, 0), fd = on; // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES-NONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-NONE: #bind: note: set SO_REUSEADDR and print an error if that fails
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #bind: note: set SO_REUSEADDR and ignore the result
  // CHECK-FIXES-NONE:  int reuse_addr = 1;
  // CHECK-FIXES-NONE-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
  // CHECK-FIXES-NONE-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-PERROR:  int reuse_addr = 1;
  // CHECK-FIXES-PERROR-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  // CHECK-FIXES-PERROR-NEXT:  if (bind(fd, a, n) < 0)
}

/* A call that says the wrong thing is corrected, in one form. */
int corrected(const struct sockaddr *a, socklen_t n) {
  int one = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &one, sizeof(one)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES-NONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-REMOVED-NONE:  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &one, sizeof(one));
  // CHECK-REMOVED-PERROR:  setsockopt(fd, IPPROTO_TCP, SO_REUSEADDR, &one, sizeof(one));
  // CHECK-FIXES-NONE:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
  // CHECK-FIXES-PERROR:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
}
