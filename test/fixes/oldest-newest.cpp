//===--- oldest-newest.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same fixes in the oldest and the newest standard of C++ that GCC 12
// knows.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++98,c++23
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

class Server {
public:
  explicit Server(const struct sockaddr *a, socklen_t n) : fd_(-1) {
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (::bind(fd_, a, n) == 0) // #bind
      ::listen(fd_, 5); // #listen
    // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }

private:
  int fd_;
};

Server *serve(const struct sockaddr *a, socklen_t n) { return new Server(a, n); }

int value(const struct sockaddr *a, socklen_t n) {
  bool on = true;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  // CHECK-REMOVED:  bool on = true;
  // CHECK-FIXES:  int on = 1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
