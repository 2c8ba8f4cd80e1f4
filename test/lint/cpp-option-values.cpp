//===--- cpp-option-values.cpp - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option value in other guises than a plain int variable.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <array>
#include <cstddef>
#include <memory>
#include <netinet/in.h>
#include <sys/socket.h>
#include <vector>

/* Numbers that are not 0: silent. */
int numbers(int which, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  const int yes = true, negative = -1, letter = 'y', all = ~0;
  const auto brace = int{1};
  int counted{};
  counted++;
  enum { On = 1 };
  const int named = On;
  const long wide = 1;
  const unsigned whole = 1u;
  switch (which) {
  case 0:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    break;
  case 1:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &negative, sizeof(negative));
    break;
  case 2:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &letter, sizeof(letter));
    break;
  case 3:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &all, sizeof(all));
    break;
  case 4:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &brace, sizeof(brace));
    break;
  case 5:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &counted, sizeof(counted));
    break;
  case 6:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &named, sizeof(named));
    break;
  case 7:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &wide, sizeof(wide));
    break;
  default:
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &whole, sizeof(whole));
    break;
  }
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Numbers that are 0: Missing. */
int zeros(bool first, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  const int no = false;
  int counted{1};
  --counted;
  if (first)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &no, sizeof(no)); // #setsockopt
  else
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &counted, sizeof(counted)); // #other
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #other@setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An array of one: silent. */
int array_of_one(const sockaddr *a, socklen_t n) {
  const int on[] = {1};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* An array of one that is 0: Missing. */
int array_of_zero(const sockaddr *a, socklen_t n) {
  const int off[] = {0};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, off, sizeof(off)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A text: silent. */
int text(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, "\1\0\0", 4);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A union: silent. */
int overlaid(const sockaddr *a, socklen_t n) {
  union {
    int number;
    char bytes[sizeof(int)];
  } value;
  value.number = 0;
  value.bytes[0] = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, sizeof(value));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A large value, as some systems want it: silent. */
int through_cast(const sockaddr *a, socklen_t n) {
  const bool reuse = true;
  const int on = reuse ? 1 : 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR,
             static_cast<const void *>(reinterpret_cast<const char *>(&on)),
             static_cast<socklen_t>(sizeof on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* On the heap: silent. */
int heap(const sockaddr *a, socklen_t n) {
  std::unique_ptr<int> on(new int(1));
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on.get(), sizeof(*on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int heap_raw(const sockaddr *a, socklen_t n) {
  int *on = new int(1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, sizeof(*on));
  delete on;
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* In std::array: silent. */
int standard_array(const sockaddr *a, socklen_t n) {
  std::array<int, 1> on = {{1}};
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on.data(), sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A class with an address-of of its own and a value: silent. */
class On {
public:
  const void *data() const { return &value_; }
  static socklen_t size() { return sizeof(int); }

private:
  int value_ = 1;
};

int object(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, On().data(), On::size());
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A class with a value that is 0: Missing. */
class Off {
public:
  const void *data() const { return &value_; }
  static socklen_t size() { return sizeof(int); }

private:
  int value_ = 0;
};

int object_off(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, Off().data(), Off::size()); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A number of a std::vector<bool>: not a constant. Silent. */
int flags(const std::vector<bool> &given, const sockaddr *a, socklen_t n) {
  const int on = given[0];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
