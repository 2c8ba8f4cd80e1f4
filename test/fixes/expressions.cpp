//===--- expressions.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++: where nothing can be put before the bind, the option is set in the
// expression. The variable for it is declared as near as it can be; where there
// is no statement at all, there is none.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* The descriptor is declared in the same if. */
int init_statement(const sockaddr *a, socklen_t n) {
  if (int fd = socket(AF_INET, SOCK_STREAM, 0); bind(fd, a, n) == 0) // #socket
    return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #socket@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (int fd = socket(AF_INET, SOCK_STREAM, 0); bind(fd, a, n) == 0)
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (int fd = socket(AF_INET, SOCK_STREAM, 0); (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-NEXT:                                                 bind(fd, a, n)) == 0)
  return -1;
}

/* In the same declaration. */
int declaration(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0), // #socket
      status = bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:      status = bind(fd, a, n);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  int fd = socket(AF_INET, SOCK_STREAM, 0),
  // CHECK-FIXES-NEXT:      status = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-NEXT:                bind(fd, a, n));
  return status + listen(fd, 5); // #listen
}

/* A static variable is initialized once. */
int once(const sockaddr *a, socklen_t n) {
  static int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  static int status = bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  static int status = bind(fd, a, n);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  static int status = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-NEXT:                       bind(fd, a, n));
  return status + listen(fd, 5); // #listen
}

/* A goto goes past it: the variable is declared at the top. */
int jumped_over(const sockaddr *a, socklen_t n) {
  int fd = -1;
  if (!a)
    goto fail;
  if ((fd = ::socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      ::bind(fd, a, n) < 0) // #bind
    goto fail;
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  int fd = -1;
  // CHECK-FIXES:      ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
  // CHECK-FIXES-NEXT:      ::bind(fd, a, n) < 0)
  return ::listen(fd, 5); // #listen
fail:
  return -1;
}

/* Two in one condition: each fix is right alone. */
int two(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int v4 = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int v6 = socket(AF_INET6, SOCK_STREAM, 0); // #socket.2
  if (bind(v4, a, n) < 0 || // #bind
      bind(v6, b, n) < 0) // #bind.2
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v4' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind.2: warning: listening socket 'v6' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen.2: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(v4, a, n) < 0 ||
  // CHECK-FIXES-NEXT:      setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr)) < 0 ||
  // CHECK-FIXES-NEXT:      bind(v6, b, n) < 0)
  if (listen(v4, 5) < 0) // #listen
    return -1;
  return listen(v6, 5); // #listen.2
}

/* No statement: a member initializer. */
class Server {
public:
  Server(const sockaddr *a, socklen_t n)
      : fd_(socket(AF_INET, SOCK_STREAM, 0)), // #socket
        status_(bind(fd_, a, n)) { // #bind
    listen(fd_, 5); // #listen
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:        status_(bind(fd_, a, n)) {
  // CHECK-FIXES:        status_((setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &static_cast<const int &>(1), sizeof(int)),
  // CHECK-FIXES-NEXT:                 bind(fd_, a, n))) {
  int status() const { return status_; }

private:
  int fd_;
  int status_;
};

/* Nor for a default one. */
struct Defaults {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.3
  int status = bind(fd, nullptr, 0); // #bind.3
  // CHECK-MESSAGES: #bind.3@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket.3@socket: note: socket created here
  // CHECK-MESSAGES: #listen.3@listen: note: socket listens here
  // CHECK-REMOVED:  int status = bind(fd, nullptr, 0);
  // CHECK-FIXES:  int status = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &static_cast<const int &>(1), sizeof(int)),
  // CHECK-FIXES-NEXT:                bind(fd, nullptr, 0));
  Defaults() { listen(fd, 5); } // #listen.3
};
