//===--- namesakes.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Only the real functions count: a namesake is not the socket call.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 -strict --any-fix
// REQUIRES: full

#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

struct Endpoint {
  int bind(int, const sockaddr *, socklen_t);
  int listen(int, int);
  int setsockopt(int, int, int, const void *, socklen_t);
  int socket(int, int, int);
  int serve(const sockaddr *where, socklen_t size);
};

/* Member functions bind and listen are not the socket calls: silent. */
int members(Endpoint &e, const sockaddr *where, socklen_t size) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  e.bind(fd, where, size);
  e.listen(fd, 5);
  return fd;
}

/* A method that shadows them without `::`: silent. */
int Endpoint::serve(const sockaddr *where, socklen_t size) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, where, size);
  return listen(fd, 5);
}

/* std::bind makes a callable: silent. */
static int add(int a, int b) { return a + b; }

int std_bind(int fd) {
  auto plus = std::bind(add, fd, std::placeholders::_1);
  listen(fd, 5);
  return plus(1);
}

/* A function of one's own in a namespace: silent. */
namespace net {
int bind(int fd, const sockaddr *where, socklen_t size);
int listen(int fd, int backlog);

int serve(const sockaddr *where, socklen_t size) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  net::bind(fd, where, size);
  return net::listen(fd, 5);
}
} // namespace net

/* Other parameter types, at file scope: silent. */
struct Port {
  int number;
};
int bind(int fd, Port port);
int listen(int fd, Port port);

int other_types() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, Port{80});
  return listen(fd, Port{80});
}

/* A setsockopt of one's own sets nothing that is known: it is a function that
   cannot be seen and that gets the descriptor. Unseen, so only strict. */
namespace tuned {
int setsockopt(int fd, int level, int name, const void *value, socklen_t size);

int serve(const sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  tuned::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  ::bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind@::bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it was passed to 'setsockopt' before [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind@::bind: note: no fix is offered: the option may be set elsewhere
  return ::listen(fd, 5); // #listen
}
} // namespace tuned

/* The real ones, qualified: Missing. */
int qualified(const sockaddr *where, socklen_t size) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  ::bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ::listen(fd, 5); // #listen
}

/* The real one, chosen among overloads: Missing. */
int overloaded(const sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
