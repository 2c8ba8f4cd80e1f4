//===--- cpp-globals.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Variables of static storage: switches, settings, objects with constructors,
// variables of one thread.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <atomic>
#include <cstdlib>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

/* A switch that other files can name: silent. */
bool ReuseOutside = false;

int outside(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (ReuseOutside)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An inline variable, and a static member: silent. */
inline bool ReuseInline = false;

struct Switches {
  static inline bool reuse = false;
};

int inline_variable(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (ReuseInline)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int static_member(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (Switches::reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch that no other file can name, and that nothing here changes: Missing. */
namespace {
bool reuse_never = false;
} // namespace

int never(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (reuse_never)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The same switch on: silent. */
namespace {
bool reuse_always = true;
} // namespace

int always(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_always)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch that a function changes, which may be called before: silent. */
namespace {
bool reuse_sometimes = false;
} // namespace

void enable_sometimes() { reuse_sometimes = true; }

int sometimes(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_sometimes)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch that is handed out by reference: silent. */
namespace {
bool reuse_handed = false;
} // namespace

bool &handed_switch() { return reuse_handed; }

int handed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_handed)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A switch that is handed out by pointer and by a structure: silent. */
namespace {
bool reuse_listed = false;
struct Flag {
  const char *name;
  bool *where;
};
Flag flags[] = {{"reuse", &reuse_listed}};
} // namespace

void set_flag(const std::string &name) {
  for (Flag &flag : flags)
    if (name == flag.name)
      *flag.where = true;
}

int listed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_listed)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* References in the table: silent. */
namespace {
bool reuse_referred = false;
struct Reference {
  const char *name;
  bool &where;
};
Reference references[] = {{"reuse", reuse_referred}};
} // namespace

void set_reference(const std::string &name) {
  for (Reference &each : references)
    if (name == each.name)
      each.where = true;
}

int referred(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_referred)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference with a name of its own: silent. */
namespace {
bool reuse_named = false;
bool &reuse_alias = reuse_named;
} // namespace

void enable_alias() { reuse_alias = true; }

int aliased(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_named)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Settings with default member initialisers: on. Silent. */
namespace {
struct Settings {
  bool reuse = true;
  int backlog = 5;
} settings;
} // namespace

int with_settings(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (settings.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, settings.backlog);
}

/* Settings with default member initialisers, and a text in it: on. Silent. */
namespace {
struct Rich {
  std::string name = "server";
  bool reuse = true;
  int on = 1;
} rich;
} // namespace

int with_rich(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (rich.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &rich.on, sizeof(rich.on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Settings from the environment, in a constructor: silent. */
namespace {
struct Environment {
  Environment() { reuse = std::getenv("REUSE") != nullptr; }
  bool reuse = false;
} environment;
} // namespace

int with_environment(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (environment.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A static local with an initialiser that is a call: silent. */
int static_local(const sockaddr *a, socklen_t n) {
  static const bool reuse = std::getenv("REUSE") != nullptr;
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A static local for the value: silent, and Missing. */
int static_value(const sockaddr *a, socklen_t n) {
  static const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int static_value_off(const sockaddr *a, socklen_t n) {
  static const int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An atomic switch, off at first: silent. */
namespace {
std::atomic<bool> reuse_atomic{false};
} // namespace

void enable_atomic() { reuse_atomic = true; }

int atomic(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_atomic.load())
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A descriptor of one thread, all in one function: Missing. */
thread_local int thread_fd = -1;

int thread_variable(const sockaddr *a, socklen_t n) {
  thread_fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(thread_fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'thread_fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(thread_fd, 5); // #listen
}

/* A descriptor that is made and set by its initialiser: silent. */
namespace {
int tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int made_tuned = tuned();
} // namespace

int early_with(const sockaddr *a, socklen_t n) {
  if (bind(made_tuned, a, n) < 0)
    return -1;
  return listen(made_tuned, 5);
}

/* A descriptor that a lambda makes: silent. */
static const int made_by_lambda = [] {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}();

int early_lambda(const sockaddr *a, socklen_t n) {
  if (bind(made_by_lambda, a, n) < 0)
    return -1;
  return listen(made_by_lambda, 5);
}

/* An object whose constructor does all before main(): Missing. */
namespace {
struct Early {
  Early() {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(8080);
    fd = socket(AF_INET, SOCK_STREAM, 0); // #early_socket
    if (bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == 0) // #early_bind
      // CHECK-MESSAGES: #early_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #early_socket@socket: note: socket created here
      // CHECK-MESSAGES: #early_listen@listen: note: socket listens here
      listen(fd, 5); // #early_listen
  }
  int fd = -1;
} early_server;
} // namespace

int early_descriptor() { return early_server.fd; }

/* Settings with default member initialisers: off, and nothing changes them.
   Missing. */
namespace {
struct Off {
  bool reuse = false;
  int backlog = 5;
} off;
} // namespace

int without_settings(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (off.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, off.backlog); // #listen
}

/* A part with a base, made by a constructor that is a constant: Missing. */
namespace {
struct Base {
  int reuse = 0;
};
struct Part : Base {
  constexpr Part(int port) : port(port) {}
  int port;
};
struct Whole {
  Part part{80};
  const char *name = "web";
} whole;
} // namespace

int with_parts(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &whole.part.reuse, // #setsockopt
             sizeof(int));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, whole.part.port); // #listen
}
