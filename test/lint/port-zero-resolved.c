//===--- port-zero-resolved.c - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Addresses of getaddrinfo(): their port is that of the service, 0 if there is
// none.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The service is "0": silent. */
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

/* The service is a number of its own, or has a name: Missing. */
int service_80(void) {
  struct addrinfo *ai;
  int fd;
  if (getaddrinfo(NULL, "80", NULL, &ai) != 0)
    return -1;
  fd = socket(ai->ai_family, SOCK_STREAM, 0); // #socket
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int service_named(void) {
  struct addrinfo *ai;
  int fd;
  if (getaddrinfo(NULL, "http", NULL, &ai) != 0)
    return -1;
  fd = socket(ai->ai_family, SOCK_STREAM, 0); // #socket
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* All addresses of the list have the port 0: silent. */
int each_of_list(void) {
  struct addrinfo *list, *ai;
  int fd = -1;
  if (getaddrinfo(NULL, "0", NULL, &list) != 0)
    return -1;
  for (ai = list; ai != NULL; ai = ai->ai_next) {
    fd = socket(ai->ai_family, SOCK_STREAM, 0);
    if (fd < 0)
      continue;
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0)
      break;
    close(fd);
  }
  freeaddrinfo(list);
  return listen(fd, 5);
}

/* Through a helper that gets no service, and a copy: silent. */
static struct addrinfo *resolve(const char *host, const char *service) {
  struct addrinfo *list;
  if (getaddrinfo(host, service, NULL, &list) != 0)
    return NULL;
  return list;
}

int copied(void) {
  struct sockaddr_in a;
  struct addrinfo *ai = resolve("localhost", NULL);
  int fd;
  if (ai == NULL)
    return -1;
  memcpy(&a, ai->ai_addr, sizeof(a));
  fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, (const struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* The port is put in later: Missing. */
int port_later(unsigned short port) {
  struct addrinfo *ai = resolve("localhost", NULL);
  int fd;
  if (ai == NULL)
    return -1;
  ((struct sockaddr_in *)ai->ai_addr)->sin_port = htons(port);
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The service is up to the caller: Missing. */
int any_service(const char *service) {
  struct addrinfo *ai = resolve(NULL, service);
  int fd;
  if (ai == NULL)
    return -1;
  fd = socket(ai->ai_family, SOCK_STREAM, 0); // #socket
  bind(fd, ai->ai_addr, ai->ai_addrlen); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
