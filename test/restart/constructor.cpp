//===--- constructor.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A constructor, which binds a member.
//===----------------------------------------------------------------------===//

// RUN: %restart %s %t
// REQUIRES: full

#include "serve.h"
#include <cstdlib>

namespace {

class Listener {
public:
  explicit Listener(const sockaddr_in &A)
      : Fd(::socket(AF_INET, SOCK_STREAM, 0)) {
    if (::bind(Fd, reinterpret_cast<const sockaddr *>(&A), sizeof(A)) < 0)
      std::exit(failed("bind"));
    ::listen(Fd, 5);
  }

  int serveOne() const { return serve(Fd); }

private:
  int Fd;
};

} // namespace

int main(int, char **Arguments) {
  return Listener(address_of(Arguments)).serveOne();
}
