//===--- values-port-zero.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ports that are zero by construction, in all the ways in which addresses are
// built, and twins in which something may give a port.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* Designated initializers, with and without the port. */
int designated_zero(void) {
  struct sockaddr_in a = {
      .sin_family = AF_INET,
      .sin_addr = {.s_addr = INADDR_ANY},
  };
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

int designated_port(void) {
  struct sockaddr_in a = {
      .sin_family = AF_INET,
      .sin_port = htons(8080),
  };
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A constant IPv6 address of the whole file. */
static const struct sockaddr_in6 any6 = {.sin6_family = AF_INET6};
static const struct sockaddr_in6 http6 = {.sin6_family = AF_INET6,
                                          .sin6_port = 0x901f};

int constant_zero(void) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  bind(fd, (const struct sockaddr *)&any6, sizeof(any6));
  return listen(fd, 5);
}

int constant_port(void) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  bind(fd, (const struct sockaddr *)&http6, sizeof(http6)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Compound literals, assigned and as the argument. */
int literal_zero(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  a = (struct sockaddr_in){.sin_family = AF_INET};
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

int literal_port(unsigned short port) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  a = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(port)};
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int argument_zero(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr *)&(struct sockaddr_in){.sin_family = AF_INET},
       sizeof(struct sockaddr_in));
  return listen(fd, 5);
}

/* Copies. */
int copy_zero(void) {
  struct sockaddr_in any, a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&any, 0, sizeof(any));
  any.sin_family = AF_INET;
  a = any;
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

int copy_port(const struct sockaddr_in *from) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  a = *from;
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int memcpy_zero(void) {
  struct sockaddr_in any = {.sin_family = AF_INET}, a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memcpy(&a, &any, sizeof(a));
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* A storage for all families, seen through a pointer of one. */
int storage_zero(void) {
  struct sockaddr_storage storage;
  struct sockaddr_in *a = (struct sockaddr_in *)&storage;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&storage, 0, sizeof(storage));
  a->sin_family = AF_INET;
  bind(fd, (struct sockaddr *)&storage, sizeof(*a));
  return listen(fd, 5);
}

int storage_port(unsigned short port) {
  struct sockaddr_storage storage;
  struct sockaddr_in *a = (struct sockaddr_in *)&storage;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&storage, 0, sizeof(storage));
  a->sin_family = AF_INET;
  a->sin_port = htons(port);
  bind(fd, (struct sockaddr *)&storage, sizeof(*a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int storage_cast_port(unsigned short port) {
  struct sockaddr_storage storage = {0};
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  storage.ss_family = AF_INET6;
  ((struct sockaddr_in6 *)&storage)->sin6_port = htons(port);
  bind(fd, (struct sockaddr *)&storage, sizeof(struct sockaddr_in6)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A union of the families. */
union address {
  struct sockaddr any;
  struct sockaddr_in v4;
  struct sockaddr_in6 v6;
};

int union_zero(void) {
  union address a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.v4.sin_family = AF_INET;
  bind(fd, &a.any, sizeof(a.v4));
  return listen(fd, 5);
}

/* The port is a constant argument of a helper. */
static int serve_zero(unsigned short port) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}
int helper_zero(void) { return serve_zero(0); }

static int serve_port(unsigned short port) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
int helper_port(void) { return serve_port(0) + serve_port(8080); }

/* A helper fills the address. */
static void address_set(struct sockaddr_in *a, unsigned short port) {
  memset(a, 0, sizeof(*a));
  a->sin_family = AF_INET;
  a->sin_addr.s_addr = htonl(INADDR_ANY);
  a->sin_port = htons(port);
}

int filled_zero(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  address_set(&a, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

int filled_port(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  address_set(&a, 7000);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A helper whose result is the address. */
static struct sockaddr_in address_of(unsigned short port) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  a.sin_port = htons(port);
  return a;
}

int result_zero(void) {
  struct sockaddr_in a = address_of(0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

int result_port(void) {
  struct sockaddr_in a = address_of(443);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A static that nothing assigns, and a global that other files may. */
static struct sockaddr_in untouched;
struct sockaddr_in visible_elsewhere;

int static_zero(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr *)&untouched, sizeof(untouched));
  return listen(fd, 5);
}

int global_assigned_elsewhere(void) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, (struct sockaddr *)&visible_elsewhere, // #bind
       sizeof(visible_elsewhere));
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* In the object of the server. */
struct server {
  struct sockaddr_in address;
  int fd;
};

int object_zero(struct server *s) {
  memset(s, 0, sizeof(*s));
  s->address.sin_family = AF_INET;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address));
  return listen(s->fd, 5);
}

int object_port(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* getsockname() tells the port that was chosen; the next socket binds it. */
int chosen_port(void) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  socklen_t size = sizeof(a);
  int first = socket(AF_INET, SOCK_STREAM, 0);
  int second = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  bind(first, (struct sockaddr *)&a, sizeof(a));
  getsockname(first, (struct sockaddr *)&a, &size);
  listen(first, 5);
  bind(second, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'second' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(second, 5); // #listen
}

/* An unseen function gets the address after the bind: silent. */
void log_address(const struct sockaddr *a);
void ask_address(struct sockaddr_in *a);

int asked_after(void) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  ask_address(&a);
  return listen(fd, 5);
}

int asked_before(void) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  ask_address(&a);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* What it gets as const, it does not write: silent. */
int only_logged(void) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  log_address((struct sockaddr *)&a);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* First a fixed port; if it is taken, any. Only the first one matters. */
int fixed_or_any(void) {
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(9000)};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0) { // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    a.sin_port = 0;
    if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0)
      return -1;
  }
  return listen(fd, 5); // #listen
}

/* The port is zero on one path only. */
int some_paths(int any, unsigned short port) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = any ? 0 : htons(port);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The option is set where there is a port: silent. */
int set_if_port(unsigned short port) {
  struct sockaddr_in a;
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  if (port != 0)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* Through a pointer to the port, as parsers have it. */
static void parse_port(const char *text, uint16_t *port) {
  *port = htons((uint16_t)atoi(text));
}

int through_pointer(const char *text) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  parse_port(text, &a.sin_port);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
