//===--- strict-reasons.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// StrictMode: each way to be unsure, with its reason, and a twin that is sure.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t.strict -strict --suffix STRICT --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

struct server {
  int fd;
  int reuse;
  int (*tune)(struct server *);
};

extern void configure(int);
extern void configure_at(int *);
extern void configure_server(struct server *);
extern int make_elsewhere(void);
extern int make_into(int *);

/* Passed on: by address. */
int passed_address(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  configure_at(&fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it was passed to 'configure_at' before [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Passed on: with its owner. */
int passed_owner(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  configure_server(s);
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 's->fd' is bound with SO_REUSEADDR; it was passed to 'configure_server' before [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(s->fd, 5); // #listen
}

/* Passed on: through a pointer, which has no name. */
int passed_pointer(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  s->tune(s);
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 's->fd' is bound with SO_REUSEADDR; it was passed to a function that cannot be seen [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(s->fd, 5); // #listen
}

/* Passed on, and set in any case: silent. */
int passed_and_set(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_server(s);
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* Set first, then passed on: nobody is assumed to clear it. Silent. */
int set_and_passed(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  configure_server(s);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* Passed on a path, nothing on the other one. */
int passed_sometimes(int tune, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (tune)
    configure(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it was passed to 'configure' before [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Passed on after the bind only: it is not that which hides it. */
int passed_after(const struct sockaddr *a, socklen_t n) {
  int fd = make_elsewhere();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it comes from 'make_elsewhere' [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  configure(fd);
  return listen(fd, 5); // #listen
}

/* Comes from: an out-parameter. */
int from_out(const struct sockaddr *a, socklen_t n) {
  int fd = -1;
  if (make_into(&fd) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; it comes from code that cannot be seen [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Comes from: the object of a caller that is not in sight. */
int from_object(struct server *s, const struct sockaddr *a, socklen_t n) {
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 's->fd' is bound with SO_REUSEADDR; it comes from code that cannot be seen [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(s->fd, 5); // #listen
}

/* Comes from elsewhere, and is set here: silent. */
int from_object_set(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* Not a constant: the value in an object. */
int value_of_object(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &s->reuse, sizeof(s->reuse));
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 's->fd' is bound with SO_REUSEADDR; the option value is not a constant [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(s->fd, 5); // #listen
}

/* Not a constant: the value is read from the environment. */
int value_of_text(const struct sockaddr *a, socklen_t n) {
  const char *text = getenv("REUSE");
  int on = text != NULL ? atoi(text) : 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; the option value is not a constant [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Not a constant: the name of the option. */
int name_given(int name, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'fd' is bound with SO_REUSEADDR; the option value is not a constant [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(fd, 5); // #listen
}

/* Not a constant, but never 0: silent. */
int value_positive(int want, const struct sockaddr *a, socklen_t n) {
  int on = want | 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (on == 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The value decides whether it is set at all. */
int value_tested(int on, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (on)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The order is not fixed: an object of the file. */
static struct server shared = {-1, 0, NULL};

int shared_open(void) {
  shared.fd = socket(AF_INET, SOCK_STREAM, 0); // #shared_open
  return shared.fd;
}

void shared_tune(void) {
  int on = 1;
  setsockopt(shared.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int shared_start(const struct sockaddr *a, socklen_t n) {
  bind(shared.fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: cannot tell whether listening socket 'shared.fd' is bound with SO_REUSEADDR; the order of the functions that share it is not fixed [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #shared_open@socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #bind: note: no fix is offered: the option may be set elsewhere
  return listen(shared.fd, 5); // #listen
}

/* One caller fixes the order of functions that only this file sees: silent. */
static struct server fixed = {-1, 0, NULL};

static void fixed_tune(void) {
  int on = 1;
  setsockopt(fixed.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static int fixed_start(const struct sockaddr *a, socklen_t n) {
  bind(fixed.fd, a, n);
  return listen(fixed.fd, 5);
}

int fixed_run(const struct sockaddr *a, socklen_t n) {
  fixed.fd = socket(AF_INET, SOCK_STREAM, 0);
  fixed_tune();
  return fixed_start(a, n);
}

/* Partial: a switch in a helper, a constant argument for one caller only. */
static int made(int reuse) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #made
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int partial_given(int reuse, const struct sockaddr *a, socklen_t n) {
  int fd = made(reuse);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #made@socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int partial_constant(const struct sockaddr *a, socklen_t n) {
  int fd = made(1);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Partial: one of several families. */
int partial_family(int family, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(family, SOCK_STREAM, 0); // #socket
  if (family == AF_INET)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* All families that are IP: silent, since others are exempt. */
int all_families(int family, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(family, SOCK_STREAM, 0);
  if (family == AF_INET || family == AF_INET6)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Partial: an option of the user, who may clear it again. */
int partial_cleared(int exclusive, const struct sockaddr *a, socklen_t n) {
  int on = 1, off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (exclusive)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Partial: one path jumps over it. */
int partial_jump(int quick, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (quick)
    goto ready;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
ready:
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Partial: in a loop that may not run. */
int partial_loop(int count, const struct sockaddr *a, socklen_t n) {
  int on = 1, i;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < count; i++)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A loop that runs at least once: silent. */
int counted_loop(const struct sockaddr *a, socklen_t n) {
  int on = 1, i;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < 3; i++)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* One site, two sockets: of Partial and Unseen, Partial is said. */
int strongest(int v6, int reuse, const struct sockaddr *a, socklen_t n) {
  int on = 1, fd;
  if (v6) {
    fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
    if (reuse)
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    fd = make_elsewhere();
  }
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-STRICT: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
