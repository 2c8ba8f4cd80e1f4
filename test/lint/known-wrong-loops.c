//===--- known-wrong-loops.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in arrays of arrays that several loops pass.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// A miss: with two indices there are more elements than are kept apart, and so
// too many states.

#include <netinet/in.h>
#include <sys/socket.h>

/* Two dimensions. */
int grid_without(const struct sockaddr *a, socklen_t n, int rows) {
  static int grid[8][2];
  static const int families[2] = {AF_INET, AF_INET6};
  int i, j;
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      grid[i][j] = socket(families[j], SOCK_STREAM, 0); // #socket
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      if (bind(grid[i][j], a, n) < 0 || // #bind
          listen(grid[i][j], 5) < 0) // #listen
        return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'grid[i][j]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}
