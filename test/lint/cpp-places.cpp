//===--- cpp-places.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The calls in unusual places of the language: initialisers, destructors,
// operators, conditions, operands that are not evaluated.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <cstddef>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <type_traits>
#include <unistd.h>
#include <utility>

/* In the initialisers of a constructor: Missing. */
class Initialised {
public:
  Initialised(const sockaddr *a, socklen_t n)
      : fd_(socket(AF_INET, SOCK_STREAM, 0)), // #socket
        bound_(bind(fd_, a, n)), // #bind
        listening_(listen(fd_, 5)) {} // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  bool good() const { return bound_ == 0 && listening_ == 0; }

private:
  int fd_;
  int bound_;
  int listening_;
};

/* In the initialisers of a constructor, with: silent. */
class InitialisedWith {
public:
  InitialisedWith(const sockaddr *a, socklen_t n)
      : on_(1), fd_(socket(AF_INET, SOCK_STREAM, 0)),
        tuned_(setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_))),
        bound_(bind(fd_, a, n)), listening_(listen(fd_, 5)) {}
  bool good() const { return tuned_ == 0 && bound_ == 0 && listening_ == 0; }

private:
  int on_;
  int fd_;
  int tuned_;
  int bound_;
  int listening_;
};

/* In default member initialisers: Missing. */
class Defaults {
public:
  explicit Defaults(const sockaddr_in &where) : where_(where) {}
  bool good() const { return bound_ == 0 && listening_ == 0; }

private:
  sockaddr_in where_;
  int fd_ = socket(AF_INET, SOCK_STREAM, 0); // #defaults_socket
  int bound_ = bind(fd_, reinterpret_cast<sockaddr *>(&where_), sizeof(where_)); // #defaults_bind
  int listening_ = listen(fd_, 5); // #defaults_listen
  // CHECK-MESSAGES: #defaults_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #defaults_socket@socket: note: socket created here
  // CHECK-MESSAGES: #defaults_listen@listen: note: socket listens here
};

bool defaults(const sockaddr_in &where) {
  Defaults d(where);
  return d.good();
}

/* In default member initialisers, with: silent. */
class DefaultsWith {
public:
  explicit DefaultsWith(const sockaddr_in &where) : where_(where) {}
  bool good() const { return tuned_ == 0 && bound_ == 0 && listening_ == 0; }

private:
  sockaddr_in where_;
  int on_ = 1;
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);
  int tuned_ = setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));
  int bound_ = bind(fd_, reinterpret_cast<sockaddr *>(&where_), sizeof(where_));
  int listening_ = listen(fd_, 5);
};

bool defaults_with(const sockaddr_in &where) {
  DefaultsWith d(where);
  return d.good();
}

/* In a destructor: Missing. */
class AtEnd {
public:
  AtEnd(const sockaddr *a, socklen_t n) : a_(a), n_(n) {}
  ~AtEnd() {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a_, n_) == 0) // #bind
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      listen(fd, 5); // #listen
  }

private:
  const sockaddr *a_;
  socklen_t n_;
};

/* In a conversion and in an operator: Missing, and silent. */
class Starter {
public:
  explicit operator bool() const {
    return listen(fd_, 5) == 0; // #starter_listen
  }
  Starter &operator<<(const sockaddr_in &where) {
    bind(fd_, reinterpret_cast<const sockaddr *>(&where), sizeof(where)); // #starter_bind
    // CHECK-MESSAGES: #starter_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #starter_socket@socket: note: socket created here
    // CHECK-MESSAGES: #starter_listen@listen: note: socket listens here
    return *this;
  }
  Starter &operator<<(int name) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
    return *this;
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0); // #starter_socket
};

bool operators(const sockaddr_in &where) {
  Starter s;
  s << where;
  return static_cast<bool>(s);
}

bool operators_with(const sockaddr_in &where) {
  Starter s;
  s << SO_REUSEADDR << where;
  return static_cast<bool>(s);
}

/* In the initialiser of a static variable: Missing. */
int static_variable(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  static const int bound = bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return bound < 0 ? bound : listen(fd, 5); // #listen
}

/* In the initialiser of a static variable, with: silent. */
int static_variable_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  static const int tuned =
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  static const int bound = bind(fd, a, n);
  return tuned < 0 || bound < 0 ? -1 : listen(fd, 5);
}

/* In loops of all kinds: Missing. */
int in_loop(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  while (int failed = bind(fd, a, n)) // #bind
    if (failed != 0)
      sleep(1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int in_for(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (int tries = 3; tries > 0 && bind(fd, a, n) != 0; --tries) // #bind
    sleep(1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* In loops of all kinds, with: silent. */
int in_loop_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  while (int failed = bind(fd, a, n))
    if (failed != 0)
      sleep(1);
  return listen(fd, 5);
}

int in_do(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = -1;
  do {
    if (fd >= 0)
      close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } while (bind(fd, a, n) != 0);
  return listen(fd, 5);
}

/* In a switch with an initialiser: Missing. */
int in_switch(const sockaddr *a, socklen_t n) {
  switch (int fd = socket(AF_INET, SOCK_STREAM, 0); bind(fd, a, n)) { // #bind
  case 0:
    return listen(fd, 5); // #listen
  default:
    close(fd);
    return -1;
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bind@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
}

/* As the operand of a throw, an argument, an index: Missing. */
static int fail(int result) { throw std::runtime_error(std::to_string(result)); }

int in_operands(const sockaddr *a, socklen_t n) {
  const int results[] = {-1, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (results[bind(fd, a, n) == 0] < 0) // #bind
    throw fail(-1);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The bind is in an operand that is not evaluated: silent. */
int bind_not_evaluated(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  using Result = decltype(bind(fd, a, n));
  static_assert(sizeof(bind(fd, a, n)) == sizeof(Result), "");
  return listen(fd, 5);
}

/* On the right side of operators that need not be evaluated: a path has it and
   another has not. Silent. */
int short_circuit(bool want, const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  (void)(want && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* On the right side of an operator that never evaluates it: Missing. */
int never_evaluated(const sockaddr *a, socklen_t n) {
  constexpr bool want = false;
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  (void)(want && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* In a local class, two objects: Missing for the one that is forgotten. */
int local_class(const sockaddr *a, socklen_t n) {
  struct Local {
    int fd = -1;
    void open() {
      fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    }
    void tune() const {
      const int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
  };
  Local with, without;
  with.open();
  with.tune();
  without.open();
  if (bind(with.fd, a, n) < 0 || listen(with.fd, 5) < 0)
    return -1;
  if (bind(without.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'without.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(without.fd, 5); // #listen
}

/* Inside of a default argument, with: silent. */
static int tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

static int start_tuned(const sockaddr *a, socklen_t n, int fd = tuned()) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int by_default_tuned(const sockaddr *a, socklen_t n) {
  return start_tuned(a, n);
}

/* In a comma, with a cast, in parentheses: Missing. */
int in_comma(const sockaddr *a, socklen_t n) {
  int fd{(sleep(0), socket(AF_INET, SOCK_STREAM, 0))}; // #socket
  if (static_cast<bool>(bind(fd, a, n))) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return (listen(fd, 5)); // #listen
}
