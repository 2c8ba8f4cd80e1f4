//===--- cpp-explicit-object.cpp - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Explicit object parameters and static call operators of C++23, which gcc 12
// does not know.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++23 --any-fix --gcc=
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <type_traits>

/* An explicit object parameter: silent. */
class Explicit {
public:
  auto &open(this auto &self) {
    self.fd_ = socket(AF_INET, SOCK_STREAM, 0);
    return self;
  }
  auto &reuse(this auto &self) {
    const int on = 1;
    setsockopt(self.fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return self;
  }
  int start(this const Explicit &self, const sockaddr *a, socklen_t n) {
    if (bind(self.fd_, a, n) < 0)
      return -1;
    return listen(self.fd_, 5);
  }

  int fd_ = -1;
};

int explicit_object(const sockaddr *a, socklen_t n) {
  Explicit e;
  return e.open().reuse().start(a, n);
}

/* A lambda that names itself, a static one, one with a template: silent. */
int lambdas(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = []<int Name>(std::integral_constant<int, Name>, int s) static {
    const int on = 1;
    return setsockopt(s, SOL_SOCKET, Name, &on, sizeof(on));
  };
  set(std::integral_constant<int, SO_KEEPALIVE>(), fd);
  set(std::integral_constant<int, SO_REUSEADDR>(), fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lambda with a template, without: Missing. */
int lambdas_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto set = []<int Name>(std::integral_constant<int, Name>, int s) static {
    const int on = 1;
    return setsockopt(s, SOL_SOCKET, Name, &on, sizeof(on));
  };
  set(std::integral_constant<int, SO_KEEPALIVE>(), fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A lambda that calls itself by its explicit object: silent. */
int recursive(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd](this auto self, int tries) -> int {
    const int on = 1;
    if (tries == 0)
      return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0)
      return 0;
    return self(tries - 1);
  };
  set(3);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The explicit object is a base class that asks its derived class: silent. */
struct Deducing {
  int start(this auto &self, const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    self.configure(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

struct Deduced : Deducing {
  void configure(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int deduced(const sockaddr *a, socklen_t n) {
  Deduced d;
  return d.start(a, n);
}

/* The explicit object is a base class that asks its derived class, which does
   nothing: Missing. */
struct Asking {
  int start(this auto &self, const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    self.configure(fd);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

struct Answering : Asking {
  void configure(int) {}
};

int asking(const sockaddr *a, socklen_t n) {
  Answering x;
  return x.start(a, n);
}

/* A static call operator, with one argument: silent. */
struct Setter {
  static int operator()(int fd) {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int static_operator(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Setter set;
  set(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
