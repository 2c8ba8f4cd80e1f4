//===--- cpp-modern.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What C++20 and C++23 brought.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++23 --any-fix
// REQUIRES: full

#include <array>
#include <compare>
#include <concepts>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <netinet/in.h>
#include <optional>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

/* Designated initialisers: silent. */
struct Options {
  int family = AF_INET;
  bool reuse = false;
  int backlog = 5;
};

static int start_with(const Options &options, const sockaddr *a, socklen_t n) {
  int fd = socket(options.family, SOCK_STREAM, 0);
  if (options.reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, options.backlog);
}

int designated(const sockaddr *a, socklen_t n) {
  return start_with({.reuse = true, .backlog = 16}, a, n);
}

/* Designated initialisers that leave it out: Missing. */
struct Settings {
  int family = AF_INET;
  bool reuse = false;
  int backlog = 5;
};

static int start_by(const Settings &settings, const sockaddr *a, socklen_t n) {
  int fd = socket(settings.family, SOCK_STREAM, 0); // #socket
  if (settings.reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, settings.backlog); // #listen
}

int designated_without(const sockaddr *a, socklen_t n) {
  return start_by({.backlog = 16}, a, n);
}

/* Settings of a local variable: Missing. */
struct Wishes {
  int family = AF_INET;
  bool reuse = false;
};

static int start_as(const Wishes &wishes, const sockaddr *a, socklen_t n) {
  int fd = socket(wishes.family, SOCK_STREAM, 0); // #socket
  if (wishes.reuse) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int wishes_without(const sockaddr *a, socklen_t n) {
  Wishes wishes{.family = AF_INET6};
  return start_as(wishes, a, n);
}

int wishes_with(const sockaddr *a, socklen_t n) {
  Wishes wishes{.family = AF_INET6, .reuse = true};
  return start_as(wishes, a, n);
}

/* std::expected, with: silent. */
static std::expected<int, std::errc> make_tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return std::unexpected(std::errc::bad_file_descriptor);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int expected(const sockaddr *a, socklen_t n) {
  auto fd = make_tuned();
  if (!fd || bind(*fd, a, n) < 0)
    return -1;
  return listen(fd.value(), 5);
}

/* The caller sets it: silent. */
static std::expected<int, int> make_any() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return std::unexpected(1);
  return fd;
}

int expected_set_here(const sockaddr *a, socklen_t n) {
  const int on = 1;
  auto fd = make_any();
  if (!fd)
    return -1;
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(*fd, a, n) < 0)
    return -1;
  return listen(*fd, 5);
}

/* std::to_underlying: silent. */
enum class Option : int { Reuse = SO_REUSEADDR, Keep = SO_KEEPALIVE };

int underlying(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, std::to_underlying(Option::Reuse), &on,
             sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

static int set(int fd, Option option) {
  const int on = 1;
  return setsockopt(fd, SOL_SOCKET, std::to_underlying(option), &on,
                    sizeof(on));
}

int underlying_passed(const sockaddr *a, socklen_t n) {
  using enum Option;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd, Reuse);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::to_underlying of another one: Missing. */
enum class Other : int { Reuse = SO_REUSEADDR, Keep = SO_KEEPALIVE };

int underlying_other(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, std::to_underlying(Other::Keep), &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A function template without `template`, and a concept: silent. */
template <typename T>
concept Tunable = requires(T t, int name) {
  { t.set(name) } -> std::convertible_to<bool>;
};

class Socket {
public:
  explicit Socket(int family) : fd_(socket(family, SOCK_STREAM, 0)) {}
  bool set(int name) {
    const int on = 1;
    return setsockopt(fd_, SOL_SOCKET, name, &on, sizeof(on)) == 0;
  }
  int get() const { return fd_; }

private:
  int fd_;
};

static int serve(Tunable auto &s, const sockaddr *a, socklen_t n) {
  if (!s.set(SO_REUSEADDR) || bind(s.get(), a, n) < 0)
    return -1;
  return listen(s.get(), 5);
}

int concepts(const sockaddr *a, socklen_t n) {
  Socket s(AF_INET);
  return serve(s, a, n);
}

/* Overloads by a concept: the one that does nothing is chosen. Missing. */
struct Bare {
  int fd;
};

template <typename T>
concept Settable = requires(T t) { t.set(1); };

static void tune(Settable auto &s) { s.set(SO_REUSEADDR); }
static void tune(auto &) {}

int concept_without(const sockaddr *a, socklen_t n) {
  Bare s{socket(AF_INET, SOCK_STREAM, 0)}; // #socket
  tune(s);
  if (bind(s.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 's.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s.fd, 5); // #listen
}

int concept_with(const sockaddr *a, socklen_t n) {
  Socket s(AF_INET);
  tune(s);
  if (bind(s.get(), a, n) < 0)
    return -1;
  return listen(s.get(), 5);
}

/* Initialisers in a range-for, views: silent. */
int views(const sockaddr *a, socklen_t n) {
  for (const int families[] = {AF_INET, AF_INET6}; int family : families) {
    const int on = 1;
    int fd = socket(family, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  }
  return 0;
}

int filtered(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::array names{SO_KEEPALIVE, SO_REUSEADDR};
  for (int name : names | std::views::filter([](int i) { return i != 0; }))
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Initialisers in a range-for, without: Missing. */
int views_without(const sockaddr *a, socklen_t n) {
  for (const int families[] = {AF_INET, AF_INET6}; int family : families) {
    int fd = socket(family, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #bind@listen: note: socket listens here
  }
  return 0;
}

/* An object as a parameter of a template: silent. */
struct Setting {
  int level;
  int name;
  int value;
};

template <Setting S> static int apply(int fd) {
  const int value = S.value;
  return setsockopt(fd, S.level, S.name, &value, sizeof(value));
}

int object_parameter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  apply<Setting{SOL_SOCKET, SO_REUSEADDR, 1}>(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An object as a parameter of a template, with 0: Missing. */
struct Choice {
  int level;
  int name;
  int value;
};

template <Choice C> static int choose(int fd) {
  const int value = C.value;
  return setsockopt(fd, C.level, C.name, &value, sizeof(value)); // #chosen
}

int object_parameter_zero(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  choose<Choice{SOL_SOCKET, SO_REUSEADDR, 0}>(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #chosen@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* consteval and constinit: silent, and Missing. */
static consteval int number(bool on) { return on ? 1 : 0; }
constinit int Enabled = number(true);

int evaluated(const sockaddr *a, socklen_t n) {
  constexpr int on = number(true);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, Enabled);
}

int evaluated_off(const sockaddr *a, socklen_t n) {
  constexpr int off = number(false);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &off, sizeof(off)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* `if consteval`, attributes, a label at the end: Missing, and silent. */
static constexpr int choice() {
  if consteval {
    return 1;
  } else {
    return 0;
  }
}

int attributes(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0) [[unlikely]]
    return -1;
  [[maybe_unused]] constexpr int one = choice();
  if (bind(fd, a, n) < 0) [[unlikely]] // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int attributes_with(const sockaddr *a, socklen_t n) {
  int on = choice() + 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0) [[unlikely]]
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) [[unlikely]]
    return -1;
  return listen(fd, 5);
}

/* A flag enumeration with operators of its own: silent. */
enum class Flags : unsigned { None = 0, Reuse = 1, Blocking = 2 };

inline Flags operator|(Flags l, Flags r) {
  return static_cast<Flags>(std::to_underlying(l) | std::to_underlying(r));
}
inline Flags operator&(Flags l, Flags r) {
  return static_cast<Flags>(std::to_underlying(l) & std::to_underlying(r));
}
inline bool has(Flags set, Flags one) { return (set & one) != Flags::None; }

static int start_flagged(Flags flags, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (has(flags, Flags::Reuse)) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int flagged(const sockaddr *a, socklen_t n) {
  return start_flagged(Flags::Reuse | Flags::Blocking, a, n) +
         start_flagged(Flags::Reuse, a, n);
}

/* A flag enumeration, with plain casts; the flag is not there: Missing. */
enum class Bits : unsigned { None = 0, Reuse = 1, Blocking = 2 };

constexpr Bits operator&(Bits l, Bits r) {
  return static_cast<Bits>(static_cast<unsigned>(l) & static_cast<unsigned>(r));
}

static int start_bits(Bits bits, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if ((bits & Bits::Reuse) != Bits::None) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int bits_with(const sockaddr *a, socklen_t n) {
  return start_bits(Bits::Reuse, a, n);
}

int bits_without(const sockaddr *a, socklen_t n) {
  return start_bits(Bits::Blocking, a, n);
}

/* Lambdas as one callable. */
template <typename... Fs> struct Overloaded : Fs... {
  using Fs::operator()...;
};

struct ReuseAddress {
  int value;
};
struct KeepAlive {
  int value;
};
using AnyOption = std::variant<ReuseAddress, KeepAlive>;

/* The same lambdas, called by hand: silent. */
int overloaded(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Overloaded set{[fd](ReuseAddress o) {
                   setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &o.value,
                              sizeof(o.value));
                 },
                 [fd](KeepAlive o) {
                   setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &o.value,
                              sizeof(o.value));
                 }};
  set(KeepAlive{1});
  set(ReuseAddress{1});
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
