//===--- cpp-std-function.cpp - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Callables as objects: std::function, std::bind, pointers to functions and to
// members, functors. A hook that cannot be seen may set the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// REQUIRES: full

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

/* A hook that comes from a parameter: silent. */
class Hooked {
public:
  explicit Hooked(std::function<void(int)> hook) : hook_(std::move(hook)) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (hook_)
      hook_(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  std::function<void(int)> hook_;
};

/* A hook that is only asked for after the bind: Missing. */
class HookedLate {
public:
  explicit HookedLate(std::function<void(int)> ready)
      : ready_(std::move(ready)) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (listen(fd, 5) < 0) // #listen
      return -1;
    if (ready_)
      ready_(fd);
    return fd;
  }

private:
  std::function<void(int)> ready_;
};

/* A member of it that is set by a method: silent. */
class Settable {
public:
  void on_socket(std::function<void(int)> hook) { hook_ = std::move(hook); }
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (hook_)
      hook_(fd_);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  std::function<void(int)> hook_;
  int fd_ = -1;
};

int settable(const sockaddr *a, socklen_t n) {
  Settable s;
  s.on_socket([](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  return s.start(a, n);
}

/* A member of it that is only ever assigned one with `this`: silent. */
class Own {
public:
  Own()
      : prepare_([this] {
          int on = 1;
          setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        }) {}
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    prepare_();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  std::function<void()> prepare_;
  int fd_ = -1;
};

int own(const sockaddr *a, socklen_t n) {
  Own o;
  return o.start(a, n);
}

/* The same, assigned in the body of the constructor: silent. */
class OwnAssigned {
public:
  OwnAssigned();
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void()> prepare_;
  int fd_ = -1;
};

OwnAssigned::OwnAssigned() {
  prepare_ = [this] {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
}

int OwnAssigned::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  prepare_();
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* Steps in a table of callables: silent. */
class Steps {
public:
  Steps(const sockaddr *a, socklen_t n)
      : steps_{[this] { fd_ = socket(AF_INET, SOCK_STREAM, 0); },
               [this] {
                 int on = 1;
                 setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
               },
               [this, a, n] { bind(fd_, a, n); }, [this] { listen(fd_, 5); }} {
  }
  void run() {
    for (auto &step : steps_)
      step();
  }

private:
  std::vector<std::function<void()>> steps_;
  int fd_ = -1;
};

/* A local std::function, called: silent. */
int local(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::function<int(int)> set = [fd](int on) {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  if (set(1) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* One that gets the descriptor: silent. */
int local_given(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::function<int(int)> set = [](int s) {
    int on = 1;
    return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  if (set(fd) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* By reference, from before the socket was there: silent. */
int local_before(const sockaddr *a, socklen_t n) {
  int fd = -1;
  std::function<int(int)> set = [&fd](int on) {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (set(1) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A map of actions: silent. */
int actions(const std::vector<std::string> &names, const sockaddr *a,
            socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  std::map<std::string, std::function<void()>> known = {
      {"reuse",
       [&] { setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); }},
      {"keep",
       [&] { setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)); }},
  };
  for (const std::string &name : names)
    known.at(name)();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A std::function beside the socket hides nothing: Missing. */
int beside(const sockaddr *a, socklen_t n) {
  std::function<int(int)> twice = [](int value) { return 2 * value; };
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int backlog = twice(5);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, backlog); // #listen
}

/* std::bind of a visible function: silent. */
static int set_option(int fd, int name, int value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int bound_function(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = std::bind(set_option, fd, std::placeholders::_1, 1);
  set(SO_REUSEADDR);
  ::bind(fd, a, n);
  return listen(fd, 5);
}

int bound_later(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto set = std::bind(set_option, std::ref(fd), SO_REUSEADDR, 1);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  set();
  ::bind(fd, a, n);
  return listen(fd, 5);
}

/* std::bind of a method: silent. */
class Bound {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    auto set = std::bind(&Bound::tune, this, std::placeholders::_1);
    set(SO_REUSEADDR);
    if (::bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int tune(int name) {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* std::bind from before the socket was there: silent. */
class BoundBefore {
public:
  int start(const sockaddr *a, socklen_t n) {
    auto set = std::bind(&BoundBefore::tune, this, std::placeholders::_1);
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    set(SO_REUSEADDR);
    if (::bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int tune(int name) {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* std::mem_fn: silent. */
class Member {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    auto set = std::mem_fn(&Member::tune);
    set(*this);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* std::invoke of a method: silent. */
class Invoked {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    std::invoke(&Invoked::tune, this);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A pointer to a method: silent. */
class Pointed {
public:
  int start(void (Pointed::*step)(), const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    (this->*step)();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int fd_ = -1;
};

int pointed(const sockaddr *a, socklen_t n) {
  Pointed p;
  return p.start(&Pointed::tune, a, n);
}

/* A table of pointers to methods: silent. */
class Table {
public:
  int start(const sockaddr *a, socklen_t n) {
    using Step = int (Table::*)();
    static const Step steps[] = {&Table::open, &Table::tune};
    for (Step step : steps)
      if ((this->*step)() < 0)
        return -1;
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int open() { return fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  int tune() {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A pointer to a data member: silent. */
struct Pair {
  int v4 = -1;
  int v6 = -1;
};

int data_member(int Pair::*which, const sockaddr *a, socklen_t n) {
  int on = 1;
  Pair p;
  p.v4 = socket(AF_INET, SOCK_STREAM, 0);
  p.v6 = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(p.*which, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(p.*which, a, n);
  return listen(p.*which, 5);
}

/* The same, one of the two without: Missing for the one that is named. */
struct PairOf {
  int v4 = -1;
  int v6 = -1;
};

int data_members_set(const sockaddr *a, socklen_t n) {
  int on = 1;
  PairOf p;
  p.v4 = socket(AF_INET, SOCK_STREAM, 0);
  p.v6 = socket(AF_INET6, SOCK_STREAM, 0);
  for (int PairOf::*each : {&PairOf::v4, &PairOf::v6})
    setsockopt(p.*each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(p.v4, a, n) < 0 || listen(p.v4, 5) < 0)
    return -1;
  bind(p.v6, a, n);
  return listen(p.v6, 5);
}

/* A functor that holds a reference. */
struct Setter {
  int &fd;
  void operator()(int name) const {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  }
};

/* It is called: silent. */
int functor(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Setter{fd}(SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

int functor_named(const sockaddr *a, socklen_t n) {
  int fd = -1;
  Setter set{fd};
  fd = socket(AF_INET, SOCK_STREAM, 0);
  set(SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A functor that holds a copy and sets another option: Missing. */
class Keeper {
public:
  explicit Keeper(int fd) : fd_(fd) {}
  int operator()(int name) const {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }

private:
  int fd_;
};

int functor_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Keeper keep(fd);
  keep(SO_KEEPALIVE);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A functor that holds a copy and sets it: silent. */
class Tuner {
public:
  explicit Tuner(int fd) : fd_(fd) {}
  int operator()(int name) const {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }

private:
  int fd_;
};

int functor_with(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Tuner tune(fd);
  tune(SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

int functor_in_function(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::function<int(int)> tune = Tuner(fd);
  tune(SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An interface that is implemented elsewhere, too: silent. */
struct Configurator {
  virtual ~Configurator() = default;
  virtual void configure(int fd) = 0;
};

int by_interface(Configurator &c, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  c.configure(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_owned_interface(std::unique_ptr<Configurator> c, const sockaddr *a,
                       socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  c->configure(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}
