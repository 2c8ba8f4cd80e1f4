//===--- port-zero-heap.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Ports that are zero by construction, or seem to be.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* On the heap, zeroed by calloc(). */
int heap_zero(void) {
  struct sockaddr_in *a = calloc(1, sizeof(*a));
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (a == NULL)
    return -1;
  a->sin_family = AF_INET;
  bind(fd, (struct sockaddr *)a, sizeof(*a));
  free(a);
  return listen(fd, 5);
}
