//===--- cpp-std-function-held.cpp - socket-tidy --------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A std::function that only ever holds one callable is called like that one.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++17,c++20 --any-fix
// REQUIRES: full

#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>

static void reuse(int fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static void keep(int fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

/* A member that its declaration gives a lambda: Missing. */
class DefaultKeeping {
public:
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_ = [](int fd) { keep(fd); };
  int fd_ = -1;
};

int DefaultKeeping::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  tune_(fd_);
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* A constructor gives it a function: Missing. */
class InitializedKeeping {
public:
  InitializedKeeping() : tune_(keep) {}
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_;
  int fd_ = -1;
};

int InitializedKeeping::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (tune_)
    tune_(fd_);
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* A local one: Missing. */
int local_keep(const sockaddr *a, socklen_t n) {
  std::function<void(int)> tune = keep;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  tune(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A member that its declaration gives a lambda: silent. */
class DefaultReusing {
public:
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_ = [](int fd) { reuse(fd); };
  int fd_ = -1;
};

int DefaultReusing::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A constructor gives it a function: silent. */
class InitializedReusing {
public:
  InitializedReusing() : tune_(reuse) {}
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_;
  int fd_ = -1;
};

int InitializedReusing::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  if (tune_)
    tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A local one: silent. */
int local_reuse(const sockaddr *a, socklen_t n) {
  std::function<void(int)> tune = reuse;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Two callables, one of which sets it: silent. */
class Either {
public:
  explicit Either(bool on) {
    if (on)
      tune_ = reuse;
    else
      tune_ = keep;
  }
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_;
  int fd_ = -1;
};

int Either::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* The declaration gives one, a method another: silent. */
class Replaced {
public:
  void prepare() { tune_ = reuse; }
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_ = keep;
  int fd_ = -1;
};

int Replaced::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* Anybody may give it another: silent. */
struct Open {
  int start(const sockaddr *a, socklen_t n);
  std::function<void(int)> tune_ = keep;
  int fd_ = -1;
};

int Open::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* What a caller gives: silent. */
class Given {
public:
  void on_tune(std::function<void(int)> tune) { tune_ = tune; }
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_ = keep;
  int fd_ = -1;
};

int Given::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* It is lent to code that cannot be seen: silent. */
void adjust(std::function<void(int)> &tune);

int lent(const sockaddr *a, socklen_t n) {
  std::function<void(int)> tune = keep;
  adjust(tune);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  tune(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A method that cannot be seen: silent. */
class Hidden {
public:
  void prepare();
  int start(const sockaddr *a, socklen_t n);

private:
  std::function<void(int)> tune_ = keep;
  int fd_ = -1;
};

int Hidden::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tune_(fd_);
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* One method assigns it, another calls it for a third: Missing. */
class ThreeKeeping {
public:
  void prepare() {
    on_open_ = [this] { set(); };
  }
  int start(const sockaddr *a, socklen_t n);

private:
  void set() { keep(fd_); }
  void opened() {
    if (on_open_)
      on_open_();
  }
  std::function<void()> on_open_;
  int fd_ = -1;
};

int ThreeKeeping::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  opened();
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* The same, and it sets the option: silent. */
class ThreeReusing {
public:
  void prepare() {
    on_open_ = [this] { set(); };
  }
  int start(const sockaddr *a, socklen_t n);

private:
  void set() { reuse(fd_); }
  void opened() {
    if (on_open_)
      on_open_();
  }
  std::function<void()> on_open_;
  int fd_ = -1;
};

int ThreeReusing::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  opened();
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}
