//===--- note-spelled.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A call that was meant to set the option has its note, also where the name is
// spelled far from it: as an argument of a helper, in a variable or a table.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

/* Level, name and an int. */
static int set_int(int fd, int level, int name, int value) {
  return setsockopt(fd, level, name, &value, sizeof(value)); // #set_int
}

/* The wrong level goes through a helper; there the name is only the number 2,
   but the call of the helper spells it. */
int level_through(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_int(fd, IPPROTO_TCP, SO_REUSEADDR, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #set_int@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The same number at the same level, but it means something else: no note. */
int other_option(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #other_socket
  set_int(fd, IPPROTO_TCP, TCP_MAXSEG, 1);
  bind(fd, a, n); // #other_bind
  // CHECK-MESSAGES: #other_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #other_socket@socket: note: socket created here
  // CHECK-MESSAGES: #other_listen@listen: note: socket listens here
  return listen(fd, 5); // #other_listen
}

/* The right level. */
int right_level(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_int(fd, SOL_SOCKET, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Names that are or-ed, two helpers away. */
static void set_flag(int fd, int name) { set_int(fd, SOL_SOCKET, name, 1); }

int ored_through(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #ored_socket
  set_flag(fd, SO_REUSEADDR | SO_REUSEPORT);
  bind(fd, a, n); // #ored_bind
  // CHECK-MESSAGES: #ored_bind@bind: warning: listening socket 'fd' is bound with SO_REUSEPORT but without SO_REUSEADDR; SO_REUSEPORT lets other processes of the same user share the port [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #ored_socket@socket: note: socket created here
  // CHECK-MESSAGES: #set_int@setsockopt: note: SO_REUSEADDR is not set here: option names are numbers that cannot be combined with '|'
  // CHECK-MESSAGES: #ored_listen@listen: note: socket listens here
  return listen(fd, 5); // #ored_listen
}

/* A variable that gets another name before it is used: no note. */
int variable(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #variable_socket
  int one = 1, name = SO_REUSEADDR;
  setsockopt(fd, IPPROTO_TCP, name, &one, sizeof(one)); // #variable_set
  name = TCP_NODELAY;
  setsockopt(fd, IPPROTO_TCP, name, &one, sizeof(one));
  bind(fd, a, n); // #variable_bind
  // CHECK-MESSAGES: #variable_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #variable_socket@socket: note: socket created here
  // CHECK-MESSAGES: #variable_set@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #variable_listen@listen: note: socket listens here
  return listen(fd, 5); // #variable_listen
}

/* A table with the wrong level in one row. */
static const struct {
  int level, name, value;
} options[] = {
    {IPPROTO_TCP, TCP_NODELAY, 1},
    {IPPROTO_TCP, SO_REUSEADDR, 1},
};

int table(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #table_socket
  unsigned i;
  for (i = 0; i < sizeof(options) / sizeof(options[0]); i++)
    setsockopt(fd, options[i].level, options[i].name, // #table_set
               &options[i].value, sizeof(options[i].value));
  bind(fd, a, n); // #table_bind
  // CHECK-MESSAGES: #table_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #table_socket@socket: note: socket created here
  // CHECK-MESSAGES: #table_set@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #table_listen@listen: note: socket listens here
  return listen(fd, 5); // #table_listen
}
