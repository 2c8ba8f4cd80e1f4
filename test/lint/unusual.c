//===--- unusual.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Unusual code: it must neither stop the check nor mislead it.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu11 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* A statement expression makes the socket: Missing. */
int statement_expression(const struct sockaddr *a, socklen_t n) {
  int fd = ({
    int made = socket(AF_INET, SOCK_STREAM, 0); // #socket
    made;
  });
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A computed goto: both ways lack it. */
int computed(int which, const struct sockaddr *a, socklen_t n) {
  static void *const ways[] = {&&first, &&second};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  goto *ways[which];
first:
  which = 7;
second:
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, which); // #listen
}

/* Jumps into a loop; the set is in the part that is jumped over. */
int into_loop(int count, const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  switch (count % 2) {
    do {
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    case 1:
      count--;
    default:
      continue;
    } while (count > 0);
  }
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Never reached, since the loop has no end: silent. */
int no_end(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (;;)
    pause();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The server loop comes after listen: Missing. */
int with_loop(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  while (1) {
    int on = 1;
    int client = accept(fd, NULL, NULL);
    if (client < 0)
      continue;
    setsockopt(client, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    close(client);
  }
}

/* if (0) is not compiled in, so the option is not set: Missing. */
int switched_off(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (0)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* In sizeof nothing runs: Missing. */
int not_run(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  size_t s =
      sizeof(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, (int)s + on); // #listen
}

/* Through parentheses and a cast: with it. */
int wrapped(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  long fd = (long)socket(AF_INET, SOCK_STREAM, 0);
  (void)((setsockopt))((int)fd, (SOL_SOCKET), (SO_REUSEADDR), (&on),
                       (socklen_t)sizeof(on));
  (void)(bind)((int)(fd), a, n);
  return (listen)((int)fd, 5);
}

/* Two functions that call each other, and no end in sight: no hang. */
static int ping(int fd, const struct sockaddr *a, socklen_t n);
static int pong(int fd, const struct sockaddr *a, socklen_t n) {
  return ping(fd, a, n);
}
static int ping(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #bind
    return pong(fd, a, n);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #rally@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
int rally(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #rally
  return ping(fd, a, n);
}
