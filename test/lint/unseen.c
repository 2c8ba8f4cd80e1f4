//===--- unseen.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that cannot be seen may have set it: silent. Functions of the
// system that are known not to do so hide nothing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

extern void configure(int);
extern void configure_at(int *);
extern void log_line(const char *, ...);

struct server {
  int fd;
  int port;
};
extern void configure_server(struct server *);

/* By value, by address, and with its owner: Unseen, silent. */
int by_value(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configure(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_address(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_at(&fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_owner(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure_server(s);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* Through a pointer to a function: silent. */
int by_callback(void (*hook)(int), const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  hook(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* After the bind it is too late for anybody: Missing. */
int unseen_after(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  configure(fd);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An unseen function that does not get the descriptor: Missing. */
int unseen_without_it(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  log_line("made a socket");
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Unseen for one socket, and plainly missing on the other one. */
int one_of_two(const struct sockaddr *a, socklen_t n) {
  int seen = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int unseen = socket(AF_INET, SOCK_STREAM, 0);
  configure(unseen);
  bind(unseen, a, n);
  listen(unseen, 5);
  bind(seen, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'seen' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(seen, 5); // #listen
}

/* Everything here is known to leave the option alone: Missing. */
int harmless(const char *host, const char *service) {
  struct addrinfo hints, *ai;
  struct sockaddr_storage own;
  struct in_addr address;
  socklen_t size = sizeof(own);
  fd_set set;
  int one = 1, value;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd == -1) {
    fprintf(stderr, "socket: %s\n", strerror(errno));
    exit(EXIT_FAILURE);
  }
  memset(&hints, 0, sizeof(hints));
  if (getaddrinfo(host, service, &hints, &ai) != 0)
    return -1;
  fcntl(fd, F_SETFD, FD_CLOEXEC);
  fcntl(fd, F_SETFL, fcntl(fd, F_GETFL, 0) | O_NONBLOCK);
  ioctl(fd, FIONBIO, &one);
  inet_pton(AF_INET, host, &address);
  size = sizeof(value);
  getsockopt(fd, SOL_SOCKET, SO_TYPE, &value, &size);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &value, sizeof(value));
  printf("descriptor %d\n", fd);
  FD_ZERO(&set);
  FD_SET(fd, &set);
  if (bind(fd, ai->ai_addr, ai->ai_addrlen) < 0) { // #bind
    perror("bind");
    close(fd);
    exit(EXIT_FAILURE);
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  size = sizeof(own);
  getsockname(fd, (struct sockaddr *)&own, &size);
  freeaddrinfo(ai);
  return listen(fd, 5); // #listen
}

/* The socket comes from elsewhere: its maker may have set it. Silent. */
extern int make_elsewhere(void);

int from_elsewhere(const struct sockaddr *a, socklen_t n) {
  int fd = make_elsewhere();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Handed over by the environment, as a supervisor does it: silent. */
int inherited(const struct sockaddr *a, socklen_t n) {
  int fd = atoi(getenv("LISTEN_FD"));
  bind(fd, a, n);
  return listen(fd, 5);
}
