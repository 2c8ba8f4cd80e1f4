//===--- cpp-inherited-constructors.cpp - socket-tidy ---------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constructors that are inherited.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++17 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* Constructors that are inherited, without: Missing. */
class InheritedWithout {
public:
  explicit InheritedWithout(int family) // one for all
      : fd_(socket(family, SOCK_STREAM, 0)) {} // #inherited_made

protected:
  int fd_;
};

class InheritingWithout : public InheritedWithout {
public:
  using InheritedWithout::InheritedWithout;
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #inherited_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
};

int inherited_without(const sockaddr *a, socklen_t n) {
  InheritingWithout s(AF_INET);
  return s.start(a, n);
}
