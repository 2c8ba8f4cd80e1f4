//===--- cpp-standard-library.cpp - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The standard library between the socket calls. Streams and texts cannot set an
// option, so they hide nothing; containers and callables have files of their own.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <netinet/in.h>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

/* The descriptor is printed: Missing. */
int printed(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::cerr << "descriptor " << fd << '\n';
  if (bind(fd, a, n) < 0) { // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    std::cerr << "bind: " << std::strerror(errno) << std::endl;
    return -1;
  }
  return listen(fd, 5); // #listen
}

/* With: silent. */
int printed_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::clog << "descriptor " << fd << '\n';
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) {
    std::cerr << "bind: " << std::strerror(errno) << std::endl;
    return -1;
  }
  return listen(fd, 5);
}

/* Into a string stream: Missing. */
int streamed(const sockaddr *a, socklen_t n) {
  std::ostringstream out;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  out << "made " << fd;
  std::clog << out.str() << std::endl;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Into a file: Missing. */
int filed(const char *path, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::ofstream out(path);
  out << getpid() << ' ' << fd << '\n';
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* As a text: Missing. */
int as_text(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::string message = "descriptor " + std::to_string(fd);
  std::puts(message.c_str());
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A visible operator << for the whole object: Missing. */
class Shown {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    std::cout << *this << std::endl;
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
  friend std::ostream &operator<<(std::ostream &out, const Shown &s) {
    return out << "server " << s.fd_;
  }

private:
  int fd_ = -1;
};

/* std::min and std::max of a descriptor, as for select(): Missing. */
int largest(const sockaddr *a, socklen_t n) {
  int highest = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  highest = std::max(highest, fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return highest;
}

/* The option is set on the largest one: silent. */
int largest_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int same = std::max(fd, 0);
  setsockopt(same, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lock, a clock, a sleep: they get nothing. Missing. */
int locked(const sockaddr *a, socklen_t n) {
  static std::mutex mutex;
  std::lock_guard<std::mutex> lock(mutex);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* With: silent. */
int locked_with(const sockaddr *a, socklen_t n) {
  static std::mutex mutex;
  const int on = 1;
  std::unique_lock<std::mutex> lock(mutex);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  lock.unlock();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A text and its length, a port out of it: Missing. */
int from_text(const std::string &host, std::string_view port) {
  sockaddr_in where = {};
  where.sin_family = AF_INET;
  where.sin_port = htons(std::stoi(std::string(port)));
  where.sin_addr.s_addr = host.empty() ? INADDR_ANY : INADDR_LOOPBACK;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The port is a number of a vector, or 0 by construction: Missing, and silent. */
int from_vector(const std::vector<unsigned short> &ports) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(ports.at(0));
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int from_nothing() {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  auto *address = reinterpret_cast<sockaddr *>(&where);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, address, sizeof(where)) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::memset and std::memcpy of the address: Missing. */
int copied_address(const sockaddr_in &given) {
  sockaddr_storage where;
  std::memset(&where, 0, sizeof(where));
  std::memcpy(&where, &given, sizeof(given));
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(given)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* std::fill and std::copy of the address: Missing. */
int filled_address(const sockaddr_in &given) {
  sockaddr_in where;
  auto *bytes = reinterpret_cast<char *>(&where);
  std::fill(bytes, bytes + sizeof(where), 0);
  where = given;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* getaddrinfo() with an owner of its result: Missing. */
struct FreeAddresses {
  void operator()(addrinfo *list) const { freeaddrinfo(list); }
};

int resolved(const std::string &host, const std::string &service) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo *raw = nullptr;
  if (getaddrinfo(host.c_str(), service.c_str(), &hints, &raw) != 0)
    return -1;
  std::unique_ptr<addrinfo, FreeAddresses> list(raw);
  for (addrinfo *each = list.get(); each != nullptr; each = each->ai_next) {
    int fd = socket(each->ai_family, each->ai_socktype, each->ai_protocol); // #socket
    if (fd < 0)
      continue;
    if (bind(fd, each->ai_addr, each->ai_addrlen) == 0 && // #bind
        listen(fd, SOMAXCONN) == 0) // #listen
      return fd;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(fd);
  }
  return -1;
}

/* getaddrinfo() with an owner of its result, with: silent. */
struct DropAddresses {
  void operator()(addrinfo *list) const { freeaddrinfo(list); }
};

int resolved_with(const std::string &host, const std::string &service) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  addrinfo *raw = nullptr;
  if (getaddrinfo(host.c_str(), service.c_str(), &hints, &raw) != 0)
    return -1;
  std::unique_ptr<addrinfo, DropAddresses> list(raw);
  for (addrinfo *each = list.get(); each != nullptr; each = each->ai_next) {
    const int on = 1;
    int fd = socket(each->ai_family, each->ai_socktype, each->ai_protocol);
    if (fd < 0)
      continue;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, each->ai_addr, each->ai_addrlen) == 0 &&
        listen(fd, SOMAXCONN) == 0)
      return fd;
    close(fd);
  }
  return -1;
}

/* A range over the results of getaddrinfo(): Missing. */
class Addresses {
public:
  class Iterator {
  public:
    explicit Iterator(const addrinfo *at) : at_(at) {}
    const addrinfo &operator*() const { return *at_; }
    Iterator &operator++() {
      at_ = at_->ai_next;
      return *this;
    }
    bool operator!=(const Iterator &other) const { return at_ != other.at_; }

  private:
    const addrinfo *at_;
  };
  explicit Addresses(const char *service) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_PASSIVE;
    if (getaddrinfo(nullptr, service, &hints, &list_) != 0)
      list_ = nullptr;
  }
  ~Addresses() {
    if (list_)
      freeaddrinfo(list_);
  }
  Iterator begin() const { return Iterator(list_); }
  Iterator end() const { return Iterator(nullptr); }

private:
  addrinfo *list_ = nullptr;
};

int ranged(const char *service) {
  for (const addrinfo &each : Addresses(service)) {
    int fd = socket(each.ai_family, each.ai_socktype, each.ai_protocol); // #socket
    if (fd < 0)
      continue;
    if (bind(fd, each.ai_addr, each.ai_addrlen) == 0 && // #bind
        listen(fd, SOMAXCONN) == 0) // #listen
      return fd;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(fd);
  }
  return -1;
}

/* With: silent. */
int ranged_with(const char *service) {
  const int on = 1;
  for (const addrinfo &each : Addresses(service)) {
    int fd = socket(each.ai_family, each.ai_socktype, each.ai_protocol);
    if (fd < 0)
      continue;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
        bind(fd, each.ai_addr, each.ai_addrlen) == 0 &&
        listen(fd, SOMAXCONN) == 0)
      return fd;
    close(fd);
  }
  return -1;
}

/* An atomic: silent. */
int atomic(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::atomic<int> shared{-1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  shared.store(fd);
  setsockopt(shared.load(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int atomic_conversion(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::atomic<int> shared{socket(AF_INET, SOCK_STREAM, 0)};
  setsockopt(shared, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (::bind(shared, a, n) < 0)
    return -1;
  return listen(shared, 5);
}

/* Assigned: silent. */
int atomic_assigned(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::atomic<int> shared;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  shared = fd;
  setsockopt(shared, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

void tune(int &fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* std::ref: silent. */
int reference_wrapper(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::reference_wrapper<int> same = std::ref(fd);
  tune(same);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::ref from before there is a socket: silent. */
int reference_before(const sockaddr *a, socklen_t n) {
  int fd = -1;
  std::reference_wrapper<int> same(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(same.get());
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::addressof: silent. */
int address_of(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int *where = std::addressof(fd);
  setsockopt(*where, SOL_SOCKET, SO_REUSEADDR, std::addressof(on), sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::as_const: silent. */
int as_constant(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(std::as_const(fd), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(std::as_const(fd), a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::swap of two descriptors, one of them set: silent for the set one. */
int swapped(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::swap(v4, v6);
  if (bind(v4, a, n) < 0)
    return -1;
  return listen(v4, 5);
}

/* std::exchange: what was there had the option. Silent. */
int exchanged(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  int old = std::exchange(fd, socket(AF_INET6, SOCK_STREAM, 0));
  if (bind(old, a, n) < 0)
    return -1;
  return listen(old, 5);
}

int exchanged_first(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int old = std::exchange(fd, -1);
  setsockopt(old, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(old, a, n) < 0)
    return -1;
  return listen(old, 5);
}

/* std::exit and std::abort end it: Missing. */
int ends(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd == -1) {
    std::perror("socket");
    std::exit(EXIT_FAILURE);
  }
  if (bind(fd, a, n) == -1) // #bind
    std::abort();
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) == -1) // #listen
    std::_Exit(1);
  return fd;
}

/* The option fails, and it ends: silent. */
int ends_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == -1)
    std::terminate();
  if (bind(fd, a, n) == -1)
    std::quick_exit(1);
  return listen(fd, 5);
}

/* std::error_code of the failure: Missing. */
std::error_code failure(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) != 0) // #bind
    return {errno, std::system_category()};
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return {};
}

/* A member is printed: Missing. */
class Printed {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    std::cout << name_ << ": descriptor " << fd_ << std::endl;
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
  std::string name_ = "server";
};
