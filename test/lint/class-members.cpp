//===--- class-members.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A descriptor that is a member of a class.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Everything in one method: Missing. */
class Plain {
public:
  bool start(const sockaddr *where, socklen_t size);

private:
  int fd_ = -1;
};

bool Plain::start(const sockaddr *where, socklen_t size) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd_ < 0)
    return false;
  if (bind(fd_, where, size) != 0) // #bind
    return false;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 16) == 0; // #listen
}

/* Everything in one method, with: silent. */
class Tuned {
public:
  bool start(const sockaddr *where, socklen_t size) {
    const int on = 1;
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    if (fd_ < 0)
      return false;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd_, where, size) != 0)
      return false;
    return listen(fd_, 16) == 0;
  }

private:
  int fd_ = -1;
};

/* Two members are two sockets: the second lacks it. */
class Two {
public:
  bool start(const sockaddr *where, socklen_t size);

private:
  int v4_ = -1, v6_ = -1;
};

bool Two::start(const sockaddr *where, socklen_t size) {
  const int on = 1;
  this->v4_ = socket(AF_INET, SOCK_STREAM, 0);
  this->v6_ = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(v4_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(this->v4_, where, size) != 0 || listen(v4_, 16) != 0)
    return false;
  if (bind(this->v6_, where, size) != 0) // #bind
    return false;
  // CHECK-MESSAGES: #bind: warning: listening socket 'this->v6_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v6_, 16) == 0; // #listen
}

/* Steps in methods of their own, called in order by a visible function. */
class Steps {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #steps_made
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int attach(const sockaddr *where, socklen_t size) {
    return bind(fd_, where, size); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #steps_made@socket: note: socket created here
    // CHECK-MESSAGES: #steps_listens@listen: note: socket listens here
  }
  int start() {
    return listen(fd_, 16); // #steps_listens
  }

private:
  int fd_ = -1;
};

/* With all steps: nothing to say about this object. */
int all_steps(const sockaddr *where, socklen_t size) {
  Steps s;
  s.open();
  s.tune();
  s.attach(where, size);
  return s.start();
}

/* Without one of them: this object is the one that is reported above. */
int one_step_less(const sockaddr *where, socklen_t size) {
  Steps s;
  s.open();
  s.attach(where, size);
  return s.start();
}

/* The same class, of which every caller does all steps: silent. */
class Careful {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int attach(const sockaddr *where, socklen_t size) {
    return bind(fd_, where, size);
  }
  int start() { return listen(fd_, 16); }

private:
  int fd_ = -1;
};

int careful(const sockaddr *where, socklen_t size) {
  Careful c;
  c.open();
  c.tune();
  c.attach(where, size);
  return c.start();
}

/* No caller in sight, and one of the methods sets it: Unseen, silent. */
class Library {
public:
  void open();
  void tune();
  int attach(const sockaddr *where, socklen_t size);
  int start();

private:
  int fd_ = -1;
};

void Library::open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
void Library::tune() {
  int on = 1;
  setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}
int Library::attach(const sockaddr *where, socklen_t size) {
  return bind(fd_, where, size);
}
int Library::start() { return listen(fd_, 16); }
