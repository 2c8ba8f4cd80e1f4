//===--- cpp-aggregates.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Aggregates that are written in parentheses, and those with a base.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

struct Options {
  int fd;
  int reuse;
};

struct Owner {
  int fd;
  ~Owner() { close(fd); }
};

struct AtEnd {
  int fd;
  ~AtEnd() {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

/* A variable: Missing. */
int variable(const sockaddr *a, socklen_t n) {
  Options s(socket(AF_INET, SOCK_STREAM, 0), 0); // #variable
  if (bind(s.fd, a, n) < 0)                      // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #variable@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

/* An argument that says that the option is wanted: silent. */
static int start(const Options &s, const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (s.reuse)
    setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

int argument(const sockaddr *a, socklen_t n) {
  return start(Options(socket(AF_INET, SOCK_STREAM, 0), 1), a, n);
}

/* On the heap: Missing. */
int on_heap(const sockaddr *a, socklen_t n) {
  auto s = std::make_unique<Owner>(socket(AF_INET, SOCK_STREAM, 0)); // #heap
  if (bind(s->fd, a, n) < 0)                                         // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #heap@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* Destructors that set it: silent. */
int scoped(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { AtEnd set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int emplaced(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::optional<AtEnd> set;
  set.emplace(fd);
  set.reset();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The descriptor is in a base. */
struct Base {
  int fd;
};

struct WithPort : Base {
  int port;
};

struct DerivedAtEnd : AtEnd {
  int other;
};

int base_without(const sockaddr *a, socklen_t n) {
  WithPort s{{socket(AF_INET, SOCK_STREAM, 0)}, 80}; // #base
  if (bind(s.fd, a, n) < 0)                          // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #base@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

int base_with(const sockaddr *a, socklen_t n) {
  WithPort s{{socket(AF_INET, SOCK_STREAM, 0)}, 80};
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

int base_ends(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { DerivedAtEnd set{{fd}, 2}; }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A copy becomes the base: silent. */
int base_copied(const sockaddr *a, socklen_t n) {
  Base made{socket(AF_INET, SOCK_STREAM, 0)};
  WithPort s{made, 3};
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(made.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

/* A constructor that makes its base of a list. */
struct FromList : Base {
  FromList() : Base{socket(AF_INET, SOCK_STREAM, 0)} {} // #list
};

struct FromParentheses : Base {
  FromParentheses() : Base(socket(AF_INET, SOCK_STREAM, 0)) {} // #parentheses
};

/* Missing. */
int list_without(const sockaddr *a, socklen_t n) {
  FromList s;
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #list@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

int parentheses_without(const sockaddr *a, socklen_t n) {
  FromParentheses s;
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #parentheses@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

/* Silent. */
int list_with(const sockaddr *a, socklen_t n) {
  FromList s;
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

int parentheses_with(const sockaddr *a, socklen_t n) {
  FromParentheses s;
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

/* A function makes the base. */
Base make_base() {
  return {socket(AF_INET, SOCK_STREAM, 0)}; // #make_base
}

/* Missing. */
int made_without(const sockaddr *a, socklen_t n) {
  WithPort s{make_base(), 80};
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #make_base@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

/* Silent. */
int made_with(const sockaddr *a, socklen_t n) {
  WithPort s{make_base(), 80};
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}

/* A constructor of the base makes it. */
struct Made {
  explicit Made(int family) : fd(socket(family, SOCK_STREAM, 0)) {} // #made
  int fd;
};

struct MadeWithPort : Made {
  int port;
};

/* Missing. */
int constructed_without(const sockaddr *a, socklen_t n) {
  MadeWithPort s{Made(AF_INET), 80};
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

/* Silent. */
int constructed_with(const sockaddr *a, socklen_t n) {
  MadeWithPort s{Made(AF_INET), 80};
  const int on = 1;
  setsockopt(s.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s.fd, a, n) < 0)
    return -1;
  return listen(s.fd, 5);
}
