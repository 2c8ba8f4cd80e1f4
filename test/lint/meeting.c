//===--- meeting.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Several creation sites that meet in one variable stay several sockets.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* IPv6 sets it, IPv4 forgets it: Missing for the second. */
int v4_forgets(int v6, const struct sockaddr *where, socklen_t size) {
  int fd, on = 1;
  if (v6) {
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    if (fd < 0)
      return -1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd < 0)
      return -1;
  }
  if (bind(fd, where, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* Falls back from IPv6 to IPv4; the option follows both: silent. */
int fallback_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  if (fd < 0)
    fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* Falls back after the option was set on the first socket: the second is a
   new one, and lacks it. */
int fallback_forgets(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  if (fd >= 0) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } else {
    perror("no IPv6");
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  }
  if (bind(fd, where, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* Both forget it: one bind site, one report. */
int both_forget(int v6, const struct sockaddr *where, socklen_t size) {
  int fd;
  if (v6)
    fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  else
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.2
  if (bind(fd, where, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* A failed creation holds no socket: on it nothing is bound. Silent. */
int failed_is_none(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd != -1)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* A TCP and a local socket meet; the TCP one has the option: silent. */
int local_or_tcp(int local, const struct sockaddr *where, socklen_t size) {
  int fd, on = 1;
  if (local) {
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
  } else {
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* Close and create again: the second socket lacks it. */
int made_again(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where, size) == 0) {
    listen(fd, 5);
    return fd;
  }
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, where + 1, size) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  return fd;
}

/* Close and create again, each with the option: silent. */
int made_again_with(const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where, size) == 0) {
    listen(fd, 5);
    return fd;
  }
  close(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, where + 1, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}
