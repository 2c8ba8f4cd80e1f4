//===--- fix-error-handling-expression.c - socket-tidy --------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FixErrorHandling=Perror where the call goes into an expression.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --option FixErrorHandling=Perror -std=c99,c2x
// RUN: %check_socket_tidy %s %t.cpp --option FixErrorHandling=Perror --lang c++ -std=c++98,c++20 --any-fix --suffix CPP

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* In a comma. */
int comma(const struct sockaddr *a, socklen_t n) {
  int fd;
  return fd = socket(AF_INET, SOCK_STREAM, 0), // #socket
         bind(fd, a, n),                       // #bind
         listen(fd, 5);                        // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-FIXES:         (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ? perror("setsockopt") : (void)0),
}

/* The result is checked with that of the bind: nothing is printed that the caller
   does not print for the bind. */
int operand(const struct sockaddr *a, socklen_t n) {
  int fd;
  return (fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
         bind(fd, a, n) < 0 ||                         // #bind
         listen(fd, 5) < 0;                            // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-FIXES:         setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ||
}

/* In the head of a loop. */
int loop(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.1
  while (bind(fd, a, n) < 0) {              // #bind
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.2
  }
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket.1: note: socket created here
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket.1: note: socket created here
  // CHECK-MESSAGES-CPP: #socket.2: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-REMOVED:  while (bind(fd, a, n) < 0) {
  // CHECK-FIXES:  while (((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ? perror("setsockopt") : (void)0),
  // CHECK-FIXES-NEXT:          bind(fd, a, n)) < 0) {
}

/* In a branch of a conditional expression. */
int branch(const struct sockaddr *a, socklen_t n) {
  int fd;
  int status = (fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 // #socket
                   ? -1
                   : bind(fd, a, n); // #bind
  return status < 0 ? -1 : listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-FIXES:                   : ((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ? perror("setsockopt") : (void)0),
  // CHECK-REMOVED:                   : bind(fd, a, n);
  // CHECK-FIXES-NEXT:                      bind(fd, a, n));
}

/* In a condition that does more than to check the result. */
int number(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0 && // #socket
      1 + bind(fd, a, n) == 1 &&                     // #bind
      listen(fd, 5) == 0)                            // #listen
    return fd;
  return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-FIXES:      1 + ((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ? perror("setsockopt") : (void)0),
  // CHECK-REMOVED:      1 + bind(fd, a, n) == 1 &&
  // CHECK-FIXES-NEXT:           bind(fd, a, n)) == 1 &&
}

/* In a condition. */
int condition(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (!(fd = socket(AF_INET, SOCK_STREAM, 0), // #socket
        bind(fd, a, n)))                      // #bind
    return listen(fd, 5); // #listen
  return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-CPP: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-CPP: #socket: note: socket created here
  // CHECK-MESSAGES-CPP: #listen: note: socket listens here
  // CHECK-FIXES:        (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ? perror("setsockopt") : (void)0),
}
