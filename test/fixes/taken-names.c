//===--- taken-names.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names at file scope and macros are taken too.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -- -Wshadow
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

int on = 1;
#define reuse_addr 7

int serve(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuseaddr_on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuseaddr_on, sizeof(reuseaddr_on));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, reuse_addr); // #listen
}
