//===--- port-zero-setters.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A function of another file that is named for it sets the port.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

void inet_set_port(struct sockaddr_storage *a, in_port_t port);
void sockaddr_port_set(struct sockaddr *a, unsigned port);
void setPort(struct sockaddr_in *a, int port);
void set_port_of(struct sockaddr_storage *a, in_port_t port);
void set_port(struct sockaddr_storage *a, in_port_t port, int family);
socklen_t length_of(const struct sockaddr_storage *a);
void refill(struct sockaddr_storage *a);

/* A data connection of an FTP server: silent. */
int passive(const struct sockaddr_storage *control) {
  struct sockaddr_storage a;
  int fd = socket(control->ss_family, SOCK_STREAM, 0);
  memcpy(&a, control, sizeof(a));
  inet_set_port(&a, 0);
  if (bind(fd, (struct sockaddr *)&a, length_of(&a)) < 0)
    return -1;
  return listen(fd, 1);
}

/* By a pointer, with htons, under other names: silent. */
int by_pointer(struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_port_set(a, htons(0));
  bind(fd, a, n);
  return listen(fd, 1);
}

int in_camel_case(struct sockaddr_in a) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setPort(&a, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 1);
}

/* A port that may be another: Missing. */
int any_port(struct sockaddr_storage a, in_port_t port) {
  int fd = socket(a.ss_family, SOCK_STREAM, 0); // #socket
  inet_set_port(&a, port);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 1); // #listen
}

/* Zero on one path only: Missing. */
int sometimes(struct sockaddr_storage a, int passive) {
  int fd = socket(a.ss_family, SOCK_STREAM, 0); // #socket
  if (passive)
    inet_set_port(&a, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 1); // #listen
}

/* The address is written once more: Missing. */
int written_again(struct sockaddr_storage a) {
  int fd = socket(a.ss_family, SOCK_STREAM, 0); // #socket
  inet_set_port(&a, 0);
  refill(&a);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 1); // #listen
}

/* Another address has the port 0: Missing. */
int another(struct sockaddr_storage a, struct sockaddr_storage b) {
  int fd = socket(a.ss_family, SOCK_STREAM, 0); // #socket
  inet_set_port(&b, 0);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 1); // #listen
}

/* The name or the parameters say something else: Missing. */
int other_name(struct sockaddr_storage a) {
  int fd = socket(a.ss_family, SOCK_STREAM, 0); // #socket
  set_port_of(&a, 0);
  set_port(&a, 0, AF_INET);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 1); // #listen
}
