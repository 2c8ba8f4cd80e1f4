//===--- unseen-prints.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function that is declared to print like printf() sets no option, and only
// reads what it prints. What others do that look like it cannot be seen.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <sys/socket.h>

struct server {
  int fd;
};

extern void note(int level, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
extern void note_all(const char *format, ...);
extern void note_for(struct server *s, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
extern void note_on(int fd, const char *format, ...)
    __attribute__((__format__(__printf__, 2, 3)));
extern int parse(const char *text, const char *format, ...)
    __attribute__((format(scanf, 2, 3)));
extern int level;

/* The descriptor. */
int number(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  note(1, "socket %d", fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Where it is. */
int address(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  note(1, "server at %p", (void *)s);
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* What it writes on is no reason to change it. */
int on(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  note_on(fd, "hello");
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* What others share is left as it is. */
int shared;

int others(const struct sockaddr *a, socklen_t n) {
  shared = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (level > 2)
    note(1, "a socket is there");
  bind(shared, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'shared' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(shared, 5); // #listen
}

/* Its owner, before the format. */
int owner(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  note_for(s, "ready");
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* Not declared to print. */
int undeclared(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  note_all("socket %d", fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Declared to read: the number may be another afterwards. */
int read_back(const char *text, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  parse(text, "%d", &fd);
  bind(fd, a, n);
  return listen(fd, 5);
}
