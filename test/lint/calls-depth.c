//===--- calls-depth.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Calls of any depth: by value, by pointer, by pointer to pointer, as a result,
// through out-parameters, and in structs that are passed and returned.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* The set lies six calls below: silent. */
static int apply_6(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static int apply_5(int fd) { return apply_6(fd); }
static int apply_4(int fd) { return apply_5(fd) < 0 ? -1 : 0; }
static void apply_3(int fd) { (void)apply_4(fd); }
static int apply_2(int fd) {
  apply_3(fd);
  return fd;
}
static int apply_1(int fd) { return apply_2(fd) == fd ? 0 : -1; }

int deep_set(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  apply_1(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same six calls, at the end of which another option is set. */
static int other_6(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}
static int other_5(int fd) { return other_6(fd); }
static int other_4(int fd) { return other_5(fd) < 0 ? -1 : 0; }
static void other_3(int fd) { (void)other_4(fd); }
static int other_2(int fd) {
  other_3(fd);
  return fd;
}
static int other_1(int fd) { return other_2(fd) == fd ? 0 : -1; }

int deep_other(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  other_1(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Each step on a level of its own; the last caller gives the option or not. */
static int listen_6(int fd) {
  return listen(fd, 64); // #deep_listen
}
static int listen_5(int fd) { return listen_6(fd); }
static int bind_4(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #deep_bind
    return -1;
  // CHECK-MESSAGES: #deep_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #deep_socket@socket: note: socket created here
  // CHECK-MESSAGES: #deep_listen@listen: note: socket listens here
  return listen_5(fd);
}
static int bind_3(int fd, const struct sockaddr *a, socklen_t n) {
  return bind_4(fd, a, n);
}
static int create_4(int family) {
  return socket(family, SOCK_STREAM, 0); // #deep_socket
}
static int create_3(int family) { return create_4(family); }
static int create_2(int family) {
  int fd = create_3(family);
  if (fd < 0)
    exit(1);
  return fd;
}

int steps_with(const struct sockaddr *a, socklen_t n) {
  int fd = create_2(AF_INET);
  apply_1(fd);
  return bind_3(fd, a, n);
}

int steps_without(const struct sockaddr *a, socklen_t n) {
  int fd = create_2(AF_INET6);
  other_1(fd);
  return bind_3(fd, a, n);
}

/* Pointers to pointers: the caller's variable, two steps away. */
static void make_deep(int **out) {
  **out = socket(AF_INET, SOCK_STREAM, 0); // #made_deep
}
static void tune_deep(int *const *at) {
  int on = 1;
  setsockopt(**at, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int pointers_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  int *at = &fd;
  make_deep(&at);
  tune_deep(&at);
  bind(fd, a, n);
  return listen(*at, 5);
}

int pointers_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  int *at = &fd;
  make_deep(&at);
  bind(*at, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket '*at' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made_deep@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An out-parameter that is handed on to the function that fills it. */
static int fill_3(int *out) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #filled
  if (fd < 0)
    return -1;
  *out = fd;
  return 0;
}
static int fill_2(int *out) { return fill_3(out); }
static int fill_1(int *out) { return fill_2(out); }

int out_with(const struct sockaddr *a, socklen_t n) {
  int fd = -1, on = 1;
  if (fill_1(&fd) != 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int out_without(const struct sockaddr *a, socklen_t n) {
  int fd = -1;
  if (fill_1(&fd) != 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #filled@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A struct with the descriptor as result. */
struct handle {
  int fd;
  int error;
};

static struct handle handle_make(int family) {
  struct handle h = {-1, 0};
  h.fd = socket(family, SOCK_STREAM, 0); // #handle
  h.error = h.fd < 0;
  return h;
}

int result_with(const struct sockaddr *a, socklen_t n) {
  struct handle h = handle_make(AF_INET);
  if (h.error)
    return -1;
  apply_1(h.fd);
  bind(h.fd, a, n);
  return listen(h.fd, 5);
}

int result_without(const struct sockaddr *a, socklen_t n) {
  struct handle h = handle_make(AF_INET);
  if (h.error)
    return -1;
  bind(h.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'h.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #handle@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(h.fd, 5); // #listen
}

/* A struct by value: the copy holds the same descriptor. */
static void handle_tune(struct handle h) { apply_1(h.fd); }
static void handle_keep(struct handle h) { other_1(h.fd); }

int copy_with(const struct sockaddr *a, socklen_t n) {
  struct handle h = {socket(AF_INET, SOCK_STREAM, 0), 0};
  handle_tune(h);
  bind(h.fd, a, n);
  return listen(h.fd, 5);
}

int copy_without(const struct sockaddr *a, socklen_t n) {
  struct handle h = {socket(AF_INET, SOCK_STREAM, 0), 0}; // #socket
  handle_keep(h);
  bind(h.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'h.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(h.fd, 5); // #listen
}

/* A struct in a struct, made by one function and changed by another. */
struct service {
  const char *name;
  struct handle handle;
};

static struct service service_make(const char *name) {
  struct service s;
  s.name = name;
  s.handle = handle_make(AF_INET6);
  return s;
}
static struct service service_tuned(struct service s) {
  apply_1(s.handle.fd);
  return s;
}

int service_with(const struct sockaddr *a, socklen_t n) {
  struct service s = service_tuned(service_make("echo"));
  bind(s.handle.fd, a, n);
  return listen(s.handle.fd, 5);
}

int service_without(const struct sockaddr *a, socklen_t n) {
  struct service s = service_make("echo");
  bind(s.handle.fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's.handle.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #handle@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.handle.fd, 5); // #listen
}

/* The result of a call used at once, without a variable. */
static int tuned(int fd) {
  apply_1(fd);
  return fd;
}
static int bound(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #bound
    return -1;
  // CHECK-MESSAGES: #bound@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #chain_socket@socket: note: socket created here
  // CHECK-MESSAGES: #chain_listen@listen: note: socket listens here
  return fd;
}

int chain_with(const struct sockaddr *a, socklen_t n) {
  return listen(bound(tuned(socket(AF_INET, SOCK_STREAM, 0)), a, n), 5);
}

int chain_without(const struct sockaddr *a, socklen_t n) {
  return listen( // #chain_listen
      bound(socket(AF_INET, SOCK_STREAM, 0), a, n), 5); // #chain_socket
}
