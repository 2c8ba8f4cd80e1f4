//===--- unseen-parts.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A part of the object that holds the descriptor is given to a function that
// cannot be seen. From a name, an address or a lock nobody gets at the
// descriptor; from a part that the program defines itself, a link of a list,
// somebody may.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>

struct link {
  struct link *next;
};

struct server {
  struct link all;
  char name[64];
  struct sockaddr_in address;
  struct __pthread_internal_list waiting; /* of the C library; leads to itself */
  struct pollfd polled;
  pthread_mutex_t lock;
  _Bool reuse;
  int fd;
};

void log_text(const char *format, ...);
void log_address(const struct sockaddr_in *address);
void log_list(const struct __pthread_internal_list *list);
void log_polled(const struct pollfd *polled);
void enlist(struct link *link);
void add_flag(const char *name, _Bool *value);
void read_flags(void);

/* The name is written to a log: Missing. */
int name_logged(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  log_text("%s", s->name);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* So is the address: Missing. */
int address_logged(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  log_address(&s->address);
  log_list(&s->waiting);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

/* The same of a variable that is not a parameter: Missing. */
static struct server Only;

int only_logged(void) {
  Only.fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  log_text("%s", Only.name);
  log_address(&Only.address);
  if (bind(Only.fd, (struct sockaddr *)&Only.address, // #bind
           sizeof(Only.address)) < 0)
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'Only.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(Only.fd, 5); // #listen
}

/* A lock that the system knows, then a log: Missing. */
int locked(struct server *s) {
  pthread_mutex_lock(&s->lock);
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  log_text("created");
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0) { // #bind
    pthread_mutex_unlock(&s->lock);
    return -1;
  }
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  pthread_mutex_unlock(&s->lock);
  return listen(s->fd, 5); // #listen
}

/* A record of the system may hold a descriptor: silent. */
int polled_logged(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  log_polled(&s->polled);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, 5);
}

/* Who gets the link can step back to the server: silent. */
int enlisted(struct server *s) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  enlist(&s->all);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, 5);
}

/* So it can where it got it before: silent. */
int enlisted_before(struct server *s) {
  enlist(&s->all);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  log_text("created");
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, 5);
}

/* Who gets the descriptor's own address can set the option: silent. */
int own_address(struct server *s, void (*configure)(int *)) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  configure(&s->fd);
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, 5);
}

/* A flag whose address is kept may be set later: silent. */
int flagged(struct server *s) {
  const int on = 1;
  s->reuse = 0;
  add_flag("reuse", &s->reuse);
  read_flags();
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (s->reuse)
    setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address)) < 0)
    return -1;
  return listen(s->fd, 5);
}
