//===--- places-nested.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors deep in structs, unions and static objects; copies, swaps and
// variables that hold one socket after the other.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu11 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <unistd.h>

struct endpoint {
  int fd;
  int events;
};
struct channel {
  struct endpoint in, out;
};
struct daemon {
  const char *name;
  struct channel channels[2];
  struct {
    int fd;
  } control;
};

/* Four levels deep, in a local object. */
int deep_with(const struct sockaddr *a, socklen_t n) {
  struct daemon d = {.name = "d"};
  int on = 1;
  d.channels[1].in.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(d.channels[1].in.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(d.channels[1].in.fd, a, n);
  return listen(d.channels[1].in.fd, 5);
}

/* The neighbour has it: another element, and another field. */
int neighbour_element(const struct sockaddr *a, socklen_t n) {
  struct daemon d = {.name = "d"};
  int on = 1;
  d.channels[0].in.fd = socket(AF_INET, SOCK_STREAM, 0);
  d.channels[1].in.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(d.channels[0].in.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(d.channels[1].in.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'd.channels[1].in.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here on 'd.channels[0].in.fd', not on 'd.channels[1].in.fd'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(d.channels[1].in.fd, 5); // #listen
}

int neighbour_field(struct daemon *d, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  d->channels[0].in.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  d->channels[0].out.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(d->channels[0].out.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(d->channels[0].in.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'd->channels[0].in.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here on 'd->channels[0].out.fd', not on 'd->channels[0].in.fd'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(d->channels[0].in.fd, 5); // #listen
}

/* A struct without a name. */
int unnamed_with(struct daemon *d, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  d->control.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(d->control.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(d->control.fd, a, n);
  return listen(d->control.fd, 5);
}

int unnamed_without(struct daemon *d, const struct sockaddr *a, socklen_t n) {
  d->control.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(d->control.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'd->control.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(d->control.fd, 5); // #listen
}

/* A union, read back through the member that was written. */
union value {
  int fd;
  void *pointer;
  uint64_t number;
};

int union_with(const struct sockaddr *a, socklen_t n) {
  union value v;
  int on = 1;
  v.number = 0;
  v.fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(v.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(v.fd, a, n);
  return listen(v.fd, 5);
}

int union_without(const struct sockaddr *a, socklen_t n) {
  union value v;
  v.number = 0;
  v.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(v.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'v.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v.fd, 5); // #listen
}

/* Two members of a union are one place: set through one, bound through the
   other. Silent. */
/* An anonymous union in a struct, as it is used for epoll's data. */
struct event {
  int kind;
  union {
    int fd;
    void *pointer;
  };
};

int anonymous_with(struct event *e, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  e->kind = 1;
  e->fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(e->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(e->fd, a, n);
  return listen(e->fd, 5);
}

int anonymous_without(struct event *e, const struct sockaddr *a, socklen_t n) {
  e->kind = 1;
  e->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(e->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'e->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(e->fd, 5); // #listen
}

/* The descriptor travels in a pointer-sized integer. */
int integer_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  intptr_t handle = socket(AF_INET, SOCK_STREAM, 0);
  void *data = (void *)handle;
  setsockopt((int)(intptr_t)data, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind((int)handle, a, n);
  return listen((int)handle, 5);
}

int integer_without(const struct sockaddr *a, socklen_t n) {
  intptr_t handle = socket(AF_INET, SOCK_STREAM, 0); // #socket
  void *data = (void *)handle;
  bind((int)(intptr_t)data, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket '(int)(intptr_t)data' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen((int)handle, 5); // #listen
}

/* Assigned twice in one expression. */
int twice_with(struct endpoint *e, const struct sockaddr *a, socklen_t n) {
  int fd, on = 1;
  e->fd = fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(e->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(e->fd, 5);
}

int twice_without(struct endpoint *e, const struct sockaddr *a, socklen_t n) {
  int fd;
  e->fd = fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(e->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'e->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The comma operator. */
int comma_with(const struct sockaddr *a, socklen_t n) {
  int fd, on = 1;
  int failed = (fd = socket(AF_INET, SOCK_STREAM, 0),
                setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
                fd < 0);
  return failed ? -1 : (bind(fd, a, n), listen(fd, 5));
}

int comma_without(const struct sockaddr *a, socklen_t n) {
  int fd = -1;
  if (fd = socket(AF_INET, SOCK_STREAM, 0), fd < 0) // #socket
    return -1;
  return bind(fd, a, n), listen(fd, 5); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
}

/* ?: selects the descriptor; both have it, or one lacks it. */
int selected_with(int first, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(two, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(first ? one : two, a, n);
  return listen(first ? one : two, 5);
}

int selected_without(int first, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  int fd = first ? one : two;
  setsockopt(one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Set on the selected one, which is the bound one: silent. */
int selected_set(int first, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(first ? one : two, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(first ? one : two, a, n);
  return listen(first ? one : two, 5);
}

/* Selected with GNU's short form. */
int elvis_with(int given, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = __extension__(given ?: socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Swapped: the option stays with the socket, not with the variable. */
int swap_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, t;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  t = one;
  one = two;
  two = t;
  bind(two, a, n);
  listen(two, 5);
  return one;
}

int swap_without(const struct sockaddr *a, socklen_t n) {
  int on = 1, t;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  t = one;
  one = two;
  two = t;
  bind(one, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'one' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(one, 5); // #listen
  return two;
}

static void swap(int *one, int *two) {
  int t = *one;
  *one = *two;
  *two = t;
}

int swap_call_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int one = socket(AF_INET, SOCK_STREAM, 0);
  int two = -1;
  setsockopt(one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  swap(&one, &two);
  bind(two, a, n);
  listen(two, 5);
  return one;
}

int swap_call_without(const struct sockaddr *a, socklen_t n) {
  int one = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int two = -1;
  swap(&one, &two);
  bind(two, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'two' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(two, 5); // #listen
  return one;
}

/* One variable, one socket after the other: each with, or the second not. */
int reused_with(const struct sockaddr *a, socklen_t n, int *fds) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  listen(fd, 5);
  fds[0] = fd;
  fd = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a + 1, n);
  listen(fd, 5);
  fds[1] = fd;
  return 2;
}

int reused_without(const struct sockaddr *a, socklen_t n, int *fds) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  listen(fd, 5);
  fds[0] = fd;
  fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  bind(fd, a + 1, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  fds[1] = fd;
  return 2;
}

/* A static local that several calls share. */
static int *server_fd(void) {
  static int fd = -1;
  return &fd;
}

int shared_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  *server_fd() = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(*server_fd(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(*server_fd(), a, n);
  return listen(*server_fd(), 5);
}

static int *other_fd(void) {
  static int fd = -1;
  return &fd;
}

int shared_without(const struct sockaddr *a, socklen_t n) {
  *other_fd() = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(*other_fd(), a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket '*other_fd()' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the descriptor expression has side effects
  return listen(*other_fd(), 5); // #listen
}
