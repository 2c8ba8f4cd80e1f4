//===--- cpp-raii-moved.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Owners of descriptors: get, release, reset, conversions, moves and swaps.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

/* An owner that can be moved. */
class Mover {
public:
  explicit Mover(int fd = -1) noexcept : fd_(fd) {}
  Mover(Mover &&other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Mover &operator=(Mover &&other) noexcept {
    if (this != &other) {
      reset();
      fd_ = other.fd_;
      other.fd_ = -1;
    }
    return *this;
  }
  ~Mover() { reset(); }
  int get() const noexcept { return fd_; }
  int release() noexcept {
    int fd = fd_;
    fd_ = -1;
    return fd;
  }
  void reset(int fd = -1) noexcept {
    if (fd_ >= 0)
      close(fd_);
    fd_ = fd;
  }
  void swap(Mover &other) noexcept {
    int fd = fd_;
    fd_ = other.fd_;
    other.fd_ = fd;
  }

private:
  int fd_;
};

Mover make_plain() {
  Mover made(socket(AF_INET, SOCK_STREAM, 0)); // #plain_made
  return made;
}

/* Moved into a function that serves: Missing. */
static int serve_plain(Mover fd, const sockaddr *a, socklen_t n) {
  if (bind(fd.get(), a, n) < 0 || listen(fd.get(), 5) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #moved_in@socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  return fd.release();
}

int moved_in_without(const sockaddr *a, socklen_t n) {
  Mover fd(socket(AF_INET, SOCK_STREAM, 0)); // #moved_in
  return serve_plain(std::move(fd), a, n);
}

/* A member, moved in by the constructor: Missing. */
class PlainHolder {
public:
  explicit PlainHolder(Mover fd) : fd_(std::move(fd)) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_.get(), a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #plain_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_.get(), 5); // #listen
  }

private:
  Mover fd_;
};

int held_without(const sockaddr *a, socklen_t n) {
  PlainHolder h(make_plain());
  return h.start(a, n);
}
