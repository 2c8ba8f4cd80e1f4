//===--- cpp-coroutines.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Coroutines: everything inside, awaited steps, generators.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20,c++23 --any-fix
// REQUIRES: full

#include <coroutine>
#include <exception>
#include <netinet/in.h>
#include <sys/socket.h>
#include <utility>

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

Task ready_elsewhere(int fd);
Task sleep_elsewhere();

/* Everything inside: Missing. */
Task inside(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    co_return -1;
  if (bind(fd, a, n) < 0) // #bind
    co_return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(fd, 5) < 0) // #listen
    co_return -1;
  co_await ready_elsewhere(fd);
  co_return fd;
}

/* Everything inside, with: silent. */
Task inside_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    co_return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    co_return -1;
  if (listen(fd, 5) < 0)
    co_return -1;
  co_await ready_elsewhere(fd);
  co_return fd;
}

/* It waits in between, for something that has no descriptor: Missing. */
Task waits(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  co_await sleep_elsewhere();
  if (bind(fd, a, n) < 0) // #bind
    co_return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  co_await std::suspend_always();
  co_return listen(fd, 5); // #listen
}

/* It waits for something unseen that gets the descriptor: silent. */
Task waits_for_unseen(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  co_await ready_elsewhere(fd);
  if (bind(fd, a, n) < 0)
    co_return -1;
  co_return listen(fd, 5);
}

/* A visible coroutine sets it: silent. */
Task set_reuse(int fd) {
  const int on = 1;
  co_await sleep_elsewhere();
  co_return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

Task waits_for_seen(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  co_await set_reuse(fd);
  if (bind(fd, a, n) < 0)
    co_return -1;
  co_return listen(fd, 5);
}

/* The option is set after waiting: silent. */
Task set_after_waiting(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  co_await sleep_elsewhere();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  co_await sleep_elsewhere();
  if (bind(fd, a, n) < 0)
    co_return -1;
  co_return listen(fd, 5);
}

/* In a loop that tries again: Missing. */
Task tries(const sockaddr *a, socklen_t n) {
  for (int i = 0; i < 3; ++i) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) == 0) // #bind
      co_return listen(fd, 5); // #listen
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    co_await sleep_elsewhere();
  }
  co_return -1;
}

/* In a loop that tries again, with: silent. */
Task tries_with(const sockaddr *a, socklen_t n) {
  for (int i = 0; i < 3; ++i) {
    const int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) == 0)
      co_return listen(fd, 5);
    co_await sleep_elsewhere();
  }
  co_return -1;
}

/* The result of an awaited step is the descriptor: silent. */
Task make_elsewhere();

Task awaited_descriptor(const sockaddr *a, socklen_t n) {
  int fd = co_await make_elsewhere();
  if (bind(fd, a, n) < 0)
    co_return -1;
  co_return listen(fd, 5);
}

/* A lambda that is a coroutine: Missing, and silent. */
void spawn(const sockaddr *a, socklen_t n) {
  auto serve = [=]() -> Task {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      co_return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    co_return listen(fd, 5); // #listen
  };
  serve();
}

void spawn_with(const sockaddr *a, socklen_t n) {
  auto serve = [=]() -> Task {
    const int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0)
      co_return -1;
    co_return listen(fd, 5);
  };
  serve();
}

/* Methods that are coroutines: silent, as nobody fixes their order. */
class Server {
public:
  Task open() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    co_await sleep_elsewhere();
    co_return fd_;
  }
  Task tune() {
    const int on = 1;
    co_return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  Task start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      co_return -1;
    co_return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

/* Methods that are coroutines, one after the other: silent. */
class Ordered {
public:
  Task run(const sockaddr *a, socklen_t n) {
    co_await open();
    co_await tune();
    co_return co_await start(a, n);
  }

private:
  Task open() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    co_await sleep_elsewhere();
    co_return fd_;
  }
  Task tune() {
    const int on = 1;
    co_return setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  Task start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      co_return -1;
    co_return listen(fd_, 5);
  }
  int fd_ = -1;
};

/* Methods that are coroutines, one of them is left out: Missing. */
class Forgetful {
public:
  Task run(const sockaddr *a, socklen_t n) {
    co_await open();
    co_return co_await start(a, n);
  }

private:
  Task open() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    co_await sleep_elsewhere();
    co_return fd_;
  }
  Task start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      co_return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    co_return listen(fd_, 5); // #listen
  }
  int fd_ = -1;
};
