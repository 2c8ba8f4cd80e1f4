//===--- unseen-passed.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A descriptor, its address or its owner that a function gets which cannot be
// seen: before the bind it may have set the option, after the bind it cannot.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
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
extern void configure_any(void *);
extern void configure_all(const int *, size_t);
extern void configure_copy(struct server);
extern void configure_number(intptr_t);
extern void external(void);
extern void set_hook(void (*hook)(int));
extern void (*global_hook)(int);

int owner_after(struct server *s, const struct sockaddr *a, socklen_t n) {
  struct owner o = {s, NULL};
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  configure_owner(&o);
  return listen(s->fd, 5); // #listen
}

/* By value in a struct, as a number, in an array, as void *. */
int copy_before(const struct sockaddr *a, socklen_t n) {
  struct server s = {socket(AF_INET, SOCK_STREAM, 0), 80};
  configure_copy(s);
  bind(s.fd, a, n);
  return listen(s.fd, 5);
}

int number_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_number((intptr_t)fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int array_before(const struct sockaddr *a, socklen_t n) {
  int fds[2];
  fds[0] = socket(AF_INET, SOCK_STREAM, 0);
  fds[1] = socket(AF_INET6, SOCK_STREAM, 0);
  configure_all(fds, 2);
  bind(fds[1], a, n);
  return listen(fds[1], 5);
}

int array_after(const struct sockaddr *a, socklen_t n) {
  int fds[2];
  fds[0] = -1;
  fds[1] = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  bind(fds[1], a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[1]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  configure_all(fds, 2);
  return listen(fds[1], 5); // #listen
}

int void_before(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_any(s);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* A function that gets something else hides nothing. */
int something_else(struct server *s, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  configure_server(s);
  configure(s->fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A function without arguments cannot reach a local variable. */
int no_argument(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  external();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* After the bind it does no harm to a global that other files see. */
int later_fd = -1;

int global_after(const struct sockaddr *a, socklen_t n) {
  later_fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(later_fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'later_fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  external();
  return listen(later_fd, 5); // #listen
}

/* A static whose address never leaves this file is reached by nobody else. */
static int hidden_fd = -1;

int hidden(const struct sockaddr *a, socklen_t n) {
  hidden_fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  external();
  bind(hidden_fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'hidden_fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(hidden_fd, 5); // #listen
}

/* Pointers to functions: given, global, in a table, in the object. */
struct operations {
  int (*open)(void);
  void (*tune)(int);
};

int hook_before(const struct operations *ops, const struct sockaddr *a,
                socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  ops->tune(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int hook_after(const struct operations *ops, const struct sockaddr *a,
               socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  ops->tune(fd);
  return listen(fd, 5); // #listen
}

int global_hook_before(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (global_hook)
    global_hook(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int made_by_hook(const struct operations *ops, const struct sockaddr *a,
                 socklen_t n) {
  int fd = ops->open();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The creation, the bind or the listen through a pointer: not followed. */
int bind_by_pointer(const struct sockaddr *a, socklen_t n) {
  int (*attach)(int, const struct sockaddr *, socklen_t) = NULL;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (a != NULL)
    return listen(fd, 5);
  return attach(fd, a, n);
}

/* A thread may do anything with what it gets. */
extern void *worker(void *);

int thread_before(struct server *s, const struct sockaddr *a, socklen_t n) {
  pthread_t thread;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  pthread_create(&thread, NULL, worker, s);
  pthread_join(thread, NULL);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

int thread_other(const struct sockaddr *a, socklen_t n) {
  pthread_t thread;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  pthread_create(&thread, NULL, worker, NULL);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Unseen on one path, nothing on the other one. Not known: silent. */
int sometimes(int tune, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (tune)
    configure(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Unseen, then cleared: what came before does not matter. */
int cleared_after(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  configure(fd);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Cleared, then unseen: silent. */
int cleared_before(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off));
  configure(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Given away through a helper of this file. */
static void pass_on(int fd) { configure(fd); }

int passed_on(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  pass_on(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* syscall() may be setsockopt(). */
extern long syscall(long number, ...);

int by_number(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  syscall(54, fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
