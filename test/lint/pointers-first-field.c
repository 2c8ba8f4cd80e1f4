//===--- pointers-first-field.c - socket-tidy -----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option is set through another way to the same place.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

static const int on = 1;

static void tune(int fd) {
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* The first field is the descriptor. */
struct first {
  int fd;
  int flags;
};

static void tune_first(void *object) { tune(*(int *)object); }

int by_first(struct first *f, const struct sockaddr *a, socklen_t n) {
  f->fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_first(f);
  bind(f->fd, a, n);
  return listen(f->fd, 5);
}
