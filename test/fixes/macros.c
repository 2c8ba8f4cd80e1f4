//===--- macros.c - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The bind is in the argument of a macro, or in its body: the edit goes before
// the use of the macro.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu17

#include <assert.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>

#define CHECK(call)                                                            \
  do {                                                                         \
    if ((call) < 0) {                                                          \
      perror(#call);                                                           \
      abort();                                                                 \
    }                                                                          \
  } while (0)

int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  CHECK(bind(fd, a, n)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  CHECK(bind(fd, a, n));
  return listen(fd, 5); // #listen
}

/* Not inside of it: assert may be off. */
int asserted(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  assert(bind(fd, a, n) == 0); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  assert(bind(fd, a, n) == 0);
  return listen(fd, 5); // #listen
}

/* A statement expression that tries again and again. */
#define RETRY(call)                                                            \
  ({                                                                           \
    int result;                                                                \
    do                                                                         \
      result = (call);                                                         \
    while (result < 0 && errno == EINTR);                                      \
    result;                                                                    \
  })

int expression(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (RETRY(bind(fd, a, n)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (RETRY(bind(fd, a, n)) < 0)
  return listen(fd, 5); // #listen
}

/* Both calls are arguments of what checks them: so is the new one. */
#define IS_GOOD(call) ((call) >= 0)

int operands(const struct sockaddr *a, socklen_t n) {
  int fd;
  if (IS_GOOD(fd = socket(AF_INET, SOCK_STREAM, 0)) && // #socket
      IS_GOOD(bind(fd, a, n))) // #bind
    return listen(fd, 5); // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:      IS_GOOD(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int))) &&
  // CHECK-FIXES-NEXT:      IS_GOOD(bind(fd, a, n)))
  return -1;
}

/* The bind is in the body, and the descriptor in the argument. */
#define BIND_OR_DIE(descriptor, address, length)                               \
  do {                                                                         \
    if (bind((descriptor), address, length) < 0)                               \
      abort();                                                                 \
  } while (0)

struct server {
  int fd;
};

int body(int server, struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (server) // #if
    BIND_OR_DIE(s->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind@BIND_OR_DIE: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (server)
  // CHECK-FIXES:  if (server) {
  // CHECK-FIXES-NEXT:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    BIND_OR_DIE(s->fd, a, n);
  // CHECK-FIXES-NEXT:  }
  return listen(s->fd, 5); // #listen
}

/* Only a part of the descriptor is in the argument. */
#define BIND_SERVER(server, address, length)                                   \
  bind((server)->fd, address, length)
#define BIND_ONE(index, address, length) bind(fds[(index)], address, length)

int part(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (BIND_SERVER(s, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind@BIND_SERVER: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (BIND_SERVER(s, a, n) < 0)
  return listen(s->fd, 5); // #listen
}

int element(int *fds, int i, const struct sockaddr *a, socklen_t n) {
  fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (BIND_ONE(i, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind@BIND_ONE: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (BIND_ONE(i, a, n) < 0)
  return listen(fds[i], 5); // #listen
}

/* The block around it is an argument, too. */
#define TWICE_OR_ONCE(block) block

int block(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  TWICE_OR_ONCE({
    bind(fd, a, n); // #bind
  })
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:    int on = 1;
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:    bind(fd, a, n);
  return listen(fd, 5); // #listen
}

/* The comma operator needs parentheses of its own: those of the body of a macro
   come too late. */
#define GROUP(expr) (expr)
int group(int wanted, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int rc = wanted ? GROUP(bind(fd, a, n)) : -1; // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int rc = wanted ? GROUP(bind(fd, a, n)) : -1;
  // CHECK-FIXES:  int rc = wanted ? GROUP((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-NEXT:                           bind(fd, a, n))) : -1;
  return rc ? rc : listen(fd, 5); // #listen
}

int grouped(int wanted, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int rc = wanted ? GROUP((bind(fd, a, n))) : -1; // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  int rc = wanted ? GROUP((bind(fd, a, n))) : -1;
  // CHECK-FIXES:  int rc = wanted ? GROUP((setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-NEXT:                           bind(fd, a, n))) : -1;
  return rc ? rc : listen(fd, 5); // #listen
}
