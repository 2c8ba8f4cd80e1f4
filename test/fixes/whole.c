//===--- whole.c - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A fix of several edits is made as a whole or not at all. What was planned of
// one that is given up takes neither a place nor a name from another.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++

#include <netinet/in.h>
#include <sys/socket.h>

/* Behind the second creation there is no place. Before the calls there is one
   for each, and the first of them is where the edit that is given up was. */
static int way_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #way@socket: note: socket created here
  // CHECK-MESSAGES: #way_listens@listen: note: socket listens here
}

int way(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #way
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  way_bind(fd, a, n);
  return listen(fd, 5); // #way_listens
}

int way_second(const struct sockaddr *a, socklen_t n) {
  const int fds[1] = {socket(AF_INET, SOCK_STREAM, 0)};
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fds[0], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  way_bind(fds[0], a, n);
  return listen(fds[0], 5);
}

int way_udp(const struct sockaddr *a, socklen_t n) {
  return way_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}

/* There is no way at all; the other bind of that function gets the place and
   the name. */
static int given_up_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #next@socket: note: socket created here
  // CHECK-MESSAGES: #next_listens@listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
}

static int given_up(int fd, const struct sockaddr *a, socklen_t n) {
  return given_up_bind(fd, a, n);
}

int next(const struct sockaddr *a, const struct sockaddr *b, socklen_t n) {
  int other = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int fd = socket(AF_INET, SOCK_STREAM, 0);    // #next
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(other, b, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'other' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  given_up(fd, a, n);
  listen(other, 5); // #listen
  return listen(fd, 5); // #next_listens
}

int next_second(const struct sockaddr *a, socklen_t n) {
  const int fds[1] = {socket(AF_INET, SOCK_STREAM, 0)};
  given_up(fds[0], a, n);
  return listen(fds[0], 5);
}

int next_udp(const struct sockaddr *a, socklen_t n) {
  return given_up(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}
