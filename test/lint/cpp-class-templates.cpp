//===--- cpp-class-templates.cpp - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Class templates, policies, CRTP, specialisations: one report for each bind
// site, and none where no instance is at fault.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <type_traits>
#include <unistd.h>
#include <utility>

/* A flag as a parameter: only `true` is used. Silent. */
template <bool Reuse> class Flag {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (Reuse) {
      const int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int flag(const sockaddr *a, socklen_t n) {
  Flag<true> server;
  return server.start(a, n);
}

/* Both are used: the other is at fault. Missing, once. */
template <bool Reuse> class Either {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (Reuse) {
      const int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int either(const sockaddr *a, socklen_t n) {
  Either<true> first;
  Either<false> second;
  return first.start(a, n) + second.start(a, n);
}

/* A number as the value of the option: silent. */
template <int Value> struct Fixed {
  static constexpr int value = Value;
  static int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    const int on = value;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int fixed(const sockaddr *a, socklen_t n) { return Fixed<1>::start(a, n); }

/* The number is 0: Missing. */
template <int Value> struct FixedZero {
  static constexpr int value = Value;
  static int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int fixed_zero(const sockaddr *a, socklen_t n) {
  return FixedZero<0>::start(a, n);
}

/* A policy: silent. */
struct Reuse {
  static void prepare(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

template <typename Policy> class Prepared {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    Policy::prepare(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int prepared(const sockaddr *a, socklen_t n) {
  return Prepared<Reuse>().start(a, n);
}

/* A policy that does nothing: Missing. */
struct Plain {
  static void prepare(int) {}
};

template <typename Policy> class Unprepared {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    Policy::prepare(fd);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int unprepared(const sockaddr *a, socklen_t n) {
  return Unprepared<Plain>().start(a, n);
}

/* Policies as base classes, all sorts of options: silent. */
class ReuseBase {
protected:
  void prepare(int fd) const {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class KeepBase {
protected:
  void prepare(int fd) const {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  }
};

template <typename... Policies> class Mixed : private Policies... {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    (Policies::prepare(fd), ...);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int mixed(const sockaddr *a, socklen_t n) {
  return Mixed<KeepBase, ReuseBase>().start(a, n);
}

/* None of the policies does it: Missing. */
class NoBase {
protected:
  void prepare(int fd) const {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  }
};

template <typename... Policies> class MixedWithout : private Policies... {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    (Policies::prepare(fd), ...);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int mixed_without(const sockaddr *a, socklen_t n) {
  return MixedWithout<NoBase>().start(a, n);
}

/* CRTP: the derived class sets it. Silent. */
template <typename Self> class Crtp {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    self().configure(fd_);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  Self &self() { return static_cast<Self &>(*this); }
  int fd_ = -1;
};

class Tuned : public Crtp<Tuned> {
public:
  void configure(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int crtp(const sockaddr *a, socklen_t n) {
  Tuned server;
  return server.start(a, n);
}

/* CRTP: the derived class does not. Missing. */
template <typename Self> class CrtpWithout {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    static_cast<Self *>(this)->configure(fd_);
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
};

class Untuned : public CrtpWithout<Untuned> {
public:
  void configure(int) {}
};

int crtp_without(const sockaddr *a, socklen_t n) {
  Untuned server;
  return server.start(a, n);
}

/* CRTP: one of two derived classes does. Missing for the other. */
template <typename Self> class CrtpOf {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    static_cast<Self *>(this)->configure(fd);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

class First : public CrtpOf<First> {
public:
  void configure(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class Second : public CrtpOf<Second> {
public:
  void configure(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  }
};

int crtp_of_two(const sockaddr *a, socklen_t n) {
  return First().start(a, n) + Second().start(a, n);
}

/* CRTP, the derived class reaches into its base: silent. */
template <typename Self> class Reached {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    static_cast<Self *>(this)->configure();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

protected:
  int fd_ = -1;
};

class Reaches : public Reached<Reaches> {
public:
  void configure() {
    const int on = 1;
    setsockopt(this->fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int reaches(const sockaddr *a, socklen_t n) {
  Reaches server;
  return server.start(a, n);
}

/* A traits class: silent for a local socket. */
struct Local {
  static constexpr int family = AF_UNIX;
};

template <typename Traits> class Acceptor {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(Traits::family, SOCK_STREAM, 0);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int traits_local(const sockaddr *a, socklen_t n) {
  return Acceptor<Local>().start(a, n);
}

/* A traits class: Missing for one of the internet. */
struct Internet {
  static constexpr int family = AF_INET6;
};

template <typename Traits> class NetAcceptor {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(Traits::family, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int traits_internet(const sockaddr *a, socklen_t n) {
  return NetAcceptor<Internet>().start(a, n);
}

/* A specialisation sets it, the primary template is not used: silent. */
template <typename Protocol> struct Prepare {
  static void apply(int) {}
};

struct Tcp {};

template <> struct Prepare<Tcp> {
  static void apply(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int specialised(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Prepare<Tcp>::apply(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The primary template is used: Missing. */
template <typename Protocol> struct Adjust {
  static void apply(int) {}
};

struct Sctp {};

template <> struct Adjust<Sctp> {
  static void apply(int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int unspecialised(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Adjust<int>::apply(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A member template with a callable: silent. */
class WithHook {
public:
  template <typename Hook>
  int start(const sockaddr *a, socklen_t n, Hook &&hook) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    hook(*this);
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }
  void set(int name) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }

private:
  int fd_ = -1;
};

int with_hook(const sockaddr *a, socklen_t n) {
  WithHook server;
  return server.start(a, n, [](WithHook &w) { w.set(SO_REUSEADDR); });
}

/* A member template with a callable that sets another option: Missing. */
class WithoutHook {
public:
  template <typename Hook>
  int start(const sockaddr *a, socklen_t n, Hook &&hook) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    hook(*this);
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
  void set(int name) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on));
  }

private:
  int fd_ = -1;
};

int without_hook(const sockaddr *a, socklen_t n) {
  WithoutHook server;
  return server.start(a, n, [](WithoutHook &w) { w.set(SO_KEEPALIVE); });
}

/* Deduced by its constructor, two instances: Missing, once. */
template <typename Address> class Deduced {
public:
  explicit Deduced(const Address &address) : address_(address) {}
  int start() {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, reinterpret_cast<const sockaddr *>(&address_), // #bind
             sizeof(address_)) < 0)
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }

private:
  Address address_;
};

int deduced(const sockaddr_in &a, const sockaddr_in6 &b) {
  return Deduced(a).start() + Deduced(b).start();
}

/* A class template of which nothing is instantiated: silent. */
template <typename T> class Unused {
public:
  int start(const sockaddr *a, socklen_t n, T) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

/* Instantiated by name: Missing. */
template <typename T> class Named {
public:
  int start(const sockaddr *a, socklen_t n, T backlog) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, static_cast<int>(backlog)); // #listen
  }
};

template class Named<int>;
template class Named<long>;

/* Two instances share nothing: the static member of the first is set. Missing
   for the second. */
template <int Family> class Shares {
public:
  static int fd;
  static void open() { fd = socket(Family, SOCK_STREAM, 0); } // #shares_made
  static void tune() {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  static int start(const sockaddr *a, socklen_t n) {
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #shares_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

template <int Family> int Shares<Family>::fd = -1;

int shares(const sockaddr *a, const sockaddr *b, socklen_t n) {
  Shares<AF_INET>::open();
  Shares<AF_INET6>::open();
  Shares<AF_INET>::tune();
  return Shares<AF_INET>::start(a, n) + Shares<AF_INET6>::start(b, n);
}

/* Variable templates: silent. */
template <typename T> constexpr T On = T(1);

int variable_template(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &On<int>, sizeof(On<int>));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A variable template that is 0: Missing. */
template <typename T> constexpr T No = T(0);

int variable_template_off(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &No<int>, sizeof(No<int>)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A template as a parameter of a template: silent. */
template <typename T> struct Enabled {
  static void prepare(int fd) {
    const T on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

template <template <typename> class Policy, typename T> struct Nested {
  static int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    Policy<T>::prepare(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

int nested(const sockaddr *a, socklen_t n) {
  return Nested<Enabled, int>::start(a, n);
}

/* The same with a type that is too small: Missing. */
template <typename T> struct Small {
  static void prepare(int fd) {
    const T on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #small_set
  }
};

template <template <typename> class Policy, typename T> struct NestedSmall {
  static int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    Policy<T>::prepare(fd);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #small_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 2 bytes and must have the size of an 'int'
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
};

int nested_small(const sockaddr *a, socklen_t n) {
  return NestedSmall<Small, short>::start(a, n);
}
