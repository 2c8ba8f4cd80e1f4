//===--- places-arrays.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in array elements.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static int fds[8];

/* Constant indices are places of their own: the second is forgotten. */
int by_number(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  fds[0] = socket(AF_INET, SOCK_STREAM, 0);
  fds[1] = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(fds[0], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fds[0], a, n);
  bind(fds[1], a + 1, n); // #bind
  listen(fds[0], 5);
  listen(fds[1], 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[1]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}

/* One loop for all, without: Missing. */
int one_loop_without(const struct sockaddr_in *a, int count) {
  int i;
  for (i = 0; i < count; i++) {
    fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fds[i] < 0)
      return -1;
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (listen(fds[i], 5) < 0) // #listen
      return -1;
  }
  return 0;
}

/* One loop for all, with: silent. */
int one_loop_with(const struct sockaddr_in *a, int count) {
  int i, on = 1;
  for (i = 0; i < count; i++) {
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
    if (fds[i] < 0)
      return -1;
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0)
      return -1;
    if (listen(fds[i], 5) < 0)
      return -1;
  }
  return 0;
}

/* An array of the function's own, both verdicts. */
int own_array(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int pair[2];
  pair[0] = socket(AF_INET, SOCK_STREAM, 0);
  pair[1] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(pair[0], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(pair[0], a, n) < 0 || listen(pair[0], 5) < 0)
    return -1;
  if (bind(pair[1], a, n) < 0 || // #bind
      listen(pair[1], 5) < 0) // #listen
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'pair[1]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}
