//===--- known-wrong-cpp-kept.cpp - socket-tidy ---------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What a shared pointer runs when its last owner ends.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20 --any-fix
// XFAIL: *
// REQUIRES: full

// False reports: the C++ library keeps a deleter or an object here, and where it
// runs their code is not followed.

#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>

/* FALSE REPORT. A deleter that sets the option. */
int deleter(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  {
    std::shared_ptr<void> at_end(nullptr, [fd](void *) {
      int on = 1;
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    });
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* FALSE REPORT. An object whose destructor sets it. */
class AtEnd {
public:
  explicit AtEnd(int fd) : fd_(fd) {}
  AtEnd(const AtEnd &) = delete;
  AtEnd &operator=(const AtEnd &) = delete;
  ~AtEnd() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }

private:
  int fd_;
};

int owner(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::shared_ptr<AtEnd> set = std::make_shared<AtEnd>(fd);
  set.reset();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
