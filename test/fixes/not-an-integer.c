//===--- not-an-integer.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a wrapper library calls a socket is nothing that setsockopt takes, also
// not where it is made.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --option SocketFunctions=net_create:0 --option BindFunctions=net_bind:0 --option ListenFunctions=net_listen:0
// REQUIRES: full

#include <sys/socket.h>

typedef struct sock sock;
int net_create(sock **made, int family, int type, int protocol);
int net_bind(sock *s, const char *name);
int net_listen(sock *s, int backlog);

int serve(const char *name) {
  sock *s;
  if (net_create(&s, AF_INET, SOCK_STREAM, 0)) // #net_create
    return -1;
  if (net_bind(s, name)) // #net_bind
    return -1;
  return net_listen(s, 5); // #net_listen
  // CHECK-MESSAGES: #net_bind: warning: listening socket 's' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_create: note: socket created here
  // CHECK-MESSAGES: #net_listen: note: socket listens here
  // CHECK-MESSAGES: #net_bind: note: no fix is offered: the descriptor is not an integer
}
