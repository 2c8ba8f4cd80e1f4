//===--- no-fix.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Where no fix is right, a note says why, and the file stays as it is.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

/* The whole life of the socket is in the body of a macro. */
#define OPEN_SERVER(fd, a, n)                                                  \
  do {                                                                         \
    fd = socket(AF_INET, SOCK_STREAM, 0);                                      \
    if (bind(fd, a, n) < 0)                                                    \
      abort();                                                                 \
    listen(fd, 5);                                                             \
  } while (0)

int in_macro(const struct sockaddr *a, socklen_t n) {
  int fd;
  OPEN_SERVER(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind@OPEN_SERVER: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bind@OPEN_SERVER: note: socket created here
  // CHECK-MESSAGES: #bind@OPEN_SERVER: note: socket listens here
  // CHECK-MESSAGES: #bind@OPEN_SERVER: note: no fix is offered: the descriptor gets its value in the same statement as the bind
  return fd;
}

/* The descriptor is a call, which may not run twice. */
static int next_socket(void) {
  return socket(AF_INET, SOCK_STREAM, 0); // #next
}

static int serve_on(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n) < 0 ? -1 : listen(fd, 5); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #next@socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  return bind(fd, a, n) < 0 ? -1 : listen(fd, 5);
}

int chained(const struct sockaddr *a, socklen_t n) {
  return serve_on(next_socket(), a, n);
}
