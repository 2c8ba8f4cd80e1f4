//===--- socketless-libraries.cpp - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Libraries for tests, text and logs get descriptors to compare and to print
// them, and set no option. A namespace of another name may do anything.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

namespace testing {
namespace internal {
struct Outcome {
  explicit operator bool() const;
};
template <typename A, typename B> Outcome report(const A &a, const B &b);
template <typename A, typename B>
Outcome compareLess(const A &a, const B &b) {
  return report(a, b);
}
} // namespace internal
} // namespace testing

namespace fmt {
inline namespace v9 {
template <typename... T> void print(const char *format, T &&...args);
}
} // namespace fmt

namespace net {
template <typename A, typename B> bool check(const A &a, const B &b);
}

/* Compared and printed. */
int compared(const sockaddr *a, socklen_t n) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (!testing::internal::compareLess(0, fd))
    return -1;
  fmt::print("{}", fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The same, with the option. */
int compared_with(const sockaddr *a, socklen_t n) {
  int on = 1;
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!testing::internal::compareLess(0, fd))
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Some other library: it cannot be seen. */
int given_to_others(const sockaddr *a, socklen_t n) {
  const int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (!net::check(0, fd))
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}
