//===--- conditions-hints.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conditions in a hint for the compiler: three negations, and the branch that
// is taken stays the one that is written.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.strict -strict --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

#define likely(x) __builtin_expect(!!(x), 1)

static const int on = 1;

/* Three negations: the branch of the valid descriptor. Silent, also strict. */
int hint_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (likely(fd >= 0))
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int hint_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (likely(fd >= 0))
    goto valid;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
valid:
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
