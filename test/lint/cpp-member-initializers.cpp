//===--- cpp-member-initializers.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Choices in the initializers of members, each with the option and without.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++23 --any-fix
// REQUIRES: full

#include <cerrno>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <system_error>

/* Like Asio, the option says false: Missing. */
namespace asio_false {
class reuse_address {
public:
  explicit reuse_address(bool value) : value_(value ? 1 : 0) {}
  int level() const { return SOL_SOCKET; }
  int name() const { return SO_REUSEADDR; }
  const void *data() const { return &value_; }
  std::size_t size() const { return sizeof(value_); }

private:
  int value_;
};

class acceptor {
public:
  void open(int family) {
    fd_ = ::socket(family, SOCK_STREAM, IPPROTO_TCP); // #socket
  }
  template <typename Option> void set_option(const Option &option) {
    ::setsockopt(fd_, option.level(), option.name(), option.data(), // #set
                 static_cast<socklen_t>(option.size()));
  }
  void bind(const sockaddr *a, socklen_t n) {
    int result = ::bind(fd_, a, n); // #bind
    if (result == -1)
      throw std::system_error(errno, std::system_category());
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  void listen(int backlog = SOMAXCONN) {
    ::listen(fd_, backlog); // #listen
  }

private:
  int fd_ = -1;
};

void serve(const sockaddr *a, socklen_t n) {
  acceptor x;
  x.open(AF_INET);
  reuse_address option(false);
  x.set_option(option);
  x.bind(a, n);
  x.listen();
}
} // namespace asio_false

/* The same, and the descriptor is bound by its own name: silent. */
namespace refusing_raw {
class Socket {
public:
  explicit Socket(int fd)
      : fd_(fd >= 0 ? fd : throw std::runtime_error("socket")) {}
  void reuse() const {
    const int on = 1;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int fd_;
};

int serve(const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  Socket s(fd);
  s.reuse();
  if (::bind(fd, a, n) == -1)
    return -1;
  return ::listen(fd, 5);
}
} // namespace refusing_raw

/* The constructor refuses what is no descriptor, without: Missing. */
namespace refusing_without {
class Socket {
public:
  explicit Socket(int fd)
      : fd_(fd >= 0 ? fd : throw std::runtime_error("socket")) {}
  int start(const sockaddr *a, socklen_t n) const {
    if (::bind(fd_, a, n) == -1) // #refusing_bind
      return -1;
    // CHECK-MESSAGES: #refusing_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #refusing_made@socket: note: socket created here
    // CHECK-MESSAGES: #refusing_listen@listen: note: socket listens here
    return ::listen(fd_, 5); // #refusing_listen
  }

private:
  int fd_;
};

int serve(const sockaddr *a, socklen_t n) {
  Socket s(::socket(AF_INET, SOCK_STREAM, 0)); // #refusing_made
  return s.start(a, n);
}
} // namespace refusing_without
