//===--- roles-mixed.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sockets of several kinds that pass through the same calls, and variables that
// are a listener on one path and something else on another.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

/* TCP and UDP through one helper, the option for TCP only: silent. */
static int open_port(int type, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, type, 0);
  if (fd < 0)
    return -1;
  if (type == SOCK_STREAM)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    goto fail;
  if (type == SOCK_STREAM && listen(fd, 5) < 0)
    goto fail;
  return fd;
fail:
  close(fd);
  return -1;
}

int tcp_and_udp_with(const struct sockaddr *a, socklen_t n, int fds[2]) {
  fds[0] = open_port(SOCK_STREAM, a, n);
  fds[1] = open_port(SOCK_DGRAM, a, n);
  return fds[0] < 0 || fds[1] < 0 ? -1 : 0;
}

/* The same without it: the edit asks for the type. */
static int open_bare(int type, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, type, 0); // #bare
  if (fd < 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bare_bind
    goto fail;
  // CHECK-MESSAGES: #bare_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #bare@socket: note: socket created here
  // CHECK-MESSAGES: #bare_listen@listen: note: socket listens here
  if (type == SOCK_STREAM && listen(fd, 5) < 0) // #bare_listen
    goto fail;
  return fd;
fail:
  close(fd);
  return -1;
}

int tcp_and_udp_without(const struct sockaddr *a, socklen_t n, int fds[2]) {
  fds[0] = open_bare(SOCK_STREAM, a, n);
  fds[1] = open_bare(SOCK_DGRAM, a, n);
  return fds[0] < 0 || fds[1] < 0 ? -1 : 0;
}

/* Only datagrams pass: silent. */
static int open_datagrams(int type, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, type, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  if (type == SOCK_STREAM)
    listen(fd, 5);
  return fd;
}

int udp_only(const struct sockaddr *a, socklen_t n) {
  return open_datagrams(SOCK_DGRAM, a, n) +
         open_datagrams(SOCK_DGRAM | SOCK_NONBLOCK, a, n);
}

/* Local and TCP sockets through one bind. */
int local_or_tcp_with(const char *path, const struct sockaddr_in *a) {
  struct sockaddr_un un;
  const struct sockaddr *address = (const struct sockaddr *)a;
  socklen_t size = sizeof(*a);
  int on = 1;
  int fd = socket(path ? AF_UNIX : AF_INET, SOCK_STREAM, 0);
  if (path) {
    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    strncpy(un.sun_path, path, sizeof(un.sun_path) - 1);
    unlink(path);
    address = (const struct sockaddr *)&un;
    size = sizeof(un);
  } else {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, address, size) < 0)
    return -1;
  return listen(fd, 5);
}

int local_or_tcp_without(const char *path, const struct sockaddr_in *a) {
  struct sockaddr_un un;
  int fd;
  const struct sockaddr *address;
  socklen_t size;
  if (path) {
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    memset(&un, 0, sizeof(un));
    un.sun_family = AF_UNIX;
    strncpy(un.sun_path, path, sizeof(un.sun_path) - 1);
    unlink(path);
    address = (const struct sockaddr *)&un;
    size = sizeof(un);
  } else {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    address = (const struct sockaddr *)a;
    size = sizeof(*a);
  }
  if (bind(fd, address, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A listener on one path, a client on the other; the listener has it. */
int server_or_client_with(int server, const struct sockaddr *own,
                          const struct sockaddr *peer, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (server) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, own, n) < 0 || listen(fd, 5) < 0)
      return -1;
  } else {
    if (bind(fd, own, n) < 0 || connect(fd, peer, n) < 0)
      return -1;
  }
  return fd;
}

/* The bind comes before the choice. */
int server_or_client_without(int server, const struct sockaddr *own,
                             const struct sockaddr *peer, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, own, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (server)
    return listen(fd, 5); // #listen
  return connect(fd, peer, n);
}

/* One variable, first a client, then a listener. */
int client_then_server_with(const struct sockaddr *own,
                            const struct sockaddr *peer, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, own, n) == 0 && connect(fd, peer, n) == 0)
    write(fd, "hello\n", 6);
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, own, n) < 0)
    return -1;
  return listen(fd, 5);
}

int client_then_server_without(const struct sockaddr *own,
                               const struct sockaddr *peer, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, own, n) == 0 && connect(fd, peer, n) == 0)
    write(fd, "hello\n", 6);
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, own, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An FTP server: control connection, passive data socket, active client. */
struct session {
  int control, passive, active;
};

int ftp_with(struct session *s, const struct sockaddr *own,
             const struct sockaddr *peer, socklen_t n, int is_passive) {
  int on = 1;
  if (is_passive) {
    s->passive = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(s->passive, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(s->passive, own, n) < 0)
      return -1;
    return listen(s->passive, 1);
  }
  s->active = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(s->active, own, n) < 0)
    return -1;
  return connect(s->active, peer, n);
}

int ftp_without(struct session *s, const struct sockaddr *own,
                const struct sockaddr *peer, socklen_t n, int is_passive) {
  int on = 1;
  if (is_passive) {
    s->passive = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(s->passive, own, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 's->passive' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here on 's->active', not on 's->passive'
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(s->passive, 1); // #listen
  }
  s->active = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(s->active, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(s->active, own, n) < 0)
    return -1;
  return connect(s->active, peer, n);
}

/* Two helpers share the bind: a listener that has it and a client that lacks
   it. Silent. */
static int bound_socket(const struct sockaddr *a, socklen_t n, int reuse) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) {
    close(fd);
    return -1;
  }
  return fd;
}

int listener(const struct sockaddr *a, socklen_t n) {
  return listen(bound_socket(a, n, 1), 5);
}
int client(const struct sockaddr *a, const struct sockaddr *peer, socklen_t n) {
  return connect(bound_socket(a, n, 0), peer, n);
}

/* The other way round: the client has it, and the listener lacks it. */
static int bound_badly(const struct sockaddr *a, socklen_t n, int reuse) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #badly
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) { // #badly_bind
    close(fd);
    return -1;
  }
  // CHECK-MESSAGES: #badly_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #badly@socket: note: socket created here
  // CHECK-MESSAGES: #badly_listen@listen: note: socket listens here
  return fd;
}

int bad_listener(const struct sockaddr *a, socklen_t n) {
  return listen(bound_badly(a, n, 0), 5); // #badly_listen
}
int good_client(const struct sockaddr *a, const struct sockaddr *peer,
                socklen_t n) {
  return connect(bound_badly(a, n, 1), peer, n);
}

/* getaddrinfo() was asked for streams and datagrams; each has its loop. */
int by_type_with(const struct addrinfo *list, int *tcp, int *udp) {
  const struct addrinfo *ai;
  int on = 1, fd;
  for (ai = list; ai; ai = ai->ai_next) {
    fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
    if (fd < 0)
      continue;
    if (ai->ai_socktype == SOCK_STREAM)
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) < 0) {
      close(fd);
      continue;
    }
    if (ai->ai_socktype == SOCK_STREAM) {
      listen(fd, 5);
      *tcp = fd;
    } else {
      *udp = fd;
    }
  }
  return 0;
}

int by_type_without(const struct addrinfo *list, int *tcp, int *udp) {
  const struct addrinfo *ai;
  int on = 1, fd;
  for (ai = list; ai; ai = ai->ai_next) {
    fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #socket
    if (fd < 0)
      continue;
    if (ai->ai_socktype == SOCK_DGRAM)
      setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &on, sizeof(on));
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) < 0) { // #bind
      close(fd);
      continue;
    }
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (ai->ai_socktype == SOCK_STREAM) {
      listen(fd, 5); // #listen
      *tcp = fd;
    } else {
      *udp = fd;
    }
  }
  return 0;
}
