/*===--- runtime.h - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Included before a generated program: its socket calls go to runtime.c.
//===----------------------------------------------------------------------===*/

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int run_socket(int family, int type);
int run_setsockopt(int fd, int level, int name, const void *value,
                   socklen_t size);
int run_bind(int line, int fd);
int run_listen(int fd);
int run_close(int fd);
int run_dup(int fd);

#define socket(family, type, protocol) run_socket(family, type)
#define setsockopt(fd, level, name, value, size)                               \
  run_setsockopt(fd, level, name, value, size)
#define bind(fd, address, size) run_bind(__LINE__, fd)
#define listen(fd, backlog) run_listen(fd)
#define close(fd) run_close(fd)
#define dup(fd) run_dup(fd)
