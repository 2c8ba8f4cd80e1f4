//===--- cpp-objects-apart.cpp - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Objects of one class are kept apart, each with a socket of its own.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Two objects; the second is forgotten. Missing. */
class Server {
public:
  explicit Server(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #server_made
  void reuse() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #server_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int second_forgotten(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Server v4(AF_INET), v6(AF_INET6);
  v4.reuse();
  return v4.start(a, n) + v6.start(b, n);
}

/* Two objects, both with: silent. */
class ServerWith {
public:
  explicit ServerWith(int family) : fd_(socket(family, SOCK_STREAM, 0)) {}
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

int both_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  ServerWith v4(AF_INET), v6(AF_INET6);
  v4.reuse();
  v6.reuse();
  return v4.start(a, n) + v6.start(b, n);
}

/* In an array: silent. */
int array_with(const sockaddr *a, socklen_t n) {
  ServerWith both[2] = {ServerWith(AF_INET), ServerWith(AF_INET6)};
  for (ServerWith &each : both)
    each.reuse();
  for (ServerWith &each : both)
    if (each.start(a, n) < 0)
      return -1;
  return 0;
}

/* Through references and pointers to them: silent. */
int aliased_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  ServerWith v4(AF_INET), v6(AF_INET6);
  ServerWith &first = v4;
  ServerWith *second = &v6;
  first.reuse();
  second->reuse();
  return v4.start(a, n) + v6.start(b, n);
}

/* One of the two is picked at run time for both steps: silent. */
int picked_with(bool six, const sockaddr *a, socklen_t n) {
  ServerWith v4(AF_INET), v6(AF_INET6);
  ServerWith &picked = six ? v6 : v4;
  picked.reuse();
  return picked.start(a, n);
}

/* Made one after the other in a loop: silent. */
int loop_with(const sockaddr *a, socklen_t n) {
  for (int i = 0; i < 2; ++i) {
    ServerWith each(i == 0 ? AF_INET : AF_INET6);
    each.reuse();
    if (each.start(a, n) < 0)
      return -1;
  }
  return 0;
}

/* On the heap: silent. */
int heap_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  ServerWith *v4 = new ServerWith(AF_INET);
  ServerWith *v6 = new ServerWith(AF_INET6);
  v4->reuse();
  v6->reuse();
  int result = v4->start(a, n) + v6->start(b, n);
  delete v4;
  delete v6;
  return result;
}

/* Static ones: silent. */
static ServerWith Public(AF_INET);
static ServerWith Admin(AF_INET6);

int static_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Public.reuse();
  Admin.reuse();
  return Public.start(a, n) + Admin.start(b, n);
}

/* Members of another class: silent. */
class Two {
public:
  Two() : v4_(AF_INET), v6_(AF_INET6) {}
  int start(const sockaddr *a, const sockaddr *b, socklen_t n) {
    v4_.reuse();
    v6_.reuse();
    return v4_.start(a, n) + v6_.start(b, n);
  }

private:
  ServerWith v4_, v6_;
};

int members_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Two two;
  return two.start(a, b, n);
}

/* A singleton that is asked for again and again: silent. */
class Singleton {
public:
  static Singleton &instance() {
    static Singleton the_one;
    return the_one;
  }
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
  Singleton() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}
  int fd_;
};

int singleton(const sockaddr *a, socklen_t n) {
  Singleton::instance().reuse();
  return Singleton::instance().start(a, n);
}

/* A singleton that nobody sets: Missing. */
class Alone {
public:
  static Alone &instance() {
    static Alone the_one;
    return the_one;
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #alone_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  Alone() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #alone_made
  int fd_;
};

int alone(const sockaddr *a, socklen_t n) {
  return Alone::instance().start(a, n);
}

/* A static local descriptor is made once: silent. */
static int the_descriptor() {
  static int fd = socket(AF_INET, SOCK_STREAM, 0);
  return fd;
}

int static_descriptor(const sockaddr *a, socklen_t n) {
  int on = 1;
  setsockopt(the_descriptor(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(the_descriptor(), a, n) < 0)
    return -1;
  return listen(the_descriptor(), 5);
}

/* A static object that is set in one function and started in another, both
   without a caller: silent. */
class Part {
public:
  Part() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}
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

static Part Global;

void prepare() { Global.reuse(); }
int run(const sockaddr *a, socklen_t n) { return Global.start(a, n); }

/* On the heap, one forgotten: Missing. */
class Heap {
public:
  explicit Heap(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #heap_made
  void reuse() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #heap_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int heap_forgotten(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Heap *v4 = new Heap(AF_INET);
  Heap *v6 = new Heap(AF_INET6);
  v4->reuse();
  int result = v4->start(a, n) + v6->start(b, n);
  delete v4;
  delete v6;
  return result;
}

/* Members of another class, one forgotten: Missing. */
class Member {
public:
  explicit Member(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #member_made
  void reuse() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #member_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

class TwoMembers {
public:
  TwoMembers() : v4_(AF_INET), v6_(AF_INET6) {}
  int start(const sockaddr *a, const sockaddr *b, socklen_t n) {
    v4_.reuse();
    return v4_.start(a, n) + v6_.start(b, n);
  }

private:
  Member v4_, v6_;
};

int members_forgotten(const sockaddr *a, const sockaddr *b, socklen_t n) {
  TwoMembers two;
  return two.start(a, b, n);
}

/* A copy has the same socket: set through the copy. Silent. */
struct Copied {
  int fd;
  void reuse() const {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int by_copy(const sockaddr *a, socklen_t n) {
  Copied original{socket(AF_INET, SOCK_STREAM, 0)};
  Copied copy = original;
  copy.reuse();
  if (bind(original.fd, a, n) < 0)
    return -1;
  return listen(original.fd, 5);
}

/* A copy from before the socket was opened is another one: Missing. */
struct Opened {
  int fd = -1;
  void open() { fd = socket(AF_INET, SOCK_STREAM, 0); } // #opened_made
  void reuse() const {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int by_early_copy(const sockaddr *a, socklen_t n) {
  Opened original;
  Opened copy = original;
  original.open();
  copy.reuse();
  if (bind(original.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'original.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #opened_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(original.fd, 5); // #listen
}

/* The helper gets a copy of the object: silent. */
struct Handed {
  int fd;
};

static void tune_copy(Handed h) {
  int on = 1;
  setsockopt(h.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int by_value(const sockaddr *a, socklen_t n) {
  Handed h{socket(AF_INET, SOCK_STREAM, 0)};
  tune_copy(h);
  if (bind(h.fd, a, n) < 0)
    return -1;
  return listen(h.fd, 5);
}

/* The helper opens in a copy of the object and returns it: silent. */
struct Returned {
  int fd = -1;
  Returned with() const {
    Returned copy = *this;
    int on = 1;
    setsockopt(copy.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return copy;
  }
  static Returned open(int family) {
    Returned made;
    made.fd = socket(family, SOCK_STREAM, 0);
    return made;
  }
};

int fluent(const sockaddr *a, socklen_t n) {
  Returned r = Returned::open(AF_INET).with();
  if (bind(r.fd, a, n) < 0)
    return -1;
  return listen(r.fd, 5);
}

/* The same, the step is left out: Missing. */
struct ReturnedWithout {
  int fd = -1;
  ReturnedWithout with() const {
    ReturnedWithout copy = *this;
    int on = 1;
    setsockopt(copy.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return copy;
  }
  static ReturnedWithout open(int family) {
    ReturnedWithout made;
    made.fd = socket(family, SOCK_STREAM, 0); // #fluent_made
    return made;
  }
};

int fluent_without(const sockaddr *a, socklen_t n) {
  ReturnedWithout other = ReturnedWithout::open(AF_INET6).with();
  close(other.fd);
  ReturnedWithout r = ReturnedWithout::open(AF_INET);
  if (bind(r.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'r.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #fluent_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(r.fd, 5); // #listen
}

/* A builder: silent. */
class Builder {
public:
  Builder() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}
  Builder &reuse(bool want) {
    int on = want ? 1 : 0;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return *this;
  }
  Builder &attach(const sockaddr *a, socklen_t n) {
    bind(fd_, a, n);
    return *this;
  }
  Builder &start() {
    listen(fd_, 5);
    return *this;
  }

private:
  int fd_;
};

void built(const sockaddr *a, socklen_t n) {
  Builder().reuse(true).attach(a, n).start();
}

void built_by_name(const sockaddr *a, socklen_t n) {
  Builder b;
  b.reuse(true).attach(a, n).start();
}

/* A builder that is told not to, or is not told: Missing, once. */
class BuilderWithout {
public:
  BuilderWithout() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #builder_made
  BuilderWithout &reuse(bool want) {
    int on = want ? 1 : 0;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return *this;
  }
  BuilderWithout &attach(const sockaddr *a, socklen_t n) {
    bind(fd_, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #builder_made@socket: note: socket created here
    // CHECK-MESSAGES: #builder_listens@listen: note: socket listens here
    return *this;
  }
  BuilderWithout &start() {
    listen(fd_, 5); // #builder_listens
    return *this;
  }

private:
  int fd_;
};

void built_without(const sockaddr *a, socklen_t n) {
  BuilderWithout().attach(a, n).start();
}

void built_right(const sockaddr *a, socklen_t n) {
  BuilderWithout().reuse(true).attach(a, n).start();
}

/* A builder that comes too late: Missing. */
class BuilderLate {
public:
  BuilderLate() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #late_made
  BuilderLate &reuse(bool want) {
    int on = want ? 1 : 0;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #late_set
    return *this;
  }
  BuilderLate &attach(const sockaddr *a, socklen_t n) {
    bind(fd_, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #late_made@socket: note: socket created here
    // CHECK-MESSAGES: #late_set@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
    // CHECK-MESSAGES: #late_listens@listen: note: socket listens here
    return *this;
  }
  BuilderLate &start() {
    listen(fd_, 5); // #late_listens
    return *this;
  }

private:
  int fd_;
};

void built_late(const sockaddr *a, socklen_t n) {
  BuilderLate().attach(a, n).reuse(true).start();
}

/* An object that keeps its settings and opens later: silent. */
class Lazy {
public:
  Lazy &reuse(bool want) {
    reuse_ = want;
    return *this;
  }
  int start(const sockaddr *a, socklen_t n) const {
    int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (reuse_)
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  bool reuse_ = false;
};

int lazy(const sockaddr *a, socklen_t n) {
  return Lazy().reuse(true).start(a, n);
}

/* An object that keeps its settings, which nobody changes: Missing. */
class LazyWithout {
public:
  LazyWithout &reuse(bool want) {
    reuse_ = want;
    return *this;
  }
  int start(const sockaddr *a, socklen_t n) const {
    int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (reuse_)
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }

private:
  bool reuse_ = false;
};

int lazy_with(const sockaddr *a, socklen_t n) {
  return LazyWithout().reuse(true).start(a, n);
}

int lazy_without(const sockaddr *a, socklen_t n) {
  return LazyWithout().start(a, n);
}
