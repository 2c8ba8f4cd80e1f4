//===--- cpp-generic-setters.cpp - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers that set any option: templates, overloads, defaults, parameters of
// templates, enumerations.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <cstddef>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <type_traits>
#include <utility>

/* The value has the type that was given: an int. Silent. */
template <typename T> static int set_value(int fd, int name, const T &value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int with_int(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_value(fd, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

int with_constant(const sockaddr *a, socklen_t n) {
  constexpr int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_value(fd, SO_KEEPALIVE, on);
  set_value(fd, SO_REUSEADDR, on);
  bind(fd, a, n);
  return listen(fd, 5);
}

int with_explicit_type(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_value<int>(fd, SO_REUSEADDR, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

int with_unsigned(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_value(fd, SO_REUSEADDR, 1u);
  bind(fd, a, n);
  return listen(fd, 5);
}

template <typename T> int set_any(int fd, int name, const T &value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value)); // #any_set
}

/* A bool has one byte: Missing. */
int with_bool(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_REUSEADDR, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #any_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A char has one byte: Missing. */
int with_char(const sockaddr *a, socklen_t n) {
  const char on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_REUSEADDR, on);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #any_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An enumeration of small values: Missing. */
enum class Toggle : unsigned char { Off, On };

int with_small_enumeration(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_REUSEADDR, Toggle::On);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #any_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An enumeration as large as an int: silent. */
enum class Switch { Off, On };

int with_enumeration(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_value(fd, SO_REUSEADDR, Switch::On);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Zero: Missing. */
int with_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_REUSEADDR, 0);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #any_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A variable that is zero: Missing. */
int with_zero_variable(const sockaddr *a, socklen_t n) {
  int off = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_REUSEADDR, off);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #any_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Another option: Missing. */
int with_another(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_any(fd, SO_KEEPALIVE, 1);
  set_any(fd, SO_RCVBUF, 65536);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* By value: silent, and Missing for a bool. */
template <typename T> static bool set_copy(int fd, int name, T value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(T)) == 0; // #copy_set
}

int copy_of_int(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_copy(fd, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

int copy_of_bool(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_copy(fd, SO_REUSEADDR, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #copy_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The bool becomes an int first: silent. */
static bool set_flag(int fd, int level, int name, bool value) {
  const int number = value ? 1 : 0;
  return setsockopt(fd, level, name, &number, sizeof(number)) == 0;
}

static bool set_flag_short(int fd, int name, bool value) {
  int number = value;
  return setsockopt(fd, SOL_SOCKET, name, &number, sizeof(number)) == 0;
}

int flag(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_flag(fd, IPPROTO_TCP, TCP_NODELAY, true);
  set_flag(fd, SOL_SOCKET, SO_REUSEADDR, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

int flag_short(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_flag_short(fd, SO_REUSEADDR, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

int flag_at_run_time(bool reuse, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_flag_short(fd, SO_REUSEADDR, reuse);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The level and the name are mixed up: Missing. */
static bool set_level(int fd, int level, int name, bool value) {
  const int number = value;
  return setsockopt(fd, level, name, &number, sizeof(number)) == 0; // #level_set
}

int wrong_level(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_level(fd, IPPROTO_TCP, SO_REUSEADDR, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #level_set@setsockopt: note: SO_REUSEADDR is not set here: the level is not SOL_SOCKET
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int wrong_value(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_level(fd, SOL_SOCKET, SO_REUSEADDR, false);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #level_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The name is a parameter of the template: silent. */
template <int Name, int Level = SOL_SOCKET> static int enable(int fd) {
  const int on = 1;
  return setsockopt(fd, Level, Name, &on, sizeof(on));
}

int by_template_parameter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  enable<SO_KEEPALIVE>(fd);
  enable<SO_REUSEADDR>(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another one, or another level: Missing. */
int by_other_parameter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  enable<SO_KEEPALIVE>(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int by_other_level(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  enable<SO_REUSEADDR, IPPROTO_TCP>(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The value is a parameter of the template: silent for 1, Missing for 0. */
template <int Value> static int reuse(int fd) {
  const int value = Value;
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value)); // #reuse_set
}

int by_value_parameter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  reuse<1>(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_value_parameter_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  reuse<0>(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #reuse_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Any number of names: silent. */
static void set_all(int) {}

template <typename... Names> static void set_all(int fd, int name, Names... more) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  set_all(fd, more...);
}

int variadic(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_all(fd, SO_KEEPALIVE, SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* None of them is the one: Missing. */
int variadic_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_all(fd, SO_KEEPALIVE, SO_BROADCAST);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Folded: silent. */
template <int... Names> static bool enable_all(int fd) {
  const int on = 1;
  return ((setsockopt(fd, SOL_SOCKET, Names, &on, sizeof(on)) == 0) && ...);
}

int folded(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!enable_all<SO_KEEPALIVE, SO_REUSEADDR>(fd))
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* None of them is the one: Missing. */
int folded_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!enable_all<SO_KEEPALIVE, SO_BROADCAST>(fd))
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Options as types: silent. */
template <int Level, int Name> struct Boolean {
  int value;
  static constexpr int level() { return Level; }
  static constexpr int name() { return Name; }
  const void *data() const { return &value; }
  socklen_t size() const { return sizeof(value); }
};

using ReuseAddress = Boolean<SOL_SOCKET, SO_REUSEADDR>;
using KeepAlive = Boolean<SOL_SOCKET, SO_KEEPALIVE>;

template <typename Option> static bool apply(int fd, const Option &option) {
  return setsockopt(fd, Option::level(), Option::name(), option.data(),
                    option.size()) == 0;
}

int typed(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  apply(fd, KeepAlive{1});
  apply(fd, ReuseAddress{1});
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another type: Missing. */
int typed_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  apply(fd, KeepAlive{1});
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The type says 0: Missing. */
template <int Level, int Name> struct Number {
  int value;
  static constexpr int level() { return Level; }
  static constexpr int name() { return Name; }
  const void *data() const { return &value; }
  socklen_t size() const { return sizeof(value); }
};

template <typename Option> static bool assign(int fd, const Option &option) {
  return setsockopt(fd, Option::level(), Option::name(), option.data(), // #assigned
                    option.size()) == 0;
}

int typed_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  assign(fd, Number<SOL_SOCKET, SO_REUSEADDR>{0});
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #assigned@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Overloads: the one for a bool makes it an int. Silent. */
static int set_over(int fd, int name, int value) {
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

static int set_over(int fd, int name, bool value) {
  return set_over(fd, name, value ? 1 : 0);
}

static int set_over(int fd, int name) { return set_over(fd, name, true); }

int overloaded(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_over(fd, SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

int overloaded_bool(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_over(fd, SO_REUSEADDR, true);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* false: Missing. */
int overloaded_false(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_over(fd, SO_KEEPALIVE);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Default arguments: silent. */
static int set_default(int fd, int name = SO_REUSEADDR, int value = 1,
                       int level = SOL_SOCKET) {
  return setsockopt(fd, level, name, &value, sizeof(value)); // #default_set
}

int defaults(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_default(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* One of them is given, and wrong: Missing. */
int defaults_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_default(fd, SO_REUSEADDR, 0);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #default_set@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A default argument that is a call: silent. */
static int always() { return 1; }

static int set_by_call(int fd, int value = always()) {
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
}

int default_call(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_by_call(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Enumerations with casts: silent. */
enum class Option : int { KeepAlive = SO_KEEPALIVE, Reuse = SO_REUSEADDR };

static int set_enum(int fd, Option option, bool on = true) {
  int value = on;
  return setsockopt(fd, SOL_SOCKET, static_cast<int>(option), &value,
                    sizeof(value));
}

int enumerated(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_enum(fd, Option::KeepAlive);
  set_enum(fd, Option::Reuse);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another one of them: Missing. */
int enumerated_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_enum(fd, Option::KeepAlive);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A switch turns one's own numbers into those of the system: silent. */
enum class Portable { KeepAlive, Reuse, NoDelay };

static int set_portable(int fd, Portable option, int value) {
  int level = SOL_SOCKET;
  int name = 0;
  switch (option) {
  case Portable::KeepAlive:
    name = SO_KEEPALIVE;
    break;
  case Portable::Reuse:
    name = SO_REUSEADDR;
    break;
  case Portable::NoDelay:
    level = IPPROTO_TCP;
    name = TCP_NODELAY;
    break;
  }
  return setsockopt(fd, level, name, &value, sizeof(value));
}

int portable(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_portable(fd, Portable::NoDelay, 1);
  set_portable(fd, Portable::Reuse, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Others: Missing. */
int portable_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_portable(fd, Portable::NoDelay, 1);
  set_portable(fd, Portable::KeepAlive, 1);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A constexpr function gives the number: silent, and Missing. */
static constexpr int number_of(bool reuse) {
  return reuse ? SO_REUSEADDR : SO_KEEPALIVE;
}

int computed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, number_of(true), &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int computed_without(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, number_of(false), &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A value in braces, in a temporary: silent. */
struct Value {
  int number;
};

static int set_object(int fd, int name, const Value &value) {
  return setsockopt(fd, SOL_SOCKET, name, &value.number, sizeof(value.number));
}

int braces(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_object(fd, SO_REUSEADDR, {1});
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The size is that of something else: Missing. */
static int set_pointer(int fd, int name, const void *value, std::size_t size) {
  return setsockopt(fd, SOL_SOCKET, name, value, static_cast<socklen_t>(size)); // #pointer_set
}

int wrong_size(const sockaddr *a, socklen_t n) {
  const short on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set_pointer(fd, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #pointer_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 2 bytes and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The size is right: silent. */
int right_size(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_pointer(fd, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* std::integral_constant as the value: silent. */
template <typename T> static int set_type(int fd, int name, T) {
  const int value = T::value;
  return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
}

int true_type(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set_type(fd, SO_REUSEADDR, std::true_type());
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Forwarded through two templates: silent. */
template <typename... Args> static int forward_set(int fd, Args &&...args) {
  return set_value(fd, std::forward<Args>(args)...);
}

int forwarded(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  forward_set(fd, SO_REUSEADDR, on);
  bind(fd, a, n);
  return listen(fd, 5);
}

int forwarded_literal(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  forward_set(fd, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Forwarded through two templates, another option: Missing. */
template <typename... Args> static int forward_any(int fd, Args &&...args) {
  return set_any(fd, std::forward<Args>(args)...);
}

int forwarded_without(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  forward_any(fd, SO_KEEPALIVE, on);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A class template with the value inside, that is used with a bool: Missing. */
template <typename T> class Setter {
public:
  explicit Setter(T value) : value_(value) {}
  int operator()(int fd, int name) const {
    return setsockopt(fd, SOL_SOCKET, name, &value_, sizeof(value_)); // #class_set
  }

private:
  T value_;
};

int class_with_int(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Setter<int>(1)(fd, SO_REUSEADDR);
  bind(fd, a, n);
  return listen(fd, 5);
}

int class_with_bool(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  Setter<bool>(true)(fd, SO_REUSEADDR);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #class_set@setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
