//===--- cpp-handed-out.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// One object behind a static pointer, which is handed out.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++17 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* One object behind a pointer, which is handed out, and a function that gets one
   and sets it: silent. */
struct Service {
  int fd;
};

static Service *TheService;

void service_open() {
  TheService = new Service;
  TheService->fd = socket(AF_INET, SOCK_STREAM, 0);
}

Service *service() { return TheService; }

void service_reuse(Service *given) {
  const int on = 1;
  setsockopt(given->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int service_start(const sockaddr *a, socklen_t n) {
  if (bind(TheService->fd, a, n) < 0)
    return -1;
  return listen(TheService->fd, 5);
}
