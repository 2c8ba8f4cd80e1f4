//===--- lambdas.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lambdas that are called in place.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++14 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* The lambda makes the socket: Missing. */
int makes(const sockaddr *where, socklen_t size) {
  int fd = [] {
    return socket(AF_INET, SOCK_STREAM, 0); // #socket
  }();
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The lambda makes it and sets the option: silent. */
int makes_and_sets(const sockaddr *where, socklen_t size) {
  int fd = [] {
    int on = 1;
    int made = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(made, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return made;
  }();
  bind(fd, where, size);
  return listen(fd, 5);
}

/* The lambda sets the option on its capture: silent. */
int sets(const sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto tune = [fd](int on) {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  tune(1);
  bind(fd, where, size);
  return listen(fd, 5);
}

/* The lambda that would set it is never called: Missing. */
int never_called(const sockaddr *where, socklen_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto tune = [fd](int on) {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  (void)tune;
  bind(fd, where, size); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The lambda does it all, without the option: Missing. */
int does_it_all(const sockaddr *where, socklen_t size) {
  auto serve = [&] {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, where, size); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  };
  return serve();
}
