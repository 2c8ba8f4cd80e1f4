//===--- cpp-parts.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Members of a server that are given out of sight or to the standard library:
// texts, locks, containers, callables. The server is not given with them.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <utility>
#include <vector>

void log_text(const std::string &text);
void notify();

/* A lock, a text and a container: Missing. */
class Logged {
public:
  int start(const sockaddr *a, socklen_t n) {
    std::lock_guard<std::mutex> lock(mutex_);
    clients_.clear();
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    log_text(host_);
    if (host_.empty())
      log_text("created for " + host_);
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
  std::string host_;
  std::mutex mutex_;
  std::vector<int> clients_;
};

/* A callable that comes from outside is only kept: Missing. */
class Called {
public:
  Called(std::function<void(int)> ready, const sockaddr *a, socklen_t n)
      : ready_(std::move(ready)) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd_, a, n) < 0) // #bind
      return;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    listen(fd_, 5); // #listen
  }

private:
  std::function<void(int)> ready_;
  int fd_ = -1;
};

/* It is called before the bind, with the descriptor: silent. */
class CalledBefore {
public:
  explicit CalledBefore(std::function<void(int)> ready)
      : ready_(std::move(ready)) {}
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    ready_(fd_);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  std::function<void(int)> ready_;
  int fd_ = -1;
};

/* A lambda that has captured the server is kept by a container that others can
   run: silent. */
std::vector<std::function<void()>> Hooks;

class Hooked {
public:
  int start(const sockaddr *a, socklen_t n) {
    Hooks.push_back([this] { tune(); });
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    notify();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void tune();
  int fd_ = -1;
};

/* A thread that is made in a container runs at once: silent. */
class Threaded {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    threads_.emplace_back([this] { tune(); });
    threads_.back().join();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void tune();
  int fd_ = -1;
  std::vector<std::thread> threads_;
};

/* A container of descriptors is given away: silent. */
void configure_all(const std::vector<int> &fds);

class Several {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    fds_.push_back(fd);
    configure_all(fds_);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  std::vector<int> fds_;
};
