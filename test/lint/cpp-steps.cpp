//===--- cpp-steps.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Steps that somebody else runs later or in turn: posted callables, states,
// callbacks, tables.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <functional>
#include <netinet/in.h>
#include <queue>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

void post(std::function<void()> step);
void register_callback(void (*callback)(void *), void *user);

/* A step that is posted sets it, and another one binds; the order is not fixed
   here: silent. */
class Posted {
public:
  void start();
  int attach(const sockaddr *a, socklen_t n);

private:
  void tune();
  int fd_ = -1;
};

void Posted::start() {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  post([this] { tune(); });
}

void Posted::tune() {
  const int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int Posted::attach(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A step that is posted from elsewhere sets it: silent. */
class PostedApart {
public:
  void start();
  void tune_later();
  int attach(const sockaddr *a, socklen_t n);

private:
  int fd_ = -1;
};

void PostedApart::start() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

void PostedApart::tune_later() {
  post([this] {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
}

int PostedApart::attach(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* All steps are posted, each by the one before: silent. */
class Chain {
public:
  Chain(const sockaddr *a, socklen_t n) : a_(a), n_(n) {}
  void start();

private:
  void tune();
  void attach();
  const sockaddr *a_;
  socklen_t n_;
  int fd_ = -1;
};

void Chain::start() {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  post([this] { tune(); });
}

void Chain::tune() {
  const int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  post([this] { attach(); });
}

void Chain::attach() {
  if (bind(fd_, a_, n_) == 0)
    listen(fd_, 5);
}

/* A step that does all is posted: Missing. */
class Whole {
public:
  void start(const sockaddr *a, socklen_t n) {
    post([this, a, n] {
      int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
      if (bind(fd, a, n) == 0 && listen(fd, 5) == 0) // #bind
        fd_ = fd;
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #bind@listen: note: socket listens here
    });
  }

private:
  int fd_ = -1;
};

/* A step that does all is posted, with: silent. */
class WholeWith {
public:
  void start(const sockaddr *a, socklen_t n) {
    post([this, a, n] {
      const int on = 1;
      int fd = socket(AF_INET, SOCK_STREAM, 0);
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      if (bind(fd, a, n) == 0 && listen(fd, 5) == 0)
        fd_ = fd;
    });
  }

private:
  int fd_ = -1;
};

/* A posted step that does all on the member: Missing. */
class OnMember {
public:
  void start(const sockaddr *a, socklen_t n) {
    post([this, a, n] {
      fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
      if (bind(fd_, a, n) == 0) // #bind
        // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
        // CHECK-MESSAGES: #socket: note: socket created here
        // CHECK-MESSAGES: #listen: note: socket listens here
        listen(fd_, 5); // #listen
    });
  }

private:
  int fd_ = -1;
};

/* A callback of C gets the object, and sets it: silent. */
class Callback {
public:
  void start() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    register_callback(&Callback::ready, this);
  }
  int attach(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  static void ready(void *user) {
    auto *self = static_cast<Callback *>(user);
    const int on = 1;
    setsockopt(self->fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A callback of C gets the object, and calls the method that sets it: silent. */
class Forwarding {
public:
  void start() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    register_callback(
        [](void *user) { static_cast<Forwarding *>(user)->ready(); }, this);
  }
  int attach(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void ready() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A callback of C does all with the object: Missing. */
class Accepting {
public:
  Accepting(const sockaddr *a, socklen_t n) : a_(a), n_(n) {
    register_callback(&Accepting::ready, this);
  }

private:
  static void ready(void *user) {
    auto *self = static_cast<Accepting *>(user);
    self->fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(self->fd_, self->a_, self->n_) < 0) // #bind
      return;
    // CHECK-MESSAGES: #bind: warning: listening socket 'self->fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    listen(self->fd_, 5); // #listen
  }
  const sockaddr *a_;
  socklen_t n_;
  int fd_ = -1;
};

/* States in a loop, in their order: silent. */
int states(const sockaddr *a, socklen_t n) {
  enum { Open, Tune, Attach, Start, Done } state = Open;
  const int on = 1;
  int fd = -1;
  while (state != Done) {
    switch (state) {
    case Open:
      fd = socket(AF_INET, SOCK_STREAM, 0);
      state = Tune;
      break;
    case Tune:
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      state = Attach;
      break;
    case Attach:
      if (bind(fd, a, n) < 0)
        return -1;
      state = Start;
      break;
    case Start:
      listen(fd, 5);
      state = Done;
      break;
    case Done:
      break;
    }
  }
  return fd;
}

/* States in a loop, one is left out: Missing. */
int states_without(const sockaddr *a, socklen_t n) {
  enum { Open, Tune, Attach, Start, Done } state = Open;
  const int on = 1;
  int fd = -1;
  while (state != Done) {
    switch (state) {
    case Open:
      fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
      state = Attach;
      break;
    case Tune:
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      state = Attach;
      break;
    case Attach:
      if (bind(fd, a, n) < 0) // #bind
        return -1;
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      state = Start;
      break;
    case Start:
      listen(fd, 5); // #listen
      state = Done;
      break;
    case Done:
      break;
    }
  }
  return fd;
}

/* States of an object that is stepped from elsewhere: silent. */
class Machine {
public:
  void step(const sockaddr *a, socklen_t n);

private:
  enum class State { Open, Tune, Attach, Start, Done };
  State state_ = State::Open;
  int fd_ = -1;
};

void Machine::step(const sockaddr *a, socklen_t n) {
  const int on = 1;
  switch (state_) {
  case State::Open:
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    state_ = State::Tune;
    break;
  case State::Tune:
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    state_ = State::Attach;
    break;
  case State::Attach:
    if (bind(fd_, a, n) == 0)
      state_ = State::Start;
    break;
  case State::Start:
    listen(fd_, 5);
    state_ = State::Done;
    break;
  case State::Done:
    break;
  }
}

/* A queue of steps that is run here: silent. */
int queued(const sockaddr *a, socklen_t n) {
  int fd = -1;
  std::queue<std::function<bool()>> steps;
  steps.push([&] { return (fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0; });
  steps.push([&] {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  });
  steps.push([&] { return bind(fd, a, n) == 0; });
  steps.push([&] { return listen(fd, 5) == 0; });
  for (; !steps.empty(); steps.pop())
    if (!steps.front()())
      return -1;
  return fd;
}

/* Steps as lambdas that are called here one after the other: silent. */
int called(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto open = [&] { return (fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0; };
  auto tune = [&] {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  };
  auto attach = [&] { return bind(fd, a, n) == 0; };
  auto start = [&] { return listen(fd, 5) == 0; };
  return open() && tune() && attach() && start() ? fd : -1;
}

/* Steps as lambdas that are called here, one is left out: Missing. */
int called_without(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto open = [&] {
    return (fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0; // #socket
  };
  auto tune = [&] {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  };
  auto attach = [&] {
    return bind(fd, a, n) == 0; // #bind
  };
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  auto start = [&] {
    return listen(fd, 5) == 0; // #listen
  };
  (void)tune;
  return open() && attach() && start() ? fd : -1;
}

/* Steps as lambdas of which one sets it too late: Missing. */
int called_late(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto open = [&] {
    return (fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0; // #socket
  };
  auto tune = [&] {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0; // #setsockopt
  };
  auto attach = [&] {
    return bind(fd, a, n) == 0; // #bind
  };
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  auto start = [&] {
    return listen(fd, 5) == 0; // #listen
  };
  return open() && attach() && tune() && start() ? fd : -1;
}
