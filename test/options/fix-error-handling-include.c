//===--- fix-error-handling-include.c - socket-tidy -----------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// FixErrorHandling=Perror in a file that lacks <stdio.h>.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --option FixErrorHandling=Perror

#include <netinet/in.h>
#include <sys/socket.h>
// CHECK-FIXES:#include <stdio.h>

/* The header comes with the first fix. */
int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-NEXT:    perror("setsockopt");
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0)
}
