//===--- accept-reuse-port.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// AcceptReusePort: off by default; on, SO_REUSEPORT counts as set.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.off --option AcceptReusePort=false --any-fix
// RUN: %check_socket_tidy %s %t.on --option AcceptReusePort=true --suffix ON --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

int port_only(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEPORT is set here, which does not set SO_REUSEADDR
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A zero does not set SO_REUSEPORT either: Missing in both modes. */
int port_zero(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &off, sizeof(off));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES-ON: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-ON: #socket: note: socket created here
  // CHECK-MESSAGES-ON: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
