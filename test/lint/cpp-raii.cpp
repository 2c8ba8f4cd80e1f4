//===--- cpp-raii.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Owners of descriptors: get, release, reset, conversions, moves and swaps.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

/* get(): silent. */
class Owner {
public:
  explicit Owner(int fd = -1) : fd_(fd) {}
  Owner(const Owner &) = delete;
  Owner &operator=(const Owner &) = delete;
  ~Owner() {
    if (fd_ >= 0)
      close(fd_);
  }
  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

private:
  int fd_;
};

int by_get(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Owner fd(socket(AF_INET, SOCK_STREAM, 0));
  if (!fd)
    return -1;
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

/* get(), without: Missing. */
int by_get_without(const sockaddr *a, socklen_t n) {
  Owner fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  if (!fd)
    return -1;
  if (bind(fd.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.get(), 5); // #listen
}

/* A conversion to int: silent. */
class Implicit {
public:
  explicit Implicit(int fd = -1) : fd_(fd) {}
  Implicit(const Implicit &) = delete;
  ~Implicit() { close(fd_); }
  operator int() const { return fd_; }

private:
  int fd_;
};

int by_conversion(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Implicit fd(socket(AF_INET, SOCK_STREAM, 0));
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A conversion to int, without: Missing. */
int by_conversion_without(const sockaddr *a, socklen_t n) {
  Implicit fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  if (fd < 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A dereference operator and a method that sets it: silent. */
class Dereferenced {
public:
  explicit Dereferenced(int fd) : fd_(fd) {}
  int operator*() const { return fd_; }
  bool set(int name, int value = 1) const {
    return setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value)) == 0;
  }

private:
  int fd_;
};

int by_operator(const sockaddr *a, socklen_t n) {
  Dereferenced fd(socket(AF_INET, SOCK_STREAM, 0));
  if (!fd.set(SO_REUSEADDR) || bind(*fd, a, n) < 0)
    return -1;
  return listen(*fd, 5);
}

/* The method is given 0: Missing. */
class Cleared {
public:
  explicit Cleared(int fd) : fd_(fd) {}
  int operator*() const { return fd_; }
  bool set(int name, int value = 1) const {
    return setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value)) == 0; // #cleared_here
  }

private:
  int fd_;
};

int by_operator_cleared(const sockaddr *a, socklen_t n) {
  Cleared fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  fd.set(SO_REUSEADDR, 0);
  if (bind(*fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #cleared_here@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(*fd, 5); // #listen
}

/* Returned by value from a factory that sets it: silent. */
class Movable {
public:
  explicit Movable(int fd = -1) noexcept : fd_(fd) {}
  Movable(Movable &&other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Movable &operator=(Movable &&other) noexcept {
    if (this != &other) {
      reset();
      fd_ = other.fd_;
      other.fd_ = -1;
    }
    return *this;
  }
  ~Movable() { reset(); }
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
  void swap(Movable &other) noexcept {
    int fd = fd_;
    fd_ = other.fd_;
    other.fd_ = fd;
  }

private:
  int fd_;
};

static Movable make_tuned() {
  const int on = 1;
  Movable made(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(made.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return made;
}

int returned(const sockaddr *a, socklen_t n) {
  Movable fd = make_tuned();
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

/* Assigned from a factory that sets it: silent. */
int assigned(const sockaddr *a, socklen_t n) {
  Movable fd;
  fd = make_tuned();
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

/* Moved to another owner, which sets it: silent. */
int moved(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Movable fd(socket(AF_INET, SOCK_STREAM, 0));
  Movable other(std::move(fd));
  setsockopt(other.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(other.get(), a, n) < 0)
    return -1;
  return listen(other.get(), 5);
}

/* There and back: silent. */
int moved_back(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Movable fd(socket(AF_INET, SOCK_STREAM, 0));
  Movable other;
  other = std::move(fd);
  setsockopt(other.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  fd = std::move(other);
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

/* Swapped: silent. */
int swapped(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Movable fd(socket(AF_INET, SOCK_STREAM, 0)), other;
  fd.swap(other);
  setsockopt(other.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(other.get(), a, n) < 0)
    return -1;
  return listen(other.get(), 5);
}

/* Released: silent. */
int released(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Movable owner(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(owner.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  int fd = owner.release();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Moved into a function that sets it and serves: silent. */
static int serve_tuned(Movable fd, const sockaddr *a, socklen_t n) {
  const int on = 1;
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd.get(), a, n) < 0 || listen(fd.get(), 5) < 0)
    return -1;
  return fd.release();
}

int moved_in(const sockaddr *a, socklen_t n) {
  Movable fd(socket(AF_INET, SOCK_STREAM, 0));
  return serve_tuned(std::move(fd), a, n);
}

/* A member, moved in by the constructor: silent. */
class Holder {
public:
  explicit Holder(Movable fd) : fd_(std::move(fd)) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_.get(), a, n) < 0)
      return -1;
    return listen(fd_.get(), 5);
  }

private:
  Movable fd_;
};

int held(const sockaddr *a, socklen_t n) {
  Holder h(make_tuned());
  return h.start(a, n);
}

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

/* Returned by value from a factory that does not set it: Missing. */
int returned_without(const sockaddr *a, socklen_t n) {
  Mover fd = make_plain();
  if (bind(fd.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.get(), 5); // #listen
}

/* Assigned from it: Missing. */
int assigned_without(const sockaddr *a, socklen_t n) {
  Mover fd;
  fd = make_plain();
  if (bind(fd.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.get(), 5); // #listen
}

/* Moved to another owner: Missing. */
int moved_without(const sockaddr *a, socklen_t n) {
  Mover fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  Mover other(std::move(fd));
  if (bind(other.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'other.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(other.get(), 5); // #listen
}

/* The option goes to what was moved from: Missing. */
int moved_from(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Mover fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  Mover other(std::move(fd));
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(other.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'other.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(other.get(), 5); // #listen
}

/* Swapped: the option goes to the other one. Missing. */
int swapped_without(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Mover v4(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  Mover v6(socket(AF_INET6, SOCK_STREAM, 0));
  v4.swap(v6);
  setsockopt(v4.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #set
  if (bind(v6.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v6.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set@setsockopt: note: SO_REUSEADDR is set here on 'v4.get()', not on 'v6.get()'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v6.get(), 5); // #listen
}

/* Released: Missing. */
int released_without(const sockaddr *a, socklen_t n) {
  Mover owner(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  int fd = owner.release();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* reset() makes it another socket: Missing. */
int reset_without(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Mover fd(socket(AF_INET6, SOCK_STREAM, 0));
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  fd.reset(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  if (bind(fd.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.get(), 5); // #listen
}

/* With std::exchange and std::swap, as people write it: silent. */
class Exchanged {
public:
  explicit Exchanged(int fd = -1) noexcept : fd_(fd) {}
  Exchanged(Exchanged &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Exchanged &operator=(Exchanged &&other) noexcept {
    Exchanged(std::move(other)).swap(*this);
    return *this;
  }
  ~Exchanged() {
    if (fd_ != -1)
      close(fd_);
  }
  void swap(Exchanged &other) noexcept { std::swap(fd_, other.fd_); }
  int release() noexcept { return std::exchange(fd_, -1); }
  int get() const noexcept { return fd_; }

private:
  int fd_;
};

static Exchanged make_exchanged() {
  const int on = 1;
  Exchanged made(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(made.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return made;
}

int exchanged(const sockaddr *a, socklen_t n) {
  Exchanged fd = make_exchanged();
  Exchanged other(std::move(fd));
  if (bind(other.get(), a, n) < 0)
    return -1;
  return listen(other.get(), 5);
}

int exchanged_assigned(const sockaddr *a, socklen_t n) {
  Exchanged fd;
  fd = make_exchanged();
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

int exchanged_released(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Exchanged owner(socket(AF_INET, SOCK_STREAM, 0));
  int fd = owner.release();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int exchanged_swapped(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Exchanged v4(socket(AF_INET, SOCK_STREAM, 0)), other;
  other.swap(v4);
  setsockopt(other.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::swap(v4, other);
  if (bind(v4.get(), a, n) < 0)
    return -1;
  return listen(v4.get(), 5);
}

/* The same without the option: std::exchange gives what was there. Missing. */
class Exchanging {
public:
  explicit Exchanging(int fd = -1) noexcept : fd_(fd) {}
  Exchanging(Exchanging &&other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  ~Exchanging() {
    if (fd_ != -1)
      close(fd_);
  }
  int release() noexcept { return std::exchange(fd_, -1); }
  int get() const noexcept { return fd_; }

private:
  int fd_;
};

int exchanging(const sockaddr *a, socklen_t n) {
  Exchanging fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  Exchanging other(std::move(fd));
  if (bind(other.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'other.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(other.get(), 5); // #listen
}

int exchanging_released(const sockaddr *a, socklen_t n) {
  Exchanging owner(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  int fd = owner.release();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* std::swap on plain descriptors: silent. */
int plain_swap(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int spare = -1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::swap(fd, spare);
  setsockopt(spare, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::swap(fd, spare);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* One is set, then they are swapped: silent for the one that is set. */
int plain_swap_of_two(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::swap(v4, v6);
  if (bind(v4, a, n) < 0)
    return -1;
  return listen(v4, 5);
}

/* One is set, then they are swapped: Missing for the other one. */
int plain_swap_other(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::swap(v4, v6);
  if (bind(v6, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v6' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v6, 5); // #listen
}

/* A guard that closes at the end hides nothing: Missing, and silent. */
class Guard {
public:
  explicit Guard(int &fd) : fd_(fd) {}
  ~Guard() {
    if (armed_)
      close(fd_);
  }
  void dismiss() { armed_ = false; }

private:
  int &fd_;
  bool armed_ = true;
};

int guarded(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Guard guard(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    return -1;
  guard.dismiss();
  return fd;
}

int guarded_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Guard guard(fd);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
      bind(fd, a, n) < 0 || listen(fd, 5) < 0)
    return -1;
  guard.dismiss();
  return fd;
}

/* A generic guard with a lambda hides nothing: Missing. */
template <typename Action> class AtEnd {
public:
  explicit AtEnd(Action action) : action_(action) {}
  ~AtEnd() { action_(); }

private:
  Action action_;
};

template <typename Action> AtEnd<Action> at_end(Action action) {
  return AtEnd<Action>(action);
}

int lambda_guard(const sockaddr *a, socklen_t n) {
  bool good = false;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto guard = at_end([&] {
    if (!good)
      close(fd);
  });
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    return -1;
  good = true;
  return fd;
}

/* An object whose making sets the option: silent. */
class Option {
public:
  Option(int fd, int name, int value) {
    setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
  }
};

int made_for_effect(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Option(fd, SO_REUSEADDR, 1);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An object whose making sets another one: Missing. */
int made_for_another(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Option(fd, SO_KEEPALIVE, 1);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The destructor closes, another object is made: the second has no option.
   Missing. */
int made_again(const sockaddr *a, socklen_t n) {
  const int on = 1;
  {
    Owner fd(socket(AF_INET, SOCK_STREAM, 0));
    setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  Owner fd(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  if (bind(fd.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd.get(), 5); // #listen
}
