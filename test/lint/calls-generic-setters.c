//===--- calls-generic-setters.c - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers that are told which option to set: level, name and value come from
// the caller, by value or as the bytes of a value.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

/* Level, name and an int. */
static int set_int(int fd, int level, int name, int value) {
  return setsockopt(fd, level, name, &value, sizeof(value)); // #set_int
}

int int_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_int(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  set_int(fd, IPPROTO_TCP, TCP_NODELAY, 1);
  set_int(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

int int_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(fd, SOL_SOCKET, SO_REUSEADDR, 0);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_int@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Level and name stand in the wrong order: SO_REUSEADDR as the level. */
int int_swapped(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(fd, SO_REUSEADDR, SOL_SOCKET, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_int@setsockopt: note: SO_REUSEADDR is not set here: the level and the name of the option are swapped
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Told to set it on the other one of two. */
int int_other(const struct sockaddr *a, socklen_t n) {
  int admin = socket(AF_INET, SOCK_STREAM, 0);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(admin, SOL_SOCKET, SO_REUSEADDR, 1);
  set_int(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
  bind(admin, a, n);
  listen(admin, 5);
  bind(fd, a + 1, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The bytes of a value are passed through. */
static int set_bytes(int fd, int level, int name, const void *value,
                     socklen_t size) {
  if (setsockopt(fd, level, name, value, size) < 0) { // #set_bytes
    perror("setsockopt");
    return -1;
  }
  return 0;
}

int bytes_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (set_bytes(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int bytes_zero(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (set_bytes(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_bytes@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int bytes_too_small(const struct sockaddr *a, socklen_t n) {
  bool on = true;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (set_bytes(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_bytes@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int bytes_other_name(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  if (set_bytes(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on)) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Two layers: the upper one knows the level. */
static int set_socket_flag(int fd, int name) {
  return set_int(fd, SOL_SOCKET, name, 1);
}

int layered_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_socket_flag(fd, SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

int layered_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_socket_flag(fd, SO_KEEPALIVE);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An option of one's own numbering, translated by a switch. */
enum option { OPTION_REUSE, OPTION_KEEPALIVE, OPTION_V6ONLY };

static int set_option(int fd, enum option option, bool enable) {
  int value = enable;
  switch (option) {
  case OPTION_REUSE:
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, // #translated
                      sizeof(value));
  case OPTION_KEEPALIVE:
    return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof(value));
  case OPTION_V6ONLY:
    return setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &value, sizeof(value));
  }
  return -1;
}

int translated_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  set_option(fd, OPTION_V6ONLY, false);
  set_option(fd, OPTION_REUSE, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

int translated_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  set_option(fd, OPTION_V6ONLY, false);
  set_option(fd, OPTION_KEEPALIVE, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int translated_off(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  set_option(fd, OPTION_REUSE, false);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #translated@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The level and the name come out of a switch as numbers. */
static int set_by_letter(int fd, char letter, int value) {
  int level = SOL_SOCKET;
  int name;
  switch (letter) {
  case 'r':
    name = SO_REUSEADDR;
    break;
  case 'k':
    name = SO_KEEPALIVE;
    break;
  case 'n':
    level = IPPROTO_TCP;
    name = TCP_NODELAY;
    break;
  default:
    return -1;
  }
  return setsockopt(fd, level, name, &value, sizeof(value));
}

int letter_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_by_letter(fd, 'n', 1);
  set_by_letter(fd, 'r', 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

int letter_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_by_letter(fd, 'n', 1);
  set_by_letter(fd, 'k', 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The option in a struct, by pointer and by value. */
struct option_value {
  int level;
  int name;
  int value;
};

static int set_by_pointer(int fd, const struct option_value *o) {
  return setsockopt(fd, o->level, o->name, &o->value, sizeof(o->value));
}
static int set_by_copy(int fd, struct option_value o) {
  return setsockopt(fd, o.level, o.name, &o.value, sizeof(o.value)); // #by_copy
}

int struct_with(const struct sockaddr *a, socklen_t n) {
  const struct option_value reuse = {SOL_SOCKET, SO_REUSEADDR, 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_by_pointer(fd, &reuse);
  bind(fd, a, n);
  return listen(fd, 5);
}

int struct_without(const struct sockaddr *a, socklen_t n) {
  const struct option_value keep = {SOL_SOCKET, SO_KEEPALIVE, 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_by_pointer(fd, &keep);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int literal_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_by_copy(fd, (struct option_value){SOL_SOCKET, SO_REUSEADDR, 1});
  bind(fd, a, n);
  return listen(fd, 5);
}

int literal_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_by_copy(fd, (struct option_value){SOL_SOCKET, SO_REUSEADDR, 0});
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #by_copy@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Names one after the other until 0: which ones is not followed. Silent. */
static void set_all(int fd, ...) {
  va_list names;
  int name, on = 1;
  va_start(names, fd);
  while ((name = va_arg(names, int)) != 0)
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  va_end(names);
}

int variadic(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_all(fd, SO_KEEPALIVE, SO_REUSEADDR, 0);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The arguments of a variadic function that are not followed hide nothing when
   the function sets one option only. */
static void set_keepalive(int fd, ...) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

int variadic_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_keepalive(fd, SO_REUSEADDR, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
