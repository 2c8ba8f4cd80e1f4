//===--- state-machine.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Servers that are started step by step: in a loop over states, and by events.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

enum state { CREATE, TUNE, BIND, LISTEN, RUN, FAILED };

struct server {
  int fd;
  enum state state;
  const struct sockaddr *address;
  socklen_t size;
};

/* A loop that goes through all states: silent, since TUNE comes before BIND. */
int loop_with(struct server *s) {
  enum state state = CREATE;
  int on = 1;
  for (;;) {
    switch (state) {
    case CREATE:
      s->fd = socket(AF_INET, SOCK_STREAM, 0);
      state = s->fd < 0 ? FAILED : TUNE;
      break;
    case TUNE:
      setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      state = BIND;
      break;
    case BIND:
      state = bind(s->fd, s->address, s->size) < 0 ? FAILED : LISTEN;
      break;
    case LISTEN:
      state = listen(s->fd, 5) < 0 ? FAILED : RUN;
      break;
    case RUN:
      return s->fd;
    case FAILED:
      close(s->fd);
      return -1;
    }
  }
}

/* TUNE sets something else. */
int loop_without(struct server *s) {
  enum state state = CREATE;
  int on = 1;
  for (;;) {
    switch (state) {
    case CREATE:
      s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
      state = s->fd < 0 ? FAILED : TUNE;
      break;
    case TUNE:
      setsockopt(s->fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
      state = BIND;
      break;
    case BIND:
      state = bind(s->fd, s->address, s->size) < 0 ? FAILED : LISTEN; // #bind
      // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      break;
    case LISTEN:
      state = listen(s->fd, 5) < 0 ? FAILED : RUN; // #listen
      break;
    case RUN:
      return s->fd;
    case FAILED:
      close(s->fd);
      return -1;
    }
  }
}

/* CREATE goes past TUNE. */
int loop_skips(struct server *s) {
  enum state state = CREATE;
  int on = 1;
  while (state != RUN) {
    if (state == CREATE) {
      s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
      if (s->fd < 0)
        return -1;
      state = BIND;
    } else if (state == TUNE) {
      setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
      state = BIND;
    } else if (state == BIND) {
      if (bind(s->fd, s->address, s->size) < 0) // #bind
        return -1;
      // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      state = LISTEN;
    } else {
      listen(s->fd, 5); // #listen
      state = RUN;
    }
  }
  return s->fd;
}

/* The passes of a loop are the steps. */
int passes_with(const struct sockaddr *a, socklen_t n) {
  int fd = -1, pass, on = 1;
  for (pass = 0; pass < 3; pass++) {
    if (pass == 0) {
      fd = socket(AF_INET, SOCK_STREAM, 0);
    } else if (pass == 1) {
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    } else {
      bind(fd, a, n);
      listen(fd, 5);
    }
  }
  return fd;
}

int passes_without(const struct sockaddr *a, socklen_t n) {
  int fd = -1, pass, on = 1;
  for (pass = 0; pass < 3; pass++) {
    if (pass == 0) {
      fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    } else if (pass == 2) {
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
    } else {
      bind(fd, a, n); // #bind
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
      // CHECK-MESSAGES: #listen: note: socket listens here
      listen(fd, 5); // #listen
    }
  }
  return fd;
}

/* One event a call, on an object of the file: what the events are is not
   known, and one of them sets it. Silent. */
static struct server one = {-1, CREATE, NULL, 0};

int event_of(enum state event) {
  int on = 1;
  switch (event) {
  case CREATE:
    one.fd = socket(AF_INET, SOCK_STREAM, 0);
    break;
  case TUNE:
    return setsockopt(one.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  case BIND:
    return bind(one.fd, one.address, one.size);
  case LISTEN:
    return listen(one.fd, 5);
  default:
    break;
  }
  return 0;
}

/* The same, and no event sets it. */
static struct server two = {-1, CREATE, NULL, 0};

int other_event(enum state event) {
  switch (event) {
  case CREATE:
    two.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    break;
  case BIND:
    return bind(two.fd, two.address, two.size); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'two.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  case LISTEN:
    return listen(two.fd, 5); // #listen
  default:
    break;
  }
  return 0;
}

/* The state is kept between the calls; each call makes one step. */
static struct server three = {-1, CREATE, NULL, 0};

int step_with(void) {
  int on = 1;
  switch (three.state) {
  case CREATE:
    three.fd = socket(AF_INET, SOCK_STREAM, 0);
    three.state = TUNE;
    break;
  case TUNE:
    setsockopt(three.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    three.state = BIND;
    break;
  case BIND:
    bind(three.fd, three.address, three.size);
    three.state = LISTEN;
    break;
  case LISTEN:
    listen(three.fd, 5);
    three.state = RUN;
    break;
  default:
    break;
  }
  return three.state == RUN;
}

/* A table of steps that are called one after the other: not followed. */
typedef int step(struct server *);

static int step_create(struct server *s) {
  return s->fd = socket(AF_INET, SOCK_STREAM, 0);
}
static int step_tune(struct server *s) {
  int on = 1;
  return setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static int step_bind(struct server *s) {
  return bind(s->fd, s->address, s->size);
}
static int step_listen(struct server *s) { return listen(s->fd, 5); }

int table_with(struct server *s) {
  static step *const steps[] = {step_create, step_tune, step_bind, step_listen};
  size_t i;
  for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
    if (steps[i](s) < 0)
      return -1;
  return s->fd;
}
