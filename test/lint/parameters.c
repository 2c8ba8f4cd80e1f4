//===--- parameters.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A descriptor that comes in as a parameter: the callers decide, and where
// none is in sight, what can be seen does.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* No caller in sight, bound and listening here, nothing sets it: Missing. */
int no_caller_without(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* No caller in sight, set here: silent. */
int no_caller_with(int fd, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* No caller in sight, bound but not listening here: not a listener, as far as
   can be seen. Silent. */
int no_caller_binds(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n);
}

/* The caller in sight sets it: silent. */
int caller_sets(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int the_setter(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return caller_sets(fd, a, n);
}

/* One caller sets it, one does not: Missing for the second, reported once. */
int callers_differ(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #forgets@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int with_it(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return callers_differ(fd, a, n);
}

int without_it(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #forgets
  return callers_differ(fd, a, n);
}

/* The only caller gives a local socket: silent. */
static int serve_local(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int local_caller(const struct sockaddr *a, socklen_t n) {
  return serve_local(socket(AF_UNIX, SOCK_STREAM, 0), a, n);
}

/* The parameter is replaced by a socket of its own: Missing for that one. */
int replaced(int fd, const struct sockaddr *a, socklen_t n) {
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Through a pointer, no caller in sight: Missing. */
int no_caller_pointer(const int *fd, const struct sockaddr *a, socklen_t n) {
  if (bind(*fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(*fd, 5); // #listen
}
