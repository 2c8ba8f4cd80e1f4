//===--- streams-caller.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One helper binds a stream and a datagram socket, and neither is kept in a
// variable of its own: the option is set before the helper is called.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

static void attach(int fd, const struct sockaddr_in *a) {
  if (bind(fd, (const struct sockaddr *)a, sizeof(*a)) < 0)
    exit(failed("bind"));
}

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fds[2] = {socket(AF_INET, SOCK_DGRAM, 0),
                socket(AF_INET, SOCK_STREAM, 0)};
  int shared = 0;
  socklen_t size = sizeof(shared);
  attach(fds[0], &a);
  attach(fds[1], &a);
  if (listen(fds[1], 5) < 0)
    return failed("listen");
  getsockopt(fds[0], SOL_SOCKET, SO_REUSEADDR, &shared, &size);
  if (shared) {
    fprintf(stderr, "the datagram socket has the option\n");
    return 1;
  }
  (void)argc;
  return serve(fds[1]);
}
