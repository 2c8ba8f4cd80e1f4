//===--- known-wrong-cpp-globals.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Variables of static storage that an initialiser makes.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// Misses: the value that a default member initialiser gives to a static is not
// known, and a call in the initialiser of a static is not seen.

#include <netinet/in.h>
#include <sys/socket.h>

/* Settings with default member initialisers: off, and nothing changes them.
   Missing. */
namespace {
struct Off {
  bool reuse = false;
  int backlog = 5;
} off;
} // namespace

int without_settings(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (off.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, off.backlog); // #listen
}

/* A descriptor that is made by its initialiser: Missing. */
namespace {
int made_early = socket(AF_INET, SOCK_STREAM, 0); // #made_early_socket
} // namespace

int early(const sockaddr *a, socklen_t n) {
  if (bind(made_early, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'made_early' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made_early_socket@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(made_early, 5); // #listen
}
