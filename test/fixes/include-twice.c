//===--- include-twice.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The wrappers of a file hide the socket API: two fixes that need one header are
// one fix, since tools would insert the header twice.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --option SocketFunctions=net_socket --option BindFunctions=net_bind --option ListenFunctions=net_listen

#include <errno.h>
#include <unistd.h>

int net_socket(void);
int net_bind(int fd, const char *address);
int net_listen(int fd);

// CHECK-FIXES:#include <sys/socket.h>
// CHECK-FIXES-NEXT:#include <unistd.h>

int first(const char *address) {
  int fd = net_socket(); // #net_socket
  net_bind(fd, address); // #net_bind
  // CHECK-MESSAGES: #net_bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_socket: note: socket created here
  // CHECK-MESSAGES: #net_listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  net_bind(fd, address);
  net_listen(fd); // #net_listen
  return fd;
}

/* The result of a wrapper may mean anything: it is not checked. */
int second(const char *address) {
  int fd;
  if ((fd = net_socket()) < 0 || // #net_socket
      net_bind(fd, address) < 0) // #net_bind
    return -1;
  // CHECK-MESSAGES: #net_bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_socket: note: socket created here
  // CHECK-MESSAGES: #net_listen: note: socket listens here
  // CHECK-MESSAGES: #net_bind: note: no fix is offered: that of another report mends this one, too
  // CHECK-REMOVED:      net_bind(fd, address) < 0)
  // CHECK-FIXES:      (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-NEXT:       net_bind(fd, address)) < 0)
  net_listen(fd); // #net_listen
  return fd;
}
