//===--- roles-addresses.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the address says of the socket: one of a local socket is Exempt, also
// when the family is not written at socket().
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const int on = 1;

/* The type of the address. */
int typed_local(int family, const struct sockaddr_un *a) {
  int fd = socket(family, SOCK_STREAM, 0);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return listen(fd, 5);
}

int typed_internet(int family, const struct sockaddr_in *a) {
  int fd = socket(family, SOCK_STREAM, 0); // #socket
  bind(fd, (const struct sockaddr *)a, sizeof(*a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The family that is written into a storage for all of them. */
int stored_local(int family, const char *path) {
  struct sockaddr_storage storage;
  struct sockaddr_un *a = (struct sockaddr_un *)&storage;
  int fd = socket(family, SOCK_STREAM, 0);
  memset(&storage, 0, sizeof(storage));
  a->sun_family = AF_UNIX;
  strcpy(a->sun_path, path);
  bind(fd, (struct sockaddr *)&storage, sizeof(*a));
  return listen(fd, 5);
}

int stored_internet(int family, unsigned short port) {
  struct sockaddr_storage storage;
  struct sockaddr_in *a = (struct sockaddr_in *)&storage;
  int fd = socket(family, SOCK_STREAM, 0); // #socket
  memset(&storage, 0, sizeof(storage));
  a->sin_family = AF_INET;
  a->sin_port = htons(port);
  bind(fd, (struct sockaddr *)&storage, sizeof(*a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A helper takes the family from the address. */
static int serve_local(const struct sockaddr *a, socklen_t n) {
  int fd = socket(a->sa_family, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int local_caller(const char *path) {
  struct sockaddr_un a = {.sun_family = AF_UNIX};
  strncpy(a.sun_path, path, sizeof(a.sun_path) - 1);
  return serve_local((struct sockaddr *)&a, sizeof(a));
}

static int serve_any(const struct sockaddr *a, socklen_t n) {
  int fd = socket(a->sa_family, SOCK_STREAM, 0); // #any
  if (bind(fd, a, n) < 0) // #any_bind
    return -1;
  // CHECK-MESSAGES: #any_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #any@socket: note: socket created here
  // CHECK-MESSAGES: #any_listen@listen: note: socket listens here
  return listen(fd, 5); // #any_listen
}

int other_local_caller(const char *path) {
  struct sockaddr_un a = {.sun_family = AF_UNIX};
  strncpy(a.sun_path, path, sizeof(a.sun_path) - 1);
  return serve_any((struct sockaddr *)&a, sizeof(a));
}

int internet_caller(unsigned short port) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  a.sin_port = htons(port);
  return serve_any((struct sockaddr *)&a, sizeof(a));
}

/* A union of the families. */
union address {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_un local;
};
struct named_address {
  socklen_t size;
  union address u;
};

int union_local(int family, const char *path) {
  union address a;
  int fd = socket(family, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.local.sun_family = AF_UNIX;
  strcpy(a.local.sun_path, path);
  bind(fd, &a.any, sizeof(a.local));
  return listen(fd, 5);
}

/* The family is asked for, and each branch does what it needs. */
int asked_with(const struct named_address *a) {
  int fd;
  if (a->u.any.sa_family == AF_UNIX) {
    unlink(a->u.local.sun_path);
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
  } else {
    fd = socket(a->u.any.sa_family, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  bind(fd, &a->u.any, a->size);
  return listen(fd, 5);
}

int asked_without(const struct named_address *a) {
  int fd;
  if (a->u.any.sa_family == AF_UNIX) {
    unlink(a->u.local.sun_path);
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    fd = socket(a->u.any.sa_family, SOCK_STREAM, 0); // #socket
  }
  bind(fd, &a->u.any, a->size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* One pointer to one of two addresses. */
int pointed_with(const char *where) {
  struct sockaddr_un local = {.sun_family = AF_UNIX};
  struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(80)};
  struct sockaddr *a;
  socklen_t n;
  int fd;
  if (where[0] == '/') {
    a = (struct sockaddr *)&local;
    n = sizeof(local);
  } else {
    a = (struct sockaddr *)&v4;
    n = sizeof(v4);
  }
  fd = socket(a->sa_family, SOCK_STREAM, 0);
  if (a->sa_family != AF_UNIX)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int pointed_without(const char *where) {
  struct sockaddr_un local = {.sun_family = AF_UNIX};
  struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(80)};
  struct sockaddr *a;
  socklen_t n;
  int fd;
  if (where[0] == '/') {
    a = (struct sockaddr *)&local;
    n = sizeof(local);
  } else {
    a = (struct sockaddr *)&v4;
    n = sizeof(v4);
  }
  fd = socket(a->sa_family, SOCK_STREAM, 0); // #socket
  if (a->sa_family == AF_UNIX)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The protocol is asked for. */
int protocol_with(int sctp, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, sctp ? IPPROTO_SCTP : IPPROTO_TCP);
  if (!sctp)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int protocol_without(int sctp, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, // #socket
                  sctp ? IPPROTO_SCTP : IPPROTO_TCP);
  if (sctp)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The descriptor in the data of an event. */
int event_with(const struct sockaddr *a, socklen_t n) {
  struct epoll_event e = {.events = EPOLLIN};
  e.data.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(e.data.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(e.data.fd, a, n);
  return listen(e.data.fd, 5);
}

int event_without(const struct sockaddr *a, socklen_t n) {
  struct epoll_event e = {.events = EPOLLIN};
  e.data.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(e.data.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'e.data.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(e.data.fd, 5); // #listen
}
