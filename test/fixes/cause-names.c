//===--- cause-names.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Or-ed names become one call for each, and what is done with the result stays.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ -std=gnu99,gnu2x,c++98,c++20

#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A statement. */
int statement(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  // CHECK-FIXES:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
}

/* The other way round, and cast to void. */
int cast(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  (void)setsockopt(fd, SOL_SOCKET, SO_REUSEPORT | SO_REUSEADDR, &on, sizeof on); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  (void)setsockopt(fd, SOL_SOCKET, SO_REUSEPORT | SO_REUSEADDR, &on, sizeof on);
  // CHECK-FIXES:  (void)setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  // CHECK-FIXES-NEXT:  (void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
}

/* A test for failure. */
int less(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) < 0) { // #setsockopt
    perror("setsockopt");
    return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) < 0) {
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) < 0) {
}

int minus_one(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) == -1) { // #setsockopt
    perror("setsockopt");
    return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) == -1) {
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == -1 ||
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) == -1) {
}

int not_zero(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) != 0) { // #setsockopt
    perror("setsockopt");
    return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) != 0) {
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) != 0) {
}

int yoda(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (-1 == setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) { // #setsockopt
    perror("setsockopt");
    return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (-1 == setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) {
  // CHECK-FIXES:  if (-1 == setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) ||
  // CHECK-FIXES-NEXT:      -1 == setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on))) {
}

int truth(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) { // #setsockopt
    perror("setsockopt");
    return -1;
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) {
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) ||
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on))) {
}

/* Within other tests: parentheses where they are needed. */
int chained(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) < 0) // #setsockopt
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) < 0)
  // CHECK-FIXES:  if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0 ||
  // CHECK-FIXES-NEXT:                setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) < 0)
}

int negated(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) == 0)) // #setsockopt
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (!(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) == 0))
  // CHECK-FIXES:  if (!(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
  // CHECK-FIXES-NEXT:        setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) == 0))
}

int and_also(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) // #setsockopt
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (fd >= 0 && setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)))
  // CHECK-FIXES:  if (fd >= 0 && (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) ||
  // CHECK-FIXES-NEXT:                  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on))))
}

/* An assignment: a failure stays in the variable. */
int assigned(const struct sockaddr *a, socklen_t n) {
  int on = 1, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)); // #setsockopt
  if (status < 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  // CHECK-FIXES:  status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (status == 0)
  // CHECK-FIXES-NEXT:    status = setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
}

/* An assignment in a test. */
int assigned_in_test(const struct sockaddr *a, socklen_t n) {
  int on = 1, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if ((status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) < 0) // #setsockopt
    return status;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if ((status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on))) < 0)
  // CHECK-FIXES:  if ((status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on))) < 0 ||
  // CHECK-FIXES-NEXT:      (status = setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on))) < 0)
}

/* A result that is returned. */
static int prepare(int fd) {
  int on = 1;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)); // #prepare
  // CHECK-REMOVED:  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  // CHECK-FIXES:  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
  // CHECK-FIXES-NEXT:    return -1;
  // CHECK-FIXES-NEXT:  return setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on));
}

int prepared(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (prepare(fd) < 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #prepare@setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
}

/* A name that is no switch: a call is added. */
int linger(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_LINGER, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) != 0) // #bind
    return -2;
  return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int reuse_addr = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse_addr, sizeof(reuse_addr));
}
