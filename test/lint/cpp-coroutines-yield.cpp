//===--- cpp-coroutines-yield.cpp - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A coroutine that hands out its descriptors.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20,c++23 --any-fix
// REQUIRES: full

#include <coroutine>
#include <exception>
#include <initializer_list>
#include <netinet/in.h>
#include <sys/socket.h>

/* A task and an awaitable, as small as they can be. */
struct Task {
  struct promise_type {
    int value = 0;
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(int v) { value = v; }
    std::suspend_always yield_value(int v) {
      value = v;
      return {};
    }
    void unhandled_exception() { std::terminate(); }
  };
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return 0; }
};

/* A generator of descriptors: silent. */
Task yields(const sockaddr *a, socklen_t n) {
  for (int family : {AF_INET, AF_INET6}) {
    int fd = socket(family, SOCK_STREAM, 0);
    co_yield fd;
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      co_return -1;
  }
  co_return 0;
}
