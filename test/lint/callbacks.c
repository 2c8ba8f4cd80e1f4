//===--- callbacks.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that only a pointer calls: who calls them through it cannot be
// seen.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static const int on = 1;

/* Who calls it through the pointer cannot be seen, and gives it
   a socket that has the option. */
static void when_ready(int fd, void *arg) {
  const struct sockaddr_in *a = arg;
  if (bind(fd, (const struct sockaddr *)a, sizeof(*a)) == 0)
    listen(fd, 5);
}

extern void call_later(int fd, void (*)(int, void *), void *);

int registers(struct sockaddr_in *a) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  call_later(fd, when_ready, a);
  return 0;
}

/* The same through a table of operations. */
static int tcp_start(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

struct operations {
  int (*start)(int, const struct sockaddr *, socklen_t);
};
const struct operations tcp_operations = {tcp_start};
