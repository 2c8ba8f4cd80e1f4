//===--- streams-only.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One helper binds a stream and a datagram socket. Only the first may get the
// option: a second datagram socket with the option could take the port.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

static int attach(int fd, const struct sockaddr_in *a) {
  if (bind(fd, (const struct sockaddr *)a, sizeof(*a)) < 0)
    exit(failed("bind"));
  return fd;
}

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int datagrams = socket(AF_INET, SOCK_DGRAM, 0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 0;
  socklen_t size = sizeof(on);
  attach(datagrams, &a);
  attach(fd, &a);
  if (listen(fd, 5) < 0)
    return failed("listen");
  getsockopt(datagrams, SOL_SOCKET, SO_REUSEADDR, &on, &size);
  if (on) {
    fprintf(stderr, "the datagram socket has the option\n");
    return 1;
  }
  (void)argc;
  return serve(fd);
}
