//===--- volatile-locals.c - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A volatile local variable keeps its value over longjmp(): who cleans up after
// errors that way keeps descriptors in one.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <netinet/in.h>
#include <setjmp.h>
#include <sys/socket.h>
#include <unistd.h>

static jmp_buf failed;
static const int on = 1;

static void check(int result) {
  if (result < 0)
    longjmp(failed, 1);
}

int with(const struct sockaddr *a, socklen_t n) {
  volatile int fd = -1;
  if (setjmp(failed)) {
    if (fd >= 0)
      close(fd);
    return -1;
  }
  fd = socket(AF_INET, SOCK_STREAM, 0);
  check(fd);
  check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  check(bind(fd, a, n));
  check(listen(fd, 5));
  return fd;
}

int without(const struct sockaddr *a, socklen_t n) {
  volatile int fd = -1;
  if (setjmp(failed)) {
    if (fd >= 0)
      close(fd);
    return -1;
  }
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  check(fd);
  check(bind(fd, a, n)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  check(listen(fd, 5)); // #listen
  return fd;
}

/* The second try, after longjmp(), has the option. */
int second_try(const struct sockaddr *a, socklen_t n) {
  volatile int reuse = 0;
  int fd;
  setjmp(failed);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  reuse = 1;
  check(bind(fd, a, n));
  return listen(fd, 5);
}

/* Without setjmp() nothing else can change it. */
int plain_with(const struct sockaddr *a, socklen_t n) {
  volatile int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int plain_without(const struct sockaddr *a, socklen_t n) {
  volatile int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
