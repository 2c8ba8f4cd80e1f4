//===--- places-held-pointers.c - socket-tidy -----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A local pointer holds the address of a variable of static storage: that alone
// gives it to nobody.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

static const int on = 1;

struct server {
  int fd;
  int reuse;
};

extern void log_line(const char *text);
extern void enlist(struct server *s);
extern void run_hooks(void);

/* A log line hides nothing. */
static struct server plain;

int start_with(const struct sockaddr *a, socklen_t n) {
  struct server *s = &plain;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  log_line("starting");
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

static struct server bare;

int start_without(const struct sockaddr *a, socklen_t n) {
  struct server *s = &bare;
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #bare_socket
  log_line("starting");
  bind(s->fd, a, n); // #bare
  // CHECK-MESSAGES: #bare@bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bare_socket@socket: note: socket created here
  // CHECK-MESSAGES: #bare_listen@listen: note: socket listens here
  return listen(s->fd, 5); // #bare_listen
}

/* One element of an array; it may be chosen first. */
static struct pollfd polled[4];

int polled_without(int second, const struct sockaddr *a, socklen_t n) {
  struct pollfd *p;
  p = second ? &polled[1] : polled;
  p->fd = socket(AF_INET, SOCK_STREAM, 0); // #polled_socket
  log_line("starting");
  if (bind(p->fd, a, n)) // #polled
    return -1;
  // CHECK-MESSAGES: #polled@bind: warning: listening socket 'p->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #polled_socket@socket: note: socket created here
  // CHECK-MESSAGES: #polled_listen@listen: note: socket listens here
  if (listen(p->fd, 5)) // #polled_listen
    return -1;
  return poll(polled, 4, -1);
}

/* One after the other. */
static struct server both[2];

int each_without(const struct sockaddr *a, socklen_t n) {
  int i;
  for (i = 0; i < 2; i++) {
    struct server *s = &both[i];
    s->fd = socket(AF_INET, SOCK_STREAM, 0); // #each_socket
    log_line("starting");
    if (bind(s->fd, a, n) || // #each
        listen(s->fd, 5)) // #each_listen
      return -1;
    // CHECK-MESSAGES: #each@bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #each_socket@socket: note: socket created here
    // CHECK-MESSAGES: #each_listen@listen: note: socket listens here
  }
  return 0;
}

/* The pointer goes to somebody who keeps it. */
static struct server enlisted;

int start_enlisted(const struct sockaddr *a, socklen_t n) {
  struct server *s = &enlisted;
  enlist(s);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* The same with an object of the function. */
int start_own(const struct sockaddr *a, socklen_t n) {
  struct server own;
  struct server *s = &own;
  enlist(s);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(own.fd, a, n);
  return listen(own.fd, 5);
}

/* The pointer is stored where others find it. */
static struct server published;
struct server *current;

int start_published(const struct sockaddr *a, socklen_t n) {
  struct server *s = &published;
  current = s;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* So is this one; who writes the switch through it touches no socket. */
static struct server switched;
static struct server *reloaded;

void on_reload(int signal) {
  (void)signal;
  reloaded->reuse = 1;
}

int start_switched(const struct sockaddr *a, socklen_t n) {
  struct server *s = &switched;
  reloaded = s;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (s->reuse)
    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* Two assignments in one. */
static struct server twice;

int start_twice(const struct sockaddr *a, socklen_t n) {
  struct server *s;
  current = s = &twice;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* The pointer is returned, and comes back from a caller out of sight. */
static struct server handed;

struct server *get_handed(void) {
  struct server *s = &handed;
  return s;
}

int start_handed(const struct sockaddr *a, socklen_t n) {
  handed.fd = socket(AF_INET, SOCK_STREAM, 0);
  run_hooks();
  bind(handed.fd, a, n);
  return listen(handed.fd, 5);
}
