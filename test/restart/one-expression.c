//===--- one-expression.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The socket is created and bound in one expression.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 ||
      bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0 || listen(fd, 5) < 0)
    return failed("bind");
  (void)argc;
  return serve(fd);
}
