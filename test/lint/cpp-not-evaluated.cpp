//===--- cpp-not-evaluated.cpp - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Operands that are not evaluated, and default arguments.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <type_traits>

/* The option is set in an operand that is not evaluated: Missing. */
int not_evaluated(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  (void)sizeof(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  using Result = decltype(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 4u));
  static_assert(std::is_same<Result, int>::value, "");
  (void)noexcept(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Inside of a default argument: Missing. */
static int start_default(const sockaddr *a, socklen_t n,
                         int fd = socket(AF_INET, SOCK_STREAM, 0)) { // #default_made
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #default_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int by_default(const sockaddr *a, socklen_t n) { return start_default(a, n); }
