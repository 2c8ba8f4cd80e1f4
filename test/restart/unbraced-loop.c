//===--- unbraced-loop.c - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The body of a loop without braces.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int status = -1, tries;
  for (tries = 0; tries < 3 && status < 0; tries++)
    status = bind(fd, (struct sockaddr *)&a, sizeof(a));
  if (status < 0)
    return failed("bind");
  if (listen(fd, 5) < 0)
    return failed("listen");
  (void)argc;
  return serve(fd);
}
