//===--- streams-condition.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What comes first in the condition tells the stream from the datagram socket.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

static int open_port(int stream, const struct sockaddr_in *a) {
  int fd = socket(AF_INET, stream ? SOCK_STREAM : SOCK_DGRAM, 0);
  if (stream && bind(fd, (const struct sockaddr *)a, sizeof(*a)) < 0)
    exit(failed("bind"));
  if (stream && listen(fd, 5) < 0)
    exit(failed("listen"));
  return fd;
}

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int datagrams = open_port(0, &a);
  int fd = open_port(1, &a);
  int shared = 0;
  socklen_t size = sizeof(shared);
  getsockopt(datagrams, SOL_SOCKET, SO_REUSEADDR, &shared, &size);
  if (shared) {
    fprintf(stderr, "the datagram socket has the option\n");
    return 1;
  }
  (void)argc;
  return serve(fd);
}
