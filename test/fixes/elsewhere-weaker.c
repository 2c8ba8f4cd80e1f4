//===--- elsewhere-weaker.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two stream sockets are bound where datagram sockets pass, too: one lacks the
// option, the other has it on some paths. Only with StrictMode the second one
// would still be reported once the first is mended; there the fix is for both.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// RUN: %check_socket_tidy %s %t -strict --suffix=,STRICT

#include <netinet/in.h>
#include <sys/socket.h>

static int weak_bind(int fd, const struct sockaddr *a, socklen_t n) {
  return bind(fd, a, n); // #bind
}
// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
// CHECK-MESSAGES: #missing@socket: note: socket created here
// CHECK-MESSAGES: #missing_listens@listen: note: socket listens here

int missing(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #missing
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  weak_bind(fd, a, n);
  return listen(fd, 5); // #missing_listens
}

int partial(int reuse, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int one = 1;
  // CHECK-FIXES-STRICT:  int on = 1;
  // CHECK-FIXES-STRICT-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
  weak_bind(fd, a, n);
  return listen(fd, 5);
}

int udp(const struct sockaddr *a, socklen_t n) {
  return weak_bind(socket(AF_INET, SOCK_DGRAM, 0), a, n);
}
