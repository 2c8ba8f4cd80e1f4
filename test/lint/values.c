//===--- values.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value counts as it is at the moment of the call, and may come through
// constants.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

enum { REUSE = SO_REUSEADDR, ENABLE = 1 };
static const int enabled = 1;
static const int disabled = 0;
#define OPTION SO_REUSEADDR

/* Assigned before the call: silent. */
int assigned_before(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Assigned after the call: too late, the value was 0. */
int assigned_after(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  on = 1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5) + on; // #listen
}

/* Zeroed after the call does no harm: silent. */
int zeroed_after(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  on = 0;
  bind(fd, a, n);
  return listen(fd, 5) + on;
}

/* A constant at file scope: silent, or cleared. */
int file_constant(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &enabled, sizeof(enabled));
  bind(fd, a, n);
  return listen(fd, 5);
}

int file_constant_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &disabled, sizeof(disabled)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Names through a macro, an enum and a constant variable: silent. */
int through_names(const struct sockaddr *a, socklen_t n, int which) {
  const int name = SO_REUSEADDR;
  int on = ENABLE;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (which == 1)
    setsockopt(fd, SOL_SOCKET, OPTION, &on, sizeof(on));
  else if (which == 2)
    setsockopt(fd, SOL_SOCKET, REUSE, &on, sizeof(on));
  else
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A compound literal is a value too: silent. */
int literal(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A value that is given at run time is Unseen: silent. */
int given(const struct sockaddr *a, socklen_t n, int on) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* `want ? 1 : 0` is a run-time switch: silent. */
int wanted(const struct sockaddr *a, socklen_t n, int want) {
  int on = want ? 1 : 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A generic helper that is told what to set: silent, and Missing. */
static int set_int(int fd, int level, int name, int value) {
  return setsockopt(fd, level, name, &value, sizeof(value));
}

int generic_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_int(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

int generic_other(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
