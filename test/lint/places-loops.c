//===--- places-loops.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in arrays that are created, set and bound in loops of their own;
// arrays of structs, of arrays, and linked lists.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* Three loops: create all, set all, bind all. */
int three_loops_with(const struct sockaddr_in *a, int *fds, int count) {
  int i, on = 1;
  for (i = 0; i < count; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < count; i++)
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (i = 0; i < count; i++) {
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0)
      return -1;
    listen(fds[i], 5);
  }
  return 0;
}

/* The same with an array of the function's own, and a constant count. */
int own_array_with(const struct sockaddr_in *a) {
  int fds[4], i, on = 1;
  for (i = 0; i < 4; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < 4; i++)
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (i = 0; i < 4; i++)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0)
      return -1;
  for (i = 0; i < 4; i++)
    listen(fds[i], 5);
  return 0;
}

int own_array_without(const struct sockaddr_in *a) {
  int fds[4], i;
  for (i = 0; i < 4; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < 4; i++)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) // #bind
      return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  for (i = 0; i < 4; i++)
    listen(fds[i], 5); // #listen
  return 0;
}

/* More elements than turns that are counted. */
int many_with(const struct sockaddr_in *a) {
  int fds[100], i, on = 1;
  for (i = 0; i < 100; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
  for (i = 0; i < 100; i++)
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (i = 0; i < 100; i++)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0)
      return -1;
  for (i = 0; i < 100; i++)
    listen(fds[i], 5);
  return 0;
}

/* Backwards, and with while. */
int backwards_with(const struct sockaddr_in *a, int count) {
  static int fds[16];
  int on = 1, i = count;
  while (i-- > 0) {
    fds[i] = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  for (i = count - 1; i >= 0; --i)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0 ||
        listen(fds[i], 5) < 0)
      return -1;
  return 0;
}

/* The index only grows when a socket was made. */
int packed_with(const struct sockaddr_in *a, int count) {
  int fds[8], made = 0, i, on = 1;
  for (i = 0; i < count && made < 8; i++) {
    int fd = socket(a[i].sin_family, SOCK_STREAM, 0);
    if (fd < 0)
      continue;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) {
      close(fd);
      continue;
    }
    fds[made++] = fd;
  }
  for (i = 0; i < made; i++)
    listen(fds[i], 5);
  return made;
}

/* An array of structs. */
struct listener {
  int fd;
  struct sockaddr_in address;
};

int structs_with(struct listener *l, size_t count) {
  size_t i;
  int on = 1;
  for (i = 0; i < count; i++) {
    l[i].fd = socket(AF_INET, SOCK_STREAM, 0);
    if (l[i].fd < 0)
      return -1;
  }
  for (i = 0; i < count; i++)
    setsockopt(l[i].fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (i = 0; i < count; i++) {
    struct listener *each = &l[i];
    if (bind(each->fd, (struct sockaddr *)&each->address,
             sizeof(each->address)) < 0)
      return -1;
    if (listen(each->fd, 5) < 0)
      return -1;
  }
  return 0;
}

/* Two dimensions: for each address a socket of each family. */
int grid_with(const struct sockaddr *a, socklen_t n, int rows) {
  static int grid[8][2];
  static const int families[2] = {AF_INET, AF_INET6};
  int i, j, on = 1;
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      grid[i][j] = socket(families[j], SOCK_STREAM, 0);
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      setsockopt(grid[i][j], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      if (bind(grid[i][j], a, n) < 0 || listen(grid[i][j], 5) < 0)
        return -1;
  return 0;
}

/* Two dimensions. */
int grid_without(const struct sockaddr *a, socklen_t n, int rows) {
  static int grid[8][2];
  static const int families[2] = {AF_INET, AF_INET6};
  int i, j;
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      grid[i][j] = socket(families[j], SOCK_STREAM, 0); // #socket
  for (i = 0; i < rows; i++)
    for (j = 0; j < 2; j++)
      if (bind(grid[i][j], a, n) < 0 || // #bind
          listen(grid[i][j], 5) < 0) // #listen
        return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'grid[i][j]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}

/* A pointer that walks the array. */
int walking_with(const struct sockaddr *a, socklen_t n, int *fds, int count) {
  int *p, on = 1;
  for (p = fds; p < fds + count; p++) {
    *p = socket(AF_INET, SOCK_STREAM, 0);
    if (*p < 0)
      return -1;
    setsockopt(*p, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(*p, a, n) < 0 || listen(*p, 5) < 0)
      return -1;
  }
  return 0;
}

int walking_without(const struct sockaddr *a, socklen_t n, int *fds,
                    int count) {
  int *p;
  for (p = fds; p < fds + count; p++) {
    *p = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (*p < 0)
      return -1;
    if (bind(*p, a, n) < 0 || // #bind
        listen(*p, 5) < 0) // #listen
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket '*p' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  return 0;
}

/* A walk for each step. */
int walks_with(struct listener *first, struct listener *end) {
  struct listener *l;
  int on = 1;
  for (l = first; l != end; ++l)
    l->fd = socket(AF_INET, SOCK_STREAM, 0);
  for (l = first; l != end; ++l)
    setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (l = first; l != end; ++l) {
    if (bind(l->fd, (struct sockaddr *)&l->address, sizeof(l->address)) < 0)
      return -1;
    listen(l->fd, 5);
  }
  return 0;
}

/* A linked list. */
struct link {
  int fd;
  struct sockaddr_in address;
  struct link *next;
};

int list_with(struct link *head) {
  struct link *l;
  int on = 1;
  for (l = head; l; l = l->next) {
    l->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (l->fd == -1)
      return -1;
    setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(l->fd, (struct sockaddr *)&l->address, sizeof(l->address)) == -1)
      return -1;
    if (listen(l->fd, 5) == -1)
      return -1;
  }
  return 0;
}

int list_without(struct link *head) {
  struct link *l;
  for (l = head; l; l = l->next) {
    l->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (l->fd == -1)
      return -1;
    if (bind(l->fd, (struct sockaddr *)&l->address, // #bind
             sizeof(l->address)) == -1)
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'l->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (listen(l->fd, 5) == -1) // #listen
      return -1;
  }
  return 0;
}

/* A walk over the list for each step. */
int lists_with(struct link *head) {
  struct link *l;
  int on = 1;
  for (l = head; l; l = l->next)
    l->fd = socket(AF_INET, SOCK_STREAM, 0);
  for (l = head; l; l = l->next)
    setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (l = head; l; l = l->next)
    if (bind(l->fd, (struct sockaddr *)&l->address, sizeof(l->address)) == -1)
      return -1;
  for (l = head; l; l = l->next)
    listen(l->fd, 5);
  return 0;
}

/* New elements are put in front; all are bound and listen in the same turn. */
static struct link *listeners;

int grown_with(const struct sockaddr_in *a, int count) {
  int i, on = 1;
  for (i = 0; i < count; i++) {
    struct link *l = calloc(1, sizeof(*l));
    if (l == NULL)
      return -1;
    l->address = a[i];
    l->fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(l->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(l->fd, (struct sockaddr *)&l->address, sizeof(l->address)) < 0 ||
        listen(l->fd, 5) < 0) {
      close(l->fd);
      free(l);
      continue;
    }
    l->next = listeners;
    listeners = l;
  }
  return 0;
}

int grown_without(const struct sockaddr_in *a, int count) {
  int i;
  for (i = 0; i < count; i++) {
    struct link *l = calloc(1, sizeof(*l));
    if (l == NULL)
      return -1;
    l->address = a[i];
    l->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(l->fd, (struct sockaddr *)&l->address, // #bind
             sizeof(l->address)) < 0 ||
        listen(l->fd, 5) < 0) { // #listen
      close(l->fd);
      free(l);
      continue;
    }
    // CHECK-MESSAGES: #bind: warning: listening socket 'l->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    l->next = listeners;
    listeners = l;
  }
  return 0;
}

/* Tries ports until one is free; the socket is made once, or in each turn. */
int ports_with(struct sockaddr_in *a) {
  int port, on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (port = 8000; port < 8010; port++) {
    a->sin_port = htons((unsigned short)port);
    if (bind(fd, (struct sockaddr *)a, sizeof(*a)) == 0)
      return listen(fd, 5);
  }
  return -1;
}

int ports_without(struct sockaddr_in *a) {
  int port, fd = -1;
  for (port = 8000; port < 8010; port++) {
    if (fd >= 0)
      close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    a->sin_port = htons((unsigned short)port);
    if (bind(fd, (struct sockaddr *)a, sizeof(*a)) == 0) // #bind
      return listen(fd, 5); // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  return -1;
}
