//===--- echo_server.c - socket-tidy --------------------------------------===//
//
// Licensed under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A small TCP echo server with one mistake. It works, but it cannot be started
// again right after it has closed a connection: the port stays taken for about
// a minute. This is the first file to try the check on.
//
//===----------------------------------------------------------------------===//

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int open_listener(unsigned short port) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) {
    perror("socket");
    return -1;
  }

  struct sockaddr_in addr;
  memset(&addr, 0, sizeof(addr));
  addr.sin_family = AF_INET;
  addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  addr.sin_port = htons(port);

  if (bind(fd, (struct sockaddr *)&addr, sizeof(addr)) < 0) {
    perror("bind");
    close(fd);
    return -1;
  }
  if (listen(fd, 16) < 0) {
    perror("listen");
    close(fd);
    return -1;
  }
  return fd;
}

static int write_all(int client, const char *data, size_t size) {
  while (size > 0) {
    ssize_t written = send(client, data, size, MSG_NOSIGNAL);
    if (written <= 0)
      return -1;
    data += written;
    size -= (size_t)written;
  }
  return 0;
}

// Answers one message, then closes first. The side that closes first is the one
// that keeps the connection in TIME_WAIT.
static void serve(int client) {
  char buffer[4096];
  ssize_t count = read(client, buffer, sizeof(buffer));
  if (count > 0)
    write_all(client, buffer, (size_t)count);
  close(client);
}

int main(int argc, char **argv) {
  int port = argc > 1 ? atoi(argv[1]) : 7007;
  if (port < 1 || port > 65535) {
    fprintf(stderr, "usage: %s [port]\n", argv[0]);
    return 2;
  }

  int listener = open_listener((unsigned short)port);
  if (listener < 0)
    return 1;
  printf("echoing on 127.0.0.1:%d\n", port);

  for (;;) {
    int client = accept(listener, NULL, NULL);
    if (client < 0) {
      perror("accept");
      break;
    }
    serve(client);
  }
  close(listener);
  return 1;
}
