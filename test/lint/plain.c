//===--- plain.c - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The whole server in one function: with the option, and without it.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --lang c,c++ -std=c99,c2x,c++17 --any-fix

#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* In the manner of valgrind's vgdb: nothing sets the option. */
int open_without(int port) {
  struct sockaddr_in servAddr;
  int sd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (sd == -1) {
    perror("cannot open socket");
    return -1;
  }

  memset(&servAddr, 0, sizeof(servAddr));
  servAddr.sin_family = AF_INET;
  servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
  servAddr.sin_port = htons(port);

  if (bind(sd, (struct sockaddr *)&servAddr, sizeof(servAddr)) < 0) { // #bind
    perror("cannot bind port");
    close(sd);
    return -1;
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 'sd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(sd, 1) < 0) { // #listen
    perror("error listen");
    return -1;
  }
  return sd;
}

/* The same with the option: silent. */
int open_with(int port) {
  struct sockaddr_in servAddr;
  int one = 1;
  int sd = socket(AF_INET, SOCK_STREAM, 0);
  if (sd == -1) {
    perror("cannot open socket");
    return -1;
  }
  if (setsockopt(sd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one)) < 0)
    perror("cannot set the option");

  memset(&servAddr, 0, sizeof(servAddr));
  servAddr.sin_family = AF_INET;
  servAddr.sin_addr.s_addr = htonl(INADDR_ANY);
  servAddr.sin_port = htons(port);

  if (bind(sd, (struct sockaddr *)&servAddr, sizeof(servAddr)) < 0) {
    perror("cannot bind port");
    close(sd);
    return -1;
  }
  if (listen(sd, 1) < 0) {
    perror("error listen");
    return -1;
  }
  return sd;
}

/* Plain statements, nothing checked: the option is missing all the same. */
int careless_without(const struct sockaddr_in *where) {
  int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP); // #socket
  bind(fd, (const struct sockaddr *)where, sizeof(*where)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, SOMAXCONN); // #listen
  return fd;
}

/* Set between socket() and bind(), nothing checked: silent. */
int careless_with(const struct sockaddr_in *where) {
  const int yes = 1;
  int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  bind(fd, (const struct sockaddr *)where, sizeof(*where));
  listen(fd, SOMAXCONN);
  return fd;
}

/* Two servers in one function are two bind sites: each has its own verdict. */
void two_in_a_row(const struct sockaddr_in *where, int fds[2]) {
  int on = 1;
  int control = socket(AF_INET, SOCK_STREAM, 0);
  int data = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(control, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(control, (const struct sockaddr *)&where[0], sizeof(*where));
  listen(control, 5);
  fds[0] = control;
  bind(data, (const struct sockaddr *)&where[1], sizeof(*where)); // #bind
  listen(data, 5); // #listen
  fds[1] = data;
  // CHECK-MESSAGES: #bind: warning: listening socket 'data' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
}
