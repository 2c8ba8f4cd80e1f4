//===--- roles-guards.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Conditions that belong together: what one guard skips, the next one skips
// too, so no path has the bind without the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.strict -strict --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* An inherited socket is neither set nor bound. */
int inherited_with(int given, const struct sockaddr *a, socklen_t n) {
  bool inherited = given >= 0;
  int on = 1;
  int fd = inherited ? given : socket(AF_INET, SOCK_STREAM, 0);
  if (!inherited)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!inherited && bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int inherited_without(int given, const struct sockaddr *a, socklen_t n) {
  bool inherited = given >= 0;
  int on = 1;
  int fd = inherited ? given : socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (inherited)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!inherited && bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The type decides what is set and what listens. */
int by_type_with(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0);
  if (type == SOCK_STREAM)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (type == SOCK_STREAM && listen(fd, 5) < 0)
    return -1;
  return fd;
}

int by_type_without(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0); // #socket
  if (type == SOCK_DGRAM)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (type == SOCK_STREAM && listen(fd, 5) < 0) // #listen
    return -1;
  return fd;
}

/* Two flags, of which one is made of the other. */
int derived_with(int mode, const struct sockaddr *a, socklen_t n) {
  int is_server = (mode == 2);
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (mode == 2)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (is_server)
    return listen(fd, 5);
  return connect(fd, a + 1, n);
}

int derived_without(int mode, const struct sockaddr *a, socklen_t n) {
  int is_server = (mode == 2);
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (mode != 2)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (is_server)
    return listen(fd, 5); // #listen
  return connect(fd, a + 1, n);
}

/* Two flags that must both hold. */
int both_flags_with(int tcp, int server, const struct sockaddr *a,
                    socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, tcp ? SOCK_STREAM : SOCK_DGRAM, 0);
  if (tcp && server)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (tcp && server)
    listen(fd, 5);
  return fd;
}

int both_flags_without(int tcp, int server, const struct sockaddr *a,
                       socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, tcp ? SOCK_STREAM : SOCK_DGRAM, 0); // #socket
  if (tcp && !server)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
  if (tcp && server)
    listen(fd, 5); // #listen
  return fd;
}

/* The guard lies in a field of the object. */
struct server {
  int fd;
  bool inherited;
  bool listening;
  int family;
};

int field_with(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  if (!s->inherited) {
    s->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (s->fd < 0)
      return -1;
  }
  if (!s->inherited)
    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!s->inherited && bind(s->fd, a, n) < 0)
    return -1;
  return listen(s->fd, 5);
}

int field_without(struct server *s, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  if (!s->inherited) {
    s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (s->fd < 0)
      return -1;
  }
  if (s->inherited)
    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!s->inherited && bind(s->fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* The guard is a function of this file that gives the same each time. */
static bool is_stream(int type) {
  return type == SOCK_STREAM;
}

int function_with(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0);
  if (is_stream(type))
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (is_stream(type))
    listen(fd, 5);
  return fd;
}

int function_without(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0); // #socket
  if (!is_stream(type))
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (is_stream(type))
    listen(fd, 5); // #listen
  return fd;
}

/* The family decides, in a switch. */
int family_with(int family, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(family, SOCK_STREAM, 0);
  switch (family) {
  case AF_INET:
  case AF_INET6:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  case AF_UNIX:
    break;
  default:
    close(fd);
    return -1;
  }
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An enumeration that is asked twice. */
enum transport { TRANSPORT_TCP, TRANSPORT_UDP, TRANSPORT_LOCAL };

int transport_with(enum transport t, const struct sockaddr *a, socklen_t n) {
  int on = 1, fd = -1;
  switch (t) {
  case TRANSPORT_TCP:
    fd = socket(AF_INET, SOCK_STREAM, 0);
    break;
  case TRANSPORT_UDP:
    fd = socket(AF_INET, SOCK_DGRAM, 0);
    break;
  case TRANSPORT_LOCAL:
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    break;
  }
  if (t == TRANSPORT_TCP)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (t != TRANSPORT_UDP)
    listen(fd, 5);
  return fd;
}

int transport_without(enum transport t, const struct sockaddr *a,
                      socklen_t n) {
  int on = 1, fd = -1;
  switch (t) {
  case TRANSPORT_TCP:
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    break;
  case TRANSPORT_UDP:
    fd = socket(AF_INET, SOCK_DGRAM, 0);
    break;
  case TRANSPORT_LOCAL:
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    break;
  }
  if (t == TRANSPORT_LOCAL)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (t != TRANSPORT_UDP)
    listen(fd, 5); // #listen
  return fd;
}

/* An error is remembered and asked at the end. */
int remembered_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, failed = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    failed = 1;
  if (!failed && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    failed = 1;
  if (!failed && bind(fd, a, n) < 0)
    failed = 1;
  if (!failed && listen(fd, 5) < 0)
    failed = 1;
  return failed ? -1 : fd;
}

int remembered_without(const struct sockaddr *a, socklen_t n) {
  int failed = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    failed = 1;
  if (!failed && bind(fd, a, n) < 0) // #bind
    failed = 1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (!failed && listen(fd, 5) < 0) // #listen
    failed = 1;
  return failed ? -1 : fd;
}

/* A status that is passed from step to step. */
int status_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int rc = fd < 0 ? -1 : 0;
  if (rc == 0)
    rc = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (rc == 0)
    rc = bind(fd, a, n);
  if (rc == 0)
    rc = listen(fd, 5);
  return rc;
}

int status_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int rc = fd < 0 ? -1 : 0;
  if (rc == 0)
    rc = bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (rc == 0)
    rc = listen(fd, 5); // #listen
  return rc;
}

/* Bits of one word. */
enum { SERVER = 1, STREAM = 2, LOCAL = 4 };

int bits_with(unsigned flags, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (flags & SERVER)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  if (flags & SERVER)
    return listen(fd, 5);
  return connect(fd, a + 1, n);
}

int bits_without(unsigned flags, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!(flags & SERVER))
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (flags & SERVER)
    return listen(fd, 5); // #listen
  return connect(fd, a + 1, n);
}

/* The environment decides once, and the result is kept. */
int environment_with(const struct sockaddr *a, socklen_t n) {
  const char *text = getenv("SERVER_FD");
  int on = 1;
  int fd = text != NULL ? atoi(text) : socket(AF_INET, SOCK_STREAM, 0);
  if (text == NULL)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (text == NULL && bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int environment_without(const struct sockaddr *a, socklen_t n) {
  const char *text = getenv("SERVER_FD");
  int fd = text != NULL ? atoi(text) : socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (text == NULL && bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A boolean out-parameter tells whether the helper has made one. */
static int obtain(int given, bool *made) {
  *made = given < 0;
  return *made ? socket(AF_INET, SOCK_STREAM, 0) : given; // #obtained
}

int obtained_with(int given, const struct sockaddr *a, socklen_t n) {
  bool made;
  int on = 1;
  int fd = obtain(given, &made);
  if (made)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (made && bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int obtained_without(int given, const struct sockaddr *a, socklen_t n) {
  bool made;
  int fd = obtain(given, &made);
  if (made && bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #obtained@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
