//===--- branches.c - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// if and else: the option must come first on at least one path of each socket,
// or the bind is reported.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* Both branches set it: silent. */
int both(const struct sockaddr *where, socklen_t size, int verbose) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (verbose) {
    printf("reuse\n");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  bind(fd, where, size);
  listen(fd, 5);
  return fd;
}

/* Neither branch sets it: Missing. */
int neither(const struct sockaddr *where, socklen_t size, int verbose) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (verbose) {
    printf("keepalive\n");
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  } else {
    setsockopt(fd, SOL_SOCKET, SO_OOBINLINE, &on, sizeof(on));
  }
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* A run-time switch is Partial: silent unless strict. */
int one_branch(const struct sockaddr *where, socklen_t size, int reuse) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, where, size);
  listen(fd, 5);
  return fd;
}

/* Two bind sites, and the option only before one of them. */
int two_sites(const struct sockaddr *where, socklen_t size, int reuse) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (reuse) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, where, size) < 0)
      return -1;
  } else {
    if (bind(fd, where, size) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  listen(fd, 5); // #listen
  return fd;
}

/* The branch that sets it never comes to the bind: Missing. */
int leaves(const struct sockaddr *where, socklen_t size, int probe) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (probe) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    close(fd);
    return 0;
  }
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* The branch that does not set it never comes to the bind: silent. */
int leaves_other(const struct sockaddr *where, socklen_t size, int probe) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!probe) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    close(fd);
    return 0;
  }
  bind(fd, where, size);
  listen(fd, 5);
  return fd;
}

/* The bound socket listens on one path only; on that path nothing set it. */
int listens_sometimes(const struct sockaddr *where, socklen_t size, int serve) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where, size) == -1) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (serve)
    listen(fd, 5); // #listen
  return fd;
}

/* The option is set on the path that does not listen, and not on the other:
   among the paths that bind and listen, none has it. */
int set_for_the_client(const struct sockaddr *where, socklen_t size,
                       const struct sockaddr *peer, int serve) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!serve) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    bind(fd, where, size);
    connect(fd, peer, size);
    return fd;
  }
  bind(fd, where, size); // #bind
  listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return fd;
}
