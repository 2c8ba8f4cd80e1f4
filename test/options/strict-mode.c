//===--- strict-mode.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// StrictMode: off by default, so only what is certain is reported.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t.off --option StrictMode=false
// RUN: %check_socket_tidy %s %t.on --option StrictMode=true --suffix ON --any-fix

#include <netinet/in.h>
#include <sys/socket.h>

int serve(const struct sockaddr *a, socklen_t n, int want) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (want)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-ON: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-ON: #socket: note: socket created here
  // CHECK-MESSAGES-ON: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
