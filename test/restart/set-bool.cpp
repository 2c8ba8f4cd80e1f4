//===--- set-bool.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The value is a bool: EINVAL.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

int main(int, char **argv) {
  struct sockaddr_in a = address_of(argv);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bool on = true;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, reinterpret_cast<sockaddr *>(&a), sizeof(a)) < 0)
    return failed("bind");
  if (listen(fd, 5) < 0)
    return failed("listen");
  return serve(fd);
}
