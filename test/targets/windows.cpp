//===--- windows.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The same from C++, with the address filled in and a class around it.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --target x86_64-w64-mingw32 -- --sysroot=/usr
// REQUIRES: mingw, full

#include <winsock2.h>

class Server {
public:
  bool start(unsigned short port) {
    sockaddr_in where = {};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    s_ = socket(AF_INET, SOCK_STREAM, 0);
    if (bind(s_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) != 0)
      return false;
    return listen(s_, 16) == 0;
  }

private:
  SOCKET s_ = INVALID_SOCKET;
};

bool run(Server &server) { return server.start(8080); }
