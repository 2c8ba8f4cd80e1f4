//===--- port-zero.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A port that is zero by construction is chosen by the system: silent. One
// that may be something else is not.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

/* Zeroed and never assigned: silent. */
int zeroed(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* By initialiser: silent. */
int initialised(void) {
  struct sockaddr_in a = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  a.sin_family = AF_INET;
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* Written out: silent. */
int written(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  a.sin_family = AF_INET;
  a.sin_addr.s_addr = INADDR_ANY;
  a.sin_port = 0;
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* Written out through htons, IPv6: silent. */
int written_v6(void) {
  struct sockaddr_in6 a;
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  bzero(&a, sizeof(a));
  a.sin6_family = AF_INET6;
  a.sin6_port = htons(0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* inet_pton fills the address, not the port: silent. */
int address_filled(const char *text) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  inet_pton(AF_INET, text, &a.sin_addr);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* A real port: Missing. */
int real(void) {
  struct sockaddr_in a = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  a.sin_family = AF_INET;
  a.sin_port = htons(8080);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Zero at first, assigned later: Missing. */
int assigned_later(unsigned short port) {
  struct sockaddr_in6 a;
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin6_family = AF_INET6;
  a.sin6_port = 0;
  if (port)
    a.sin6_port = htons(port);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Not zeroed and not assigned: what is in it is not known. Missing. */
int garbage(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  a.sin_family = AF_INET;
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An unseen function may have written the port: Missing. */
int read_config(struct sockaddr_in *a);

int filled_elsewhere(void) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  read_config(&a);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The zeros are copied over: Missing. */
int copied(const struct sockaddr_in *from) {
  struct sockaddr_in a = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  memcpy(&a, from, sizeof(a));
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Written byte by byte: which part a byte belongs to is not followed, and so the
   port is not known to be 0. Missing. */
int through_bytes(unsigned short port) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  unsigned char *bytes = (unsigned char *)&a;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bytes[2] = (unsigned char)(port >> 8);
  bytes[3] = (unsigned char)port;
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
