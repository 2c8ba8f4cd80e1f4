//===--- elsewhere.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edit behind the creation, in C++.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// REQUIRES: full

#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>

namespace {

class Port {
public:
  explicit Port(bool IsStream) : IsStream(IsStream) {}
  int open(const sockaddr *A, socklen_t N);

private:
  int attach(const sockaddr *A, socklen_t N);

  bool IsStream;
  int Fd = -1;
};

int Port::attach(const sockaddr *A, socklen_t N) {
  return ::bind(Fd, A, N); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'Fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #stream@::socket: note: socket created here
  // CHECK-MESSAGES: #listens@::listen: note: socket listens here
}

int Port::open(const sockaddr *A, socklen_t N) {
  switch (IsStream) {
  case true:
    Fd = ::socket(AF_INET, SOCK_STREAM, 0); // #stream
    // CHECK-FIXES:    if (Fd < 0)
    // CHECK-FIXES-NEXT:      return -1;
    // CHECK-FIXES-NEXT:    {
    // CHECK-FIXES-NEXT:      int on = 1;
    // CHECK-FIXES-NEXT:      ::setsockopt(Fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:    }
    if (Fd < 0)
      return -1;
    break;
  case false:
    Fd = ::socket(AF_INET, SOCK_DGRAM, 0);
    break;
  }
  attach(A, N);
  return IsStream ? ::listen(Fd, 5) : Fd; // #listens
}

} // namespace

int open(bool IsStream, const sockaddr *A, socklen_t N) {
  return Port(IsStream).open(A, N);
}

/* A descriptor of an instance of a template is none of the other's. */
namespace {

int attach(int Fd, const sockaddr *A, socklen_t N) {
  return ::bind(Fd, A, N); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'Fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #of_type@::socket: note: socket created here
  // CHECK-MESSAGES: #of_type_listens@::listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
}

template <int Type> int make() {
  int Fd = ::socket(AF_INET, Type, 0); // #of_type
  return Fd;
}

template <int Type> int openOfType(const sockaddr *A, socklen_t N) {
  int Fd = make<Type>();
  attach(Fd, A, N);
  return Type == SOCK_STREAM ? ::listen(Fd, 5) : Fd; // #of_type_listens
}

} // namespace

int openStream(const sockaddr *A, socklen_t N) {
  return openOfType<SOCK_STREAM>(A, N);
}

int openDatagram(const sockaddr *A, socklen_t N) {
  return openOfType<SOCK_DGRAM>(A, N);
}
