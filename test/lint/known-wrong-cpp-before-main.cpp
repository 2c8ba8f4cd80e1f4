//===--- known-wrong-cpp-before-main.cpp - socket-tidy --------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sockets that are made before main() runs.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// Misses: a call in the initializer of a variable of static storage is not
// followed, so that nobody knows where the descriptor comes from.

#include <netinet/in.h>
#include <sys/socket.h>

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

/* A static object that nobody sets: Missing. */
class Forgotten {
public:
  Forgotten() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #forgotten_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #forgotten_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

static Forgotten Lost;

int run_lost(const sockaddr *a, socklen_t n) { return Lost.start(a, n); }
