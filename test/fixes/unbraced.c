//===--- unbraced.c - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A branch or loop body without braces gets them, and keeps its comments.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++

#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

/* The else follows the new brace. */
int then_branch(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (server) // why
    bind(fd, a, n); // #bind
  else
    puts("no server");
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (server) // why
  // CHECK-FIXES:  if (server) { // why
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    bind(fd, a, n);
  // CHECK-REMOVED:  else
  // CHECK-FIXES-NEXT:  } else
  return listen(fd, 5); // #listen
}

/* A comment stands before the statement. */
int else_branch(int client, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (client) {
    abort();
  } else
    /* A server has an address. */
    bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  } else
  // CHECK-FIXES:  } else {
  // CHECK-FIXES-NEXT:    /* A server has an address. */
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    bind(fd, a, n);
  // CHECK-FIXES-NEXT:  }
  return listen(fd, 5); // #listen
}

/* An else binds to the same if as before. */
int dangling(int server, int loud, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (server) {
    if (loud)
      bind(fd, a, n); // #bind
    else
      puts("quiet");
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:    if (loud)
  // CHECK-FIXES:    if (loud) {
  // CHECK-FIXES-NEXT:      int on = 1;
  // CHECK-FIXES-NEXT:      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:      bind(fd, a, n);
  // CHECK-REMOVED:    else
  // CHECK-FIXES-NEXT:    } else
  return listen(fd, 5); // #listen
}

/* The statement is an if of its own, in a loop. */
int loop_body(int times, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  while (times-- > 0) // #while
    if (bind(fd, a, n) == 0) // #bind
      break;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  while (times-- > 0)
  // CHECK-FIXES:  while (times-- > 0) {
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    if (bind(fd, a, n) == 0)
  // CHECK-FIXES-NEXT:      break;
  // CHECK-FIXES-NEXT:  }
  return listen(fd, 5); // #listen
}

/* The body of a do. */
int do_body(int times, const struct sockaddr *a, socklen_t n) {
  int status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  do // #do
    status = bind(fd, a, n); // #bind
  while (status < 0 && --times);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  do
  // CHECK-FIXES:  do {
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    status = bind(fd, a, n);
  // CHECK-REMOVED:  while (status < 0 && --times);
  // CHECK-FIXES-NEXT:  } while (status < 0 && --times);
  return listen(fd, 5); // #listen
}

/* Braces on lines of their own. */
int own_lines(int server, const struct sockaddr *a, socklen_t n)
{
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd < 0)
    {
        perror("socket");
        return -1;
    }
    if (server) bind(fd, a, n); // #bind
    else return 0;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
    // CHECK-REMOVED:    if (server) bind(fd, a, n);
    // CHECK-FIXES:    if (server)
    // CHECK-FIXES-NEXT:    {
    // CHECK-FIXES-NEXT:        int on = 1;
    // CHECK-FIXES-NEXT:        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    // CHECK-FIXES-NEXT:        bind(fd, a, n);
    // CHECK-FIXES-NEXT:    }
    return listen(fd, 5); // #listen
}

/* More on the line: all stays on it. */
int one_line(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (server) bind(fd, a, n); else puts("no server"); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (server) bind(fd, a, n); else puts("no server");
  // CHECK-FIXES:  if (server) { int on = 1; setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); bind(fd, a, n); } else puts("no server");
  return listen(fd, 5); // #listen
}
