//===--- main-getopt.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A whole program: options of the command line decide whether a listener has
// the option. Only the one that no option can help is reported.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// RUN: %check_socket_tidy %s %t.strict -strict --suffix STRICT --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int reuse = 0;
static int backlog = 16;
static int never = 0;

static void usage(void) {
  fprintf(stderr, "usage: server [-r] [-b backlog] [-p port]\n");
  exit(2);
}

static void parse(int argc, char **argv, struct sockaddr_in *a) {
  int option;
  while ((option = getopt(argc, argv, "rb:p:")) != -1) {
    switch (option) {
    case 'r':
      reuse = 1;
      break;
    case 'b':
      backlog = atoi(optarg);
      break;
    case 'p':
      a->sin_port = htons((unsigned short)atoi(optarg));
      break;
    default:
      usage();
    }
  }
}

int main(int argc, char **argv) {
  struct sockaddr_in a;
  int on = 1;
  int server, admin, status;

  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(7007);
  parse(argc, argv, &a);

  /* As the command line says. */
  server = socket(AF_INET, SOCK_STREAM, 0); // #server
  if (server < 0) {
    perror("socket");
    return 1;
  }
  if (reuse)
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(server, (struct sockaddr *)&a, sizeof(a)) < 0 || // #server_bind
      listen(server, backlog) < 0) { // #server_listen
    perror("server");
    return 1;
  }
  // CHECK-MESSAGES-STRICT: #server_bind@bind: warning: listening socket 'server' is bound without SO_REUSEADDR on some paths; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #server@socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #server_listen@listen: note: socket listens here

  /* By a switch that no option turns. */
  admin = socket(AF_INET, SOCK_STREAM, 0); // #admin
  if (admin < 0)
    return 1;
  if (never)
    setsockopt(admin, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  a.sin_port = htons(7008);
  status = bind(admin, (struct sockaddr *)&a, sizeof(a)); // #admin_bind
  // CHECK-MESSAGES: #admin_bind@bind: warning: listening socket 'admin' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #admin@socket: note: socket created here
  // CHECK-MESSAGES: #admin_listen@listen: note: socket listens here
  // CHECK-MESSAGES-STRICT: #admin_bind@bind: warning: listening socket 'admin' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-STRICT: #admin@socket: note: socket created here
  // CHECK-MESSAGES-STRICT: #admin_listen@listen: note: socket listens here
  if (status < 0 || listen(admin, 1) < 0) // #admin_listen
    return 1;

  for (;;) {
    int client = accept(server, NULL, NULL);
    if (client >= 0)
      close(client);
  }
}
