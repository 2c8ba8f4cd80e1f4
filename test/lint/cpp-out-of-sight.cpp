//===--- cpp-out-of-sight.cpp - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions and methods that nobody in sight calls, and what else can get at
// their variables between two of them.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++17 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* One object behind a pointer, which nobody else gets: Missing. */
struct Hidden {
  int fd;
};

static Hidden *TheHidden;

void hidden_open() {
  TheHidden = new Hidden;
  TheHidden->fd = socket(AF_INET, SOCK_STREAM, 0); // #hidden_made
}

int hidden_start(const sockaddr *a, socklen_t n) {
  if (bind(TheHidden->fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'TheHidden->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #hidden_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(TheHidden->fd, 5); // #listen
}

/* A static descriptor that is handed out between two functions: whoever gets it
   may set the option. Silent. */
static int Shown = -1;

void shown_open() { Shown = socket(AF_INET, SOCK_STREAM, 0); }

int shown() { return Shown; }

int shown_start(const sockaddr *a, socklen_t n) {
  if (bind(Shown, a, n) < 0)
    return -1;
  return listen(Shown, 5);
}

/* A class of which one method is defined in another file: it may be the one
   that sets it. Silent. */
class Split {
public:
  void open();
  void configure(); // elsewhere
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_ = -1;
};

void Split::open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

int Split::start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A class of which one method is defined in another file, but a visible function
   calls those that matter one after the other: Missing. */
class Ordered {
public:
  void configure(); // elsewhere
  int run(const sockaddr *a, socklen_t n) {
    open();
    return start(a, n);
  }

private:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #ordered_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #ordered_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }
  int fd_ = -1;
};

/* The member belongs to a base class that is defined elsewhere, and so is the
   method that may set it: silent. */
class Framework {
public:
  virtual ~Framework();
  void reuse(bool want); // elsewhere
  virtual void on_open() = 0;
  virtual int on_start(const sockaddr *a, socklen_t n) = 0;

protected:
  int fd_;
};

class Plugin : public Framework {
  void on_open() override;
  int on_start(const sockaddr *a, socklen_t n) override;
};

void Plugin::on_open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

int Plugin::on_start(const sockaddr *a, socklen_t n) {
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* A static object whose address is handed out: silent. */
class Exposed {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

static Exposed TheExposed;

Exposed *exposed() { return &TheExposed; }
void exposed_open() { TheExposed.open(); }
int exposed_start(const sockaddr *a, socklen_t n) {
  return TheExposed.start(a, n);
}

/* A static object, all steps by functions that nobody calls here: silent. */
class Stepped {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

static Stepped TheStepped;

void stepped_open() { TheStepped.open(); }
void stepped_reuse() { TheStepped.reuse(); }
int stepped_start(const sockaddr *a, socklen_t n) {
  return TheStepped.start(a, n);
}

/* A static object, no function sets it: Missing. */
class Unstepped {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #unstepped_made
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #unstepped_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
};

static Unstepped TheUnstepped;

void unstepped_open() { TheUnstepped.open(); }
int unstepped_start(const sockaddr *a, socklen_t n) {
  return TheUnstepped.start(a, n);
}

struct Settings {
  bool reuse = false;
  int backlog = 5;
};

/* Settings inside of the object, which are handed out by reference: silent. */
class Adjustable {
public:
  Adjustable();
  Settings &settings();
  int start(const sockaddr *a, socklen_t n);

private:
  Settings settings_;
  int fd_ = -1;
};

Adjustable::Adjustable() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }

Settings &Adjustable::settings() { return settings_; }

int Adjustable::start(const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (settings_.reuse)
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, settings_.backlog);
}

/* The visible caller adjusts them: silent. */
class Adjusted {
public:
  Adjusted() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  Settings &settings() { return settings_; }
  int start(const sockaddr *a, socklen_t n) {
    const int on = 1;
    if (settings_.reuse)
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, settings_.backlog);
  }

private:
  Settings settings_;
  int fd_ = -1;
};

void adjust_elsewhere(Settings &settings);

int adjusted(const sockaddr *a, socklen_t n) {
  Adjusted s;
  s.settings().reuse = true;
  return s.start(a, n);
}

int adjusted_elsewhere(const sockaddr *a, socklen_t n) {
  Adjusted s;
  adjust_elsewhere(s.settings());
  return s.start(a, n);
}

int adjusted_by(const Settings &given, const sockaddr *a, socklen_t n) {
  Adjusted s;
  s.settings() = given;
  return s.start(a, n);
}

/* The visible caller adjusts something else: Missing. */
struct Knobs {
  bool reuse = false;
  int backlog = 5;
};

class Unadjusted {
public:
  Unadjusted() { fd_ = socket(AF_INET, SOCK_STREAM, 0); } // #unadjusted_made
  Knobs &knobs() { return knobs_; }
  int start(const sockaddr *a, socklen_t n) {
    const int on = 1;
    if (knobs_.reuse)
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #unadjusted_made@socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, knobs_.backlog); // #listen
  }

private:
  Knobs knobs_;
  int fd_ = -1;
};

int unadjusted(const sockaddr *a, socklen_t n) {
  Unadjusted s;
  s.knobs().backlog = 16;
  return s.start(a, n);
}

/* A static switch that is set through a table of functions: silent. */
static bool ByTable = false;

static void set_by_table() { ByTable = true; }

static void (*const Handlers[])() = {set_by_table};

int by_table(int which, const sockaddr *a, socklen_t n) {
  const int on = 1;
  Handlers[which]();
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (ByTable)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A static value that another function changes: silent. */
static int Value = 0;

void enable_value() { Value = 1; }

int by_value(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &Value, sizeof(Value));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A static value that nothing changes: Missing. */
static int Zero = 0;

int by_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &Zero, sizeof(Zero)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A flag that says whether it is set already, in step with the socket: silent. */
class Once {
public:
  void open();
  int start(const sockaddr *a, socklen_t n);

private:
  int fd_ = -1;
  bool tuned_ = false;
};

void Once::open() {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  tuned_ = false;
}

int Once::start(const sockaddr *a, socklen_t n) {
  const int on = 1;
  if (!tuned_) {
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    tuned_ = true;
  }
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* Settings of one's own behind a pointer, set by a function without sockets:
   silent. */
struct Arguments {
  bool reuse;
};

static Arguments Given;

static void parse(Arguments *arguments, const char *argument) {
  if (argument[0] == 'r')
    arguments->reuse = true;
}

void parse_all(const char *argument) { parse(&Given, argument); }

int by_arguments(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (Given.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
