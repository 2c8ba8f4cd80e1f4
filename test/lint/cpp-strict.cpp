//===--- cpp-strict.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// StrictMode in C++: what may be wrong, and why.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 -strict --any-fix
// REQUIRES: full

#include <functional>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

/* A hook that an unseen class may override: Unseen. */
class Hooked {
public:
  virtual ~Hooked() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    configure();
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'fd_' is bound with SO_REUSEADDR; it was passed to 'configure' before [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
    return listen(fd_, 5); // #listen
  }

protected:
  virtual void configure() {}
  int fd_ = -1;
};

/* A callable from a parameter: Unseen. */
int called(const std::function<void(int)> &hook, const sockaddr *a,
           socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  hook(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it was passed to {{.+}} before [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Methods without a caller in sight, one of them sets it: Unseen. */
class Library {
public:
  void open();
  void tune();
  int attach(const sockaddr *a, socklen_t n);
  int start();

private:
  int fd_ = -1;
};

void Library::open() {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #library_made
}
void Library::tune() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
int Library::attach(const sockaddr *a, socklen_t n) {
  return bind(fd_, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'fd_' is bound with SO_REUSEADDR; the order of the functions that share it is not fixed [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #library_made@socket: note: socket created here
  // CHECK-MESSAGES: #library_heard@listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
}
int Library::start() {
  return listen(fd_, 5); // #library_heard
}

/* A switch in a member that nobody in sight fixes: Partial, or Unseen. */
class Switched {
public:
  explicit Switched(bool reuse) : reuse_(reuse) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (reuse_) {
      int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }

private:
  bool reuse_;
};

/* The value comes from a member: Unseen. */
class Valued {
public:
  explicit Valued(int reuse) : reuse_(reuse) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_, sizeof(reuse_));
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; the option value is not a constant [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
    return listen(fd, 5); // #listen
  }

private:
  int reuse_;
};

/* An element of a vector: Unseen. */
int element(const std::vector<int> &fds, const sockaddr *a, socklen_t n) {
  int fd = fds[0];
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it comes from {{.+}} [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Behind a smart pointer: Unseen. */
struct Owned {
  int fd = -1;
};

int owned(const std::unique_ptr<Owned> &owner, const sockaddr *a,
          socklen_t n) {
  if (bind(owner->fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: cannot tell whether listening socket 'owner->fd' is bound with SO_REUSEADDR; {{.+}} [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(owner->fd, 5); // #listen
}

/* Two instances of a template, one sets it on some paths: Partial. */
template <bool Always>
static int instance(bool reuse, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (Always || reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int instances(bool reuse, const sockaddr *a, socklen_t n) {
  return instance<true>(reuse, a, n) + instance<false>(reuse, a, n);
}

/* Set on each path, through all sorts of calls: silent. */
class Settled {
public:
  Settled() : fd_(socket(AF_INET, SOCK_STREAM, 0)) { set(SO_REUSEADDR, 1); }
  template <typename T> void set(int name, const T &value) {
    setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

int settled(const sockaddr *a, socklen_t n) {
  Settled s;
  return s.start(a, n);
}

/* A literal by reference: silent. */
template <typename T> static int set(int fd, int name, const T &value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int literal(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd, SO_REUSEADDR, 1);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constexpr static member: silent. */
struct Constexpr {
  static constexpr int on = 1;
};

int constexpr_member(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &Constexpr::on,
             sizeof(Constexpr::on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Returned by value in an owner that can be moved, and set before: silent. */
class Owner {
public:
  explicit Owner(int fd) : fd_(fd) {}
  Owner(Owner &&other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  int get() const { return fd_; }

private:
  int fd_;
};

static Owner make() {
  const int on = 1;
  Owner made(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(made.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return made;
}

int returned(const sockaddr *a, socklen_t n) {
  Owner fd = make();
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}
