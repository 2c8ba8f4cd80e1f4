//===--- cpp-containers-lent.cpp - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Containers with a descriptor that code out of sight gets: it may set the
// option on all that is in them.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++11,c++20 --any-fix
// REQUIRES: full

#include <map>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <vector>

void tune(const std::vector<int> &);
void tune(std::vector<int>::iterator, std::vector<int>::iterator);
void tune(std::map<std::string, int> &);
void print(const std::string &);
void print(const std::vector<std::string> &);

/* From a list: silent. */
int from_list(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> all{fd};
  tune(all);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int assigned_list(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> all;
  all = {fd};
  tune(all);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Its iterators: silent. */
int iterators(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> all{fd};
  tune(all.begin(), all.end());
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* By index and by key: silent. */
int by_index(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> all(4);
  all[1] = fd;
  tune(all);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int by_key(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::map<std::string, int> all;
  all["http"] = fd;
  tune(all);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Structs in it: silent. */
struct Listed {
  int listed;
  int flags;
};

void tune(std::vector<Listed> &);

int structs(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<Listed> all{{fd, 1}};
  tune(all);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A member of an object: silent. */
class Owner {
public:
  int start(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    all_["http"] = fd;
    prepare();
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  void prepare();
  std::map<std::string, int> all_;
};

/* Nobody gets it: Missing. */
int kept(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::map<std::string, int> all;
  all["http"] = fd;
  print("start");
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A container of texts leads nowhere: Missing. */
int texts(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::map<std::string, int> all;
  all["http"] = fd;
  std::vector<std::string> names;
  names.push_back("http");
  print(names);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
