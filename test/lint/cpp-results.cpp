//===--- cpp-results.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What functions return: structures, pairs, tuples, optionals; structured
// bindings of them.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <optional>
#include <sys/socket.h>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <variant>

/* A structure, with and without structured bindings: silent. */
struct Made {
  int fd;
  bool ok;
};

static Made make_tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return {fd, fd >= 0};
}

int structure_with(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make_tuned();
  if (!ok || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int structure_member_with(const sockaddr *a, socklen_t n) {
  Made made = make_tuned();
  if (!made.ok || bind(made.fd, a, n) < 0)
    return -1;
  return listen(made.fd, 5);
}

struct Result {
  int fd;
  bool ok;
};

Result make_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #plain_made
  return {fd, fd >= 0};
}

/* A structure, bound by its parts: Missing. */
int structure(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make_plain();
  if (!ok || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* By its member: Missing. */
int structure_member(const sockaddr *a, socklen_t n) {
  const Result made = make_plain();
  if (!made.ok || bind(made.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'made.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(made.fd, 5); // #listen
}

/* The caller sets it on the part: silent. */
int structure_set_here(const sockaddr *a, socklen_t n) {
  const int on = 1;
  auto [fd, ok] = make_plain();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!ok || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* By reference: silent. */
int structure_reference(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Result made = make_plain();
  auto &[fd, ok] = made;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!ok || bind(made.fd, a, n) < 0)
    return -1;
  return listen(made.fd, 5);
}

/* By reference to a temporary: silent. */
int structure_temporary(const sockaddr *a, socklen_t n) {
  const int on = 1;
  const auto &[fd, ok] = make_plain();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!ok || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* By reference to a temporary, without: Missing. */
int structure_temporary_without(const sockaddr *a, socklen_t n) {
  auto &&[fd, ok] = make_plain();
  if (!ok || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An array, bound by its elements: the second one is set. Missing. */
int array_elements(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0), // #socket
                socket(AF_INET6, SOCK_STREAM, 0)};
  auto &[v4, v6] = fds;
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fds[1], a, n) < 0 || listen(fds[1], 5) < 0)
    return -1;
  if (bind(v4, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v4' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v4, 5); // #listen
}

/* A copy of the array; both are set: silent. */
int array_elements_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0),
                socket(AF_INET6, SOCK_STREAM, 0)};
  auto [v4, v6] = fds;
  setsockopt(v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* Two descriptors in a structure: one of them is forgotten. Missing. */
struct Both {
  int v4;
  int v6;
};

static Both make_both() {
  Both made;
  made.v4 = socket(AF_INET, SOCK_STREAM, 0);
  made.v6 = socket(AF_INET6, SOCK_STREAM, 0); // #both_made
  return made;
}

int one_of_both(const sockaddr *a, const sockaddr *b, socklen_t n) {
  const int on = 1;
  const auto [v4, v6] = make_both();
  setsockopt(v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, b, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v6' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #both_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v6, 5); // #listen
}

/* std::pair with the option, in its spellings: silent. */
static std::pair<int, bool> pair_tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return std::make_pair(fd, fd >= 0);
}

static std::pair<int, int> pair_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return {-1, 1};
  return {fd, 0};
}

int pair_bound(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = pair_tuned();
  if (!ok || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int pair_first(const sockaddr *a, socklen_t n) {
  std::pair<int, bool> made = pair_tuned();
  if (!made.second || bind(made.first, a, n) < 0)
    return -1;
  return listen(made.first, 5);
}

int pair_set_here(const sockaddr *a, socklen_t n) {
  const int on = 1;
  auto [fd, error] = pair_plain();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (error || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int pair_tied(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd, error;
  std::tie(fd, error) = pair_plain();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (error || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int pair_set_in(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::pair<int, int> made = pair_plain();
  setsockopt(made.first, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  auto [fd, error] = made;
  if (error || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A pair beside the variable it is made of: silent. */
int pair_of_variable(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::pair<int, int> kept(fd, on);
  setsockopt(kept.first, SOL_SOCKET, SO_REUSEADDR, &kept.second,
             sizeof(kept.second));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* With std::make_pair: silent. */
int made_pair_of_variable(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto kept = std::make_pair(fd, 1);
  setsockopt(std::get<0>(kept), SOL_SOCKET, SO_REUSEADDR, &kept.second,
             sizeof(kept.second));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A pair that is assigned: silent. */
int pair_assigned(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::pair<int, bool> kept;
  kept.first = fd;
  kept.second = true;
  setsockopt(kept.first, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A pair with a reference: silent. */
int pair_of_reference(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::pair<int &, bool> kept{fd, true};
  setsockopt(kept.first, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A tuple of variables: silent. */
int tuple_of_variables(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  auto both = std::make_tuple(v4, v6);
  setsockopt(std::get<0>(both), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(std::get<1>(both), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, a, n) < 0)
    return -1;
  return listen(v6, 5);
}

/* Tied before there is a socket: silent. */
int tied(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = -1;
  auto names = std::tie(fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(std::get<0>(names), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

std::pair<int, bool> make_pair_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #pair_made
  return {fd, fd >= 0};
}

/* std::pair without the option, by its parts: Missing. */
int pair_without(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make_pair_plain();
  if (!ok || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #pair_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* By its member: Missing. */
int pair_first_without(const sockaddr *a, socklen_t n) {
  std::pair<int, bool> made = make_pair_plain();
  if (!made.second || bind(made.first, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'made.first' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #pair_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(made.first, 5); // #listen
}

/* Through std::tie: Missing. */
int pair_tied_without(const sockaddr *a, socklen_t n) {
  int fd = -1;
  bool ok = false;
  std::tie(fd, ok) = make_pair_plain();
  if (!ok || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #pair_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Through std::make_pair: Missing. */
static std::pair<int, const char *> make_or_say() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #said
  if (fd < 0)
    return std::make_pair(-1, "socket");
  return std::make_pair(fd, nullptr);
}

int make_pair_without(const sockaddr *a, socklen_t n) {
  const auto [fd, error] = make_or_say();
  if (error || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #said@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* std::tuple, with: silent. */
static std::tuple<int, int, bool> make_tuple_tuned() {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  setsockopt(v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return std::make_tuple(v4, v6, v4 >= 0 && v6 >= 0);
}

int tuple_with(const sockaddr *a, socklen_t n) {
  auto [v4, v6, ok] = make_tuple_tuned();
  if (!ok || bind(v4, a, n) < 0 || listen(v4, 5) < 0 || bind(v6, a, n) < 0)
    return -1;
  return listen(v6, 5);
}

int tuple_get_with(const sockaddr *a, socklen_t n) {
  auto made = make_tuple_tuned();
  if (!std::get<bool>(made) || bind(std::get<0>(made), a, n) < 0)
    return -1;
  return listen(std::get<0>(made), 5);
}

/* std::tuple, without: Missing. */
static std::tuple<int, bool> make_tuple_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #tuple_made
  return {fd, fd >= 0};
}

int tuple_without(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make_tuple_plain();
  if (!ok || bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #tuple_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* std::optional, with: silent. */
static std::optional<int> maybe_tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return std::nullopt;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

static std::optional<int> maybe_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return {};
  return std::make_optional(fd);
}

int optional_with(const sockaddr *a, socklen_t n) {
  if (auto fd = maybe_tuned()) {
    if (bind(*fd, a, n) < 0)
      return -1;
    return listen(*fd, 5);
  }
  return -1;
}

int optional_value_with(const sockaddr *a, socklen_t n) {
  int fd = maybe_tuned().value();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int optional_set_here(const sockaddr *a, socklen_t n) {
  const int on = 1;
  auto fd = maybe_plain();
  if (!fd.has_value())
    return -1;
  setsockopt(fd.value(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(*fd, a, n) < 0)
    return -1;
  return listen(*fd, 5);
}

/* An optional beside the variable it is made of: silent. */
int optional_of_variable(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::optional<int> kept = fd;
  setsockopt(*kept, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An optional that is filled: silent. */
int optional_filled(const sockaddr *a, socklen_t n) {
  const int on = 1;
  std::optional<int> kept;
  kept.emplace(socket(AF_INET, SOCK_STREAM, 0));
  setsockopt(*kept, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(*kept, a, n) < 0)
    return -1;
  return listen(*kept, 5);
}

std::optional<int> maybe_made() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #maybe_made
  if (fd < 0)
    return std::nullopt;
  return fd;
}

/* std::optional of a switch: the value is not a constant for all. Silent. */
static int start_with(std::optional<bool> reuse, const sockaddr *a,
                      socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse.value_or(true)) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int optional_switch(const sockaddr *a, socklen_t n) {
  return start_with({}, a, n) + start_with(true, a, n);
}

/* std::variant: silent. */
static std::variant<int, const char *> either() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return "socket";
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int variant_with(const sockaddr *a, socklen_t n) {
  auto made = either();
  if (const int *fd = std::get_if<int>(&made))
    return bind(*fd, a, n) < 0 ? -1 : listen(*fd, 5);
  return -1;
}

/* A result of one's own, as a template: silent. */
template <typename T> class Expected {
public:
  Expected(T value) : value_(value), ok_(true) {}
  static Expected failure() {
    Expected e{T()};
    e.ok_ = false;
    return e;
  }
  explicit operator bool() const { return ok_; }
  const T &operator*() const { return value_; }

private:
  T value_;
  bool ok_;
};

static Expected<int> expect_tuned() {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    return Expected<int>::failure();
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int own_result_with(const sockaddr *a, socklen_t n) {
  auto fd = expect_tuned();
  if (!fd || bind(*fd, a, n) < 0)
    return -1;
  return listen(*fd, 5);
}

/* A result of one's own, without: Missing. */
template <typename T> class Outcome {
public:
  Outcome(T value) : value_(value), ok_(true) {}
  static Outcome failure() {
    Outcome e{T()};
    e.ok_ = false;
    return e;
  }
  explicit operator bool() const { return ok_; }
  const T &operator*() const { return value_; }

private:
  T value_;
  bool ok_;
};

static Outcome<int> expect_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #outcome_made
  if (fd < 0)
    return Outcome<int>::failure();
  return fd;
}

int own_result_without(const sockaddr *a, socklen_t n) {
  auto fd = expect_plain();
  if (!fd || bind(*fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #outcome_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(*fd, 5); // #listen
}

bool out_reference(int &fd) {
  const int on = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
}

void out_rvalue(int &&fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

void out_pointer_reference(int *&fd) {
  const int on = 1;
  setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Through output parameters of all kinds: silent. */
int out_with(const sockaddr *a, socklen_t n) {
  int fd;
  if (!out_reference(fd) || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference to what was moved: silent. */
int out_moved(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  out_rvalue(std::move(fd));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference to a copy: silent. */
int out_copied(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  out_rvalue(+fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A reference to a pointer: silent. */
int out_pointer(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int *where = &fd;
  out_pointer_reference(where);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The helper returns a reference: silent. */
static int &tuned(int &fd) {
  const int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return fd;
}

int returns_reference(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(tuned(fd), a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The helper returns a reference and does nothing else: Missing. */
static int &same(int &fd) { return fd; }

int returns_reference_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int &other = same(fd);
  if (bind(other, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'other' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* std::visit of a variant that holds the descriptor: silent. */
int variant_of_variable(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::variant<int, bool> kept(fd);
  std::visit(
      [&](auto s) { setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); },
      kept);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* std::visit of a variant that has nothing to do with it: Missing. */
int variant_of_another(const sockaddr *a, socklen_t n) {
  int level = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::variant<int, bool> kept(5);
  std::visit([&](auto s) { level = static_cast<int>(s); }, kept);
  if (bind(fd, a, n) < 0) // #bind
    return level;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
