//===--- values-at-call.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option value and its size, as they are when setsockopt() is called.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* The variable serves one option after the other; last it was 0. */
int reused_variable(const struct sockaddr *a, socklen_t n) {
  int value = 65536;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &value, sizeof(value));
  value = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  value = 0;
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &value, sizeof(value));
  bind(fd, a, n);
  return listen(fd, 5);
}

int reused_variable_zero(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &value, sizeof(value));
  value = 0;
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &value, sizeof(value));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  value = 1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5) + value; // #listen
}

/* Changed in the same expression. */
int counted_up(const struct sockaddr *a, socklen_t n) {
  int value = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  ++value;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  bind(fd, a, n);
  return listen(fd, 5);
}

int counted_down(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  value--;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* !! of something that is known, and of something that is not. */
int twice_not(const struct sockaddr *a, socklen_t n) {
  int on = !!SO_REUSEADDR;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int once_not(const struct sockaddr *a, socklen_t n) {
  int on = !SO_REUSEADDR;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int twice_not_given(const struct sockaddr *a, socklen_t n, int want) {
  int on = !!want;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A run-time choice of two values that both enable it: set. */
int both_enable(const struct sockaddr *a, socklen_t n, int want) {
  int on = want ? 1 : 2;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Compound literals, constants and enumerators. */
enum { OFF, ON };

int literal_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){OFF}, sizeof(int)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int literal_array(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (int[]){ON}, sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

int literal_array_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (int[]){OFF}, sizeof(int)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int local_constant(const struct sockaddr *a, socklen_t n) {
  static const int on = ON;
  const int off = OFF;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &off, sizeof(off));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int local_constant_zero(const struct sockaddr *a, socklen_t n) {
  static const int on = ON;
  const int off = OFF;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Arrays of one and of more. */
int array_with(const struct sockaddr *a, socklen_t n) {
  int on[1] = {1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int array_zero(const struct sockaddr *a, socklen_t n) {
  int on[1] = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int element_with(const struct sockaddr *a, socklen_t n) {
  static const int values[2] = {0, 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &values[1], sizeof(values[1]));
  bind(fd, a, n);
  return listen(fd, 5);
}

int element_zero(const struct sockaddr *a, socklen_t n) {
  static const int values[2] = {0, 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &values[0], sizeof(int)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A member of a struct, and a value behind a pointer. */
struct settings {
  int keep;
  int reuse;
};

int member_with(const struct sockaddr *a, socklen_t n) {
  struct settings s = {.reuse = 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &s.reuse, sizeof(s.reuse));
  bind(fd, a, n);
  return listen(fd, 5);
}

int member_zero(const struct sockaddr *a, socklen_t n) {
  struct settings s = {.keep = 1};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &s.reuse, sizeof(s.reuse)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int pointer_with(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int *p = &on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  *p = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, p, sizeof(*p));
  bind(fd, a, n);
  return listen(fd, 5);
}

int pointer_zero(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  void *p = &on;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  *(int *)p = 0;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, p, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* On the heap. */
int heap_with(const struct sockaddr *a, socklen_t n) {
  int *on = malloc(sizeof(*on));
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (on == NULL)
    return -1;
  *on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(*on));
  free(on);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* memset, and what is assigned after it. */
int memset_with(const struct sockaddr *a, socklen_t n) {
  int on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&on, 0, sizeof(on));
  on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int memset_zero(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&on, 0, sizeof(on));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int memset_ones(const struct sockaddr *a, socklen_t n) {
  int on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&on, 0xff, sizeof(on));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The size as a number, as the size of a type, and in a variable. */
int size_number(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  bind(fd, a, n);
  return listen(fd, 5);
}

int size_one(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 1); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int size_variable(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  socklen_t size = sizeof on;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, size);
  bind(fd, a, n);
  return listen(fd, 5);
}

int size_zero(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 0); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 0 bytes and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The size of the pointer is larger than an int: it counts. */
int size_of_pointer(const struct sockaddr *a, socklen_t n) {
  int value[2] = {1, 0};
  int *on = value;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof on);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The size that getsockopt() has stored is that of the option. */
int size_from_get(const struct sockaddr *a, socklen_t n) {
  int value = 0;
  socklen_t size = sizeof(value);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, &size);
  value = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, size);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Larger types: the first bytes are read. */
int long_with(const struct sockaddr *a, socklen_t n) {
  long on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int long_zero(const struct sockaddr *a, socklen_t n) {
  uint64_t on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Smaller types. */
int short_value(const struct sockaddr *a, socklen_t n) {
  short on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 2 bytes and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int unsigned_value(const struct sockaddr *a, socklen_t n) {
  uint32_t on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A char with the size of an int: four bytes are read, and the first is not
   zero. Bad, but it enables the option. */
int char_as_int(const struct sockaddr *a, socklen_t n) {
  char on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Letters are not zero: an old habit. */
int text_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, "1234", sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Casts of the pointer do not matter, and nor does char *, as Windows has. */
int cast_with(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof on);
  bind(fd, a, n);
  return listen(fd, 5);
}

int cast_zero(const struct sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (void *)(char *)&off, sizeof off); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A global that something else may change: not known. Silent. */
int global_value = 0;

int global_given(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &global_value, sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A static that nothing in this file changes keeps what it was given. */
static int static_on = 1;
static int static_off;

int static_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &static_on, sizeof(static_on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int static_zero(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &static_off, // #setsockopt
             sizeof(static_off));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The result of a function of this file. */
static int yes(void) { return 1; }
static int no(void) { return 0; }

int result_with(const struct sockaddr *a, socklen_t n) {
  int on = yes();
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int result_zero(const struct sockaddr *a, socklen_t n) {
  int on = no();
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The result of a function that cannot be seen: silent. */
int result_given(const struct sockaddr *a, socklen_t n) {
  int on = atoi("1");
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A bool that is widened on the way. */
int widened_with(const struct sockaddr *a, socklen_t n) {
  bool reuse = true;
  int on = reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int widened_zero(const struct sockaddr *a, socklen_t n) {
  bool reuse = false;
  int on = reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Set, and then something else is read from or written to the option. */
int set_and_got(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  socklen_t size = sizeof(value);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, &size);
  bind(fd, a, n);
  return listen(fd, 5) + value;
}

/* Set only if it is not set already. */
int set_if_unset(const struct sockaddr *a, socklen_t n) {
  int value = 0, on = 1;
  socklen_t size = sizeof(value);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, &size);
  if (!value)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Tries again while it fails. */
int set_until_done(const struct sockaddr *a, socklen_t n) {
  int on = 1, status;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  do
    status = setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  while (status != 0);
  bind(fd, a, n);
  return listen(fd, 5);
}
