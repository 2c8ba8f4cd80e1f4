//===--- cpp-made-inside.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects that the C++ library makes of what it is given: their constructors
// run where nobody looks, and may set the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <any>
#include <list>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <tuple>
#include <unistd.h>
#include <variant>
#include <vector>

/* A constructor that sets it. */
class Tuned {
public:
  explicit Tuned(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

/* One that cannot be seen. */
class Hidden {
public:
  explicit Hidden(int fd);
};

/* One that only keeps what it gets. */
class Kept {
public:
  explicit Kept(int fd) : fd_(fd) {}
  int fd() const { return fd_; }

private:
  int fd_;
};

/* Shared: silent. */
int shared(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto tuned = std::make_shared<Tuned>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int shared_hidden(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto hidden = std::make_shared<Hidden>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* In containers: silent. */
int in_vector(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<Tuned> all;
  all.emplace_back(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_vector_hidden(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<Hidden> all;
  all.emplace_back(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_list(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::list<Tuned> all;
  all.emplace_front(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_map(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::map<std::string, Tuned> all;
  all.try_emplace("http", fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int from_range(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> descriptors{fd};
  std::vector<Tuned> all(descriptors.begin(), descriptors.end());
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* In a variant, in std::any: silent. */
int in_variant(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::variant<int, Tuned> one;
  one.emplace<Tuned>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_any(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::any one;
  one.emplace<Tuned>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* From a tuple: silent. */
int from_tuple(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto tuned = std::make_from_tuple<Tuned>(std::make_tuple(fd));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constructor that sets nothing hides nothing: Missing. */
int kept_shared(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto kept = std::make_shared<Kept>(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int kept_in_vector(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::vector<Kept> all;
  all.emplace_back(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int kept_in_map(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::map<std::string, Kept> all;
  all.try_emplace("http", fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A deleter that closes hides nothing: Missing. */
int closing_deleter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::shared_ptr<int> at_end(&fd, [](const int *s) { close(*s); });
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
