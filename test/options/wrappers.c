//===--- wrappers.c - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The four lists of functions that live in other files.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t.make --option SocketFunctions=make_socket --suffix MAKE --any-fix
// RUN: %check_socket_tidy %s %t.out --option "SocketFunctions=open_socket:1; make_socket" --suffix MAKE,OUT --any-fix
// RUN: %check_socket_tidy %s %t.set --option SocketFunctions=make_socket --option ReuseAddrFunctions=tune:1 --suffix SET --any-fix
// RUN: %check_socket_tidy %s %t.bind --option BindFunctions=attach:1 --suffix BIND --any-fix
// RUN: %check_socket_tidy %s %t.listen --option "ListenFunctions=start;other:2" --suffix LISTEN --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

struct options;
int make_socket(int family);
int open_socket(const char *name, int *fd);
void tune(const struct options *o, int fd);
int attach(const char *name, int fd);
int start(int fd);

/* SocketFunctions without an index: the result is the socket. Not known, it
   comes from an unseen function, and is silent. */
int made(const struct sockaddr *a, socklen_t n) {
  int fd = make_socket(AF_INET); // #made
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-MAKE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-MAKE: #made@make_socket: note: socket created here
  // CHECK-MESSAGES-MAKE: #listen: note: socket listens here
  // CHECK-MESSAGES-SET: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-SET: #made@make_socket: note: socket created here
  // CHECK-MESSAGES-SET: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* With an index: it is stored through that argument. */
int opened(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (open_socket("control", &fd) != 0) // #opened
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-OUT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-OUT: #opened@open_socket: note: socket created here
  // CHECK-MESSAGES-OUT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* ReuseAddrFunctions: sets it on argument 1, so it is silent; not known, the
   function is unseen and it is silent as well. */
int tuned(const struct options *o, const struct sockaddr *a, socklen_t n) {
  int fd = make_socket(AF_INET);
  tune(o, fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* BindFunctions: binds argument 1. Not known, nothing binds here. */
int attached(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  attach("control", fd); // #attach
  // CHECK-MESSAGES-BIND: #attach: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-BIND: #socket: note: socket created here
  // CHECK-MESSAGES-BIND: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* ListenFunctions: listens on argument 0. Not known, it never listens. */
int started(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-LISTEN: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-LISTEN: #socket: note: socket created here
  // CHECK-MESSAGES-LISTEN: #start: note: socket listens here
  return start(fd); // #start
}
