//===--- conditions.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls inside of conditions: &&, ||, the comma and ?:.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* One chain of ||: the option comes before the bind. Silent. */
int or_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0 ||
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
      bind(fd, where, size) < 0 || listen(fd, 5) < 0)
    return -1;
  return fd;
}

/* One chain of || that lacks it. */
int or_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, size) < 0 || // #bind
      listen(fd, 5) < 0) // #listen
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return fd;
}

/* The whole server is one condition, without the option. */
int or_all_without(const struct sockaddr *where, socklen_t size) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      bind(fd, where, size) < 0 || // #bind
      listen(fd, 5) < 0) // #listen
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return fd;
}

/* The whole server is one condition, with the option: silent. */
int or_all_with(const struct sockaddr *where, socklen_t size) {
  int fd, on = 1;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 ||
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
      bind(fd, where, size) < 0 || listen(fd, 5) < 0)
    return -1;
  return fd;
}

/* &&, in the right order: silent. */
int and_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
      bind(fd, where, size) == 0 && listen(fd, 5) == 0)
    return fd;
  return -1;
}

/* &&, but the bind is first: the set is too late. */
int and_late(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, size) == 0 && // #bind
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 && // #setsockopt
      listen(fd, 5) == 0) // #listen
    return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return -1;
}

/* `want &&` is a run-time switch: Partial, silent. */
int and_want(const struct sockaddr *where, socklen_t size, int want) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (want && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    return -1;
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* The comma: set, then bound. Silent. */
int comma_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
      bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* ?: makes one of two sockets; the option is on both, or on neither. */
int choice_with(int v6, const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = v6 ? socket(AF_INET6, SOCK_STREAM, 0)
              : socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, where, size);
  listen(fd, 5);
  return fd;
}

/* One socket() with the family chosen: Missing. */
int choice_without(int v6, const struct sockaddr *where, socklen_t size) {
  int fd = socket(v6 ? AF_INET6 : AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* ?: that sets in one arm only: Partial, silent. */
int choice_sets(int want, const struct sockaddr *where, socklen_t size) {
  int on = 1, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  status = want ? setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) : 0;
  if (status == 0 && bind(fd, where, size) == 0)
    listen(fd, 5);
  return fd;
}

/* while with the bind as its condition: Missing. */
int while_bind(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  while (bind(fd, where, size) < 0) // #bind
    sleep(1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* The value of the assignment is the descriptor. */
int assigned_in_call(const struct sockaddr *where, socklen_t size) {
  int fd, copy, on = 1;
  copy = fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(copy, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where, size) < 0)
    return -1;
  listen(copy, 5);
  return fd;
}
