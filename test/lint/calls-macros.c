//===--- calls-macros.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Macros that create, set, bind, listen or check the result.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=gnu11 --any-fix
// REQUIRES: full

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* CHECK() around each call, which ends the process on an error. */
#define CHECK(call)                                                            \
  do {                                                                         \
    if ((call) < 0) {                                                          \
      perror(#call);                                                           \
      exit(EXIT_FAILURE);                                                      \
    }                                                                          \
  } while (0)

int check_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, fd;
  CHECK(fd = socket(AF_INET, SOCK_STREAM, 0));
  CHECK(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  CHECK(bind(fd, a, n));
  CHECK(listen(fd, 5));
  return fd;
}

int check_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  CHECK(fd = socket(AF_INET, SOCK_STREAM, 0)); // #socket
  CHECK(bind(fd, a, n)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  CHECK(listen(fd, 5)); // #listen
  return fd;
}

/* TRY() repeats a call that a signal has interrupted, and has its result. */
#define TRY(call)                                                              \
  __extension__({                                                              \
    int result_;                                                               \
    do                                                                         \
      result_ = (call);                                                        \
    while (result_ == -1 && errno == EINTR);                                   \
    result_;                                                                   \
  })

int try_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = TRY(socket(AF_INET, SOCK_STREAM, 0));
  if (fd == -1)
    return -1;
  if (TRY(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on))) == -1)
    return -1;
  if (TRY(bind(fd, a, n)) == -1)
    return -1;
  return TRY(listen(fd, 5));
}

int try_without(const struct sockaddr *a, socklen_t n) {
  int fd = TRY(socket(AF_INET, SOCK_STREAM, 0)); // #socket
  if (fd == -1)
    return -1;
  if (TRY(bind(fd, a, n)) == -1) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return TRY(listen(fd, 5)); // #listen
}

/* The set is in a macro, in one with a variable of its own, and in one that
   does nothing in this build. */
#define SET_REUSE(fd)                                                          \
  do {                                                                         \
    int on_ = 1;                                                               \
    (void)setsockopt((fd), SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));       \
  } while (0)
#define SET_FLAG(fd, name)                                                     \
  setsockopt((fd), SOL_SOCKET, (name), &(const int){1}, sizeof(int))
#define SET_NOTHING(fd)                                                        \
  do {                                                                         \
    (void)(fd);                                                                \
  } while (0)

int macro_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  SET_REUSE(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int macro_nothing(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  SET_NOTHING(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int macro_flag(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (SET_FLAG(fd, SO_REUSEADDR) < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int macro_other_flag(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (SET_FLAG(fd, SO_KEEPALIVE) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The bind is in a macro: the fix goes before its use. */
#define BIND_TO(fd, a, n) bind((fd), (a), (n))

int bind_macro_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  SET_REUSE(fd);
  if (BIND_TO(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int bind_macro_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (BIND_TO(fd, a, n) < 0) // #bound
    return -1;
  // CHECK-MESSAGES: #bound@BIND_TO: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The whole listener is a macro. */
#define LISTEN_SOCKET(fd, a, n)                                                \
  do {                                                                         \
    int on_ = 1;                                                               \
    (fd) = socket(AF_INET, SOCK_STREAM, 0);                                    \
    if ((fd) < 0)                                                              \
      break;                                                                   \
    setsockopt((fd), SOL_SOCKET, SO_REUSEADDR, &on_, sizeof(on_));             \
    if (bind((fd), (a), (n)) < 0 || listen((fd), 5) < 0) {                     \
      close(fd);                                                               \
      (fd) = -1;                                                               \
    }                                                                          \
  } while (0)
#define BARE_SOCKET(fd, a, n)                                                  \
  do {                                                                         \
    (fd) = socket(AF_INET, SOCK_STREAM, 0);                                    \
    if ((fd) < 0)                                                              \
      break;                                                                   \
    if (bind((fd), (a), (n)) < 0 || listen((fd), 5) < 0) {                     \
      close(fd);                                                               \
      (fd) = -1;                                                               \
    }                                                                          \
  } while (0)

int whole_with(const struct sockaddr *a, socklen_t n) {
  int fd;
  LISTEN_SOCKET(fd, a, n);
  return fd;
}

int whole_without(const struct sockaddr *a, socklen_t n) {
  int fd;
  BARE_SOCKET(fd, a, n); // #BARE_SOCKET
  // CHECK-MESSAGES: #BARE_SOCKET@BARE_SOCKET: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #BARE_SOCKET@BARE_SOCKET: note: socket created here
  // CHECK-MESSAGES: #BARE_SOCKET@BARE_SOCKET: note: socket listens here
  // CHECK-MESSAGES: #BARE_SOCKET@BARE_SOCKET: note: no fix is offered: the descriptor gets its value in the same statement as the bind
  return fd;
}

/* A statement as the argument of a macro. */
#define DO(statement)                                                          \
  do {                                                                         \
    statement;                                                                 \
  } while (0)
#define UNLESS(failed, call)                                                   \
  if ((call) != 0)                                                             \
  goto failed

int do_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  DO(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  UNLESS(failed, bind(fd, a, n));
  UNLESS(failed, listen(fd, 5));
  return fd;
failed:
  close(fd);
  return -1;
}

int do_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  UNLESS(failed, bind(fd, a, n)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  UNLESS(failed, listen(fd, 5)); // #listen
  return fd;
failed:
  close(fd);
  return -1;
}

/* Options from an X macro. */
#define OPTIONS(X)                                                             \
  X(SO_KEEPALIVE)                                                              \
  X(SO_REUSEADDR)
#define FEW_OPTIONS(X) X(SO_KEEPALIVE)
#define APPLY(name) setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));

int x_macro_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  OPTIONS(APPLY)
  bind(fd, a, n);
  return listen(fd, 5);
}

int x_macro_without(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  FEW_OPTIONS(APPLY)
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The name of the descriptor is a macro. */
#define SERVER (state.fds[1])
static struct {
  int fds[2];
} state;

int named_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  SERVER = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(SERVER, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(SERVER, a, n);
  return listen(SERVER, 5);
}

int named_without(const struct sockaddr *a, socklen_t n) {
  SERVER = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(SERVER, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'SERVER' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(SERVER, 5); // #listen
}

/* A macro that is on or off in this build. */
#define USE_REUSE 1
#define USE_NOTHING 0

int switched_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
#if USE_REUSE
  SET_REUSE(fd);
#endif
  bind(fd, a, n);
  return listen(fd, 5);
}

int switched_without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (USE_NOTHING)
    SET_REUSE(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
