//===--- cause-moved.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call after the bind is moved before it, if it means the same there.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A statement. */
int statement(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-NEXT:    return -1;
}

/* With its value, its comment and its handling of errors. */
int whole(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;

  /* Restart at once. */
  int on = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0) { // #setsockopt
    perror("setsockopt");
    return -1;
  }

  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:
  // CHECK-REMOVED:  if (bind(fd, a, n) < 0)
  // CHECK-REMOVED:    return -1;
  // CHECK-FIXES:  /* Restart at once. */
  // CHECK-FIXES-NEXT:  int on = 1;
  // CHECK-FIXES-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0) {
  // CHECK-FIXES-NEXT:    perror("setsockopt");
  // CHECK-FIXES-NEXT:    return -1;
  // CHECK-FIXES-NEXT:  }
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0)
  // CHECK-FIXES-NEXT:    return -1;
}

/* With the test of its result. */
int tested(const struct sockaddr *a, socklen_t n) {
  int on = 1, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  status = bind(fd, a, n); // #bind
  if (status < 0)
    return -1;
  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (status < 0)
    return -2;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-REMOVED:  if (status < 0)
  // CHECK-REMOVED:    return -2;
  // CHECK-FIXES:  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (status < 0)
  // CHECK-FIXES-NEXT:    return -2;
  // CHECK-FIXES-NEXT:  status = bind(fd, a, n);
}

/* The value is changed in between: a call is added. */
int changed(const struct sockaddr *a, socklen_t n) {
  int value = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  value = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Another configuration may see other lines: a call is added. */
int directive(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
#ifdef SO_REUSEADDR
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
#endif
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* In a branch of its own: a call is added. */
int branch(const struct sockaddr *a, socklen_t n, int reuse) {
  int value = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Errors are handled with what is made in between: a call is added. */
int between(const struct sockaddr *a, socklen_t n) {
  int value = 1, other;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  other = dup(0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)) < 0) { // #setsockopt
    close(other);
    return -1;
  }
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A label stands in between: a call is added. */
int label(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
again:
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  if (listen(fd, 5) < 0) // #listen
    goto again;
  return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here after the bind, which is too late
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
