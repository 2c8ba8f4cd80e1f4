//===--- known-wrong-loops.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in arrays that several loops pass.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// Miss: a loop that closes what it cannot bind, and leaves it in an array with a
// counter of its own, has more states than are kept apart.

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* What cannot be bound is closed. */
int gaps_without(const struct sockaddr *a, socklen_t n) {
  int fds[4];
  int i, used = 0;
  for (i = 0; i < 4; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #gaps_socket
    if (fd < 0)
      continue;
    fds[used++] = fd;
  }
  for (i = 0; i < used; i++)
    if (bind(fds[i], a, n) < 0) // #bind
      close(fds[i]);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #gaps_socket@socket: note: socket created here
  // CHECK-MESSAGES: #gaps_listen@listen: note: socket listens here
  for (i = 0; i < used; i++)
    if (listen(fds[i], 5) < 0) // #gaps_listen
      return -1;
  return 0;
}
