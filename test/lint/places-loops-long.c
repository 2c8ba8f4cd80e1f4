//===--- places-loops-long.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors in arrays that several loops of an unknown count pass.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>
#include <unistd.h>

struct listener {
  int fd;
  struct sockaddr_in address;
};

/* More elements than turns that are counted. */
int many_without(const struct sockaddr_in *a) {
  int fds[100], i;
  for (i = 0; i < 100; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < 100; i++)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) // #bind
      return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  for (i = 0; i < 100; i++)
    listen(fds[i], 5); // #listen
  return 0;
}

/* An array of structs. */
int structs_without(struct listener *l, size_t count) {
  size_t i;
  for (i = 0; i < count; i++) {
    l[i].fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (l[i].fd < 0)
      return -1;
  }
  for (i = 0; i < count; i++) {
    struct listener *each = &l[i];
    if (bind(each->fd, (struct sockaddr *)&each->address, // #bind
             sizeof(each->address)) < 0)
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'each->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (listen(each->fd, 5) < 0) // #listen
      return -1;
  }
  return 0;
}

/* The loop in the middle sets something else. */
int three_loops_without(const struct sockaddr_in *a, int *fds, int count) {
  int i, on = 1;
  for (i = 0; i < count; i++)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = 0; i < count; i++)
    setsockopt(fds[i], SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  for (i = 0; i < count; i++) {
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    listen(fds[i], 5); // #listen
  }
  return 0;
}

/* Backwards, and with while. */
int backwards_without(const struct sockaddr_in *a, int count) {
  static int fds[16];
  int i = count;
  while (i-- > 0)
    fds[i] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (i = count - 1; i >= 0; --i)
    if (bind(fds[i], (const struct sockaddr *)&a[i], sizeof(a[i])) < 0 || // #bind
        listen(fds[i], 5) < 0) // #listen
      return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fds[i]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return 0;
}

/* The index only grows when a socket was made. */
int packed_without(const struct sockaddr_in *a, int count) {
  int fds[8], made = 0, i;
  for (i = 0; i < count && made < 8; i++) {
    int fd = socket(a[i].sin_family, SOCK_STREAM, 0); // #socket
    if (fd < 0)
      continue;
    if (bind(fd, (const struct sockaddr *)&a[i], sizeof(a[i])) < 0) { // #bind
      close(fd);
      continue;
    }
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    fds[made++] = fd;
  }
  for (i = 0; i < made; i++)
    listen(fds[i], 5); // #listen
  return made;
}
