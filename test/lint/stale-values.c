//===--- stale-values.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory that something may have written is not what it was: all of these must
// be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

static const int on = 1;

struct config {
  int port;
  int reuse;
};
struct entry {
  const char *name;
  int *where;
};
extern void parse(struct entry *, int count);
extern void tick(void);

/* The address of the flag lies in what is given away. */
int by_entry(const struct sockaddr *a, socklen_t n) {
  int reuse = 0, fd;
  struct entry entries[] = {{"reuse", &reuse}};
  parse(entries, 1);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Functions of the system write through such addresses, too. */
int by_vector(int from, const struct sockaddr *a, socklen_t n) {
  int reuse = 0, fd;
  struct iovec vector = {&reuse, sizeof(reuse)};
  if (readv(from, &vector, 1) < 0)
    return -1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An element that is not known is written. */
int by_element(int index, const struct sockaddr *a, socklen_t n) {
  int values[2] = {0, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  values[index] = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &values[0], sizeof(values[0]));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A field of such an element. */
int by_element_field(int index, const struct sockaddr *a, socklen_t n) {
  struct config configs[2] = {{80, 0}, {443, 0}};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configs[index].reuse = 1;
  if (configs[1].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Written by a pointer that walks. */
int by_walk(int value, const struct sockaddr *a, socklen_t n) {
  int values[2] = {0, 0}, fd;
  int *p;
  for (p = values; p < values + 2; p++)
    *p = value;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (values[1])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* memcpy() into the object of the caller. */
int by_copy(struct config *c, const struct sockaddr *a, socklen_t n) {
  static const struct config defaults = {80, 1};
  int fd;
  memset(c, 0, sizeof(*c));
  memcpy(c, &defaults, sizeof(*c));
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c->reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The bytes of the value. */
int by_bytes(const struct sockaddr *a, socklen_t n) {
  char value[sizeof(int)] = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  value[0] = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, value, sizeof(value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another member of the union. */
union number {
  int number;
  long large;
  unsigned char bytes[sizeof(long)];
};

int by_union(const struct sockaddr *a, socklen_t n) {
  union number u;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&u, 0, sizeof(u));
  u.large = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &u.number, sizeof(u.number));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Flags that are characters. */
extern void get_flag(char *);
extern void get_byte(unsigned char *);

int by_char(const struct sockaddr *a, socklen_t n) {
  char reuse = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  get_flag(&reuse);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_byte(const struct sockaddr *a, socklen_t n) {
  unsigned char reuse = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  get_byte(&reuse);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

static void set_flag(char *flag) { *flag = 'y'; }

int by_visible_char(const struct sockaddr *a, socklen_t n) {
  char reuse = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_flag(&reuse);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_read(int from, const struct sockaddr *a, socklen_t n) {
  char reuse = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (read(from, &reuse, 1) != 1)
    return -1;
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A text that is empty at first. */
int by_text(int v6, const struct sockaddr *a, socklen_t n) {
  char text[16] = "";
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (v6)
    snprintf(text, sizeof(text), "%d", v6);
  if (text[0])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A volatile variable may change at any time. */
extern volatile int ready;

int until_ready(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  while (!ready) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    sleep(1);
  }
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A handler of the file writes it. */
static volatile sig_atomic_t caught;

static void handler(int signal) { caught = signal; }

int by_signal(const struct sockaddr *a, socklen_t n) {
  int fd;
  caught = 0;
  signal(SIGUSR1, handler);
  pause();
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (caught)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A global that an unseen function may write. */
int global_reuse;

int by_global(const struct sockaddr *a, socklen_t n) {
  int fd;
  global_reuse = 0;
  tick();
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (global_reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Two pointers may point to one object. */
int by_other_pointer(struct config *c, struct config *d,
                     const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  c->reuse = 0;
  d->reuse = 1;
  if (c->reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* What nothing can have written is what it was. */
int untouched(const struct sockaddr *a, socklen_t n) {
  int reuse = 0;
  struct config c = {80, 0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  tick();
  if (reuse || c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
