//===--- macro-argument.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The argument of a macro.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

#define MUST(call, name)                                                       \
  do {                                                                         \
    if ((call) < 0)                                                            \
      return failed(name);                                                     \
  } while (0)

int main(int argc, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  MUST(bind(fd, (struct sockaddr *)&a, sizeof(a)), "bind");
  if (listen(fd, 5) < 0)
    return failed("listen");
  (void)argc;
  return serve(fd);
}
