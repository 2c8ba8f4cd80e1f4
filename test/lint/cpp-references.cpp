//===--- cpp-references.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// References and pointers to descriptors, values, names and switches: what is
// written through them counts.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <functional>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <tuple>
#include <utility>
#include <vector>

void add_flag(const char *name, bool *where);
void add_reference(const char *name, bool &where);
void parse(int argc, char **argv);
void fill(int &value);

int tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

/* The value through a reference: silent. */
int value_by_reference(const sockaddr *a, socklen_t n) {
  int on = 0;
  int &same = on;
  same = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The value through a pointer: silent. */
int value_by_pointer(const sockaddr *a, socklen_t n) {
  int on = 0;
  int *same = &on;
  *same = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The value becomes 0 through a reference: Missing. */
int cleared_by_reference(const sockaddr *a, socklen_t n) {
  int on = 1;
  int &same = on;
  same = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Level and name through references: silent. */
int names_by_reference(const sockaddr *a, socklen_t n) {
  int level = 0, name = 0;
  int &same_level = level, &same_name = name;
  same_level = SOL_SOCKET;
  same_name = SO_REUSEADDR;
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, level, name, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch through a reference: silent. */
int switch_by_reference(const sockaddr *a, socklen_t n) {
  bool reuse = false;
  bool &same = reuse;
  same = true;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The descriptor that is replaced through a reference: silent. */
int descriptor_by_reference(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  int &same = fd;
  if (fd < 0)
    return -1;
  same = tuned();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The descriptor that is replaced through a pointer: silent. */
int descriptor_by_pointer(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  int *same = &fd;
  *same = tuned();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The descriptor is made through a reference: Missing, and silent. */
int made_by_reference(const sockaddr *a, socklen_t n) {
  int fd = -1;
  int &same = fd;
  same = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(same, 5); // #listen
}

int made_by_reference_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = -1;
  int &same = fd;
  same = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(same, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

struct Pair {
  int v4 = -1;
  int v6 = -1;
};

/* A reference to a member, to an element: silent. */
int member_by_reference(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Pair pair;
  int &fd = pair.v6;
  fd = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(pair.v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int element_by_reference(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fds[2] = {-1, -1};
  int &fd = fds[1];
  fd = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(fds[1], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference to another member: Missing. */
int other_member(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Pair pair;
  int &fd = pair.v6;
  fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(pair.v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A reference that a method hands out: silent. */
class Handed {
public:
  int &fd() { return fd_; }
  int &operator[](int i) { return fds_[i]; }

private:
  int fd_ = -1;
  int fds_[2] = {-1, -1};
};

int handed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Handed h;
  h.fd() = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(h.fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(h.fd(), a, n) < 0)
    return -1;
  return listen(h.fd(), 5);
}

int handed_by_index(int i, const sockaddr *a, socklen_t n) {
  const int on = 1;
  Handed h;
  h[i] = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(h[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(h[i], a, n) < 0)
    return -1;
  return listen(h[i], 5);
}

/* The same, without: Missing. */
int handed_without(const sockaddr *a, socklen_t n) {
  Handed h;
  h.fd() = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(h.fd(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'h.fd()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the descriptor expression has side effects
  return listen(h.fd(), 5); // #listen
}

/* An unseen function gets the value by reference: not a constant. Silent. */
int filled(const sockaddr *a, socklen_t n) {
  int on = 0;
  fill(on);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An unseen constructor keeps a reference to the value: silent. */
struct Loader {
  explicit Loader(int &value);
  void load();
};

int loaded(const sockaddr *a, socklen_t n) {
  int on;
  Loader loader(on);
  on = 0;
  loader.load();
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Arguments of the program: a switch whose address is registered. Silent. */
int flag_by_address(int argc, char **argv, const sockaddr *a, socklen_t n) {
  bool reuse = false;
  add_flag("reuse", &reuse);
  parse(argc, argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Arguments of the program: a switch whose reference is registered. Silent. */
int flag_by_reference(int argc, char **argv, const sockaddr *a, socklen_t n) {
  bool reuse;
  add_reference("reuse", reuse);
  reuse = false;
  parse(argc, argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch that nobody else gets to see: Missing. */
int flag_alone(int argc, char **argv, const sockaddr *a, socklen_t n) {
  bool reuse = false;
  parse(argc, argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The arguments are looked through here: not a constant. Silent. */
int looked_through(const std::vector<std::string> &arguments, const sockaddr *a,
                   socklen_t n) {
  bool reuse = false;
  for (const std::string &argument : arguments)
    if (argument == "--reuse")
      reuse = true;
  int on = reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The value through std::ref: silent. */
int wrapped(const sockaddr *a, socklen_t n) {
  int on = 0;
  auto same = std::ref(on);
  same.get() = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The value through std::swap: silent. */
int swapped(const sockaddr *a, socklen_t n) {
  int on = 0, one = 1;
  std::swap(on, one);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The value through a lambda that captures it: silent, and Missing. */
int by_lambda(const sockaddr *a, socklen_t n) {
  int on = 0;
  auto enable = [&] { on = 1; };
  enable();
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int by_lambda_off(const sockaddr *a, socklen_t n) {
  int on = 1;
  auto disable = [&] { on = 0; };
  disable();
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The value through a lambda that somebody else calls: silent. */
int by_callback(const sockaddr *a, socklen_t n) {
  int on = 0;
  std::function<void()> enable = [&] { on = 1; };
  enable();
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constant reference to the value: silent, and Missing. */
int constant_reference(const sockaddr *a, socklen_t n) {
  int on = 1;
  const int &same = on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &same, sizeof(same));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int constant_reference_off(const sockaddr *a, socklen_t n) {
  int off = 0;
  const int &same = off;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &same, sizeof(same)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A constant reference to a literal: silent. */
int reference_to_literal(const sockaddr *a, socklen_t n) {
  const int &on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constant reference to the literal 0: Missing. */
int reference_to_zero(const sockaddr *a, socklen_t n) {
  const int &off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
