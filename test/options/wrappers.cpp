//===--- wrappers.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Wrappers in namespaces and classes, by their full names.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17
// RUN: %check_socket_tidy %s %t.on -std=c++17 --suffix ON --any-fix --option "SocketFunctions=net::make;net::open_into:1" --option "ReuseAddrFunctions=net::detail::tune:1" --option "BindFunctions=net::attach" --option "ListenFunctions=::net::start:1"

#include <netinet/in.h>
#include <sys/socket.h>

namespace net {
int make();
bool open_into(const char *name, int &fd);
void attach(int fd, unsigned short port);
void start(const char *name, int fd);
namespace detail {
void tune(int level, int fd);
} // namespace detail
} // namespace net

/* A namesake in no namespace: not listed, unseen. */
int make();

/* All four, without the one that sets: Missing when they are known. */
void without() {
  int fd = net::make(); // #made
  net::attach(fd, 80); // #attach
  // CHECK-MESSAGES-ON: #attach@net::attach: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-ON: #made@net::make: note: socket created here
  // CHECK-MESSAGES-ON: #start@net::start: note: socket listens here
  net::start("http", fd); // #start
}

/* With it: silent. */
void with() {
  int fd = net::make();
  net::detail::tune(1, fd);
  net::attach(fd, 80);
  net::start("http", fd);
}

/* Stored through a reference: Missing when it is known. */
void into() {
  int fd = -1;
  if (!net::open_into("http", fd)) // #made
    return;
  net::attach(fd, 80); // #attach
  // CHECK-MESSAGES-ON: #attach@net::attach: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-ON: #made@net::open_into: note: socket created here
  // CHECK-MESSAGES-ON: #start@net::start: note: socket listens here
  net::start("http", fd); // #start
}

/* The namesake is no socket function: Unseen, silent. */
void namesake() {
  int fd = make();
  net::attach(fd, 80);
  net::start("http", fd);
}
