//===--- cpp-pipelines.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Chains of small objects and callables between the socket and its bind:
// proxies, pipes, results with then(), composed and nested lambdas.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>

/* A proxy with a copy of the descriptor: silent. */
class Options {
public:
  explicit Options(int fd) : fd_(fd) {}
  Options &reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return *this;
  }
  Options &keep() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    return *this;
  }

private:
  int fd_;
};

class Proxied {
public:
  Options options() { return Options(fd_); }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);
};

int proxied(const sockaddr *a, socklen_t n) {
  Proxied s;
  s.options().keep().reuse();
  return s.start(a, n);
}

/* A proxy with a copy of the descriptor, without: Missing. */
class Choices {
public:
  explicit Choices(int fd) : fd_(fd) {}
  Choices &keep() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    return *this;
  }

private:
  int fd_;
};

class Unproxied {
public:
  Choices options() { return Choices(fd_); }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #unproxied_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0); // #unproxied_made
};

int unproxied(const sockaddr *a, socklen_t n) {
  Unproxied s;
  s.options().keep();
  return s.start(a, n);
}

/* A proxy with a reference to its owner: silent. */
class Owner;

class View {
public:
  explicit View(Owner &owner) : owner_(owner) {}
  void reuse(bool want);

private:
  Owner &owner_;
};

class Owner {
public:
  View options() { return View(*this); }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  friend class View;
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);
};

void View::reuse(bool want) {
  const int on = want;
  setsockopt(owner_.fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int viewed(const sockaddr *a, socklen_t n) {
  Owner s;
  s.options().reuse(true);
  return s.start(a, n);
}

/* A property that is assigned: silent. */
struct Property {
  int fd;
  Property &operator=(int value) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
    return *this;
  }
};

class WithProperty {
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);

public:
  Property reuse{fd_};
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }
};

int property(const sockaddr *a, socklen_t n) {
  WithProperty s;
  s.reuse = 1;
  return s.start(a, n);
}

/* A property that is assigned 0: Missing. */
struct Cleared {
  int fd;
  Cleared &operator=(int value) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #cleared_set
    return *this;
  }
};

class WithCleared {
  int fd_ = socket(AF_INET, SOCK_STREAM, 0); // #cleared_made

public:
  Cleared reuse{fd_};
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #cleared_made@socket: note: socket created here
    // CHECK-MESSAGES: #cleared_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
};

int property_cleared(const sockaddr *a, socklen_t n) {
  WithCleared s;
  s.reuse = 0;
  return s.start(a, n);
}

struct Fd {
  int value;
};

template <typename F> Fd operator|(Fd fd, F f) {
  f(fd.value);
  return fd;
}

/* A pipe of callables: silent. */
int piped(const sockaddr *a, socklen_t n) {
  auto reuse = [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  auto keep = [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  };
  Fd fd = Fd{socket(AF_INET, SOCK_STREAM, 0)} | keep | reuse;
  if (bind(fd.value, a, n) < 0)
    return -1;
  return listen(fd.value, 5);
}

/* A result with then(): silent. */
struct Result {
  int fd;
  template <typename F> Result then(F &&f) {
    if (fd >= 0)
      f(fd);
    return *this;
  }
};

int chained(const sockaddr *a, socklen_t n) {
  int result = -1;
  Result{socket(AF_INET, SOCK_STREAM, 0)}
      .then([](int fd) {
        const int on = 1;
        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      })
      .then([&](int fd) { result = bind(fd, a, n); })
      .then([&](int fd) { result = listen(fd, 5); });
  return result;
}

/* A result with then(), without: Missing. */
struct Outcome {
  int fd;
  template <typename F> Outcome then(F &&f) {
    if (fd >= 0)
      f(fd);
    return *this;
  }
};

int chained_without(const sockaddr *a, socklen_t n) {
  int result = -1;
  Outcome{socket(AF_INET, SOCK_STREAM, 0)} // #socket
      .then([](int fd) {
        const int on = 1;
        setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
      })
      .then([&](int fd) {
        result = bind(fd, a, n); // #bind
      })
      .then([&](int fd) {
        result = listen(fd, 5); // #listen
      });
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return result;
}

/* Composed lambdas: silent. */
int composed(const sockaddr *a, socklen_t n) {
  auto open = [](int family) { return socket(family, SOCK_STREAM, 0); };
  auto tune = [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return fd;
  };
  auto compose = [](auto f, auto g) { return [=](int x) { return g(f(x)); }; };
  int fd = compose(open, tune)(AF_INET);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Composed lambdas, without: Missing. */
int composed_without(const sockaddr *a, socklen_t n) {
  auto open = [](int family) {
    return socket(family, SOCK_STREAM, 0); // #socket
  };
  auto check = [](int fd) { return fd < 0 ? -1 : fd; };
  auto compose = [](auto f, auto g) { return [=](int x) { return g(f(x)); }; };
  int fd = compose(open, check)(AF_INET);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Lambdas in lambdas, by copy and by reference: silent. */
int nested_copies(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto outer = [fd] {
    auto inner = [fd] {
      const int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    };
    inner();
  };
  outer();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int returned_inner(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto outer = [&] {
    return [&] {
      const int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    };
  };
  outer()();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lambda with a mutable copy of the value: silent. */
int mutable_value(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [&, on = 1](int name) mutable {
    return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  };
  set(SO_REUSEADDR);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lambda with a mutable copy of the value that is 0: Missing. */
int mutable_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto set = [&, on = 0](int name) mutable {
    return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on)); // #setsockopt
  };
  set(SO_REUSEADDR);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A lambda that owns the structure with the descriptor: silent. */
int moved_structure(const sockaddr *a, socklen_t n) {
  Fd made{socket(AF_INET, SOCK_STREAM, 0)};
  auto tune = [made = std::move(made)] {
    const int on = 1;
    setsockopt(made.value, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return made.value;
  };
  int fd = tune();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A parameter pack of names in a lambda: silent. */
int pack(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd](auto... names) {
    const int on = 1;
    (setsockopt(fd, SOL_SOCKET, names, &on, sizeof(on)), ...);
  };
  set(SO_KEEPALIVE, SO_REUSEADDR);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A parameter pack of names in a lambda, without: Missing. */
int pack_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto set = [fd](auto... names) {
    const int on = 1;
    (setsockopt(fd, SOL_SOCKET, names, &on, sizeof(on)), ...);
  };
  set(SO_KEEPALIVE, SO_BROADCAST);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An element of an array by a captured index: silent. */
int indexed(const sockaddr *a, socklen_t n) {
  int fds[2];
  for (int i = 0; i < 2; ++i) {
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
    [&](int on) {
      setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }(1);
    if (bind(fds[i], a, n) < 0 || listen(fds[i], 5) < 0)
      return -1;
  }
  return fds[0];
}

/* A lambda in a structure of one's own: silent. */
template <typename F> struct Runner {
  F f;
  void run(int fd) { f(fd); }
};

int in_structure(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [](int s) {
    const int on = 1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  Runner<decltype(set)> runner{set};
  runner.run(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lambda with a capture in a structure of one's own: silent. */
template <typename F> struct Carrier {
  F f;
  void run() { f(); }
};

int carried(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  Carrier<decltype(set)> carrier{set};
  carrier.run();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A lambda in std::tuple and std::optional: silent. */
int in_tuple(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  auto kept = std::make_tuple(set);
  std::get<0>(kept)();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_optional(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  std::optional<decltype(set)> kept(set);
  (*kept)();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Several callables for one function: silent. */
template <typename... Fs> static void each(Fs &&...fs) { (fs(), ...); }

int several(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  each([&] { fd = fd < 0 ? -1 : fd; },
       [&] {
         const int on = 1;
         setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
       });
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Several callables for one function, none of which sets it: Missing. */
template <typename... Fs> static void one_by_one(Fs &&...fs) { (fs(), ...); }

int several_without(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  one_by_one(
      [&] { setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)); },
      [&] { setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on)); });
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A duplicate that a method hands out: the same socket. Silent. */
class Duplicated {
public:
  int duplicate() const { return ::dup(fd_); }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);
};

int duplicated(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Duplicated s;
  int other = s.duplicate();
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  close(other);
  return s.start(a, n);
}

/* Options that are kept until there is a socket: silent. */
class Pending {
public:
  void set(int name, int value) {
    if (fd_ >= 0)
      setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
    else
      pending_.emplace_back(name, value);
  }
  void open() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    for (auto &[name, value] : pending_)
      setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  std::vector<std::pair<int, int>> pending_;
};

int pending(const sockaddr *a, socklen_t n) {
  Pending s;
  s.set(SO_REUSEADDR, 1);
  s.open();
  return s.start(a, n);
}

/* Nodes of a list that is made here, set in a function of its own: silent. */
struct Node {
  int fd;
  Node *next;
};

static Node *Head;

static void tune_nodes() {
  const int on = 1;
  for (Node *each = Head; each; each = each->next)
    setsockopt(each->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int nodes(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Node first{socket(AF_INET, SOCK_STREAM, 0), nullptr};
  Node second{socket(AF_INET6, SOCK_STREAM, 0), &first};
  Head = &second;
  tune_nodes();
  if (bind(first.fd, a, n) < 0 || listen(first.fd, 5) < 0)
    return -1;
  if (bind(second.fd, b, n) < 0)
    return -1;
  return listen(second.fd, 5);
}

/* Nodes of a list, of which one is not in it when the others are set: Missing. */
struct Link {
  int fd;
  Link *next;
};

static Link *First;

static void tune_links() {
  const int on = 1;
  for (Link *each = First; each; each = each->next)
    setsockopt(each->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int links(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Link first{socket(AF_INET, SOCK_STREAM, 0), nullptr};
  First = &first;
  tune_links();
  Link second{socket(AF_INET6, SOCK_STREAM, 0), &first}; // #socket
  First = &second;
  if (bind(first.fd, a, n) < 0 || listen(first.fd, 5) < 0)
    return -1;
  if (bind(second.fd, b, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'second.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(second.fd, 5); // #listen
}
