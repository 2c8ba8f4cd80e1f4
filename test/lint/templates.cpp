//===--- templates.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Templates: one report for each bind site, whatever the number of instances.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* Three instances without the option: one report. */
template <typename Address> int serve(const Address &where) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int v4(const sockaddr_in &a) { return serve(a); }
int v6(const sockaddr_in6 &a) { return serve(a); }
int any(const sockaddr_storage &a) { return serve(a); }

/* Two instances with it: silent. */
template <typename Address> int serve_ready(const Address &where) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, reinterpret_cast<const sockaddr *>(&where), sizeof(where)) < 0)
    return -1;
  return listen(fd, 5);
}

int ready_v4(const sockaddr_in &a) { return serve_ready(a); }
int ready_v6(const sockaddr_in6 &a) { return serve_ready(a); }

/* `if constexpr` takes the datagram away from listen(): the stream instance
   has no option and is reported, the datagram instance is not at fault. */
template <int Type> int serve_type(const sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, Type, 0); // #socket
  if (bind(fd, where, size) < 0) // #bind
    return -1;
  if constexpr (Type == SOCK_STREAM)
    return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: {{.+}}
  return fd;
}

int streams(const sockaddr *a, socklen_t n) {
  return serve_type<SOCK_STREAM>(a, n);
}
int datagrams(const sockaddr *a, socklen_t n) {
  return serve_type<SOCK_DGRAM>(a, n);
}

/* Only the datagram instance is there: silent. */
template <int Type> int serve_one(const sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, Type, 0);
  if (bind(fd, where, size) < 0)
    return -1;
  if constexpr (Type == SOCK_STREAM)
    return listen(fd, 5);
  return fd;
}

int only_datagrams(const sockaddr *a, socklen_t n) {
  return serve_one<SOCK_DGRAM>(a, n);
}

/* Never instantiated, and nothing in it depends: nothing is known of it. */
template <typename Unused> int never(const sockaddr *a, socklen_t n, Unused) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  bind(fd, a, n);
  return fd;
}
