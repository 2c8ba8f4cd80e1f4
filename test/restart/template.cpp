//===--- template.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function template, with two instances.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"

template <typename Address> static int attach(int Fd, const Address &A) {
  return bind(Fd, reinterpret_cast<const sockaddr *>(&A), sizeof(A));
}

int main(int Count, char **Arguments) {
  const sockaddr_in A = address_of(Arguments);
  const int Fd = socket(AF_INET, SOCK_STREAM, 0);
  if ((Count == 1 ? attach(Fd, sockaddr_in6()) : attach(Fd, A)) < 0)
    return failed("bind");
  if (listen(Fd, 5) < 0)
    return failed("listen");
  return serve(Fd);
}
