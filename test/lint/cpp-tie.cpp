//===--- cpp-tie.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that is assigned by std::tie: a constructor has stored the address
// of the variable. Nothing else here stores one.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <tuple>

/* It becomes 1: silent. */
int tied(const sockaddr *a, socklen_t n) {
  int on = 0;
  std::tie(on) = std::make_tuple(1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* It becomes 0: Missing. */
int tied_to_nothing(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::tie(on) = std::make_tuple(0);
  int fd = socket(AF_INET, SOCK_STREAM, 0);                  // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #set
  if (bind(fd, a, n) < 0)                                    // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
