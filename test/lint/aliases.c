//===--- aliases.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option is set through another way to the same place: all of these must be
// silent.
// The twins that set another option that way must be reported.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static const int on = 1;

static void tune(int fd) {
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A struct that begins with its base. */
struct base {
  int kind;
};
struct derived {
  struct base base;
  int fd;
};

static void tune_base(struct base *b) {
  struct derived *d = (struct derived *)b;
  tune(d->fd);
}

int by_base(struct derived *d, const struct sockaddr *a, socklen_t n) {
  d->fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_base(&d->base);
  bind(d->fd, a, n);
  return listen(d->fd, 5);
}

/* A struct around a node of a list. */
#define container_of(pointer, type, member)                                    \
  ((type *)((char *)(pointer) - offsetof(type, member)))

struct node {
  struct node *next;
};
struct server {
  int kind;
  struct node node;
  int fd;
};

static void tune_node(struct node *node) {
  tune(container_of(node, struct server, node)->fd);
}

int by_node(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_node(&s->node);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

static struct node *nodes;

static void for_each(void (*visit)(struct server *)) {
  struct node *each;
  for (each = nodes; each; each = each->next)
    visit(container_of(each, struct server, node));
}
static void tune_server(struct server *s) { tune(s->fd); }

int by_each(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  s->node.next = nodes;
  nodes = &s->node;
  for_each(tune_server);
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}

/* A struct whose first field is the descriptor. */
struct first {
  int fd;
  int flags;
};

/* A list to whose end a helper appends. */
struct link {
  int fd;
  struct link *next;
};

static void append(struct link **head, struct link *link) {
  struct link **end = head;
  while (*end)
    end = &(*end)->next;
  *end = link;
  link->next = NULL;
}

int by_list(struct link **head, struct link *link, const struct sockaddr *a,
            socklen_t n) {
  struct link *each;
  link->fd = socket(AF_INET, SOCK_STREAM, 0);
  append(head, link);
  for (each = *head; each; each = each->next)
    tune(each->fd);
  bind(link->fd, a, n);
  return listen(link->fd, 5);
}

/* A helper copies those that are valid. */
static int copy_valid(const int *from, int *to, int count) {
  int i, copied = 0;
  for (i = 0; i < count; i++)
    if (from[i] >= 0)
      to[copied++] = from[i];
  return copied;
}

int by_copies(const struct sockaddr *a, socklen_t n) {
  int fds[2], valid[2], count, i;
  fds[0] = -1;
  fds[1] = socket(AF_INET, SOCK_STREAM, 0);
  count = copy_valid(fds, valid, 2);
  for (i = 0; i < count; i++)
    tune(valid[i]);
  bind(fds[1], a, n);
  return listen(fds[1], 5);
}

/* The object is copied to the caller's. */
int by_memcpy(struct first *to, const struct sockaddr *a, socklen_t n) {
  struct first from = {-1, 0};
  from.fd = socket(AF_INET, SOCK_STREAM, 0);
  memcpy(to, &from, sizeof(from));
  tune(to->fd);
  bind(from.fd, a, n);
  return listen(from.fd, 5);
}

/* The array grows. */
int by_realloc(const struct sockaddr *a, socklen_t n) {
  int *fds = malloc(4 * sizeof(*fds)), *more;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fds == NULL)
    return -1;
  fds[0] = fd;
  more = realloc(fds, 8 * sizeof(*fds));
  if (more == NULL)
    return -1;
  tune(more[0]);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* What is set through the other way is another option: Missing. */
static void keep(int fd) {
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}
static void keep_base(struct base *b) { keep(((struct derived *)b)->fd); }
static void keep_node(struct node *node) {
  keep(container_of(node, struct server, node)->fd);
}
static void keep_first(void *object) { keep(*(int *)object); }

int base_without(struct derived *d, const struct sockaddr *a, socklen_t n) {
  d->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  keep_base(&d->base);
  bind(d->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'd->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(d->fd, 5); // #listen
}

int node_without(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  keep_node(&s->node);
  bind(s->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

int first_without(struct first *f, const struct sockaddr *a, socklen_t n) {
  f->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  keep_first(f);
  bind(f->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'f->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(f->fd, 5); // #listen
}

int list_without(struct link **head, struct link *link,
                 const struct sockaddr *a, socklen_t n) {
  struct link *each;
  link->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  append(head, link);
  for (each = *head; each; each = each->next)
    keep(each->fd);
  bind(link->fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'link->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(link->fd, 5); // #listen
}
