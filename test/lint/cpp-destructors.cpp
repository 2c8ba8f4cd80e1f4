//===--- cpp-destructors.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Destructors run where a scope or a full expression ends, and in delete. What
// ends early can set the option, or close the socket; what ends late cannot.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14,c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

class Deferred {
public:
  explicit Deferred(int fd) : fd_(fd) {}
  Deferred(const Deferred &) = delete;
  Deferred &operator=(const Deferred &) = delete;
  ~Deferred() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #late
  }
  bool good() const { return fd_ >= 0; }

private:
  int fd_;
};

/* A guard whose end sets the option: silent. */
int deferred(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { Deferred set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A guard that ends too late: Missing. */
int deferred_late(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Deferred set(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #late@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A temporary that nobody keeps: silent. */
int discarded(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Deferred{fd};
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A temporary that ends with its expression: silent. */
int asked(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!Deferred(fd).good())
    return -1;
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A temporary that lives as long as its reference: silent. */
int extended(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  {
    const Deferred &set = Deferred(fd);
    if (!set.good())
      return -1;
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Such a reference that lives too long: Missing. */
int extended_late(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  const Deferred &set = Deferred(fd);
  if (!set.good())
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #late@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Deleted: silent. */
int deleted(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto *set = new Deferred(fd);
  delete set;
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Not deleted: Missing. */
int not_deleted(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto *set = new Deferred(fd);
  if (!set->good())
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Owned by std::unique_ptr: silent. */
int owned(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { auto set = std::make_unique<Deferred>(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Reset too late: Missing. */
int owned_late(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto set = std::make_unique<Deferred>(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #late@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A member, whose destructor the compiler calls: silent. */
class Holder {
public:
  explicit Holder(int fd) : set_(fd) {}

private:
  Deferred set_;
};

int member(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { Holder set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A member that ends too late: Missing. */
int member_late(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Holder set(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #late@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A base: silent. */
class Derived : Deferred {
public:
  explicit Derived(int fd) : Deferred(fd) {}
};

int base(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { Derived set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A way out of the scope that passes by the guard: silent. */
int left_early(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  while (fd >= 0) {
    Deferred set(fd);
    if (n > 16)
      break;
    return -1;
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

int unseen(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  { Hidden set(fd); }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* One of a class that may be derived from: silent. */
class Action {
public:
  explicit Action(int fd) : fd_(fd) {}
  virtual ~Action() {}

private:
  int fd_;
};

static Action *make_action(int fd) { return new Action(fd); }

int unseen_derived(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  delete make_action(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Texts set nothing: Missing. */
int text(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  {
    std::string name = "server";
    if (name + std::to_string(fd) == "")
      return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An owner closes what it has at its end. */
class Socket {
public:
  explicit Socket(int fd = -1) : fd_(fd) {}
  Socket(Socket &&from) noexcept : fd_(std::exchange(from.fd_, -1)) {}
  Socket &operator=(Socket &&from) noexcept {
    std::swap(fd_, from.fd_);
    return *this;
  }
  ~Socket() {
    if (fd_ >= 0)
      close(fd_);
  }
  int get() const { return fd_; }

private:
  int fd_;
};

/* Returned by its name, it does not end: Missing. */
Socket by_name() {
  Socket s(socket(AF_INET, SOCK_STREAM, 0)); // #by_name
  if (s.get() < 0)
    return Socket();
  return s;
}

int by_name(const sockaddr *a, socklen_t n) {
  Socket s = by_name();
  if (bind(s.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #by_name@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.get(), 5); // #listen
}

/* Returned as it is made: Missing. */
Socket as_made() {
  return Socket(socket(AF_INET, SOCK_STREAM, 0)); // #as_made
}

int as_made(const sockaddr *a, socklen_t n) {
  auto s = as_made();
  if (bind(s.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #as_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.get(), 5); // #listen
}

/* Moved away, it ends empty: Missing. */
int moved(const sockaddr *a, socklen_t n) {
  Socket s;
  {
    Socket from(socket(AF_INET, SOCK_STREAM, 0)); // #socket
    s = std::move(from);
  }
  if (bind(s.get(), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.get(), 5); // #listen
}

/* Moved into a parameter, and from there into a member: Missing. */
class Server {
public:
  explicit Server(Socket s) : s_(std::move(s)) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(s_.get(), a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 's_.get()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #into_member@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(s_.get(), 5); // #listen
  }

private:
  Socket s_;
};

int into_member(const sockaddr *a, socklen_t n) {
  Server server(Socket(socket(AF_INET, SOCK_STREAM, 0))); // #into_member
  return server.start(a, n);
}

/* The socket that is bound and the one that listens are two: the first ended
   with its owner. Silent. */
int ended(const sockaddr *a, socklen_t n) {
  int fd;
  {
    Socket s(socket(AF_INET, SOCK_STREAM, 0));
    fd = s.get();
    if (bind(fd, a, n) < 0)
      return -1;
  }
  return listen(fd, 5);
}

/* A deleter of one's own closes too late to matter: Missing. */
struct Closer {
  void operator()(int *fd) const {
    close(*fd);
    delete fd;
  }
};

int with_deleter(const sockaddr *a, socklen_t n) {
  std::unique_ptr<int, Closer> s(
      new int(socket(AF_INET, SOCK_STREAM, 0))); // #socket
  if (bind(*s, a, n) < 0)                        // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*s' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(*s, 5); // #listen
}

/* An aggregate that nobody keeps: silent. */
struct Listed {
  int fd;
  ~Listed() {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int discarded_aggregate(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Listed{fd};
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
