//===--- ineffective-uninitialized.c - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that was never given: whether the option is set is chance. Newer
// compilers warn of the variable themselves, so this runs on one version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* A value that nobody wrote. */
int uninitialized(const struct sockaddr *a, socklen_t n) {
  int on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here reliably: the option value is uninitialized
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
