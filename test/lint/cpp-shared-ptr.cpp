//===--- cpp-shared-ptr.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a shared pointer runs when its last owner ends: when that is, is not
// followed. If it may set the option, what it got is Unseen; if not, it hides
// nothing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

/* A deleter that sets the option: silent. */
int deleter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  {
    std::shared_ptr<void> at_end(nullptr, [fd](void *) {
      int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    });
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* One that is there before the socket: silent. */
int deleter_before(const sockaddr *a, socklen_t n) {
  int fd = -1;
  std::shared_ptr<void> at_end;
  at_end.reset(static_cast<void *>(nullptr), [&fd](void *) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  fd = socket(AF_INET, SOCK_STREAM, 0);
  at_end.reset();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A deleter that cannot be seen: silent. */
void finish(const int *fd);

int unseen_deleter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { std::shared_ptr<int> at_end(&fd, finish); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An object whose destructor sets it: silent. */
class AtEnd {
public:
  explicit AtEnd(int fd) : fd_(fd) {}
  AtEnd(const AtEnd &) = delete;
  AtEnd &operator=(const AtEnd &) = delete;
  ~AtEnd() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int fd_;
};

int owner(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::shared_ptr<AtEnd> set = std::make_shared<AtEnd>(fd);
  set.reset();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int owner_new(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { std::shared_ptr<AtEnd> set(new AtEnd(fd)); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int owners(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<std::shared_ptr<AtEnd>> all;
  all.push_back(std::make_shared<AtEnd>(fd));
  all.clear();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* One whose base does: silent. */
class Derived : public AtEnd {
  using AtEnd::AtEnd;
};

int derived(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { auto set = std::make_shared<Derived>(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* One that holds a reference from before the socket was there: silent. */
class ByReference {
public:
  explicit ByReference(const int &fd) : fd_(fd) {}
  ByReference(const ByReference &) = delete;
  ByReference &operator=(const ByReference &) = delete;
  ~ByReference() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  const int &fd_;
};

int by_reference(const sockaddr *a, socklen_t n) {
  int fd = -1;
  {
    auto set = std::make_shared<ByReference>(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A destructor that cannot be seen: silent. */
class Hidden {
public:
  explicit Hidden(int fd) : fd_(fd) {}
  ~Hidden();

private:
  int fd_;
};

int hidden(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { auto set = std::make_shared<Hidden>(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An object whose destructor closes: Missing. */
class Closer {
public:
  explicit Closer(int fd) : fd_(fd) {}
  Closer(const Closer &) = delete;
  Closer &operator=(const Closer &) = delete;
  ~Closer() {
    if (fd_ >= 0)
      close(fd_);
  }

private:
  int fd_;
};

int closing_owner(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto owner = std::make_shared<Closer>(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A shared server that sets nothing: Missing. */
class Server {
public:
  explicit Server(const char *name) : name_(name) {}
  ~Server() {
    if (fd_ >= 0)
      close(fd_);
  }
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  std::string name_;
  int fd_ = -1;
};

int served(const sockaddr *a, socklen_t n) {
  auto server = std::make_shared<Server>("echo");
  return server->start(a, n);
}

/* Shared pointers to something else beside it: Missing. */
int beside(const sockaddr *a, socklen_t n) {
  auto name = std::make_shared<std::string>("echo");
  std::shared_ptr<int> count(new int(0));
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  *count += 1;
  name.reset();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* One that sets it on another socket: Missing. */
int other(const sockaddr *a, socklen_t n) {
  int data = socket(AF_INET, SOCK_STREAM, 0);
  { auto set = std::make_shared<AtEnd>(data); }
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
