//===--- cpp-members.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in members: constructors, initialisers, default values, methods
// in other orders, static members, and those who have no caller in sight.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Opened by the initialiser of the constructor: Missing. */
class InitList {
public:
  explicit InitList(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #socket
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int init_list(const sockaddr *a, socklen_t n) {
  InitList s(AF_INET);
  return s.start(a, n);
}

/* The same, and the body of the constructor sets it: silent. */
class InitListWith {
public:
  explicit InitListWith(int family) : fd_(socket(family, SOCK_STREAM, 0)) {
    const int on = 1;
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

int init_list_with(const sockaddr *a, socklen_t n) {
  InitListWith s(AF_INET);
  return s.start(a, n);
}

/* A parameter of the constructor with a default decides: silent for the
   caller that leaves it alone. */
class Defaulted {
public:
  explicit Defaulted(int family, bool reuse = true)
      : fd_(socket(family, SOCK_STREAM, 0)) {
    if (reuse) {
      const int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

int defaulted(const sockaddr *a, socklen_t n) {
  Defaulted s(AF_INET);
  return s.start(a, n);
}

int defaulted_explicit(const sockaddr *a, socklen_t n) {
  Defaulted s(AF_INET, true);
  return s.start(a, n);
}

int defaulted_at_run_time(bool reuse, const sockaddr *a, socklen_t n) {
  Defaulted s(AF_INET, reuse);
  return s.start(a, n);
}

/* One caller says false: Missing for that one. */
class Declined {
public:
  explicit Declined(int family, bool reuse = true)
      : fd_(socket(family, SOCK_STREAM, 0)) { // #declined_made
    if (reuse) {
      const int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #declined_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int accepted(const sockaddr *a, socklen_t n) {
  Declined s(AF_INET);
  return s.start(a, n);
}

int declined(const sockaddr *a, socklen_t n) {
  Declined s(AF_INET, false);
  return s.start(a, n);
}

/* A delegating constructor: Missing. */
class Delegates {
public:
  Delegates() : Delegates(AF_INET) {}
  explicit Delegates(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #delegates_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #delegates_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int delegates(const sockaddr *a, socklen_t n) {
  Delegates s;
  return s.start(a, n);
}

/* The constructor that delegates sets it: silent. */
class DelegatesWith {
public:
  DelegatesWith() : DelegatesWith(AF_INET) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  explicit DelegatesWith(int family) : fd_(socket(family, SOCK_STREAM, 0)) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

int delegates_with(const sockaddr *a, socklen_t n) {
  DelegatesWith s;
  return s.start(a, n);
}

/* Default member initialisers: Missing. */
class Initialised {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (reuse_)
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #initialised_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0); // #initialised_made
  bool reuse_ = false;
  int on_ = 1;
};

int initialised(const sockaddr *a, socklen_t n) {
  Initialised s;
  return s.start(a, n);
}

/* Default member initialisers, the other way: silent. */
class InitialisedWith {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (reuse_)
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = socket(AF_INET, SOCK_STREAM, 0);
  bool reuse_ = true;
  int on_ = 1;
};

int initialised_with(const sockaddr *a, socklen_t n) {
  InitialisedWith s;
  return s.start(a, n);
}

/* A constructor overrides the default of the member: silent. */
class Overrides {
public:
  explicit Overrides(bool reuse) : reuse_(reuse) {}
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (reuse_) {
      int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  bool reuse_ = false;
};

int overrides(const sockaddr *a, socklen_t n) {
  Overrides s(true);
  return s.start(a, n);
}

/* A switch with a setter, used by the only caller: silent. */
class Switch {
public:
  void set_reuse(bool want) { reuse_ = want; }
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (reuse_) {
      int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  bool reuse_ = false;
};

int switched_on(const sockaddr *a, socklen_t n) {
  Switch s;
  s.set_reuse(true);
  return s.start(a, n);
}

/* The only caller leaves the switch off: Missing. */
class SwitchOff {
public:
  void set_reuse(bool want) { reuse_ = want; }
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (reuse_) {
      int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
  bool reuse_ = true;
};

int switched_off(const sockaddr *a, socklen_t n) {
  SwitchOff s;
  s.set_reuse(false);
  return s.start(a, n);
}

/* A switch, and no caller in sight: silent. */
class SwitchNoCaller {
public:
  void set_reuse(bool want);
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_ = -1;
  bool reuse_ = false;
};

void SwitchNoCaller::set_reuse(bool want) { reuse_ = want; }

int SwitchNoCaller::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_) {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* The value is a member, and a method changes it: silent. */
class Value {
public:
  void set_reuse(int want) { reuse_ = want; }
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &reuse_, sizeof(reuse_));
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  int reuse_ = 0;
};

/* Steps in an order that the only caller fixes: set too late. Missing. */
class Late {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #late_made
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #late_set
  }
  int attach(const sockaddr *a, socklen_t n) {
    return bind(fd_, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #late_made@socket: note: socket created here
    // CHECK-MESSAGES: #late_set@setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
    // CHECK-MESSAGES: #late_listens@listen: note: socket listens here
  }
  int start() { return listen(fd_, 5); } // #late_listens

private:
  int fd_ = -1;
};

int late(const sockaddr *a, socklen_t n) {
  Late s;
  s.open();
  if (s.attach(a, n) < 0)
    return -1;
  s.tune();
  return s.start();
}

/* Opened twice: the option was set on the first socket only. Missing. */
class Reopened {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #reopened_made
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  void shut() {
    close(fd_);
    fd_ = -1;
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #reopened_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
};

int reopened(const sockaddr *a, socklen_t n) {
  Reopened s;
  s.open();
  s.tune();
  s.shut();
  s.open();
  return s.start(a, n);
}

/* Opened twice, set twice: silent. */
class ReopenedWith {
public:
  void open() {
    int on = 1;
    if (fd_ >= 0)
      close(fd_);
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

int reopened_with(const sockaddr *a, socklen_t n) {
  ReopenedWith s;
  s.open();
  s.open();
  return s.start(a, n);
}

/* Constructor and method without a caller in sight, and nothing in the class
   sets it. Missing. */
class NoCaller {
public:
  NoCaller();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

NoCaller::NoCaller() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #no_caller_made

int NoCaller::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #no_caller_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* The same, and a method sets it: silent. */
class NoCallerWith {
public:
  NoCallerWith();
  void tune();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

NoCallerWith::NoCallerWith() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

void NoCallerWith::tune() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int NoCallerWith::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* The method that sets it is called by a function that gets the object: nobody
   fixes the order. Silent. */
class Given {
public:
  Given();
  void tune();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

Given::Given() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

void Given::tune() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int Given::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

void prepare_given(Given &server) { server.tune(); }

/* The same through a pointer: silent. */
class GivenPointer {
public:
  GivenPointer();
  void tune();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

GivenPointer::GivenPointer() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

void GivenPointer::tune() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int GivenPointer::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

void prepare_given(GivenPointer *server) { server->tune(); }

/* A free function sets it on the member of an object that it gets: silent. */
struct Open {
  Open();
  int start(const sockaddr *a, socklen_t n);
  int fd;
};

Open::Open() { fd = socket(AF_INET, SOCK_STREAM, 0); }

int Open::start(const sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

void prepare_open(Open &server) {
  int on = 1;
  setsockopt(server.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A friend does: silent. */
class Befriended {
public:
  Befriended();
  int start(const sockaddr *a, socklen_t n);
  friend void prepare_befriended(Befriended &server);

private:
  int fd_;
};

Befriended::Befriended() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}

int Befriended::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

void prepare_befriended(Befriended &server) {
  int on = 1;
  setsockopt(server.fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* The descriptor is handed out between the constructor and start(): whoever
   gets it may set the option. Silent. */
class HandsOut {
public:
  HandsOut();
  int native_handle() const { return fd_; }
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
};

HandsOut::HandsOut() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}

int HandsOut::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* The visible caller uses the handle: silent. */
class Handle {
public:
  Handle() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}
  int native_handle() const { return fd_; }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_;
};

int handle(const sockaddr *a, socklen_t n) {
  int on = 1;
  Handle s;
  setsockopt(s.native_handle(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return s.start(a, n);
}

/* The visible caller does not set it: Missing. */
class HandleWithout {
public:
  HandleWithout() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #handle_made
  int native_handle() const { return fd_; }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #handle_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_;
};

int handle_without(const sockaddr *a, socklen_t n) {
  int on = 1;
  HandleWithout s;
  setsockopt(s.native_handle(), SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  return s.start(a, n);
}

/* A static member, all in one method: Missing. */
class Static {
public:
  static int start(const sockaddr *a, socklen_t n);

private:
  static int fd_;
};

int Static::fd_ = -1;

int Static::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* A static member, with: silent. */
class StaticWith {
public:
  static int start(const sockaddr *a, socklen_t n);

private:
  static int fd_;
  static const int on_ = 1;
};

int StaticWith::fd_ = -1;
const int StaticWith::on_;

int StaticWith::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A static switch that nothing in sight changes: silent. */
class StaticSwitch {
public:
  static bool reuse;
  int start(const sockaddr *a, socklen_t n);
};

bool StaticSwitch::reuse = false;

int StaticSwitch::start(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A constant one: Missing. */
class StaticConstant {
public:
  static constexpr bool reuse = false;
  int start(const sockaddr *a, socklen_t n);
};

int StaticConstant::start(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A member object that is a socket: silent. */
class Inner {
public:
  void open(int family) { fd_ = socket(family, SOCK_STREAM, 0); }
  bool reuse() {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  }
  bool attach(const sockaddr *a, socklen_t n) { return bind(fd_, a, n) == 0; }
  bool start() { return listen(fd_, 5) == 0; }

private:
  int fd_ = -1;
};

class Outer {
public:
  bool start(const sockaddr *a, socklen_t n) {
    inner_.open(AF_INET);
    return inner_.reuse() && inner_.attach(a, n) && inner_.start();
  }

private:
  Inner inner_;
};

/* A member object without: Missing. */
class InnerWithout {
public:
  void open(int family) { fd_ = socket(family, SOCK_STREAM, 0); } // #inner_made
  bool reuse() {
    int on = 1;
    return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  }
  bool attach(const sockaddr *a, socklen_t n) {
    return bind(fd_, a, n) == 0; // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #inner_made@socket: note: socket created here
    // CHECK-MESSAGES: #inner_listens@listen: note: socket listens here
  }
  bool start() { return listen(fd_, 5) == 0; } // #inner_listens

private:
  int fd_ = -1;
};

class OuterWithout {
public:
  bool start(const sockaddr *a, socklen_t n) {
    inner_.open(AF_INET);
    return inner_.attach(a, n) && inner_.start();
  }

private:
  InnerWithout inner_;
};

/* Array members: one of the two without. Missing. */
class Array {
public:
  int start(const sockaddr *a, socklen_t n) {
    int on = 1;
    fds_[0] = socket(AF_INET, SOCK_STREAM, 0);
    fds_[1] = socket(AF_INET6, SOCK_STREAM, 0); // #socket
    setsockopt(fds_[0], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fds_[0], a, n) < 0 || listen(fds_[0], 5) < 0)
      return -1;
    if (bind(fds_[1], a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fds_[1]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fds_[1], 5); // #listen
  }

private:
  int fds_[2] = {-1, -1};
};

/* A reference member: silent. */
class Reference {
public:
  explicit Reference(int &fd) : fd_(fd) {}
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int &fd_;
};

int reference(const sockaddr *a, socklen_t n) {
  int fd = -1;
  Reference r(fd);
  r.open();
  r.tune();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference member, without: Missing. */
class ReferenceWithout {
public:
  explicit ReferenceWithout(int &fd) : fd_(fd) {}
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #reference_made

private:
  int &fd_;
};

int reference_without(const sockaddr *a, socklen_t n) {
  int fd = -1;
  ReferenceWithout r(fd);
  r.open();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #reference_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Settings in an object of their own: silent. */
struct Settings {
  int backlog = 5;
  bool reuse = true;
};

class Configured {
public:
  explicit Configured(const Settings &settings) : settings_(settings) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    int on = settings_.reuse ? 1 : 0;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, settings_.backlog);
  }

private:
  Settings settings_;
};

int configured(const sockaddr *a, socklen_t n) {
  Settings settings;
  Configured s(settings);
  return s.start(a, n);
}

int configured_at_run_time(const Settings &given, const sockaddr *a,
                           socklen_t n) {
  Configured s(given);
  return s.start(a, n);
}

/* Settings that decline: Missing. */
struct Declining {
  int backlog = 5;
  bool reuse = true;
};

class ConfiguredWithout {
public:
  explicit ConfiguredWithout(const Declining &settings) : settings_(settings) {}
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (settings_.reuse) {
      int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, settings_.backlog); // #listen
  }

private:
  Declining settings_;
};

int configured_without(const sockaddr *a, socklen_t n) {
  Declining settings;
  settings.reuse = false;
  ConfiguredWithout s(settings);
  return s.start(a, n);
}

/* A switch that another method sets, between the constructor and start(); no
   caller in sight: silent. */
class LateSwitch {
public:
  LateSwitch();
  void set_reuse(bool want);
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
  bool reuse_ = false;
};

LateSwitch::LateSwitch() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}

void LateSwitch::set_reuse(bool want) { reuse_ = want; }

int LateSwitch::start(const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (reuse_)
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* The same with the value itself: silent. */
class LateValue {
public:
  LateValue();
  void set_reuse(int want);
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
  int reuse_ = 0;
};

LateValue::LateValue() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}

void LateValue::set_reuse(int want) { reuse_ = want; }

int LateValue::start(const sockaddr *a, socklen_t n) {
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &reuse_, sizeof(reuse_));
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A switch that everybody can set: silent. */
class LatePublic {
public:
  LatePublic();
  int start(const sockaddr *a, socklen_t n);
  bool reuse = false;

private:
  int fd_;
};

LatePublic::LatePublic() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}

int LatePublic::start(const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (reuse)
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A switch that nothing in the class sets, and nobody else can: Missing. */
class NoSwitch {
public:
  NoSwitch();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_;
  bool reuse_ = false;
};

NoSwitch::NoSwitch() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #no_switch_made

int NoSwitch::start(const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (reuse_)
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #no_switch_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}
