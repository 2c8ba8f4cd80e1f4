//===--- pointers.c - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Stores through pointers that have no field in their path.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static const int on = 1;

struct config {
  int port;
  int reuse;
};

/* A pointer to the field. */
int to_field(const struct sockaddr *a, socklen_t n) {
  struct config c = {80, 0};
  int *value = &c.reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  *value = 1;
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same, and it is zero: Missing. */
int to_field_without(const struct sockaddr *a, socklen_t n) {
  struct config c = {80, 1};
  int *value = &c.reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  *value = 0;
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A static pointer, in a helper. */
static int *current;

static void enable_current(void) { *current = 1; }

int to_current(const struct sockaddr *a, socklen_t n) {
  int reuse = 0, fd;
  current = &reuse;
  enable_current();
  current = 0;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A pointer to the pointer. */
static void enable_at(int **value) { **value = 1; }

int to_pointer(const struct sockaddr *a, socklen_t n) {
  int reuse = 0, fd;
  int *value = &reuse;
  enable_at(&value);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The result of a helper. */
static int *one_of(int first, int *one, int *two) { return first ? one : two; }

int to_result(int first, const struct sockaddr *a, socklen_t n) {
  int reuse = 0, keepalive = 0, fd;
  *one_of(first, &reuse, &keepalive) = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (keepalive)
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The address of a static. */
static int static_reuse;
static int *reuse_value(void) { return &static_reuse; }

int to_static(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  static_reuse = 0;
  *reuse_value() = 1;
  if (static_reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An array of pointers. */
int to_elements(const struct sockaddr *a, socklen_t n) {
  int keepalive = 0, reuse = 0, i, fd;
  int *values[2];
  values[0] = &keepalive;
  values[1] = &reuse;
  for (i = 0; i < 2; i++)
    *values[i] = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (keepalive)
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The descriptor is replaced through an array of pointers. */
int descriptor(const struct sockaddr *a, socklen_t n) {
  int first = socket(AF_INET6, SOCK_STREAM, 0);
  int second = socket(AF_INET, SOCK_STREAM, 0);
  int fd = first;
  int *where[1];
  where[0] = &fd;
  setsockopt(second, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  *where[0] = second;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* It is replaced in a helper with a loop: silent. */
static void replace(int *where, int fd) {
  int i;
  for (i = 0; i < 3; i++)
    if (fd > i)
      *where = fd;
}

int replaced(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  int other = socket(AF_INET, SOCK_STREAM, 0);
  if (other < 0)
    return -1;
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  replace(&fd, other);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same where the second socket may not be there: then the first is bound.
   Missing. */
int not_replaced(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  int other = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  replace(&fd, other);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A helper with a loop keeps a descriptor in a struct: silent. */
struct server {
  int fd;
  int tries;
};

static void keep(struct server *s, int fd) {
  int i;
  for (i = 0; i < 3; i++)
    s->fd = fd;
}

int kept(const struct sockaddr *a, socklen_t n) {
  struct server s;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  s.fd = socket(AF_INET6, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  keep(&s, fd);
  bind(s.fd, a, n);
  return listen(s.fd, 5);
}
