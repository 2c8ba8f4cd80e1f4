//===--- parsers-fields.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers of the file that read a configuration in a loop write some fields of
// it; the others keep what they were.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const int on = 1;

struct config {
  int port;
  int backlog;
  int reuse;
};

/* No option of the command line sets the field. */
static struct config plain = {80, 5, 0};

static void parse_plain(int argc, char **argv) {
  int c;
  while ((c = getopt(argc, argv, "p:b:")) != -1)
    switch (c) {
    case 'p':
      plain.port = atoi(optarg);
      break;
    case 'b':
      plain.backlog = atoi(optarg);
      break;
    }
}

static int never(int argc, char **argv, const struct sockaddr *a, socklen_t n) {
  int fd;
  parse_plain(argc, argv);
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (plain.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, plain.backlog); // #listen
}

/* One does. */
static struct config chosen = {80, 5, 0};

static void parse_chosen(int argc, char **argv) {
  int c;
  while ((c = getopt(argc, argv, "p:r")) != -1)
    switch (c) {
    case 'p':
      chosen.port = atoi(optarg);
      break;
    case 'r':
      chosen.reuse = 1;
      break;
    }
}

static int sometimes(int argc, char **argv, const struct sockaddr *a, socklen_t n) {
  int fd;
  parse_chosen(argc, argv);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (chosen.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, chosen.backlog);
}

/* Through a pointer to a part of it. */
static struct config pointed = {80, 5, 0};

static void parse_pointed(const char *text) {
  int *field = &pointed.port;
  for (; *text; text++) {
    if (*text == 'r')
      field = &pointed.reuse;
    *field = 1;
  }
}

static int by_pointer(const char *text, const struct sockaddr *a, socklen_t n) {
  int fd;
  parse_pointed(text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (pointed.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, pointed.backlog);
}

/* The parts of an array, of which any may be written. */
static struct config several[2] = {{80, 5, 0}, {443, 5, 0}};

static void parse_several(const char *text) {
  int i = 0;
  for (; *text; text++) {
    if (*text == ',')
      i = 1;
    if (*text == 'r')
      several[i].reuse = 1;
  }
}

static int by_element(const char *text, const struct sockaddr *a, socklen_t n) {
  int fd;
  parse_several(text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (several[1].reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, several[1].backlog);
}

/* All at once. */
static struct config whole = {80, 5, 0};

static void parse_whole(const char *text) {
  static const struct config reusing = {80, 5, 1};
  for (; *text; text++)
    if (*text == 'r')
      whole = reusing;
}

static int by_whole(const char *text, const struct sockaddr *a, socklen_t n) {
  int fd;
  parse_whole(text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (whole.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, whole.backlog);
}

int main(int argc, char **argv) {
  struct sockaddr_in address;
  const struct sockaddr *a = (const struct sockaddr *)&address;
  memset(&address, 0, sizeof(address));
  address.sin_family = AF_INET;
  address.sin_port = htons(7007);
  if (never(argc, argv, a, sizeof(address)) ||
      sometimes(argc, argv, a, sizeof(address)) ||
      by_pointer(argv[0], a, sizeof(address)) ||
      by_element(argv[0], a, sizeof(address)) ||
      by_whole(argv[0], a, sizeof(address)))
    return 1;
  pause();
  return 0;
}
