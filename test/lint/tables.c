//===--- tables.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constant tables that are read through pointers.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct option {
  int level;
  int name;
  int value;
};
struct named_option {
  const char *text;
  int level;
  int name;
};

enum { ROW_KEEPALIVE, ROW_REUSE, ROW_COUNT };

static const struct option without[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {SOL_SOCKET, SO_OOBINLINE, 1},
    {IPPROTO_TCP, TCP_NODELAY, 1},
};

static const struct option long_without[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},  {SOL_SOCKET, SO_OOBINLINE, 1},
    {SOL_SOCKET, SO_RCVBUF, 65536}, {SOL_SOCKET, SO_SNDBUF, 65536},
    {IPPROTO_TCP, TCP_NODELAY, 1},  {IPPROTO_TCP, TCP_KEEPIDLE, 60},
    {IPPROTO_TCP, TCP_KEEPCNT, 3},  {SOL_SOCKET, SO_DONTROUTE, 1},
};

/* A local table, walked by pointer up to a sentinel: silent. */
int local_sentinel(const struct sockaddr *a, socklen_t n) {
  const struct option options[] = {
      {SOL_SOCKET, SO_KEEPALIVE, 1},
      {SOL_SOCKET, SO_REUSEADDR, 1},
      {0, 0, 0},
  };
  const struct option *o;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (o = options; o->name; o++)
    setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same of numbers. */
int local_numbers(const struct sockaddr *a, socklen_t n) {
  int names[] = {SO_KEEPALIVE, SO_REUSEADDR, 0};
  int *name, on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (name = names; *name; name++)
    setsockopt(fd, SOL_SOCKET, *name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another function of the file takes the address of a table; a constant stays
   what it is. */
const struct option *first_of(void) { return &without[0]; }

int indexed_without(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < COUNT(without); i++)
    setsockopt(fd, without[i].level, without[i].name, &without[i].value,
               sizeof(without[i].value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A sentinel, and no such option. */
int by_sentinel_without(const struct sockaddr *a, socklen_t n) {
  static const struct named_option options[] = {
      {"SO_KEEPALIVE", SOL_SOCKET, SO_KEEPALIVE},
      {"TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY},
      {NULL, 0, 0},
  };
  const struct named_option *o;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (o = options; o->text; o++)
    if (setsockopt(fd, o->level, o->name, &on, sizeof(on)) < 0)
      perror(o->text);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A sentinel that is the number, and no such option. */
int by_number_sentinel_without(const struct sockaddr *a, socklen_t n) {
  static const int names[] = {SO_KEEPALIVE, SO_OOBINLINE, 0};
  const int *name;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (name = names; *name != 0; ++name)
    setsockopt(fd, SOL_SOCKET, *name, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Up to the end of the array, and no such option. */
int by_end_without(const struct sockaddr *a, socklen_t n) {
  const struct option *o;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (o = without; o != &without[COUNT(without)]; o++)
    setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

static int apply(int fd, const struct option *options, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    const struct option *o = &options[i];
    if (setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value)) < 0)
      return -1;
  }
  return 0;
}

/* A helper applies a table without the option. */
int applied_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (apply(fd, without, COUNT(without)) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A pointer to one row, which is another option. */
int designated_without(const struct sockaddr *a, socklen_t n) {
  static const struct option rows[ROW_COUNT] = {
      [ROW_REUSE] = {.level = SOL_SOCKET, .name = SO_REUSEADDR, .value = 1},
      [ROW_KEEPALIVE] = {.level = SOL_SOCKET, .name = SO_KEEPALIVE, .value = 1},
  };
  const struct option *row = &rows[ROW_KEEPALIVE];
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, row->level, row->name, &row->value, sizeof(row->value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* More rows than turns that are counted: no row is the option. */
int long_table_without(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < COUNT(long_without); i++)
    setsockopt(fd, long_without[i].level, long_without[i].name,
               &long_without[i].value, sizeof(int));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A configuration of constants that says no. */
struct config {
  bool reuse;
  int backlog;
};

static int serve(const struct config *c, const struct sockaddr *a,
                 socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #served
  if (c->reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #served_bind
    return -1;
  // CHECK-MESSAGES: #served_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #served@socket: note: socket created here
  // CHECK-MESSAGES: #served_listen@listen: note: socket listens here
  return listen(fd, c->backlog); // #served_listen
}

int config_with(const struct sockaddr *a, socklen_t n) {
  static const struct config c = {true, 64};
  return serve(&c, a, n);
}
int config_without(const struct sockaddr *a, socklen_t n) {
  static const struct config c = {.backlog = 64};
  return serve(&c, a, n);
}

/* Protocols in a constant table: this row is a local socket. */
struct protocol {
  const char *name;
  int family, type;
};
static const struct protocol protocols[] = {
    {"local", AF_UNIX, SOCK_STREAM},
    {"datagram", AF_INET, SOCK_DGRAM},
};

int protocol_row(const struct sockaddr *a, socklen_t n) {
  const struct protocol *p = &protocols[0];
  int fd = socket(p->family, p->type, 0);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Each of the rows is exempt. */
int protocol_any(const char *name, const struct sockaddr *a, socklen_t n) {
  const struct protocol *p;
  int fd;
  for (p = protocols; p < protocols + COUNT(protocols); p++)
    if (strcmp(p->name, name) == 0) {
      fd = socket(p->family, p->type, 0);
      bind(fd, a, n);
      return listen(fd, 5);
    }
  return -1;
}
