/*===--- serve.h - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What the servers share. The socket, the bind and the listen are their own.
//===----------------------------------------------------------------------===*/

#ifndef SERVE_H
#define SERVE_H

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The address and the port that the command line names. No server lives longer
   than some seconds, whatever becomes of the one who started it. */
static inline struct sockaddr_in address_of(char **arguments) {
  struct sockaddr_in address;
  alarm(60);
  memset(&address, 0, sizeof(address));
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = inet_addr(arguments[1]);
  address.sin_port = htons((in_port_t)atoi(arguments[2]));
  return address;
}

static inline int failed(const char *call) {
  perror(call);
  return 1;
}

/* Says that it listens, and whether the option is on; serves one connection.
   The side that closes first, here the server, lingers in TIME_WAIT. */
static inline int serve(int fd) {
  int on = 0, peer;
  socklen_t size = sizeof(on);
  getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, &size);
  printf("listening reuseaddr=%d\n", on != 0);
  fflush(stdout);
  peer = accept(fd, NULL, NULL);
  if (peer < 0)
    return failed("accept");
  close(peer);
  close(fd);
  return 0;
}

#endif
