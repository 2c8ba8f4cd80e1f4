//===--- cpp-inheritance.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Base classes and derived classes: members of the base, constructors that are
// inherited, hooks that an unseen class may override.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++17 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* The base opens, the derived class binds: Missing. */
class Socket {
public:
  explicit Socket(int family) : fd_(socket(family, SOCK_STREAM, 0)) {} // #base_made
  ~Socket() { close(fd_); }

protected:
  int fd_;
};

class Listener : public Socket {
public:
  Listener() : Socket(AF_INET) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #base_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
};

int derived_binds(const sockaddr *a, socklen_t n) {
  Listener l;
  return l.start(a, n);
}

/* The base opens and sets: silent. */
class SocketWith {
public:
  explicit SocketWith(int family) : fd_(socket(family, SOCK_STREAM, 0)) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  ~SocketWith() { close(fd_); }

protected:
  int fd_;
};

class ListenerWith : public SocketWith {
public:
  ListenerWith() : SocketWith(AF_INET) {}
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }
};

int derived_binds_with(const sockaddr *a, socklen_t n) {
  ListenerWith l;
  return l.start(a, n);
}

/* The constructor of the derived class sets it: silent. */
class Opened {
public:
  Opened() : fd(socket(AF_INET, SOCK_STREAM, 0)) {}
  int fd;
};

class Tuned : public Opened {
public:
  Tuned() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int derived_sets(const sockaddr *a, socklen_t n) {
  Tuned t;
  if (bind(t.fd, a, n) < 0)
    return -1;
  return listen(t.fd, 5);
}

/* Another class derived from the same base does not: Missing for that one. */
class OpenedTwice {
public:
  OpenedTwice() : fd(socket(AF_INET, SOCK_STREAM, 0)) {} // #twice_made
  int fd;
};

class TunedOnce : public OpenedTwice {
public:
  TunedOnce() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class Plain : public OpenedTwice {};

static int serve(OpenedTwice &s, const sockaddr *a, socklen_t n) {
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #twice_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

int serve_tuned(const sockaddr *a, socklen_t n) {
  TunedOnce s;
  return serve(s, a, n);
}

int serve_plain(const sockaddr *a, socklen_t n) {
  Plain s;
  return serve(s, a, n);
}

/* Constructors that are inherited, with: silent. */
class Inherited {
public:
  explicit Inherited(int family) : fd_(socket(family, SOCK_STREAM, 0)) {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

protected:
  int fd_;
};

class Inheriting : public Inherited {
public:
  using Inherited::Inherited;
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }
};

int inherited_constructor(const sockaddr *a, socklen_t n) {
  Inheriting s(AF_INET);
  return s.start(a, n);
}

/* A switch that comes through an inherited constructor: silent. */
class Switchable {
public:
  explicit Switchable(bool reuse) : reuse_(reuse) {}
  int start(const sockaddr *a, socklen_t n) {
    int on = 1;
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (reuse_)
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  bool reuse_ = false;
};

class Switching : public Switchable {
public:
  using Switchable::Switchable;
};

int switched(const sockaddr *a, socklen_t n) {
  Switching s(true);
  return s.start(a, n);
}

/* A virtual hook of a class that may have others derived from it: silent. */
class Hooked {
public:
  virtual ~Hooked() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    configure();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

protected:
  virtual void configure() {}
  int fd_ = -1;
};

/* A pure virtual hook that gets the descriptor: silent. */
class Pure {
public:
  virtual ~Pure() = default;
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    configure(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

protected:
  virtual void configure(int fd) = 0;
};

/* A const hook can still set the option: silent. */
class Constant {
public:
  virtual ~Constant() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    configure();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

protected:
  virtual void configure() const {}
  int fd_ = -1;
};

/* The hook is called after the bind: Missing. */
class HookedLate {
public:
  virtual ~HookedLate() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    bound();
    return listen(fd_, 5); // #listen
  }

protected:
  virtual void bound() {}
  int fd_ = -1;
};

/* The descriptor is a local variable, which a hook without arguments cannot
   reach: Missing. */
class Unreachable {
public:
  virtual ~Unreachable() = default;
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    starting();
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }

protected:
  virtual void starting() {}
};

/* The class is final: what its hook does is seen. Missing. */
class Final final : public Hooked {};

class Sealed final {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    configure();
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  virtual void configure() {}
  int fd_ = -1;
};

/* The class is final, and its hook sets it: silent. */
class SealedWith final {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    configure();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  virtual void configure() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* The hook is final: Missing. */
class Interface {
public:
  virtual ~Interface() = default;
  virtual void configure(int fd) = 0;
};

class Closed : public Interface {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    configure(fd);
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }
  void configure(int) final {}
};

/* The hook is final and sets it: silent. */
class Opener {
public:
  virtual ~Opener() = default;
  virtual void configure(int fd) = 0;
};

class ClosedWith : public Opener {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    configure(fd);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
  void configure(int fd) final {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

/* The hook is named with its class: what runs is seen. Missing. */
class Named {
public:
  virtual ~Named() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    Named::configure();
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

protected:
  virtual void configure() {}
  int fd_ = -1;
};

/* A visible object whose class overrides the hook: silent. */
class Base {
public:
  virtual ~Base() = default;
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    configure();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

protected:
  virtual void configure() {}
  int fd_ = -1;
};

class Derived : public Base {
protected:
  void configure() override {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

int overridden(const sockaddr *a, socklen_t n) {
  Derived d;
  return d.start(a, n);
}

/* The override calls the one of its base, which sets it: silent. */
class Root {
public:
  virtual ~Root() = default;

protected:
  virtual int open() {
    const int on = 1;
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

class Leaf : public Root {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (open() < 0 || bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

protected:
  int open() final { return Root::open(); }
};

/* The override calls the one of its base, which does not set it: Missing. */
class RootWithout {
public:
  virtual ~RootWithout() = default;

protected:
  virtual int open() {
    return fd_ = socket(AF_INET, SOCK_STREAM, 0); // #root_made
  }
  int fd_ = -1;
};

class LeafWithout : public RootWithout {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (open() < 0 || bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #root_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

protected:
  int open() final { return RootWithout::open(); }
};

/* No caller in sight, and a method of the base sets it: nobody fixes the order.
   Silent. */
class Endpoint {
public:
  Endpoint();
  void reuse();

protected:
  int fd_;
};

Endpoint::Endpoint() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

void Endpoint::reuse() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

class Acceptor : public Endpoint {
public:
  Acceptor();
  int start(const sockaddr *a, socklen_t n);
};

Acceptor::Acceptor() : Endpoint() {}

int Acceptor::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* No caller in sight, and a method of a derived class sets it: silent. */
class Server {
public:
  Server();
  int start(const sockaddr *a, socklen_t n);

protected:
  int fd_;
};

Server::Server() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

int Server::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

class ReusingServer : public Server {
public:
  void reuse();
};

void ReusingServer::reuse() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* No caller in sight, base and derived class, nothing sets it: Missing. */
class EndpointWithout {
public:
  EndpointWithout();

protected:
  int fd_;
};

EndpointWithout::EndpointWithout() {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #endpoint_made
}

class AcceptorWithout : public EndpointWithout {
public:
  AcceptorWithout();
  int start(const sockaddr *a, socklen_t n);
};

AcceptorWithout::AcceptorWithout() : EndpointWithout() {}

int AcceptorWithout::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #endpoint_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* The caller works on the base class of what it has: silent. */
class Device {
public:
  void reuse() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd = -1;
};

class Port : public Device {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

static void prepare(Device &device) { device.reuse(); }

int by_base(const sockaddr *a, socklen_t n) {
  Port port;
  port.fd = socket(AF_INET, SOCK_STREAM, 0);
  prepare(port);
  return port.start(a, n);
}

/* Down again with a cast: silent. */
class Part {
public:
  virtual ~Part() = default;
  int fd = -1;
};

class Whole : public Part {
public:
  void reuse() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

static void prepare_part(Part &part) { static_cast<Whole &>(part).reuse(); }

static void prepare_if(Part &part) {
  if (auto *whole = dynamic_cast<Whole *>(&part))
    whole->reuse();
}

int by_cast(const sockaddr *a, socklen_t n) {
  Whole whole;
  whole.fd = socket(AF_INET, SOCK_STREAM, 0);
  prepare_part(whole);
  if (bind(whole.fd, a, n) < 0)
    return -1;
  return listen(whole.fd, 5);
}

int by_dynamic_cast(const sockaddr *a, socklen_t n) {
  Whole whole;
  whole.fd = socket(AF_INET, SOCK_STREAM, 0);
  prepare_if(whole);
  if (bind(whole.fd, a, n) < 0)
    return -1;
  return listen(whole.fd, 5);
}

/* Two base classes with a descriptor each: the other one is set. Missing. */
class Control {
public:
  void open() { fd = socket(AF_INET, SOCK_STREAM, 0); }
  int fd = -1;
};

class Data {
public:
  void open() { fd = socket(AF_INET, SOCK_STREAM, 0); } // #data_made
  int fd = -1;
};

class Both : public Control, public Data {
public:
  int start(const sockaddr *a, socklen_t n) {
    int on = 1;
    Control::open();
    Data::open();
    setsockopt(Control::fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(Control::fd, a, n) < 0 || listen(Control::fd, 5) < 0)
      return -1;
    if (bind(Data::fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'Data::fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #data_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(Data::fd, 5); // #listen
  }
};

/* Two base classes with a descriptor each, both set: silent. */
class ControlWith {
public:
  void open() { fd = socket(AF_INET, SOCK_STREAM, 0); }
  int fd = -1;
};

class DataWith {
public:
  void open() { fd = socket(AF_INET, SOCK_STREAM, 0); }
  int fd = -1;
};

class BothWith : public ControlWith, public DataWith {
public:
  int start(const sockaddr *a, socklen_t n) {
    int on = 1;
    ControlWith::open();
    setsockopt(ControlWith::fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    DataWith::open();
    setsockopt(DataWith::fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(ControlWith::fd, a, n) < 0 || listen(ControlWith::fd, 5) < 0)
      return -1;
    if (bind(DataWith::fd, a, n) < 0)
      return -1;
    return listen(DataWith::fd, 5);
  }
};

/* A derived class hides the member of its base: the other one is set. Missing. */
class Hidden {
public:
  void reuse() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

protected:
  int fd = -1;
};

class Hides : public Hidden {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    reuse();
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  }

private:
  int fd = -1;
};

int hides(const sockaddr *a, socklen_t n) {
  Hides h;
  return h.start(a, n);
}

/* A derived class hides the member of its base, which opens another socket in
   between: silent. */
class Client {
protected:
  int dial(const sockaddr *to, socklen_t n) {
    fd = socket(AF_INET, SOCK_STREAM, 0);
    return connect(fd, to, n);
  }
  int fd = -1;
};

class Proxy : public Client {
public:
  int start(const sockaddr *a, const sockaddr *to, socklen_t n) {
    int on = 1;
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (dial(to, n) < 0 || bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  int fd = -1;
};

int proxy(const sockaddr *a, const sockaddr *to, socklen_t n) {
  Proxy p;
  return p.start(a, to, n);
}

/* A private base, a class without members of its own: Missing. */
class Holder {
protected:
  int fd_ = socket(AF_INET6, SOCK_STREAM, 0); // #holder_made
};

class Private : private Holder {
public:
  Private(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) == 0) // #bind
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #holder_made@socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      listen(fd_, 5); // #listen
  }
};

int private_base(const sockaddr *a, socklen_t n) {
  Private p(a, n);
  (void)p;
  return 0;
}

/* A virtual base: silent. */
class Shared {
public:
  Shared() : fd(socket(AF_INET, SOCK_STREAM, 0)) {}
  int fd;
};

class Left : public virtual Shared {
public:
  void tune() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class Right : public virtual Shared {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

class Diamond : public Left, public Right {};

int diamond(const sockaddr *a, socklen_t n) {
  Diamond d;
  d.tune();
  return d.start(a, n);
}

/* One base of a diamond sets the option when it is made, and the other does not
   make the shared base anew: silent. */
class TunedLeft : public virtual Shared {
public:
  TunedLeft() {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class OtherRight : public virtual Shared {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }
};

class TunedDiamond : public TunedLeft, public OtherRight {};

int tuned_diamond(const sockaddr *a, socklen_t n) {
  TunedDiamond d;
  return d.start(a, n);
}

/* Nothing is derived from this one, and it makes its virtual base: Missing. */
class OpenedOnce {
public:
  OpenedOnce() : opened_(socket(AF_INET, SOCK_STREAM, 0)) {} // #opened

protected:
  int opened_;
};

class LastDerived : public virtual OpenedOnce {
public:
  int start(const sockaddr *a, socklen_t n) {
    if (bind(opened_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'opened_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #opened@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(opened_, 5); // #listen
  }
};

int last_derived(const sockaddr *a, socklen_t n) {
  LastDerived one;
  return one.start(a, n);
}
