//===--- loops.c - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Loops: over the results of getaddrinfo(), and to try again.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The loop of the manual page of getaddrinfo(): Missing. */
int first_that_works_without(const char *service) {
  struct addrinfo hints, *result, *rp;
  int fd = -1;
  memset(&hints, 0, sizeof(hints));
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  if (getaddrinfo(NULL, service, &hints, &result) != 0)
    return -1;
  for (rp = result; rp != NULL; rp = rp->ai_next) {
    fd = socket(rp->ai_family, rp->ai_socktype, rp->ai_protocol); // #socket
    if (fd == -1)
      continue;
    if (bind(fd, rp->ai_addr, rp->ai_addrlen) == 0) // #bind
      break;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(fd);
  }
  freeaddrinfo(result);
  if (rp == NULL)
    return -1;
  if (listen(fd, 10) < 0) // #listen
    return -1;
  return fd;
}

/* The same with the option: silent. */
int first_that_works_with(const char *service) {
  struct addrinfo hints, *result, *rp;
  int fd = -1, on = 1;
  memset(&hints, 0, sizeof(hints));
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  if (getaddrinfo(NULL, service, &hints, &result) != 0)
    return -1;
  for (rp = result; rp != NULL; rp = rp->ai_next) {
    fd = socket(rp->ai_family, rp->ai_socktype, rp->ai_protocol);
    if (fd == -1)
      continue;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, rp->ai_addr, rp->ai_addrlen) == 0)
      break;
    close(fd);
  }
  freeaddrinfo(result);
  if (rp == NULL)
    return -1;
  if (listen(fd, 10) < 0)
    return -1;
  return fd;
}

/* Tries until the port is free, and never asks for reuse: Missing. */
int patient_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    return -1;
  for (;;) {
    if (bind(fd, where, size) == 0) // #bind
      break;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (errno != EADDRINUSE)
      return -1;
    sleep(1);
  }
  listen(fd, 5); // #listen
  return fd;
}

/* Set once before the loop, which holds for each try: silent. */
int patient_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (;;) {
    if (bind(fd, where, size) == 0)
      break;
    if (errno != EADDRINUSE)
      return -1;
    sleep(1);
  }
  listen(fd, 5);
  return fd;
}

/* Asks for reuse after a first failure: Partial, silent unless strict. */
int second_try(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  do {
    if (bind(fd, where, size) == 0)
      break;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } while (errno == EADDRINUSE);
  listen(fd, 5);
  return fd;
}

/* A new socket for each port of a range; each forgets it: one report. */
int range_without(struct sockaddr_in *where, int fds[], int n) {
  int i;
  for (i = 0; i < n; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    where->sin_port = htons((unsigned short)(7000 + i));
    if (bind(fd, (struct sockaddr *)where, sizeof(*where)) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    listen(fd, 5); // #listen
    fds[i] = fd;
  }
  return n;
}

/* Set on the first socket of the loop only; the later ones are new sockets
   that lack it on every path, but a path guard that counts the turns is a
   run-time switch for the one creating call: Partial, silent. */
int range_first_only(struct sockaddr_in *where, int fds[], int n) {
  int i, on = 1;
  for (i = 0; i < n; i++) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (i == 0)
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    where->sin_port = htons((unsigned short)(7000 + i));
    if (bind(fd, (struct sockaddr *)where, sizeof(*where)) < 0)
      return -1;
    listen(fd, 5);
    fds[i] = fd;
  }
  return n;
}

/* do-while, the option set at the end of the body and so before no bind:
   each turn makes a new socket. Missing. */
int set_at_the_end(const struct sockaddr *where, socklen_t size) {
  int fd, on = 1, ok;
  do {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    ok = bind(fd, where, size); // #bind
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
    if (ok < 0)
      close(fd);
  } while (ok < 0);
  listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  return fd;
}

/* Options from a table in a loop: the name is not one constant. Unseen. */
int from_table(const struct sockaddr *where, socklen_t size,
               const int *names, int n) {
  int i, on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < n; i++)
    setsockopt(fd, SOL_SOCKET, names[i], &on, sizeof(on));
  bind(fd, where, size);
  listen(fd, 5);
  return fd;
}
