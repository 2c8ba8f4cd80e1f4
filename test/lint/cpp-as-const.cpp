//===--- cpp-as-const.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The standard library between the socket calls. Streams and texts cannot set
// an option, so they hide nothing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <cstring>
#include <iostream>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <utility>

/* std::as_const, without: Missing. */
int as_constant_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(std::as_const(fd), a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'std::as_const(fd)' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
