//===--- unusual.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Unusual code in C++: it must neither stop the check nor mislead it.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <utility>
#include <vector>

/* Throws on each error: Missing. */
int throws_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    throw std::runtime_error("socket");
  if (bind(fd, a, n) < 0) // #bind
    throw std::runtime_error("bind");
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    throw std::runtime_error("listen");
  return fd;
}

/* Throws on each error, with: silent. */
int throws_with(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    throw std::runtime_error("socket");
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    throw std::runtime_error("setsockopt");
  if (bind(fd, a, n) < 0)
    throw std::runtime_error("bind");
  if (listen(fd, 5) < 0)
    throw std::runtime_error("listen");
  return fd;
}

/* Inside of try: Missing. */
int tries(const sockaddr *a, socklen_t n) {
  try {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  } catch (const std::exception &) {
    return -1;
  } catch (...) {
    throw;
  }
}

/* if with an initialiser, and a range: Missing. */
int range(const std::vector<sockaddr_in> &addresses) {
  for (const auto &address : addresses) {
    if (int fd = socket(AF_INET, SOCK_STREAM, 0); fd >= 0) { // #socket
      bind(fd, reinterpret_cast<const sockaddr *>(&address), // #bind
           sizeof(address));
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      listen(fd, 5); // #listen
    }
  }
  return 0;
}

/* if with an initialiser, with: silent. */
int initialiser(const sockaddr *a, socklen_t n) {
  if (int fd = socket(AF_INET, SOCK_STREAM, 0), on = 1; fd >= 0) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    bind(fd, a, n);
    return listen(fd, 5);
  }
  return -1;
}

/* A function-try-block of a constructor: Missing. */
class Listener {
public:
  Listener(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

Listener::Listener(const sockaddr *a, socklen_t n) try : fd_(-1) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd_, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd_, 5); // #listen
} catch (...) {
}

/* Declared, deleted and dependent things hold no facts. */
struct Nothing {
  Nothing() = default;
  Nothing(const Nothing &) = delete;
  virtual int bind(int) = 0;
  virtual ~Nothing() = default;
};
template <typename T>
concept Binds = requires(T t, const sockaddr *a) { bind(t, a, 0u); };
template <Binds T> int dependent(T t, const sockaddr *a) {
  return bind(t, a, 0u) + listen(t, 5);
}
static_assert(Binds<int>);
