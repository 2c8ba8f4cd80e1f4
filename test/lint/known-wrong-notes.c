//===--- known-wrong-notes.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The verdict is right, but a note is missing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// The note about the wrong level is missing: in the helper the name is only a
// number, which means something else there.

#include <netinet/in.h>
#include <sys/socket.h>

/* Level, name and an int. */
static int set_int(int fd, int level, int name, int value) {
  return setsockopt(fd, level, name, &value, sizeof(value)); // #set_int
}

/* The wrong level goes through a helper; there the name is only the number 2,
   but the call of the helper spells it. */
int int_level(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(fd, IPPROTO_TCP, SO_REUSEADDR, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_int@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
