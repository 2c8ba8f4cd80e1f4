//===--- calls-option-tables.c - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Tables of options: constant ones are read, by index or by pointer, with a
// count or up to a sentinel.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/socket.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct option {
  int level;
  int name;
  int value;
};

/* By index; the option stands second: silent. */
static const struct option with[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {SOL_SOCKET, SO_REUSEADDR, 1},
    {IPPROTO_TCP, TCP_NODELAY, 1},
};

int by_index(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < COUNT(with); i++)
    setsockopt(fd, with[i].level, with[i].name, &with[i].value,
               sizeof(with[i].value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The option is not in the table. */
static const struct option without[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {SOL_SOCKET, SO_OOBINLINE, 1},
    {IPPROTO_TCP, TCP_NODELAY, 1},
};

int by_index_without(const struct sockaddr *a, socklen_t n) {
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

/* The only entry has a level at which the option does not exist. */
static const struct option wrong_level[] = {
    {IPPROTO_TCP, SO_REUSEADDR, 1},
};

int by_index_wrong_level(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < COUNT(wrong_level); i++)
    setsockopt(fd, wrong_level[i].level, wrong_level[i].name, // #wrong_level
               &wrong_level[i].value, sizeof(wrong_level[i].value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #wrong_level@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The value in the table is 0. */
static const struct option switched_off[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {SOL_SOCKET, SO_REUSEADDR, 0},
};

int by_index_off(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < COUNT(switched_off); i++)
    setsockopt(fd, switched_off[i].level, // #setsockopt
               switched_off[i].name, &switched_off[i].value,
               sizeof(switched_off[i].value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* By pointer, up to a sentinel. */
struct named_option {
  const char *text;
  int level;
  int name;
};

int by_sentinel(const struct sockaddr *a, socklen_t n) {
  static const struct named_option options[] = {
      {"SO_REUSEADDR", SOL_SOCKET, SO_REUSEADDR},
      {"TCP_NODELAY", IPPROTO_TCP, TCP_NODELAY},
      {NULL, 0, 0},
  };
  const struct named_option *o;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (o = options; o->text; o++)
    if (setsockopt(fd, o->level, o->name, &on, sizeof(on)) < 0)
      perror(o->text);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The sentinel is the number of the option. */
int by_number_sentinel(const struct sockaddr *a, socklen_t n) {
  static const int names[] = {SO_KEEPALIVE, SO_REUSEADDR, 0};
  const int *name;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (name = names; *name != 0; ++name)
    setsockopt(fd, SOL_SOCKET, *name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* By pointer, up to the end of the array. */
int by_end(const struct sockaddr *a, socklen_t n) {
  const struct option *o;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (o = with; o < with + COUNT(with); o++)
    setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The table goes to a helper that applies it. */
static int apply(int fd, const struct option *options, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    const struct option *o = &options[i];
    if (setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value)) < 0)
      return -1;
  }
  return 0;
}

int applied_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (apply(fd, with, COUNT(with)) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A table that is longer than the turns that are counted. */
static const struct option long_with[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},  {SOL_SOCKET, SO_OOBINLINE, 1},
    {SOL_SOCKET, SO_RCVBUF, 65536}, {SOL_SOCKET, SO_SNDBUF, 65536},
    {IPPROTO_TCP, TCP_NODELAY, 1},  {IPPROTO_TCP, TCP_KEEPIDLE, 60},
    {IPPROTO_TCP, TCP_KEEPCNT, 3},  {SOL_SOCKET, SO_REUSEADDR, 1},
};

int long_table(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < COUNT(long_with); i++)
    setsockopt(fd, long_with[i].level, long_with[i].name, &long_with[i].value,
               sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A table that is not constant may have been changed: silent. */
struct option tunable[] = {
    {SOL_SOCKET, SO_KEEPALIVE, 1},
    {SOL_SOCKET, SO_OOBINLINE, 1},
};

int not_constant(const struct sockaddr *a, socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < COUNT(tunable); i++)
    setsockopt(fd, tunable[i].level, tunable[i].name, &tunable[i].value,
               sizeof(tunable[i].value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A table that the caller gives, with no caller in sight: silent. */
int given(const struct option *options, size_t count, const struct sockaddr *a,
          socklen_t n) {
  size_t i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < count; i++)
    setsockopt(fd, options[i].level, options[i].name, &options[i].value,
               sizeof(options[i].value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Not constant, but all of one level that has no such option. */
int tcp_only(const int *names, size_t count, const struct sockaddr *a,
             socklen_t n) {
  size_t i;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < count; i++)
    setsockopt(fd, IPPROTO_TCP, names[i], &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Entries that are switched on by a flag beside them. */
struct switched {
  int name;
  int enabled;
};

int flagged_with(const struct sockaddr *a, socklen_t n) {
  static const struct switched options[] = {
      {SO_KEEPALIVE, 0},
      {SO_REUSEADDR, 1},
  };
  size_t i;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < COUNT(options); i++) {
    if (!options[i].enabled)
      continue;
    setsockopt(fd, SOL_SOCKET, options[i].name, &on, sizeof(on));
  }
  bind(fd, a, n);
  return listen(fd, 5);
}

int flagged_without(const struct sockaddr *a, socklen_t n) {
  static const struct switched options[] = {
      {SO_KEEPALIVE, 1},
      {SO_REUSEADDR, 0},
  };
  size_t i;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < COUNT(options); i++) {
    if (!options[i].enabled)
      continue;
    setsockopt(fd, SOL_SOCKET, options[i].name, &on, sizeof(on));
  }
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A local table that is written before it is used. */
int written_with(const struct sockaddr *a, socklen_t n) {
  struct option options[2];
  int i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  options[0].level = SOL_SOCKET;
  options[0].name = SO_REUSEADDR;
  options[0].value = 1;
  options[1].level = IPPROTO_TCP;
  options[1].name = TCP_NODELAY;
  options[1].value = 1;
  for (i = 0; i < 2; i++)
    setsockopt(fd, options[i].level, options[i].name, &options[i].value,
               sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

int written_without(const struct sockaddr *a, socklen_t n) {
  struct option options[2];
  int i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  options[0].level = SOL_SOCKET;
  options[0].name = SO_KEEPALIVE;
  options[0].value = 1;
  options[1].level = IPPROTO_TCP;
  options[1].name = TCP_NODELAY;
  options[1].value = 1;
  for (i = 0; i < 2; i++)
    setsockopt(fd, options[i].level, options[i].name, &options[i].value,
               sizeof(int));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Designated, with the name as the index of a row. */
enum { ROW_KEEPALIVE, ROW_REUSE, ROW_COUNT };

int designated_with(const struct sockaddr *a, socklen_t n) {
  static const struct option rows[ROW_COUNT] = {
      [ROW_REUSE] = {.level = SOL_SOCKET, .name = SO_REUSEADDR, .value = 1},
      [ROW_KEEPALIVE] = {.level = SOL_SOCKET, .name = SO_KEEPALIVE, .value = 1},
  };
  const struct option *row = &rows[ROW_REUSE];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, row->level, row->name, &row->value, sizeof(row->value));
  bind(fd, a, n);
  return listen(fd, 5);
}
