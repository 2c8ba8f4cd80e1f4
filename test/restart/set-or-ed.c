//===--- set-or-ed.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two names are or-ed: on Linux that is the number of SO_REUSEPORT alone,
// which lets a second copy of the server take a share of the connections.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t --shares-port
// REQUIRES: full

#include "serve.h"

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0)
    return failed("bind");
  if (listen(fd, 5) < 0)
    return failed("listen");
  (void)argc;
  return serve(fd);
}
