//===--- cpp-namespaces.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Names: using declarations, namespaces, aliases, pointers to the functions, and
// wrappers that have the names of what they wrap.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Wrappers with the same names in a namespace, with: silent. */
namespace net {
inline int socket(int family) { return ::socket(family, SOCK_STREAM, 0); }
inline int bind(int fd, const sockaddr *a, socklen_t n) {
  return ::bind(fd, a, n);
}
inline int listen(int fd) { return ::listen(fd, SOMAXCONN); }
inline int setsockopt(int fd, int name, int value) {
  return ::setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int serve(const sockaddr *a, socklen_t n) {
  int fd = net::socket(AF_INET);
  net::setsockopt(fd, SO_REUSEADDR, 1);
  if (net::bind(fd, a, n) < 0)
    return -1;
  return net::listen(fd);
}
} // namespace net

/* Wrappers with the same names in a namespace, without: Missing. */
namespace raw {
inline int socket(int family) {
  return ::socket(family, SOCK_STREAM, 0); // #raw_socket
}
inline int bind(int fd, const sockaddr *a, socklen_t n) {
  return ::bind(fd, a, n); // #raw_bind
  // CHECK-MESSAGES: #raw_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #raw_socket@socket: note: socket created here
  // CHECK-MESSAGES: #raw_listen@listen: note: socket listens here
}
inline int listen(int fd) {
  return ::listen(fd, SOMAXCONN); // #raw_listen
}
inline int setsockopt(int fd, int name, int value) {
  return ::setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int serve(const sockaddr *a, socklen_t n) {
  int fd = raw::socket(AF_INET);
  raw::setsockopt(fd, SO_KEEPALIVE, 1);
  if (raw::bind(fd, a, n) < 0)
    return -1;
  return raw::listen(fd);
}
} // namespace raw

/* using declarations and an alias of a namespace: Missing, and silent. */
namespace system_calls {
using ::bind;
using ::listen;
using ::setsockopt;
using ::socket;
} // namespace system_calls

namespace os = system_calls;

int used(const sockaddr *a, socklen_t n) {
  int fd = os::socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (os::bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return os::listen(fd, 5); // #listen
}

int used_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = os::socket(AF_INET, SOCK_STREAM, 0);
  os::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (os::bind(fd, a, n) < 0)
    return -1;
  return os::listen(fd, 5);
}

/* `using namespace std`, where bind() could be the one of <functional>: the
   overload that fits is chosen. Missing, and silent. */
namespace everything {
using namespace std;

int overload(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #overload_made
  if (bind(fd, a, n) < 0) // #overload_bound
    return -1;
  // CHECK-MESSAGES: #overload_bound@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #overload_made@socket: note: socket created here
  // CHECK-MESSAGES: #overload_heard@listen: note: socket listens here
  return listen(fd, 5); // #overload_heard
}

/* This is std::bind, as the arguments are no const pointer: silent. */
int standard(sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto later = bind([](int, sockaddr *, socklen_t) { return 0; }, fd, a, n);
  return later() + listen(fd, 5);
}
} // namespace everything

/* A pointer to the system's function: which one it is can be seen, but need not
   be followed. Silent. */
int pointer_with(const sockaddr *a, socklen_t n) {
  auto set = ::setsockopt;
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

struct Calls {
  int (*set)(int, int, int, const void *, socklen_t);
  int (*attach)(int, const sockaddr *, socklen_t);
};

static const Calls System = {::setsockopt, ::bind};

int table_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  System.set(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference to the system's function: silent. */
int function_reference(const sockaddr *a, socklen_t n) {
  int (&set)(int, int, int, const void *, socklen_t) = ::setsockopt;
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A class with methods of these names, all visible: Missing. */
class Endpoint {
public:
  void socket(int family) { fd_ = ::socket(family, SOCK_STREAM, 0); } // #own_socket
  int bind(const sockaddr *a, socklen_t n) {
    return ::bind(fd_, a, n); // #own_bind
    // CHECK-MESSAGES: #own_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #own_socket@::socket: note: socket created here
    // CHECK-MESSAGES: #own_listen@::listen: note: socket listens here
  }
  int listen(int n) { return ::listen(fd_, n); } // #own_listen
  int setsockopt(int name, int value) {
    return ::setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
  }

private:
  int fd_ = -1;
};

int own_methods(const sockaddr *a, socklen_t n) {
  Endpoint e;
  e.socket(AF_INET);
  e.setsockopt(SO_KEEPALIVE, 1);
  if (e.bind(a, n) < 0)
    return -1;
  return e.listen(5);
}

/* A class with methods of these names, all visible, with: silent. */
class Settled {
public:
  void socket(int family) { fd_ = ::socket(family, SOCK_STREAM, 0); }
  int bind(const sockaddr *a, socklen_t n) { return ::bind(fd_, a, n); }
  int listen(int n) { return ::listen(fd_, n); }
  int setsockopt(int name, int value) {
    return ::setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
  }

private:
  int fd_ = -1;
};

int settled_methods(const sockaddr *a, socklen_t n) {
  Settled e;
  e.socket(AF_INET);
  e.setsockopt(SO_REUSEADDR, 1);
  if (e.bind(a, n) < 0)
    return -1;
  return e.listen(5);
}

/* Static functions in classes and in a namespace without a name: Missing. */
namespace {
struct Factory {
  static int make() {
    return socket(AF_INET, SOCK_STREAM, 0); // #factory_made
  }
};

int attach(int fd, const sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #attached
  // CHECK-MESSAGES: #attached@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #factory_made@socket: note: socket created here
  // CHECK-MESSAGES: #factory_heard@listen: note: socket listens here
}
} // namespace

int unnamed(const sockaddr *a, socklen_t n) {
  int fd = Factory::make();
  if (attach(fd, a, n) < 0)
    return -1;
  return listen(fd, 5); // #factory_heard
}

/* Functions with C linkage: Missing, and silent. */
extern "C" {
static int c_make(void) {
  return socket(AF_INET, SOCK_STREAM, 0); // #c_made
}

static void c_tune(int fd) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}
}

extern "C" int c_serve(const sockaddr *a, socklen_t n) {
  int fd = c_make();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #c_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

extern "C" int c_serve_with(const sockaddr *a, socklen_t n) {
  int fd = c_make();
  c_tune(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A function that is declared in a block: the one of the system. Missing. */
int declared_here(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  {
    using ::bind;
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  return listen(fd, 5); // #listen
}

/* A local variable that has the name of a function: silent. */
int shadowed(const sockaddr *a, socklen_t n) {
  auto setsockopt = [](int fd) {
    const int on = 1;
    return ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(socket);
  if (bind(socket, a, n) < 0)
    return -1;
  return listen(socket, 5);
}

/* A local variable that has the name of a function, without: Missing. */
int shadowed_without(const sockaddr *a, socklen_t n) {
  int socket = ::socket(AF_INET, SOCK_STREAM, 0); // #made
  if (bind(socket, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'socket' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@::socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(socket, 5); // #listen
}
