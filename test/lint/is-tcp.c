//===--- is-tcp.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sockets that are TCP, or may be: each is reported without the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#ifndef IPPROTO_MPTCP
#define IPPROTO_MPTCP 262
#endif

/* Flags in the type: still a stream. */
int flags(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The protocol by its name. */
int tcp(const struct sockaddr *a, socklen_t n) {
  int fd = socket(PF_INET6, SOCK_STREAM, IPPROTO_TCP); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Multipath TCP. */
int mptcp(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_MPTCP); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Family and type are not known: a listener counts as TCP. */
int unknown(const struct addrinfo *ai) {
  int fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #socket
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The type in a variable that is known. */
int variable(const struct sockaddr *a, socklen_t n) {
  int type = SOCK_STREAM;
  int fd;
  type |= SOCK_CLOEXEC;
  fd = socket(AF_INET, type, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An address of any kind, named like the ones of the system. */
union sockaddr_union {
  struct sockaddr any;
  struct sockaddr_in in;
  struct sockaddr_in6 in6;
};

int address_of_any_kind(const union sockaddr_union *a) {
  int fd = socket(a->any.sa_family, SOCK_STREAM, 0); // #socket
  bind(fd, &a->any, sizeof(*a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A structure around one, and no address of the system in sight. */
struct sockaddr_wrapped {
  socklen_t length;
  union {
    struct sockaddr_in in;
    struct sockaddr_in6 in6;
  } u;
};

int address_in_a_structure(const struct sockaddr_wrapped *a) {
  int fd = socket(PF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (const struct sockaddr *)&a->u, a->length); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
