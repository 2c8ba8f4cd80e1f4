//===--- set-number.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value of the option is passed as a number.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (void *)1, sizeof(int));
  if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0)
    return failed("bind");
  if (listen(fd, 5) < 0)
    return failed("listen");
  (void)argc;
  return serve(fd);
}
