//===--- switch.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// switch: cases that create, cases that set, and fall through.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

enum mode { MODE_V4, MODE_V6, MODE_LOCAL };

/* One case forgets the option: Missing for the socket made there. */
int case_forgets(enum mode mode, const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd;
  switch (mode) {
  case MODE_V4:
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  case MODE_V6:
    fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    break;
  default:
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

/* Every IP case sets it, and a local socket needs none: silent. */
int case_local(enum mode mode, const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = -1;
  switch (mode) {
  case MODE_V4:
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  case MODE_V6:
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  case MODE_LOCAL:
    fd = socket(AF_UNIX, SOCK_STREAM, 0);
    break;
  }
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* Falls through from one level to the next; each way passes the option. */
int falls_into_it(int level, const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  switch (level) {
  case 2:
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    __attribute__((fallthrough));
  case 1:
  default:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* Without a default the switch may do nothing: Partial, silent. */
int no_default(int level, const struct sockaddr *where, socklen_t size) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  switch (level) {
  case 1:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    break;
  }
  if (bind(fd, where, size) < 0)
    return -1;
  listen(fd, 5);
  return fd;
}

/* Binds in one case, which no option precedes: Missing. */
int binds_in_a_case(int what, int on, const struct sockaddr *where,
                    socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  switch (what) {
  case 0:
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
    break;
  case 1: {
    int status;
    status = bind(fd, where, size); // #bind
    if (status == 0)
      listen(fd, 5); // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    break;
  }
  }
  return fd;
}
