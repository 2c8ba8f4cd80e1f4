//===--- lambda.cpp - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The body of a lambda.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

int main(int, char **Arguments) {
  const sockaddr_in A = address_of(Arguments);
  const int Fd = socket(AF_INET, SOCK_STREAM, 0);
  auto Attach = [&] {
    return bind(Fd, reinterpret_cast<const sockaddr *>(&A), sizeof(A));
  };
  if (Attach() < 0)
    return failed("bind");
  if (listen(Fd, 5) < 0)
    return failed("listen");
  return serve(Fd);
}
