//===--- goto.c - socket-tidy ---------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// goto: forwards to the cleanup, and backwards to try again.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* One exit for all errors, the option forgotten: Missing. */
int cleanup_without(const struct sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    goto fail;
  if (bind(fd, where, size) < 0) // #bind
    goto fail_close;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 16) < 0) // #listen
    goto fail_close;
  return fd;

fail_close:
  close(fd);
fail:
  perror("listener");
  return -1;
}

/* The same with the option: silent. */
int cleanup_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  if (fd < 0)
    goto fail;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    goto fail_close;
  if (bind(fd, where, size) < 0)
    goto fail_close;
  if (listen(fd, 16) < 0)
    goto fail_close;
  return fd;

fail_close:
  close(fd);
fail:
  perror("listener");
  return -1;
}

/* A jump over the option on every way to the bind: Missing. */
int jumped_over(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  goto start;
tune:
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  return fd;
start:
  if (bind(fd, where, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  if (errno)
    goto tune;
  return fd;
}

/* Backwards: the option is set before the label, so each try has it. */
int again_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
again:
  if (bind(fd, where, size) < 0) {
    if (errno == EADDRINUSE) {
      sleep(1);
      goto again;
    }
    return -1;
  }
  listen(fd, 5);
  return fd;
}

/* Backwards without it: Missing. */
int again_without(const struct sockaddr *where, socklen_t size) {
  int tries = 0, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
again:
  tries++;
  status = bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (status < 0) {
    if (tries < 10) {
      sleep(1);
      goto again;
    }
    return -1;
  }
  listen(fd, 5); // #listen
  return fd;
}
