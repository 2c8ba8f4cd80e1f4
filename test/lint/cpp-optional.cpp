//===--- cpp-optional.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What std::optional and std::variant hold.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <variant>

/* An optional that is assigned: silent. */
int optional_assigned(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::optional<int> kept;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  kept = fd;
  setsockopt(kept.value_or(-1), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

std::optional<int> maybe_made() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #maybe_made
  if (fd < 0)
    return std::nullopt;
  return fd;
}

/* std::optional, without: Missing. */
int optional_without(const sockaddr *a, socklen_t n) {
  if (auto fd = maybe_made()) {
    if (bind(*fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #maybe_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-MESSAGES: #bind: note: no fix is offered: the descriptor expression has side effects
    return listen(*fd, 5); // #listen
  }
  return -1;
}

/* By value(): Missing. */
int optional_value_without(const sockaddr *a, socklen_t n) {
  auto made = maybe_made();
  if (!made.has_value())
    return -1;
  int fd = made.value();
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #maybe_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
