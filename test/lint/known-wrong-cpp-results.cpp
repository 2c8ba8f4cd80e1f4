//===--- known-wrong-cpp-results.cpp - socket-tidy ------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What std::optional and std::variant hold.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// False report: a callable that is given to std::visit gets what the variant
// holds, which is not followed.

#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <variant>

/* std::visit of a variant that holds the descriptor: silent. */
int variant_of_variable(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::variant<int, bool> kept(fd);
  std::visit(
      [&](auto s) { setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); },
      kept);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
