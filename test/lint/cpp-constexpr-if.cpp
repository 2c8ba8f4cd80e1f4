//===--- cpp-constexpr-if.cpp - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Branches that are decided when a template is instantiated.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <cstddef>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <type_traits>

/* The branch with the option is taken in each instance: silent. */
template <bool Reuse> static int start_with(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if constexpr (Reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int reuses(const sockaddr *a, socklen_t n) { return start_with<true>(a, n); }

/* It is not taken in one of them: Missing. */
template <bool Reuse> static int start_either(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if constexpr (Reuse) {
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

int either(const sockaddr *a, socklen_t n) {
  return start_either<true>(a, n) + start_either<false>(a, n);
}

/* The type of the address decides, and the internet has it: silent. */
template <typename Address> static int start_typed(const Address &where) {
  constexpr bool local = std::is_same_v<Address, sockaddr_un>;
  int fd = socket(local ? AF_UNIX : AF_INET, SOCK_STREAM, 0);
  if constexpr (!local) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)) < 0)
    return -1;
  return listen(fd, 5);
}

int typed_internet(const sockaddr_in &a) { return start_typed(a); }
int typed_local(const sockaddr_un &a) { return start_typed(a); }

/* The type of the address decides, the wrong way: Missing. */
template <typename Address> static int start_wrong(const Address &where) {
  constexpr bool local = std::is_same_v<Address, sockaddr_un>;
  int fd = socket(local ? AF_UNIX : AF_INET, SOCK_STREAM, 0); // #socket
  if constexpr (local) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int wrong_internet(const sockaddr_in &a) { return start_wrong(a); }
int wrong_local(const sockaddr_un &a) { return start_wrong(a); }

/* Only local sockets: silent. */
template <typename Address> static int start_local(const Address &where) {
  int fd = -1;
  if constexpr (std::is_same_v<Address, sockaddr_un>)
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
  else
    fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)) < 0)
    return -1;
  return listen(fd, 5);
}

int only_local(const sockaddr_un &a) { return start_local(a); }

/* The caller of the option is chosen by a tag: silent. */
struct With {};
struct Without {};

static void tune(int fd, With) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

template <typename Tag> static int start_tagged(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(fd, Tag());
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int tagged(const sockaddr *a, socklen_t n) { return start_tagged<With>(a, n); }

/* Of two tags, one is at fault: Missing. */
struct Yes {};
struct No {};

static void adjust(int, No) {}
static void adjust(int fd, Yes) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

template <typename Tag> static int start_by(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  adjust(fd, Tag());
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int by_tag(const sockaddr *a, socklen_t n) {
  return start_by<Yes>(a, n) + start_by<No>(a, n);
}

/* A constant outside of templates: silent, and Missing. */
constexpr bool ReuseAddress = true;
constexpr bool LeaveAddress = false;

int constant(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if constexpr (ReuseAddress) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int constant_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if constexpr (LeaveAddress) {
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

/* A generic lambda with it: silent, and Missing. */
template <typename T> static constexpr bool is_flag = std::is_same_v<T, bool>;

int in_lambda(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [&](int name, auto value) {
    if constexpr (is_flag<decltype(value)>) {
      const int number = value ? 1 : 0;
      return setsockopt(fd, SOL_SOCKET, name, &number, sizeof(number));
    } else {
      return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
    }
  };
  set(SO_RCVBUF, 65536);
  set(SO_REUSEADDR, true);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int in_lambda_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto set = [&](int name, auto value) {
    if constexpr (is_flag<decltype(value)>) {
      const int number = value ? 1 : 0;
      return setsockopt(fd, SOL_SOCKET, name, &number, sizeof(number));
    } else {
      return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
    }
  };
  set(SO_RCVBUF, 65536);
  set(SO_KEEPALIVE, true);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A recursion of templates over names: silent. */
template <int Name, int... More> static void set_each(int fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, Name, &on, sizeof(on));
  if constexpr (sizeof...(More) > 0)
    set_each<More...>(fd);
}

int recursion(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_each<SO_KEEPALIVE, SO_BROADCAST, SO_REUSEADDR>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* None of the names: Missing. */
int recursion_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_each<SO_KEEPALIVE, SO_BROADCAST>(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
