//===--- known-wrong-cpp-objects-apart.cpp - socket-tidy ------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A static object whose constructor makes the socket.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// A miss: constructors of static objects are not seen to run.

#include <netinet/in.h>
#include <sys/socket.h>

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
