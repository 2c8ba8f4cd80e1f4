//===--- calls-constant-arguments.c - socket-tidy -------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Constant arguments that choose a branch of a helper.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* An int. Both callers meet in one bind; one of them asks for no reuse. */
static int make(const struct addrinfo *ai, int reuse) {
  int on = 1;
  int fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #made
  if (fd < 0)
    return -1;
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int int_with(const struct addrinfo *ai) {
  int fd = make(ai, /*reuse=*/1);
  bind(fd, ai->ai_addr, ai->ai_addrlen);
  return listen(fd, 5);
}

int int_without(const struct addrinfo *ai) {
  int fd = make(ai, /*reuse=*/0);
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Nobody knows: Partial, silent. */
int int_given(const struct addrinfo *ai, int reuse) {
  int fd = make(ai, reuse);
  bind(fd, ai->ai_addr, ai->ai_addrlen);
  return listen(fd, 5);
}

/* A set of flags. */
#define F_REUSE 0x01u
#define F_NONBLOCK 0x02u
#define F_CLOEXEC 0x04u

static int make_flags(const struct addrinfo *ai, unsigned flags) {
  int on = 1;
  int fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #flagged
  if (fd < 0)
    return -1;
  if (flags & F_CLOEXEC)
    fcntl(fd, F_SETFD, FD_CLOEXEC);
  if (flags & F_REUSE)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if ((flags & F_NONBLOCK) != 0)
    fcntl(fd, F_SETFL, O_NONBLOCK);
  return fd;
}

int flags_with(const struct addrinfo *ai) {
  int fd = make_flags(ai, F_REUSE | F_NONBLOCK);
  bind(fd, ai->ai_addr, ai->ai_addrlen);
  return listen(fd, 5);
}

int flags_without(const struct addrinfo *ai) {
  int fd = make_flags(ai, F_CLOEXEC | F_NONBLOCK);
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #flagged@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int flags_added(const struct addrinfo *ai, bool block) {
  unsigned flags = F_CLOEXEC | F_REUSE;
  int fd;
  if (!block)
    flags |= F_NONBLOCK;
  fd = make_flags(ai, flags);
  bind(fd, ai->ai_addr, ai->ai_addrlen);
  return listen(fd, 5);
}

int flags_taken_away(const struct addrinfo *ai) {
  unsigned flags = F_CLOEXEC | F_REUSE;
  int fd;
  flags &= ~F_REUSE;
  fd = make_flags(ai, flags);
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #flagged@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An enumeration, with a switch. */
enum purpose { PURPOSE_CLIENT, PURPOSE_SERVER, PURPOSE_PROBE };

static int make_for(enum purpose purpose) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #purposed
  if (fd < 0)
    return -1;
  switch (purpose) {
  case PURPOSE_SERVER:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  case PURPOSE_CLIENT:
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    break;
  case PURPOSE_PROBE:
    break;
  }
  return fd;
}

int enum_with(const struct sockaddr *a, socklen_t n) {
  int fd = make_for(PURPOSE_SERVER);
  bind(fd, a, n);
  return listen(fd, 5);
}

int enum_without(const struct sockaddr *a, socklen_t n) {
  int fd = make_for(PURPOSE_PROBE);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #purposed@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A bool through two levels, negated on the way. */
static void tune_inner(int fd, bool reuse) {
  int on = 1;
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
static void tune_outer(int fd, bool exclusive) { tune_inner(fd, !exclusive); }

int bool_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_outer(fd, false);
  bind(fd, a, n);
  return listen(fd, 5);
}

int bool_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  tune_outer(fd, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The flag is the option value itself, through two levels. */
static int set_reuse_inner(int fd, int value) {
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, // #valued
                    &value, sizeof(value));
}
static int set_reuse(int fd, bool enable) {
  return set_reuse_inner(fd, enable ? 1 : 0);
}

int value_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_reuse(fd, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

int value_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_reuse(fd, false);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #valued@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* One function for servers and clients, told apart by a null pointer. */
static int open_socket(const struct sockaddr *own, const struct sockaddr *peer,
                       socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (peer == NULL)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (own != NULL && bind(fd, own, n) < 0)
    return -1;
  if (peer != NULL)
    return connect(fd, peer, n) == 0 ? fd : -1;
  return listen(fd, 5) == 0 ? fd : -1;
}

int null_server(const struct sockaddr *a, socklen_t n) {
  return open_socket(a, NULL, n);
}
int null_client(const struct sockaddr *a, const struct sockaddr *peer,
                socklen_t n) {
  return open_socket(a, peer, n);
}

/* The same, but the option is for the client only. */
static int open_wrongly(const struct sockaddr *own,
                        const struct sockaddr *peer, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #wrongly
  if (peer != NULL)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (own != NULL && bind(fd, own, n) < 0) // #wrong_bind
    return -1;
  // CHECK-MESSAGES: #wrong_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #wrongly@socket: note: socket created here
  // CHECK-MESSAGES: #wrong_listen@listen: note: socket listens here
  if (peer != NULL)
    return connect(fd, peer, n) == 0 ? fd : -1;
  return listen(fd, 5) == 0 ? fd : -1; // #wrong_listen
}

int null_server_without(const struct sockaddr *a, socklen_t n) {
  return open_wrongly(a, NULL, n);
}

/* The type is an argument; only the stream gets the option: silent. */
static int make_bound(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0);
  if (fd < 0)
    return -1;
  if (type == SOCK_STREAM)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

int stream_with(const struct sockaddr *a, socklen_t n) {
  return listen(make_bound(SOCK_STREAM, a, n), 5);
}
int datagram(const struct sockaddr *a, socklen_t n) {
  return make_bound(SOCK_DGRAM, a, n);
}

/* The comparison is the wrong way round: only datagrams get it. */
static int make_other(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0); // #other_socket
  if (fd < 0)
    return -1;
  if (type != SOCK_STREAM)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) { // #other_bind
    close(fd);
    return -1;
  }
  // CHECK-MESSAGES: #other_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #other_socket@socket: note: socket created here
  // CHECK-MESSAGES: #other_listen@listen: note: socket listens here
  return fd;
}

int stream_without(const struct sockaddr *a, socklen_t n) {
  return listen(make_other(SOCK_STREAM, a, n), 5); // #other_listen
}

/* Flags that are kept in a configuration. */
struct config {
  bool reuse;
  int backlog;
};

static int serve(const struct config *c, const struct sockaddr *a,
                 socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #served
  if (c->reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #served_bind
    return -1;
  // CHECK-MESSAGES: #served_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #served@socket: note: socket created here
  // CHECK-MESSAGES: #served_listen@listen: note: socket listens here
  return listen(fd, c->backlog); // #served_listen
}

int config_with(const struct sockaddr *a, socklen_t n) {
  const struct config c = {true, 64};
  return serve(&c, a, n);
}
int config_without(const struct sockaddr *a, socklen_t n) {
  const struct config c = {.backlog = 64};
  return serve(&c, a, n);
}
