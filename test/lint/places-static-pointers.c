//===--- places-static-pointers.c - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Memory that a variable of static storage points to: arrays that grow, one
// descriptor in a block of its own.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static const int on = 1;

/* An array that grows. */
static int *fds;
static size_t count;

int add_with(const struct sockaddr *a, socklen_t n) {
  int *grown = (int *)realloc(fds, (count + 1) * sizeof(*fds));
  if (!grown)
    return -1;
  fds = grown;
  fds[count] = socket(AF_INET, SOCK_STREAM, 0);
  if (fds[count] < 0)
    return -1;
  setsockopt(fds[count], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fds[count], a, n) || listen(fds[count], 5)) {
    close(fds[count]);
    return -1;
  }
  count++;
  return 0;
}

static int *bare;
static size_t bares;

int add_without(const struct sockaddr *a, socklen_t n) {
  int *grown = (int *)realloc(bare, (bares + 1) * sizeof(*bare));
  if (!grown)
    return -1;
  bare = grown;
  bare[bares] = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bare[bares] < 0)
    return -1;
  if (bind(bare[bares], a, n) || // #bind
      listen(bare[bares], 5)) { // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket 'bare[bares]' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(bare[bares]);
    return -1;
  }
  bares++;
  return 0;
}

/* One descriptor. */
static int *one;

int one_with(const struct sockaddr *a, socklen_t n) {
  one = (int *)malloc(sizeof(*one));
  if (!one)
    return -1;
  *one = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(*one, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return bind(*one, a, n) || listen(*one, 5) ? -1 : 0;
}

static int *other;

int one_without(const struct sockaddr *a, socklen_t n) {
  other = (int *)malloc(sizeof(*other));
  if (!other)
    return -1;
  *other = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(*other, a, n)) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*other' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(*other, 5); // #listen
}
