//===--- cpp-unique-ptr.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Smart pointers to objects with a socket, and to descriptors. What a smart
// pointer holds is not followed: no false reports.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <cstddef>
#include <list>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

class Socket {
public:
  explicit Socket(int family) : fd_(socket(family, SOCK_STREAM, 0)) {}
  ~Socket() { close(fd_); }
  Socket(const Socket &) = delete;
  void reuse(bool want = true) {
    int on = want;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

/* std::unique_ptr, from std::make_unique and from new: silent. */
int unique(const sockaddr *a, socklen_t n) {
  auto s = std::make_unique<Socket>(AF_INET);
  s->reuse();
  return s->start(a, n);
}

int unique_new(const sockaddr *a, socklen_t n) {
  std::unique_ptr<Socket> s(new Socket(AF_INET));
  s->reuse();
  return s->start(a, n);
}

/* The raw pointer beside it: silent. */
int unique_and_raw(const sockaddr *a, socklen_t n) {
  Socket *raw = new Socket(AF_INET);
  std::unique_ptr<Socket> s(raw);
  s->reuse();
  return raw->start(a, n);
}

int raw_and_unique(const sockaddr *a, socklen_t n) {
  auto s = std::make_unique<Socket>(AF_INET);
  Socket *raw = s.get();
  raw->reuse();
  Socket &same = *s;
  return same.start(a, n);
}

/* std::shared_ptr, copied: silent. */
int shared(const sockaddr *a, socklen_t n) {
  auto s = std::make_shared<Socket>(AF_INET);
  std::shared_ptr<Socket> other = s;
  other->reuse();
  return s->start(a, n);
}

/* Moved into a function: silent. */
static int serve(std::unique_ptr<Socket> s, const sockaddr *a, socklen_t n) {
  return s->start(a, n);
}

int moved_in(const sockaddr *a, socklen_t n) {
  auto s = std::make_unique<Socket>(AF_INET);
  s->reuse();
  return serve(std::move(s), a, n);
}

/* From a factory: silent. */
static std::unique_ptr<Socket> make(bool reuse) {
  auto s = std::make_unique<Socket>(AF_INET);
  s->reuse(reuse);
  return s;
}

int made(const sockaddr *a, socklen_t n) {
  std::unique_ptr<Socket> s = make(true);
  return s ? s->start(a, n) : -1;
}

/* A member: silent. */
class Server {
public:
  Server() : socket_(std::make_unique<Socket>(AF_INET)) {}
  void reuse() { socket_->reuse(); }
  int start(const sockaddr *a, socklen_t n) { return socket_->start(a, n); }

private:
  std::unique_ptr<Socket> socket_;
};

int member(const sockaddr *a, socklen_t n) {
  Server s;
  s.reuse();
  return s.start(a, n);
}

/* Containers of them: silent. */
int vector_of_unique(const sockaddr *a, socklen_t n) {
  std::vector<std::unique_ptr<Socket>> all;
  all.push_back(std::make_unique<Socket>(AF_INET));
  all.emplace_back(new Socket(AF_INET6));
  for (auto &each : all)
    each->reuse();
  for (auto &each : all)
    if (each->start(a, n) < 0)
      return -1;
  return 0;
}

int map_of_shared(const sockaddr *a, socklen_t n) {
  std::map<std::string, std::shared_ptr<Socket>> all;
  all["public"] = std::make_shared<Socket>(AF_INET);
  all["public"]->reuse();
  return all.at("public")->start(a, n);
}

int list_of_objects(const sockaddr *a, socklen_t n) {
  std::list<Socket> all;
  all.emplace_back(AF_INET);
  all.back().reuse();
  return all.front().start(a, n);
}

/* Pointers to local objects in a container and in a list: silent. */
class Pointee {
public:
  explicit Pointee(int family) : fd_(socket(family, SOCK_STREAM, 0)) {}
  void reuse() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

int vector_of_pointers(const sockaddr *a, socklen_t n) {
  Pointee v4(AF_INET), v6(AF_INET6);
  std::vector<Pointee *> all = {&v4, &v6};
  for (Pointee *each : all)
    each->reuse();
  return v4.start(a, n) + v6.start(a, n);
}

int list_of_pointers(const sockaddr *a, socklen_t n) {
  Pointee v4(AF_INET), v6(AF_INET6);
  for (Pointee *each : {&v4, &v6})
    each->reuse();
  return v4.start(a, n) + v6.start(a, n);
}

/* A private implementation, with a pointer of its own: silent. */
class Facade {
public:
  Facade();
  ~Facade();
  void reuse();
  int start(const sockaddr *a, socklen_t n);

private:
  struct Impl;
  Impl *impl_;
};

struct Facade::Impl {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
};

Facade::Facade() : impl_(new Impl) {}
Facade::~Facade() { delete impl_; }

void Facade::reuse() {
  int on = 1;
  setsockopt(impl_->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int Facade::start(const sockaddr *a, socklen_t n) {
  if (bind(impl_->fd, a, n) < 0)
    return -1;
  return listen(impl_->fd, 5);
}

/* A private implementation behind std::unique_ptr: silent. */
class Hidden {
public:
  Hidden();
  ~Hidden();
  int start(const sockaddr *a, socklen_t n);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct Hidden::Impl {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
};

Hidden::Hidden() : impl_(std::make_unique<Impl>()) {}
Hidden::~Hidden() = default;

int Hidden::start(const sockaddr *a, socklen_t n) {
  setsockopt(impl_->fd, SOL_SOCKET, SO_REUSEADDR, &impl_->on,
             sizeof(impl_->on));
  if (bind(impl_->fd, a, n) < 0)
    return -1;
  return listen(impl_->fd, 5);
}

/* A private implementation that does all in one method: Missing. */
class Whole {
public:
  Whole();
  ~Whole();
  int start(const sockaddr *a, socklen_t n);

private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct Whole::Impl {
  int fd = -1;
  int start(const sockaddr *a, socklen_t n) {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

Whole::Whole() : impl_(std::make_unique<Impl>()) {}
Whole::~Whole() = default;
int Whole::start(const sockaddr *a, socklen_t n) { return impl_->start(a, n); }

/* A descriptor in a std::unique_ptr of its own kind: silent. */
class Handle {
public:
  Handle(int fd = -1) : fd_(fd) {}
  Handle(std::nullptr_t) : fd_(-1) {}
  operator int() const { return fd_; }
  explicit operator bool() const { return fd_ != -1; }
  friend bool operator==(Handle l, Handle r) { return l.fd_ == r.fd_; }
  friend bool operator!=(Handle l, Handle r) { return l.fd_ != r.fd_; }

private:
  int fd_;
};

struct CloseHandle {
  using pointer = Handle;
  void operator()(Handle h) const { close(h); }
};

using UniqueFd = std::unique_ptr<int, CloseHandle>;

int unique_fd(const sockaddr *a, socklen_t n) {
  const int on = 1;
  UniqueFd fd(Handle(socket(AF_INET, SOCK_STREAM, 0)));
  if (!fd)
    return -1;
  setsockopt(fd.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd.get(), a, n) < 0)
    return -1;
  return listen(fd.get(), 5);
}

/* A pointer that closes its descriptor at the end hides nothing: Missing. */
struct CloseAt {
  void operator()(const int *fd) const { close(*fd); }
};

int closed_at_end(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    return -1;
  std::unique_ptr<int, CloseAt> closer(&fd);
  return accept(fd, nullptr, nullptr);
}

/* new and delete by hand, all in sight: silent. */
int by_hand(const sockaddr *a, socklen_t n) {
  Socket *s = new Socket(AF_INET);
  s->reuse();
  int result = s->start(a, n);
  delete s;
  return result;
}

/* new of an int: silent. */
int heap_int(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int *fd = new int(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  int result = bind(*fd, a, n) < 0 ? -1 : listen(*fd, 5);
  delete fd;
  return result;
}

/* new and delete by hand, without: Missing. */
class Plain {
public:
  explicit Plain(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #plain_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #plain_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int by_hand_without(const sockaddr *a, socklen_t n) {
  Plain *s = new Plain(AF_INET);
  int result = s->start(a, n);
  delete s;
  return result;
}
