//===--- config-file.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Options from a .clang-tidy above the file, in both forms, and on the line.
//===----------------------------------------------------------------------===//

// RUN: rm -rf %t && mkdir -p %t/map/src %t/list/src
// RUN: cp %s %t/map/src/server.c && cp %s %t/list/src/server.c
// RUN: echo "{Checks: '-*,socket-*', CheckOptions: {socket-missing-reuseaddr.StrictMode: true}}" > %t/map/.clang-tidy
// RUN: echo "{Checks: '-*,socket-*', CheckOptions: [{key: socket-missing-reuseaddr.StrictMode, value: true}]}" > %t/list/.clang-tidy
// RUN: %socket_tidy %t/map/src/server.c -- | FileCheck %s
// RUN: %socket_tidy %t/list/src/server.c -- | FileCheck %s
// RUN: %clang_tidy -load=%plugin %t/map/src/server.c -- | FileCheck %s
// RUN: %socket_tidy "-config={Checks: '-*,socket-*', CheckOptions: {socket-missing-reuseaddr.StrictMode: false}}" %t/map/src/server.c -- | FileCheck --check-prefix=OFF --allow-empty %s
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

/* Partial, so only StrictMode reports it. */
int serve(const struct sockaddr *a, socklen_t n, int want) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (want)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK: :[[@LINE+2]]:3: warning: listening socket 'fd' is bound without SO_REUSEADDR on some paths
  // OFF-NOT: warning:
  bind(fd, a, n);
  return listen(fd, 5);
}
