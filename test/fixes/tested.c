//===--- tested.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whether there is a socket is tested in the statement that holds the bind. A
// call before it is not made without one: it would fail, and errno would no
// longer say why there is none.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ --suffix=,NONE
// RUN: %check_socket_tidy %s %t --lang c,c++ --option FixErrorHandling=Perror --suffix=,PERROR

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>

int success(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  if (fd >= 0)
  // CHECK-FIXES-NONE-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-PERROR-NEXT:  if (fd >= 0 &&
  // CHECK-FIXES-PERROR-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  if (fd != -1 && bind(fd, a, n) == 0 && listen(fd, 5) == 0) // #bind
    return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  perror("server");
  return -1;
}

int else_if(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  if (fd >= 0)
  // CHECK-FIXES-NONE-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-PERROR-NEXT:  if (fd >= 0 &&
  // CHECK-FIXES-PERROR-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  if (0 > fd)
    perror("socket");
  else if (bind(fd, a, n) < 0) // #bind
    perror("bind");
  else
    listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return fd;
}

/* It was tested before. */
int before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    return -1;
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NONE-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-PERROR-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-PERROR-NEXT:    perror("setsockopt");
  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0) // #bind
    perror("server");
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  return fd;
}
