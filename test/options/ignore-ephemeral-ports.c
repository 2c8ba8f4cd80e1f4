//===--- ignore-ephemeral-ports.c - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// IgnoreEphemeralPorts: on by default; off, port 0 is reported too.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t.on --option IgnoreEphemeralPorts=true
// RUN: %check_socket_tidy %s %t.off --option IgnoreEphemeralPorts=false --suffix OFF --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

int serve(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = htonl(INADDR_ANY);
  a.sin_port = htons(0);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES-OFF: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-OFF: #socket: note: socket created here
  // CHECK-MESSAGES-OFF: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
