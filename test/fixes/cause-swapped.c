//===--- cause-swapped.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The level and the name of the option are swapped: they change places.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ -std=c99,c2x,c++98,c++20

#include <netinet/in.h>
#include <sys/socket.h>

/* Where they are written. */
int swapped(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, SO_REUSEADDR, SOL_SOCKET, &on, sizeof(on)) < 0) // #setsockopt
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the level and the name of the option are swapped
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, SO_REUSEADDR, SOL_SOCKET, &on, sizeof(on)) < 0)
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
}

/* The value is wrong, too: there is more to do than to swap. */
int twice_wrong(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SO_REUSEADDR, SOL_SOCKET, &off, sizeof(off)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the level and the name of the option are swapped
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A helper that takes them in its own order. */
static void set_flag(int fd, int name, int level) {
  int one = 1;
  setsockopt(fd, level, name, &one, sizeof(one)); // #helper
}

int through_helper(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_flag(fd, SOL_SOCKET, SO_REUSEADDR);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #helper@setsockopt: note: SO_REUSEADDR is not set here: the level and the name of the option are swapped
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* In the order of the helper: silent. */
int right_order(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_flag(fd, SO_REUSEADDR, SOL_SOCKET);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
