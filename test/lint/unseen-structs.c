//===--- unseen-structs.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A struct with a copy of a descriptor that a function gets which cannot be
// seen. Nothing else reads the field; each case has a name of its own for it.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

/* By pointer: silent. */
struct A {
  int a_fd;
  int port;
};
void tune_a(struct A *);

int by_pointer(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct A one = {fd, 80};
  tune_a(&one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* By value: silent. */
struct B {
  int b_fd;
  int port;
};
void tune_b(struct B);

int by_value(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct B one = {fd, 80};
  tune_b(one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A literal: silent. */
struct C {
  int c_fd;
  int port;
};
void tune_c(const struct C *);

int literal(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_c(&(struct C){fd, 80});
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A part of another struct: silent. */
struct D {
  int d_fd;
  int port;
};
struct OuterD {
  struct D d;
};
void tune_d(struct OuterD);

int part(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct OuterD outer;
  outer.d.d_fd = fd;
  tune_d(outer);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Copied into another struct: silent. */
struct E {
  int e_fd;
  int port;
};
struct OuterE {
  struct E e;
};
void tune_e(struct OuterE *);

int copied(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct E one = {fd, 80};
  struct OuterE outer;
  outer.e = one;
  tune_e(&outer);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Allocated: silent. */
struct F {
  int f_fd;
  int port;
};
void tune_f(struct F *);

int allocated(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct F *one = malloc(sizeof *one);
  one->f_fd = fd;
  tune_f(one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Filled and passed on by helpers: silent. */
struct G {
  int g_fd;
  int port;
};
void tune_g(struct G *);
static void fill(struct G *one, int fd) { one->g_fd = fd; }
static void pass(struct G *one) { tune_g(one); }

int helped(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct G one;
  fill(&one, fd);
  pass(&one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* From a helper: silent. */
struct H {
  int h_fd;
  int port;
};
void tune_h(struct H *);
static struct H make(int fd) {
  struct H one = {fd, 80};
  return one;
}

int returned(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct H one = make(fd);
  tune_h(&one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A pointer to it in another struct: silent. */
struct I {
  int i_fd;
  int port;
};
struct OuterI {
  struct I *i;
};
void tune_i(struct OuterI *);

int pointed(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct I one = {fd, 80};
  struct OuterI outer = {&one};
  tune_i(&outer);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The struct of a caller: silent. */
struct J {
  int j_fd;
  int port;
};
void tune_j(struct J *);

int of_caller(struct J *one, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  one->j_fd = fd;
  tune_j(one);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Nobody gets it: Missing. */
struct K {
  int k_fd;
  int port;
};
void print(const char *);

int kept(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  struct K one = {fd, 80};
  print("start");
  if (one.port == 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Somebody gets another: Missing. */
struct L {
  int l_fd;
  int port;
};
void tune_l(struct L *);

int another(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  struct L one = {fd, 80};
  struct L other = {-1, 80};
  tune_l(&other);
  if (one.port == 0)
    return -1;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
