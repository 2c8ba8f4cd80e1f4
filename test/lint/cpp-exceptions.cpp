//===--- cpp-exceptions.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Exceptions: what is set before a throw, what a handler sets, functions that
// throw on each failure.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

void may_throw();
void log_elsewhere(const char *what);

/* check() throws on failure: silent. */
static int check(int result, const char *what) {
  if (result < 0)
    throw std::system_error(errno, std::generic_category(), what);
  return result;
}

int checked(const sockaddr *a, socklen_t n) {
  const int on = 1;
  const int fd = check(socket(AF_INET, SOCK_STREAM, 0), "socket");
  check(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)),
        "setsockopt");
  check(bind(fd, a, n), "bind");
  check(listen(fd, 5), "listen");
  return fd;
}

/* check() without: Missing. */
int checked_without(const sockaddr *a, socklen_t n) {
  const int fd = check(socket(AF_INET, SOCK_STREAM, 0), "make"); // #created
  check(bind(fd, a, n), "attach"); // #bound
  // CHECK-MESSAGES: #bound@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #created@socket: note: socket created here
  // CHECK-MESSAGES: #heard@listen: note: socket listens here
  check(listen(fd, 5), "start"); // #heard
  return fd;
}

/* A template that checks, with a message made of parts: silent. */
template <typename T> static T must(T result, const std::string &what) {
  if (result == static_cast<T>(-1))
    throw std::runtime_error(what + ": " + std::strerror(errno));
  return result;
}

int must_all(const sockaddr *a, socklen_t n, int port) {
  const int on = 1;
  auto fd = must(socket(AF_INET, SOCK_STREAM, 0), "making");
  must(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)), "tuning");
  must(bind(fd, a, n), "binding to " + std::to_string(port));
  must(listen(fd, 5), "starting");
  return fd;
}

/* Without: Missing. */
int must_without(const sockaddr *a, socklen_t n, int port) {
  auto fd = must(socket(AF_INET, SOCK_STREAM, 0), "making"); // #socket
  must(bind(fd, a, n), "binding to " + std::to_string(port)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  must(listen(fd, 5), "starting"); // #listen
  return fd;
}

/* The option fails: then nothing is bound. Silent. */
int throws_when_not_set(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0) {
    close(fd);
    throw std::runtime_error("setsockopt");
  }
  if (bind(fd, a, n) != 0)
    throw std::runtime_error("bind");
  if (listen(fd, 5) != 0)
    throw std::runtime_error("listen");
  return fd;
}

/* A failure to set it is caught and ignored: it was tried. Silent. */
static void set_or_throw(int fd) {
  int on = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
    throw std::runtime_error("setsockopt");
}

int failure_ignored(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  try {
    set_or_throw(fd);
  } catch (const std::exception &e) {
    log_elsewhere(e.what());
  }
  if (bind(fd, a, n) != 0)
    return -1;
  return listen(fd, 5);
}

/* Something may throw before the option is set, and the handler goes on: a path
   without it, and one with it. Partial, silent. */
int something_throws_first(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  try {
    may_throw();
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } catch (...) {
    log_elsewhere("not tuned");
  }
  if (bind(fd, a, n) != 0)
    return -1;
  return listen(fd, 5);
}

/* The throw comes before the option on each path: Missing. */
int always_throws_first(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  try {
    throw std::runtime_error("never tuned");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  } catch (const std::exception &e) {
    log_elsewhere(e.what());
  }
  if (bind(fd, a, n) != 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The handler sets it, and nothing in the try block is bound: silent. */
int handler_sets(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  try {
    may_throw();
    throw 1;
  } catch (...) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) != 0)
    return -1;
  return listen(fd, 5);
}

/* IPv6 fails, IPv4 is made in the handler, and forgotten there: Missing. */
int fallback(const sockaddr *a, const sockaddr *b, socklen_t n) {
  const int on = 1;
  int fd = -1;
  try {
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    if (fd < 0)
      throw std::runtime_error("no IPv6");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) != 0)
      throw std::runtime_error("bind");
  } catch (const std::exception &) {
    if (fd >= 0)
      close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, b, n) != 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  return listen(fd, 5); // #listen
}

/* The same, not forgotten: silent. */
int fallback_with(const sockaddr *a, const sockaddr *b, socklen_t n) {
  const int on = 1;
  int fd = -1;
  try {
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    if (fd < 0)
      throw std::runtime_error("no IPv6");
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) != 0)
      throw std::runtime_error("bind");
  } catch (const std::exception &) {
    if (fd >= 0)
      close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, b, n) != 0)
      return -1;
  }
  return listen(fd, 5);
}

/* The option is set on the way out of a bind that failed: too late for it, and
   the next one has it. Silent. */
int tries_again(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  try {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) != 0)
      throw std::runtime_error("bind");
  } catch (...) {
    sleep(1);
    if (bind(fd, a, n) != 0)
      throw;
  }
  return listen(fd, 5);
}

/* The helper catches what it throws: Missing. */
static bool try_keep_alive(int fd) noexcept {
  try {
    const int on = 1;
    if (setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)) != 0)
      throw std::runtime_error("setsockopt");
    return true;
  } catch (...) {
    return false;
  }
}

int helper_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!try_keep_alive(fd) || bind(fd, a, n) != 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The helper catches what it throws, with: silent. */
static bool try_reuse(int fd) noexcept {
  try {
    const int on = 1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
      throw std::runtime_error("setsockopt");
    return true;
  } catch (...) {
    return false;
  }
}

int helper_with(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!try_reuse(fd) || bind(fd, a, n) != 0)
    return -1;
  return listen(fd, 5);
}

/* A function-try-block, with: silent. */
int whole_function(const sockaddr *a, socklen_t n) try {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_or_throw(fd);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) != 0)
    throw std::runtime_error("bind");
  return listen(fd, 5);
} catch (const std::exception &) {
  return -1;
}

/* A function-try-block, without: Missing. */
int whole_function_without(const sockaddr *a, socklen_t n) try {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #whole_made
  if (bind(fd, a, n) != 0) // #whole_bound
    throw std::runtime_error("bind");
  // CHECK-MESSAGES: #whole_bound@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #whole_made@socket: note: socket created here
  // CHECK-MESSAGES: #whole_heard@listen: note: socket listens here
  return listen(fd, 5); // #whole_heard
} catch (const std::exception &) {
  return -1;
}

/* A class whose constructor throws on each failure: silent. */
class Listener {
public:
  Listener(const sockaddr *a, socklen_t n)
      : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    if (fd_ < 0)
      fail("socket");
    try {
      const int on = 1;
      if (setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
        fail("setsockopt");
      if (bind(fd_, a, n) != 0)
        fail("bind");
      if (listen(fd_, 5) != 0)
        fail("listen");
    } catch (...) {
      close(fd_);
      throw;
    }
  }
  ~Listener() { close(fd_); }

private:
  [[noreturn]] static void fail(const char *what) {
    throw std::system_error(errno, std::generic_category(), what);
  }
  int fd_;
};

/* A class whose constructor throws on each failure, without: Missing. */
class Thrower {
public:
  Thrower(const sockaddr *a, socklen_t n)
      : fd_(socket(AF_INET, SOCK_STREAM, 0)) { // #socket
    if (fd_ < 0)
      fail("socket");
    try {
      if (bind(fd_, a, n) != 0) // #bind
        fail("bind");
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      if (listen(fd_, 5) != 0) // #listen
        fail("listen");
    } catch (...) {
      close(fd_);
      throw;
    }
  }
  ~Thrower() { close(fd_); }

private:
  [[noreturn]] static void fail(const char *what) {
    throw std::system_error(errno, std::generic_category(), what);
  }
  int fd_;
};

/* A throw as an operand: silent, and Missing. */
int throw_operand(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  fd < 0 ? throw std::runtime_error("socket") : 0;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0
      ? void()
      : throw std::runtime_error("setsockopt");
  bind(fd, a, n) == 0 ? void() : throw std::runtime_error("bind");
  return listen(fd, 5);
}

int throw_operand_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  fd < 0 ? throw std::runtime_error("socket") : 0;
  bind(fd, a, n) == 0 ? void() : throw std::runtime_error("attach"); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Errors as values of a type of one's own: silent, and Missing. */
static std::error_code last(int result) {
  return result < 0 ? std::error_code(errno, std::generic_category())
                    : std::error_code();
}

std::error_code coded(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (auto error = last(fd))
    return error;
  if (auto error =
          last(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on))))
    return error;
  if (auto error = last(bind(fd, a, n)))
    return error;
  return last(listen(fd, 5));
}

std::error_code coded_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (auto error = last(fd))
    return error;
  if (auto error = last(bind(fd, a, n))) // #bind
    return error;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return last(listen(fd, 5)); // #listen
}
