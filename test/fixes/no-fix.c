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

/* A branch without braces. */
int unbraced(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (server)
    bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the bind is in a branch or loop body without braces
  return listen(fd, 5); // #listen
}

/* In the body of a macro. */
#define BIND_OR_DIE(fd, a, n)                                                  \
  do {                                                                         \
    if (bind(fd, a, n) < 0)                                                    \
      abort();                                                                 \
  } while (0)

int in_macro(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  BIND_OR_DIE(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind@BIND_OR_DIE: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind@BIND_OR_DIE: note: no fix is offered: the bind is inside a macro
  return listen(fd, 5); // #listen
}

/* A preprocessor directive within the statement. */
int split(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (
#ifdef __linux__
      fd < 0 ||
#endif
      bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: a preprocessor directive splits the statement around the bind
  return listen(fd, 5); // #listen
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
