//===--- fresh-name.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The new variable takes a name that nothing else has.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ -- -Wshadow

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* A parameter is called on. */
int parameter(int on, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, on); // #listen
}

/* A local is called on. */
int local(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, 5); // #listen
}

/* A local of a later block is called on: it would hide the new one. */
int later_block(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  if (n) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  }
  return listen(fd, 5); // #listen
}

/* on and reuse_addr are both taken. */
int both(int on, const struct sockaddr *a, socklen_t n) {
  int reuse_addr = on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuseaddr_on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuseaddr_on, sizeof(reuseaddr_on));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, reuse_addr); // #listen
}

/* All three are taken: numbers follow. */
int all(int on, int reuseaddr_on, const struct sockaddr *a, socklen_t n) {
  int reuse_addr = on + reuseaddr_on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on2 = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on2, sizeof(on2));
  // CHECK-FIXES-NEXT:  bind(fd, a, n);
  return listen(fd, reuse_addr); // #listen
}

/* Two fixes in one scope declare two names. */
int two(const struct sockaddr *a, socklen_t n) {
  int first = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int second = socket(AF_INET6, SOCK_STREAM, 0); // #socket.2
  bind(first, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'first' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(first, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  bind(first, a, n);
  listen(first, 5); // #listen
  bind(second, a, n); // #bind.2
  // CHECK-MESSAGES: #bind.2: warning: listening socket 'second' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen.2: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(second, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
  // CHECK-FIXES-NEXT:  bind(second, a, n);
  return listen(second, 5); // #listen.2
}

/* Two scopes side by side may use the same name. */
int side_by_side(const struct sockaddr *a, socklen_t n, int v6) {
  int fd;
  if (v6) {
    fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:    bind(fd, a, n);
  } else {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket.2
    bind(fd, a, n); // #bind.2
    // CHECK-MESSAGES: #bind.2: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket.2: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:    bind(fd, a, n);
  }
  return listen(fd, 5); // #listen
}
