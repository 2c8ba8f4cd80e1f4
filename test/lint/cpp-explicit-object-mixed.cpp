//===--- cpp-explicit-object-mixed.cpp - socket-tidy ----------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Explicit object parameters of C++23, which gcc 12 does not know.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++23 --any-fix --gcc=
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* An explicit object parameter, without: Missing. */
class ExplicitWithout {
public:
  auto &open(this auto &self) {
    self.fd_ = socket(AF_INET, SOCK_STREAM, 0); // #explicit_made
    return self;
  }
  int start(this const ExplicitWithout &self, const sockaddr *a, socklen_t n) {
    if (bind(self.fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'self.fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #explicit_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(self.fd_, 5); // #listen
  }

  int fd_ = -1;
};

int explicit_without(const sockaddr *a, socklen_t n) {
  ExplicitWithout e;
  return e.open().start(a, n);
}

/* One method of several has an explicit object parameter: silent. */
class Mixed {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void set(this Mixed &self, int name, int value) {
    setsockopt(self.fd_, SOL_SOCKET, name, &value, sizeof(value));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

int mixed(const sockaddr *a, socklen_t n) {
  Mixed m;
  m.open();
  m.set(SO_REUSEADDR, 1);
  return m.start(a, n);
}
