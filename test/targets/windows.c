//===--- windows.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On Windows SO_REUSEADDR lets another process take the port, so nothing is
// said there, not even in StrictMode, and nothing is fixed.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --target x86_64-w64-mingw32 -- --sysroot=/usr
// RUN: %check_socket_tidy %s %t.strict -strict --target x86_64-w64-mingw32 -- --sysroot=/usr
// REQUIRES: mingw

#include <winsock2.h>
#include <ws2tcpip.h>

/* Missing anywhere else. */
SOCKET serve(const struct sockaddr *where, int size) {
  WSADATA data;
  SOCKET s;
  if (WSAStartup(MAKEWORD(2, 2), &data) != 0)
    return INVALID_SOCKET;
  s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  if (s == INVALID_SOCKET)
    return INVALID_SOCKET;
  if (bind(s, where, size) == SOCKET_ERROR) {
    closesocket(s);
    return INVALID_SOCKET;
  }
  listen(s, SOMAXCONN);
  return s;
}

/* A run-time switch, and a set that comes too late. */
SOCKET switched(const struct sockaddr *where, int size, int want) {
  BOOL on = TRUE;
  SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
  if (want)
    setsockopt(s, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, (const char *)&on,
               sizeof(on));
  bind(s, where, size);
  setsockopt(s, SOL_SOCKET, SO_REUSEADDR, (const char *)&on, sizeof(on));
  listen(s, SOMAXCONN);
  return s;
}
