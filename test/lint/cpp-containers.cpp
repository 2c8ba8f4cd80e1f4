//===--- cpp-containers.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Descriptors and option names in containers and lists. What cannot be
// followed there must be silent; what passes them by is not hidden.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <array>
#include <initializer_list>
#include <map>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <utility>
#include <vector>

/* Both descriptors in a list, each gets the option: silent. */
int list_of_descriptors(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  for (int fd : {v4, v6})
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, b, n) < 0)
    return -1;
  return listen(v6, 5);
}

/* The loop sets another option: Missing for both. */
int list_without(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);  // #socket
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);  // #socket.2
  for (int fd : {v4, v6})
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  if (bind(v4, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v4' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (listen(v4, 5) < 0) // #listen
    return -1;
  if (bind(v6, b, n) < 0) // #bind.2
    return -1;
  // CHECK-MESSAGES: #bind.2: warning: listening socket 'v6' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket.2: note: socket created here
  // CHECK-MESSAGES: #listen.2: note: socket listens here
  return listen(v6, 5); // #listen.2
}

/* Only one of them is in the list: the other is Missing. */
int list_of_one(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  for (int fd : {v4})
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, b, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v6' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(v6, 5); // #listen
}

/* Pointers to descriptors in a list: silent. */
int list_of_pointers(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  for (int *fd : {&v4, &v6})
    setsockopt(*fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, b, n) < 0)
    return -1;
  return listen(v6, 5);
}

/* A plain array, set in one loop and bound in the next: silent. */
int array_of_descriptors(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fds[] = {socket(AF_INET, SOCK_STREAM, 0),
               socket(AF_INET6, SOCK_STREAM, 0)};
  for (int fd : fds)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* By reference over a plain array: silent. */
int array_by_reference(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fds[2] = {-1, -1};
  for (int &fd : fds) {
    fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  }
  return fds[0];
}

/* Without: Missing. */
int array_by_reference_without(const sockaddr *a, socklen_t n) {
  int fds[2] = {-1, -1};
  for (int &fd : fds) {
    fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (listen(fd, 5) < 0) // #listen
      return -1;
  }
  return fds[0];
}

/* std::array that is filled from its declaration: silent. */
int standard_array(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::array<int, 1> all{{fd}};
  for (int each : all)
    setsockopt(each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same by index: silent. */
int standard_array_index(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::array<int, 2> all = {{-1, fd}};
  setsockopt(all[1], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same by name: silent. */
int standard_array_get(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::array<int, 2> all = {{-1, fd}};
  setsockopt(std::get<1>(all), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Filled one by one: silent. */
int standard_array_filled(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::array<int, 1> all;
  all[0] = fd;
  for (int each : all)
    setsockopt(each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Everything through std::array: silent. */
int only_in_standard_array(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::array<int, 2> fds;
  fds[0] = socket(AF_INET, SOCK_STREAM, 0);
  fds[1] = socket(AF_INET6, SOCK_STREAM, 0);
  for (std::size_t i = 0; i < fds.size(); ++i)
    setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* push_back, then a loop over all: silent. */
int pushed(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::vector<int> fds;
  for (int family : {AF_INET, AF_INET6})
    fds.push_back(socket(family, SOCK_STREAM, 0));
  for (int fd : fds)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* A copy in a vector gets the option: silent. */
int pushed_copy(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> fds;
  fds.push_back(fd);
  for (int each : fds)
    setsockopt(each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* After the bind it is only kept: Missing. */
int pushed_after(std::vector<int> &fds, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0 || bind(fd, a, n) < 0 || listen(fd, 5) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #bind@listen: note: socket listens here
  fds.push_back(fd);
  return 0;
}

/* After the bind it is only kept: silent with the option. */
int pushed_after_with(std::vector<int> &fds, const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (fd < 0 || bind(fd, a, n) < 0 || listen(fd, 5) < 0)
    return -1;
  fds.push_back(fd);
  return 0;
}

/* A vector that is made of the descriptor: silent. */
int vector_of_copy(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> fds{fd};
  for (int each : fds)
    setsockopt(each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The address of the descriptor is kept: silent. */
int vector_of_pointers(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int *> fds{&fd};
  for (int *each : fds)
    setsockopt(*each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The address is kept before there is a descriptor: silent. */
int pointer_kept_before(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = -1;
  std::vector<int *> fds;
  fds.push_back(&fd);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int *each : fds)
    setsockopt(*each, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A map by name: silent. */
int mapped(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::map<std::string, int> by_name;
  by_name["public"] = socket(AF_INET, SOCK_STREAM, 0);
  by_name["admin"] = socket(AF_INET, SOCK_STREAM, 0);
  for (const std::pair<const std::string, int> &entry : by_name)
    setsockopt(entry.second, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (const std::pair<const std::string, int> &entry : by_name)
    if (bind(entry.second, a, n) < 0 || listen(entry.second, 5) < 0)
      return -1;
  return 0;
}

/* A variable, and a copy in a map that gets the option: silent. */
int mapped_copy(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::map<std::string, int> by_name;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  by_name["public"] = fd;
  setsockopt(by_name["public"], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same with emplace: silent. */
int mapped_emplace(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::map<std::string, int> by_name;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  by_name.emplace("public", fd);
  setsockopt(by_name.at("public"), SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Names of options in a list: all of them are set. Silent. */
int list_of_options(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int name : {SO_KEEPALIVE, SO_REUSEADDR})
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* In std::array and std::vector: silent. */
int array_of_options(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  const std::array<int, 2> names = {{SO_KEEPALIVE, SO_REUSEADDR}};
  for (int name : names)
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int vector_of_options(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int name : std::vector<int>{SO_KEEPALIVE, SO_REUSEADDR})
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Names and values: silent. */
int list_of_pairs(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (const std::pair<int, int> &option :
       std::initializer_list<std::pair<int, int>>{{SO_REUSEADDR, 1},
                                                  {SO_KEEPALIVE, 1}})
    setsockopt(fd, SOL_SOCKET, option.first, &option.second,
               sizeof(option.second));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The value comes out of a container: not a constant. Silent. */
int value_in_vector(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> value(1, 1);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, value.data(), sizeof(int));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An option table in a plain array, and a range: silent. */
struct Option {
  int level;
  int name;
  int value;
};

const Option Table[] = {{SOL_SOCKET, SO_KEEPALIVE, 1},
                        {SOL_SOCKET, SO_REUSEADDR, 1}};

int table(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (const Option &option : Table)
    setsockopt(fd, option.level, option.name, &option.value,
               sizeof(option.value));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A constant table that does not name it: Missing. */
struct Tuning {
  int level;
  int name;
  int value;
};

constexpr Tuning Quick[] = {{SOL_SOCKET, SO_KEEPALIVE, 1},
                            {SOL_SOCKET, SO_RCVBUF, 65536}};

int table_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  for (const Tuning &option : Quick)
    setsockopt(fd, option.level, option.name, &option.value,
               sizeof(option.value));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A list of options as a parameter with a default: silent. */
static int make_with(std::initializer_list<int> names = {SO_REUSEADDR}) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int name : names)
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  return fd;
}

int list_by_default(const sockaddr *a, socklen_t n) {
  int fd = make_with();
  bind(fd, a, n);
  return listen(fd, 5);
}

int list_given(const sockaddr *a, socklen_t n) {
  int fd = make_with({SO_KEEPALIVE, SO_REUSEADDR});
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A container beside the descriptor hides nothing: Missing. */
int beside(const sockaddr *a, socklen_t n) {
  std::vector<int> ports = {80, 8080};
  std::map<std::string, int> limits;
  limits["backlog"] = 5;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  ports.push_back(443);
  limits["ports"] = static_cast<int>(ports.size());
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, limits["backlog"]); // #listen
}
