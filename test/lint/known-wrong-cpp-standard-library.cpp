//===--- known-wrong-cpp-standard-library.cpp - socket-tidy ---------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The standard library between the socket calls. Streams and texts cannot set
// an option, so they hide nothing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// A miss: a string that is a member, and is printed, seems to hand out the whole
// object, so that the stream could set the option.

#include <cstring>
#include <iostream>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <utility>

/* A member is printed: Missing. */
class Printed {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    std::cout << name_ << ": descriptor " << fd_ << std::endl;
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
  std::string name_ = "server";
};
