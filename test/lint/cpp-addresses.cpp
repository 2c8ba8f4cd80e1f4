//===--- cpp-addresses.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Addresses in classes of their own: is the port zero by construction?
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <cstdint>
#include <cstring>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>

/* An address with a conversion, as people write it. */
class Address {
public:
  explicit Address(std::uint16_t port) {
    where_.sin_family = AF_INET;
    where_.sin_port = htons(port);
    where_.sin_addr.s_addr = INADDR_ANY;
  }
  operator const sockaddr *() const {
    return reinterpret_cast<const sockaddr *>(&where_);
  }
  socklen_t size() const { return sizeof(where_); }
  void set_port(std::uint16_t port) { where_.sin_port = htons(port); }

private:
  sockaddr_in where_{};
};

/* The port is given: Missing. */
int given(std::uint16_t port) {
  Address where(port);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, where.size()) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The port is 8080: Missing. */
int constant() {
  const Address where(8080);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, where.size()) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The port is 0: silent. */
int zero() {
  const Address where(0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, where, where.size()) < 0)
    return -1;
  return listen(fd, 5);
}

/* The port is 0 at first: Missing. */
int set_later(std::uint16_t port) {
  Address where(0);
  where.set_port(port);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, where.size()) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Two kinds in a union, as muduo has it: Missing. */
class InetAddress {
public:
  explicit InetAddress(std::uint16_t port, bool ipv6 = false) {
    if (ipv6) {
      std::memset(&v6_, 0, sizeof(v6_));
      v6_.sin6_family = AF_INET6;
      v6_.sin6_port = htons(port);
    } else {
      std::memset(&v4_, 0, sizeof(v4_));
      v4_.sin_family = AF_INET;
      v4_.sin_port = htons(port);
    }
  }
  const sockaddr *get() const {
    return static_cast<const sockaddr *>(static_cast<const void *>(&v6_));
  }

private:
  union {
    sockaddr_in v4_;
    sockaddr_in6 v6_;
  };
};

int in_union(std::uint16_t port) {
  InetAddress where(port);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where.get(), sizeof(sockaddr_in6)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A storage that is filled for either family: Missing. */
class Endpoint {
public:
  static Endpoint any(int family, std::uint16_t port) {
    Endpoint made;
    if (family == AF_INET6) {
      auto &v6 = reinterpret_cast<sockaddr_in6 &>(made.storage_);
      v6.sin6_family = AF_INET6;
      v6.sin6_port = htons(port);
      v6.sin6_addr = in6addr_any;
      made.size_ = sizeof(v6);
    } else {
      auto &v4 = reinterpret_cast<sockaddr_in &>(made.storage_);
      v4.sin_family = AF_INET;
      v4.sin_port = htons(port);
      made.size_ = sizeof(v4);
    }
    return made;
  }
  int family() const { return storage_.ss_family; }
  const sockaddr *data() const {
    return reinterpret_cast<const sockaddr *>(&storage_);
  }
  socklen_t size() const { return size_; }

private:
  sockaddr_storage storage_ = {};
  socklen_t size_ = 0;
};

int in_storage(int family, std::uint16_t port) {
  const Endpoint where = Endpoint::any(family, port);
  int fd = socket(where.family(), SOCK_STREAM, 0); // #socket
  if (bind(fd, where.data(), where.size()) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* With: silent. */
int in_storage_with(int family, std::uint16_t port) {
  const int on = 1;
  const Endpoint where = Endpoint::any(family, port);
  int fd = socket(where.family(), SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where.data(), where.size()) < 0)
    return -1;
  return listen(fd, 5);
}

/* A local address behind the same interface: silent. */
class Path {
public:
  explicit Path(const std::string &path) {
    where_.sun_family = AF_UNIX;
    std::strncpy(where_.sun_path, path.c_str(), sizeof(where_.sun_path) - 1);
  }
  int family() const { return where_.sun_family; }
  const sockaddr *data() const {
    return reinterpret_cast<const sockaddr *>(&where_);
  }
  socklen_t size() const { return sizeof(where_); }

private:
  sockaddr_un where_{};
};

template <typename Where> static int serve_path(const Where &where) {
  int fd = socket(where.family(), SOCK_STREAM, 0);
  if (bind(fd, where.data(), where.size()) < 0)
    return -1;
  return listen(fd, 5);
}

int local(const std::string &path) { return serve_path(Path(path)); }

/* A pair of addresses in one template, the one of the internet is at fault:
   Missing. */
class Local {
public:
  static constexpr int family = AF_UNIX;
  const sockaddr *data() const {
    return reinterpret_cast<const sockaddr *>(&where_);
  }
  socklen_t size() const { return sizeof(where_); }

private:
  sockaddr_un where_{};
};

class Internet {
public:
  static constexpr int family = AF_INET;
  explicit Internet(std::uint16_t port) { where_.sin_port = htons(port); }
  const sockaddr *data() const {
    return reinterpret_cast<const sockaddr *>(&where_);
  }
  socklen_t size() const { return sizeof(where_); }

private:
  sockaddr_in where_{};
};

template <typename Where> static int serve(const Where &where) {
  int fd = socket(Where::family, SOCK_STREAM, 0); // #socket
  if (bind(fd, where.data(), where.size()) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int both(std::uint16_t port) { return serve(Local()) + serve(Internet(port)); }

/* The port is read back and used again: Missing for the second, as its port is
   no longer zero. */
int twice() {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  socklen_t size = sizeof(where);
  int first = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(first, reinterpret_cast<sockaddr *>(&where), size) < 0 ||
      listen(first, 5) < 0)
    return -1;
  getsockname(first, reinterpret_cast<sockaddr *>(&where), &size);
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  int second = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(second, reinterpret_cast<sockaddr *>(&where), size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'second' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(second, 5); // #listen
}
