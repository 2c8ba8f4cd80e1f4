//===--- known-wrong-port-zero.c - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ports that are zero by construction, or seem to be.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// XFAIL: *
// REQUIRES: full

// A false report: the addresses that getaddrinfo() gives for the service "0" are
// not known to have the port 0. A miss: a port that is written byte by byte still passes for 0.

#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* getaddrinfo() of the service "0" gives addresses with the port 0. */
int service_zero(void) {
  struct addrinfo hints, *ai;
  int fd;
  memset(&hints, 0, sizeof(hints));
  hints.ai_flags = AI_PASSIVE;
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(NULL, "0", &hints, &ai) != 0)
    return -1;
  fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
  bind(fd, ai->ai_addr, ai->ai_addrlen);
  freeaddrinfo(ai);
  return listen(fd, 5);
}

/* Written byte by byte, which is not followed as a zero: Missing. */
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
