//===--- cpp-before-main.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sockets that are made before main() runs, and what else code does then.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix

#include <netinet/in.h>
#include <sys/socket.h>

static void reuse(int fd) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* A descriptor that is made by its initialiser: Missing. */
namespace {
int made_early = socket(AF_INET, SOCK_STREAM, 0); // #made_early_socket
} // namespace

int early(const sockaddr *a, socklen_t n) {
  if (bind(made_early, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'made_early' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #made_early_socket@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(made_early, 5); // #listen
}

/* Its twin. */
static const int MadeAndSet = [] {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  reuse(fd);
  return fd;
}();

int early_set(const sockaddr *a, socklen_t n) {
  return bind(MadeAndSet, a, n) < 0 ? -1 : listen(MadeAndSet, 5);
}

/* Another file may set it. */
int NamedElsewhere = socket(AF_INET, SOCK_STREAM, 0);

int elsewhere(const sockaddr *a, socklen_t n) {
  return bind(NamedElsewhere, a, n) < 0 ? -1 : listen(NamedElsewhere, 5);
}

/* A static object that nobody sets: Missing. */
class Forgotten {
public:
  Forgotten() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {} // #forgotten_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #forgotten_bind
      return -1;
    // CHECK-MESSAGES: #forgotten_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #forgotten_made@socket: note: socket created here
    // CHECK-MESSAGES: #forgotten_listen@listen: note: socket listens here
    return listen(fd_, 5); // #forgotten_listen
  }

private:
  int fd_;
};

static Forgotten Lost;

int run_lost(const sockaddr *a, socklen_t n) { return Lost.start(a, n); }

/* Two objects of one class: the constructor of one sets it. */
class Choosing {
public:
  explicit Choosing(bool Reuses) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    if (Reuses)
      reuse(fd_);
  }
  int start(const sockaddr *a, socklen_t n) {
    return bind(fd_, a, n) < 0 ? -1 : listen(fd_, 5);
  }

private:
  int fd_;
};

static Choosing Kept(true);

int run_kept(const sockaddr *a, socklen_t n) { return Kept.start(a, n); }

/* A function sets it before it is bound. */
class Late {
public:
  Late() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {}
  int fd() const { return fd_; }

private:
  int fd_;
};

static Late Set;

int run_set(const sockaddr *a, socklen_t n) {
  reuse(Set.fd());
  return bind(Set.fd(), a, n) < 0 ? -1 : listen(Set.fd(), 5);
}

/* An object gets away while it is made. */
void publish(class Published *it);

class Published {
public:
  Published() : fd_(socket(AF_INET, SOCK_STREAM, 0)) { publish(this); }
  int start(const sockaddr *a, socklen_t n) {
    return bind(fd_, a, n) < 0 ? -1 : listen(fd_, 5);
  }

  int fd_;
};

static Published Away;

int run_away(const sockaddr *a, socklen_t n) { return Away.start(a, n); }

/* One initializer decides what another function does. */
static bool Wanted;

static int probe() {
  int fd = socket(AF_INET6, SOCK_STREAM, 0);
  Wanted = fd >= 0;
  return fd;
}

static const int Probed = probe();

int probed(const sockaddr *a, socklen_t n) {
  if (Probed < 0)
    return -1;
  if (Wanted)
    reuse(Probed);
  return bind(Probed, a, n) < 0 ? -1 : listen(Probed, 5);
}

/* Two static objects with other settings. */
class Configured {
public:
  Configured() {}
  explicit Configured(bool Reuses) : reuses_(Reuses) {}
  void open() {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #configured_made
    if (reuses_)
      reuse(fd_);
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #configured_bind
      return -1;
    // CHECK-MESSAGES: #configured_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #configured_made@socket: note: socket created here
    // CHECK-MESSAGES: #configured_listen@listen: note: socket listens here
    return listen(fd_, 5); // #configured_listen
  }
  int restart(const sockaddr *a, socklen_t n) {
    return bind(fd_, a, n) < 0 ? -1 : listen(fd_, 5);
  }

private:
  int fd_ = -1;
  bool reuses_ = false;
};

static Configured Plain;
static Configured Reusing(true);

int run_both(const sockaddr *a, socklen_t n) {
  Plain.open();
  Reusing.open();
  if (Reusing.restart(a, n) < 0)
    return -1;
  return Plain.start(a, n);
}
