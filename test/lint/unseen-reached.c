//===--- unseen-reached.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What functions that cannot be seen may reach: all of these must be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
  int fd;
  int port;
};
struct owner {
  struct server *server;
  void *data;
};

extern void configure(int);
extern void configure_at(int *);
extern void configure_server(struct server *);
extern void configure_owner(struct owner *);
extern void external(void);

/* A copy of the number is the same socket. */
int copy_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int copy = fd;
  configure(copy);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The owner of the owner. */
int owner_before(struct server *s, const struct sockaddr *a, socklen_t n) {
  struct owner o = {s, NULL};
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_owner(&o);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* A global that other files see; they may set it when they are called. */
int shared_fd = -1;

int global_before(const struct sockaddr *a, socklen_t n) {
  shared_fd = socket(AF_INET, SOCK_STREAM, 0);
  external();
  bind(shared_fd, a, n);
  return listen(shared_fd, 5);
}

/* The address of the variable was given away before the socket was made. */
int address_before(const struct sockaddr *a, socklen_t n) {
  int fd = -1;
  configure_at(&fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  external();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Passed a duplicate. */
int duplicate_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configure(dup(fd));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Copied by memcpy() into what an unseen function gets. */
int copied_before(struct server *to, const struct sockaddr *a, socklen_t n) {
  struct server s = {socket(AF_INET, SOCK_STREAM, 0), 80};
  memcpy(to, &s, sizeof(s));
  configure_server(to);
  bind(s.fd, a, n);
  return listen(s.fd, 5);
}

/* Stored in an object that is given away already. */
int stored_later(struct server *s, const struct sockaddr *a, socklen_t n) {
  configure_server(s);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  external();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* In inline assembly anything may happen to it. */
int assembled(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  __asm__ volatile("" : "+r"(fd) : : "memory");
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The server of an owner, with the server in a local variable. */
int local_server(const struct sockaddr *a, socklen_t n) {
  struct server s = {-1, 0};
  struct owner o = {&s, NULL};
  s.fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_owner(&o);
  bind(s.fd, a, n);
  return listen(s.fd, 5);
}
