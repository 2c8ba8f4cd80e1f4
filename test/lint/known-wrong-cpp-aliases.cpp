//===--- known-wrong-cpp-aliases.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A part that knows its owner by a pointer.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20,c++23 --any-fix
// XFAIL: *
// REQUIRES: full

// False report: what a member function does through a back pointer to the
// object that holds the part is not seen as done to that object.

#include <netinet/in.h>
#include <sys/socket.h>

/* A part that knows its owner by a pointer, no caller in sight: silent. */
class Whole;

class Part {
public:
  explicit Part(Whole *whole) : whole_(whole) {}
  void tune();

private:
  Whole *whole_;
};

class Whole {
public:
  Whole() : part_(this) {}
  int start(const sockaddr *a, socklen_t n);

private:
  friend class Part;
  Part part_;
  int fd_ = -1;
};

void Part::tune() {
  const int on = 1;
  setsockopt(whole_->fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int Whole::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  part_.tune();
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}
