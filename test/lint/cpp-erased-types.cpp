//===--- cpp-erased-types.cpp - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Classes that erase the type of what they hold, and std::expected.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++23 --any-fix
// REQUIRES: full

#include <expected>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <utility>
#include <variant>
#include <vector>

/* std::expected, without: Missing. */
static std::expected<int, int> make_plain() {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #plain_made
  if (fd < 0)
    return std::unexpected(1);
  return fd;
}

int expected_without(const sockaddr *a, socklen_t n) {
  auto fd = make_plain();
  if (!fd || bind(*fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket '*fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #plain_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: the descriptor expression has side effects
  return listen(*fd, 5); // #listen
}

/* std::move_only_function is not in every library; a visible class that erases
   the type: silent. */
class Action {
public:
  template <typename F>
  Action(F f) : holder_(std::make_unique<Holder<F>>(std::move(f))) {}
  void operator()() const { holder_->run(); }

private:
  struct Base {
    virtual ~Base() = default;
    virtual void run() = 0;
  };
  template <typename F> struct Holder : Base {
    explicit Holder(F f) : f_(std::move(f)) {}
    void run() override { f_(); }
    F f_;
  };
  std::unique_ptr<Base> holder_;
};

int erased(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  Action set([&] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  set();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
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

/* std::visit with them: silent. */
int visited(const std::vector<AnyOption> &options, const sockaddr *a,
            socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (const AnyOption &option : options)
    std::visit(
        Overloaded{[fd](const ReuseAddress &o) {
                     setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &o.value,
                                sizeof(o.value));
                   },
                   [fd](const KeepAlive &o) {
                     setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &o.value,
                                sizeof(o.value));
                   }},
        option);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
