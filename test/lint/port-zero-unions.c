//===--- port-zero-unions.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ports that are not zero, though their address is zeroed at first: in a union
// of the families, and in a static variable that a function of the file
// assigns.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

union address {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
};

/* A union of the families: the port lies at the same place in each. */
int union_port(unsigned short port) {
  union address a;
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.v6.sin6_family = AF_INET6;
  a.v6.sin6_port = htons(port);
  bind(fd, &a.any, sizeof(a.v6)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int union_other_member(int v6, unsigned short port) {
  union address a;
  int fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.any.sa_family = v6 ? AF_INET6 : AF_INET;
  a.v4.sin_port = htons(port);
  bind(fd, (struct sockaddr *)&a.v6, v6 ? sizeof(a.v6) : sizeof(a.v4)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

static struct sockaddr_in assigned;
void assign(unsigned short port) { assigned.sin_port = htons(port); }

/* A static that a function of this file assigns. */
int static_assigned(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (struct sockaddr *)&assigned, sizeof(assigned)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
