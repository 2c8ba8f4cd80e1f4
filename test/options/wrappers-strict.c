//===--- wrappers-strict.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a list says is known, so nothing is Unseen about it, also strict.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -strict --suffix UNSEEN --any-fix
// RUN: %check_socket_tidy %s %t.known -strict --option SocketFunctions=make_socket --option ReuseAddrFunctions=tune:1
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

struct options;
int make_socket(int family);
void tune(const struct options *o, int fd);

int tuned(const struct options *o, const struct sockaddr *a, socklen_t n) {
  int fd = make_socket(AF_INET);
  tune(o, fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-UNSEEN: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it {{comes from 'make_socket'|was passed to 'tune' before}} [socket-missing-reuseaddr]
  // CHECK-MESSAGES-UNSEEN: #listen: note: socket listens here
  // CHECK-MESSAGES-UNSEEN: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}
