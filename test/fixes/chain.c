//===--- chain.c - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bind is one of several operands: the edit goes before the whole if when
// the descriptor has its value by then. Else it goes inside, and the operand is
// checked as its neighbours are.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c -std=c99,c17 --suffix=,C
// RUN: %check_socket_tidy %s %t --lang c++ -std=c++98,c++20 --suffix=,CXX
// RUN: %check_socket_tidy %s %t --lang c -std=gnu89 --suffix=,CXX
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* First of a chain. */
int first(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
  return fd;
}

/* Later in a chain that tests the descriptor. */
int later(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0 || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (fd >= 0)
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (fd < 0 || bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}

/* An error chain: a failing setsockopt is an error as well. */
int error_chain(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES-C:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) < 0 ||
  // CHECK-FIXES-C-NEXT:      bind(fd, a, n) < 0)
  // CHECK-FIXES-CXX:  int on = 1;
  // CHECK-FIXES-CXX-NEXT:  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 ||
  // CHECK-FIXES-CXX-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
  // CHECK-FIXES-CXX-NEXT:      bind(fd, a, n) < 0)
  return listen(fd, 5); // #listen
}

/* A success chain. */
int success_chain(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) != -1 // #socket
      && bind(fd, a, n) != -1) // #bind
    return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES-C:      && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)) != -1
  // CHECK-FIXES-C-NEXT:      && bind(fd, a, n) != -1)
  // CHECK-FIXES-CXX:  int on = 1;
  // CHECK-FIXES-CXX-NEXT:  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) != -1
  // CHECK-FIXES-CXX-NEXT:      && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != -1
  // CHECK-FIXES-CXX-NEXT:      && bind(fd, a, n) != -1)
  return -1;
}

/* Success on the left, failure on the right: to check one more call would turn
   the meaning around, so it is not checked. */
int mixed_chain(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0 && // #socket
      bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED-C:      bind(fd, a, n) < 0)
  // CHECK-FIXES-C:      (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-C-NEXT:       bind(fd, a, n)) < 0)
  // CHECK-REMOVED-CXX:      bind(fd, a, n) < 0)
  // CHECK-FIXES-CXX:  int on = 1;
  // CHECK-FIXES-CXX-NEXT:  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0 &&
  // CHECK-FIXES-CXX-NEXT:      (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-CXX-NEXT:       bind(fd, a, n)) < 0)
  return listen(fd, 5); // #listen
}

/* The result is kept. */
int kept(const struct sockaddr *a, socklen_t n) {
  int fd;
  int rc;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || // #socket
      (rc = bind(fd, a, n)) != 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES-C:      (rc = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int))) != 0 ||
  // CHECK-FIXES-C-NEXT:      (rc = bind(fd, a, n)) != 0)
  // CHECK-FIXES-CXX:  int on = 1;
  // CHECK-FIXES-CXX-NEXT:  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 ||
  // CHECK-FIXES-CXX-NEXT:      (rc = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on))) != 0 ||
  // CHECK-FIXES-CXX-NEXT:      (rc = bind(fd, a, n)) != 0)
  return rc + listen(fd, 5); // #listen
}

/* The operands of a comma. */
int comma(const struct sockaddr *a, socklen_t n) {
  int fd;
  int rc;
  fd = socket(AF_INET, SOCK_STREAM, 0), // #socket
  rc = bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED-C:  rc = bind(fd, a, n);
  // CHECK-FIXES-C:  rc = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-C-NEXT:        bind(fd, a, n));
  // CHECK-REMOVED-CXX:  rc = bind(fd, a, n);
  // CHECK-FIXES-CXX:  int on = 1;
  // CHECK-FIXES-CXX-NEXT:  fd = socket(AF_INET, SOCK_STREAM, 0),
  // CHECK-FIXES-CXX-NEXT:  rc = (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
  // CHECK-FIXES-CXX-NEXT:        bind(fd, a, n));
  return rc + listen(fd, 5); // #listen
}
