//===--- fix-alternatives-include.c - socket-tidy -------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FixAlternatives in a file that lacks <stdio.h>: what needs it brings it.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t.none --option FixAlternatives=true --suffix NONE
// RUN: %check_socket_tidy %s %t.perror --option FixAlternatives=true --option FixErrorHandling=Perror --suffix PERROR

#include <netinet/in.h>
#include <sys/socket.h>
// CHECK-FIXES-PERROR:#include <stdio.h>

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

/* Where the result is checked with that of the bind, there is one form. */
int checked(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      bind(fd, a, n) < 0 || // #bind
      listen(fd, 5) < 0) // #listen
    return -1;
  return fd;
  // CHECK-MESSAGES-NONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-FIXES-NONE:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ||
  // CHECK-FIXES-PERROR:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ||
}

/* Something else is called perror. */
int hidden(int (*perror)(void), const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (perror() || bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES-NONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-NONE: #socket: note: socket created here
  // CHECK-MESSAGES-NONE: #listen: note: socket listens here
  // CHECK-MESSAGES-PERROR: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-PERROR: #socket: note: socket created here
  // CHECK-MESSAGES-PERROR: #listen: note: socket listens here
  // CHECK-FIXES-NONE:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NONE-NEXT:  if (perror() || bind(fd, a, n) < 0)
  // CHECK-FIXES-PERROR:  int on = 1;
  // CHECK-FIXES-PERROR-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-PERROR-NEXT:  if (perror() || bind(fd, a, n) < 0)
}
