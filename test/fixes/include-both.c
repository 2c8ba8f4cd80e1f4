//===--- include-both.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A fix that needs two headers, which go to one place; another one in the same
// file needs them too.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --option FixErrorHandling=Perror --option SocketFunctions=net_socket --option BindFunctions=net_bind --option ListenFunctions=net_listen

#include <errno.h>
#include <unistd.h>

int net_socket(void);
int net_bind(int fd, const char *address);
int net_listen(int fd);

// CHECK-FIXES:#include <stdio.h>
// CHECK-FIXES-NEXT:#include <sys/socket.h>
// CHECK-FIXES-NEXT:#include <unistd.h>

int first(const char *address) {
  int fd = net_socket(); // #net_socket
  net_bind(fd, address); // #net_bind
  // CHECK-MESSAGES: #net_bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_socket: note: socket created here
  // CHECK-MESSAGES: #net_listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-NEXT:    perror("setsockopt");
  // CHECK-FIXES-NEXT:  net_bind(fd, address);
  net_listen(fd); // #net_listen
  return fd;
}

int second(const char *address) {
  int fd = net_socket(); // #net_socket
  net_bind(fd, address); // #net_bind
  // CHECK-MESSAGES: #net_bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_socket: note: socket created here
  // CHECK-MESSAGES: #net_listen: note: socket listens here
  // CHECK-MESSAGES: #net_bind: note: no fix is offered: that of another report mends this one, too
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-NEXT:    perror("setsockopt");
  // CHECK-FIXES-NEXT:  net_bind(fd, address);
  net_listen(fd); // #net_listen
  return fd;
}
