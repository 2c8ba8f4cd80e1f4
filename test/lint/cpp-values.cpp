//===--- cpp-values.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Values through constexpr, enum class, and C++ casts; wrappers and auto.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <cstring>
#include <netinet/in.h>
#include <sys/socket.h>

namespace {
constexpr int Enable = 1;
constexpr int Disable = 0;
constexpr int Option = SO_REUSEADDR;
enum class Level : int { Socket = SOL_SOCKET };
} // namespace

/* constexpr value, name and level: silent. */
int constants(const sockaddr *a, socklen_t n) {
  auto fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::setsockopt(fd, static_cast<int>(Level::Socket), Option, &Enable,
               sizeof(Enable));
  ::bind(fd, a, n);
  return ::listen(fd, 5);
}

/* constexpr zero: Missing. */
int constant_zero(const sockaddr *a, socklen_t n) {
  auto fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &Disable, sizeof(Disable)); // #setsockopt
  ::bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ::listen(fd, 5); // #listen
}

/* reinterpret_cast of an int: silent. */
int cast(const sockaddr *a, socklen_t n) {
  int on{1};
  const int fd{::socket(AF_INET, SOCK_STREAM, 0)};
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR,
               reinterpret_cast<const char *>(&on), sizeof on);
  ::bind(fd, a, n);
  return ::listen(fd, 5);
}

/* A bool: one byte. */
int boolean(const sockaddr *a, socklen_t n) {
  bool on{true};
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  ::bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ::listen(fd, 5); // #listen
}

/* By reference: a helper that sets, and one that makes. */
static void tune(int &fd) {
  int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static bool make(int &fd) {
  fd = ::socket(AF_INET, SOCK_STREAM, 0); // #made
  return fd >= 0;
}

int reference_with(const sockaddr *a, socklen_t n) {
  int fd;
  if (!make(fd))
    return -1;
  tune(fd);
  if (::bind(fd, a, n) < 0)
    return -1;
  return ::listen(fd, 5);
}

int reference_without(const sockaddr *a, socklen_t n) {
  int fd;
  if (!make(fd))
    return -1;
  if (::bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind@::bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ::listen(fd, 5); // #listen
}

/* Value-initialised address: the port is zero by construction. Silent. */
int ephemeral() {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where));
  return ::listen(fd, 5);
}
