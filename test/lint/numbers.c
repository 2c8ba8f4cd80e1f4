//===--- numbers.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Numbers without a sign, and numbers that are cut off: the branch that is
// taken sets the option. All of these must be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/socket.h>

static const int on = 1;

/* The largest number. */
int largest(const struct sockaddr *a, socklen_t n) {
  unsigned limit = ~0u;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (limit > 0)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int largest_size(const struct sockaddr *a, socklen_t n) {
  size_t limit = (size_t)-1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (limit > 10)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Half of the range. */
int high_bit(const struct sockaddr *a, socklen_t n) {
  unsigned mask = 0x80000000u;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (mask > 1)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Below zero comes the largest number. */
int wrapped(const struct sockaddr *a, socklen_t n) {
  unsigned count = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (count - 1 > 5)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int converted(const struct sockaddr *a, socklen_t n) {
  int number = -1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if ((unsigned)number > 100)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Cut off to a byte, to a bool and to a bit. */
int to_byte(const struct sockaddr *a, socklen_t n) {
  int number = 300;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if ((unsigned char)number == 44)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int to_bool(const struct sockaddr *a, socklen_t n) {
  int number = 2;
  bool enabled = number;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (enabled == true)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int to_bit(const struct sockaddr *a, socklen_t n) {
  struct {
    unsigned reuse : 1;
  } flags;
  int number = 3;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  flags.reuse = number;
  if (flags.reuse == 1)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* ~fd is 0 just when fd is -1: silent. */
int truth_with(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (~fd)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!~fd)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}
