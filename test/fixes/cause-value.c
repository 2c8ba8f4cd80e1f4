//===--- cause-value.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A value that is zero, not there or too small is corrected, where the intent is
// plain and nothing else changes with it.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t

#include <netinet/in.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/socket.h>

/* Zero, in a variable that is there for this call. */
int zero(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int on = 0;
  // CHECK-FIXES:  int on = 1;
}

/* Set to one when it is too late. */
int zero_then_one(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  on = 1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int on = 0;
  // CHECK-FIXES:  int on = 1;
}

/* A variable that says so may be meant: a call is added. */
int off(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* So may one that others use. */
int shared_zero(const struct sockaddr *a, socklen_t n) {
  int value = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof(value));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A literal. */
int literal(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){0}, sizeof(int)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){0}, sizeof(int));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
}

int small_literal(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(char){1}, sizeof(char)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(char){1}, sizeof(char));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
}

/* No value. */
int uninitialized(const struct sockaddr *a, socklen_t n) {
  int on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here reliably: the option value is uninitialized
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int on;
  // CHECK-FIXES:  int on = 1;
}

/* Among others. */
int among_others(const struct sockaddr *a, socklen_t n) {
  int first = 0, on, last = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  (void)(first + last);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here reliably: the option value is uninitialized
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int first = 0, on, last = 0;
  // CHECK-FIXES:  int first = 0, on = 1, last = 0;
}

/* A byte, and the value is a word. */
int byte(const struct sockaddr *a, socklen_t n) {
  bool on = true;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  bool on = true;
  // CHECK-FIXES:  int on = 1;
}

int character(const struct sockaddr *a, socklen_t n) {
  const char on = 2;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  const char on = 2;
  // CHECK-FIXES:  const int on = 2;
}

/* The size is asked of the type. */
int size_of_type(const struct sockaddr *a, socklen_t n) {
  bool on = true;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(bool)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  bool on = true;
  // CHECK-REMOVED:  int fd = socket(AF_INET, SOCK_STREAM, 0);
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(bool));
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  int fd = socket(AF_INET, SOCK_STREAM, 0);
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Other options that take an int gain by it. */
int several(const struct sockaddr *a, socklen_t n) {
  short on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 2 bytes and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  short on = 1;
  // CHECK-FIXES:  int on = 1;
}

/* An int, of which a byte is passed. */
int length(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 1); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 1);
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Used elsewhere: another variable is passed. */
int elsewhere(const struct sockaddr *a, socklen_t n) {
  char value = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  printf("%d\n", value);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  // CHECK-FIXES:  int on = value;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A parameter: two callers, one edit. */
static void set_reuse(int fd, bool reuse) {
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)) < 0) // #set
    perror("setsockopt");
  // CHECK-REMOVED:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)) < 0)
  // CHECK-FIXES:  int on = reuse;
  // CHECK-FIXES-NEXT:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
}

int one(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_reuse(fd, true);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
}

int another(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_reuse(fd, true);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: that of another report mends this one, too
}
