//===--- cpp.cpp - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// C++: qualified names, methods, lambdas and templates.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* `::bind` brings `::setsockopt`. */
int qualified(const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (::bind(fd, a, n) != 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (::bind(fd, a, n) != 0)
  return ::listen(fd, 5); // #listen
}

/* A method of that name would come in between. */
class Server {
public:
  int setsockopt(int name);
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd_, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:    bind(fd_, a, n);
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
};

int run(Server &s, const sockaddr *a, socklen_t n) { return s.start(a, n); }

/* A member called on is taken. */
struct Switch {
  bool on = false;
  int start(const sockaddr *a, socklen_t n) const {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES:    int reuse_addr = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
    // CHECK-FIXES-NEXT:    bind(fd, a, n);
    return listen(fd, 5); // #listen
  }
};

int run(const Switch &s, const sockaddr *a, socklen_t n) {
  return s.start(a, n);
}

/* Inside of a lambda. */
int lambda(const sockaddr *a, socklen_t n) {
  auto serve = [a, n] {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:    bind(fd, a, n);
    return listen(fd, 5); // #listen
  };
  return serve();
}

/* A template gets one edit, whatever the number of its instances. */
template <typename Address> int serve(const Address &where) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where));
  return listen(fd, 5); // #listen
}

int v4(const sockaddr_in &a) { return serve(a); }
int v6(const sockaddr_in6 &a) { return serve(a); }
