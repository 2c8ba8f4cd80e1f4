//===--- strict.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// StrictMode also reports what may be wrong, and says why.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t.strict -strict --suffix STRICT --any-fix

#include <errno.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

extern void configure(int);
extern int make_elsewhere(void);

/* A run-time switch: Partial. */
int partial(const struct sockaddr *a, socklen_t n, int want) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (want)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Passed to something that cannot be seen: Unseen. */
int unseen(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  configure(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it was passed to 'configure' before [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Made by something that cannot be seen: Unseen. */
int elsewhere(const struct sockaddr *a, socklen_t n) {
  int fd = make_elsewhere();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it comes from 'make_elsewhere' [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* A value that is not a constant: Unseen. */
int given(const struct sockaddr *a, socklen_t n, int on) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; the option value is not a constant [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Functions that share a global and have no caller in sight: Unseen. */
int shared = -1;

int shared_open(void) {
  shared = socket(AF_INET, SOCK_STREAM, 0); // #shared_open
  return shared;
}

int shared_tune(void) {
  int on = 1;
  return setsockopt(shared, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int shared_bind(const struct sockaddr *a, socklen_t n) {
  return bind(shared, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'shared' is bound with SO_REUSEADDR; the order of the functions that share it is not fixed [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #shared_open@socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #shared_start@listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
}

int shared_start(void) {
  return listen(shared, 5); // #shared_start
}

/* Set on every path: silent, also strict. */
int set(const struct sockaddr *a, socklen_t n, int want) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configure(fd);
  if (want) {
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
      return -1;
  } else {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  bind(fd, a, n);
  return listen(fd, 5);
}
