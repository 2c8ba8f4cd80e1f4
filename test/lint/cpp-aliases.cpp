//===--- cpp-aliases.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Two ways to one object or descriptor: references, containers, smart pointers,
// back pointers, copies. If the one that sets it cannot be followed: silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++20,c++23 --any-fix
// REQUIRES: full

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <netinet/in.h>
#include <span>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

/* The object and the smart pointer to it: silent. */
class Pointed {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

int pointed(std::unique_ptr<Pointed> pointer, const sockaddr *a, socklen_t n) {
  Pointed &object = *pointer;
  object.open();
  pointer->reuse();
  return object.start(a, n);
}

int got(const std::shared_ptr<Pointed> &pointer, const sockaddr *a,
        socklen_t n) {
  Pointed *object = pointer.get();
  object->open();
  pointer->reuse();
  return object->start(a, n);
}

/* The object and the container that it is in: silent. */
class Contained {
public:
  void open() { fd_ = socket(AF_INET, SOCK_STREAM, 0); }
  void reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) {
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

int contained(std::deque<Contained> &all, const sockaddr *a, socklen_t n) {
  Contained &object = all.emplace_back();
  object.open();
  all.back().reuse();
  return object.start(a, n);
}

int found(std::map<std::string, Contained> &all, const sockaddr *a,
          socklen_t n) {
  Contained &object = all["public"];
  object.open();
  auto it = all.find("public");
  if (it != all.end())
    it->second.reuse();
  return object.start(a, n);
}

/* A smart pointer to oneself: silent. */
class Self : public std::enable_shared_from_this<Self> {
public:
  int start(const sockaddr *a, socklen_t n) {
    auto self = shared_from_this();
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    self->reuse();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  void reuse() {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A smart pointer to oneself that does nothing to it: Missing. */
class Same : public std::enable_shared_from_this<Same> {
public:
  int start(const sockaddr *a, socklen_t n) {
    auto self = shared_from_this();
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd_, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, self->backlog_); // #listen
  }

private:
  int fd_ = -1;
  int backlog_ = 5;
};

/* A reference to an element, and the element: silent. */
int element(std::vector<int> &fds, std::size_t i, const sockaddr *a,
            socklen_t n) {
  const int on = 1;
  int &fd = fds[i];
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fds[i], SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A variable, and the element it is put in: silent. */
class ByName {
public:
  int add(const std::string &name, const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    fds_[name] = fd;
    tune(name);
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

private:
  void tune(const std::string &name) {
    const int on = 1;
    auto it = fds_.find(name);
    if (it != fds_.end())
      setsockopt(it->second, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  std::map<std::string, int> fds_;
};

/* A variable that is put in a map, which nobody tunes: Missing, as the map gets
   no other function to see it. */
class Kept {
public:
  int add(const sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    fds_["public"] = fd;
    return listen(fd, 5); // #listen
  }

private:
  std::map<std::string, int> fds_;
};

/* A table of all, in a function of its own: silent. */
struct Entry {
  int fd = -1;
};

static std::map<int, Entry> Servers;

static void tune_port(int port) {
  const int on = 1;
  setsockopt(Servers[port].fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int by_port(int port, const sockaddr *a, socklen_t n) {
  Entry &entry = Servers[port];
  entry.fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_port(port);
  if (bind(entry.fd, a, n) < 0)
    return -1;
  return listen(entry.fd, 5);
}

/* A part that knows its owner by a reference: silent. */
class Owner;

class Tuner {
public:
  explicit Tuner(Owner &owner) : owner_(owner) {}
  void tune();

private:
  Owner &owner_;
};

class Owner {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    tuner_.tune();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  friend class Tuner;
  Tuner tuner_{*this};
  int fd_ = -1;
};

void Tuner::tune() {
  const int on = 1;
  setsockopt(owner_.fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int owned(const sockaddr *a, socklen_t n) {
  Owner owner;
  return owner.start(a, n);
}

/* A part that knows its owner and does not set it: Missing. */
class Master;

class Helper {
public:
  explicit Helper(Master *master) : master_(master) {}
  void tune();

private:
  Master *master_;
};

class Master {
public:
  Master() : helper_(this) {}
  int start(const sockaddr *a, socklen_t n);

private:
  friend class Helper;
  Helper helper_;
  int fd_ = -1;
};

void Helper::tune() {
  const int on = 1;
  setsockopt(master_->fd_, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

int Master::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  helper_.tune();
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}

/* A view of an array from before it is filled: silent. */
int viewed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fds[2] = {-1, -1};
  std::span<int> view(fds);
  fds[0] = socket(AF_INET, SOCK_STREAM, 0);
  fds[1] = socket(AF_INET6, SOCK_STREAM, 0);
  for (int fd : view)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* A view of an array that is filled: silent. */
int viewed_after(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0),
                socket(AF_INET6, SOCK_STREAM, 0)};
  for (int fd : std::span(fds))
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* From a pointer to a pointer: silent. */
static void tune_range(const int *first, const int *last) {
  const int on = 1;
  for (; first != last; ++first)
    setsockopt(*first, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int range(const sockaddr *a, socklen_t n) {
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0),
                socket(AF_INET6, SOCK_STREAM, 0)};
  tune_range(fds, fds + 2);
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

int range_apart(const sockaddr *a, socklen_t n) {
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0),
                socket(AF_INET6, SOCK_STREAM, 0)};
  tune_range(fds, fds + 2);
  if (bind(fds[0], a, n) < 0 || listen(fds[0], 5) < 0)
    return -1;
  if (bind(fds[1], a, n) < 0)
    return -1;
  return listen(fds[1], 5);
}

/* A container of one's own with pointers as iterators: silent. */
class List {
public:
  void add(int fd) { fds_[count_++] = fd; }
  const int *begin() const { return fds_; }
  const int *end() const { return fds_ + count_; }

private:
  int fds_[4];
  int count_ = 0;
};

int listed(const sockaddr *a, socklen_t n) {
  const int on = 1;
  List all;
  all.add(socket(AF_INET, SOCK_STREAM, 0));
  all.add(socket(AF_INET6, SOCK_STREAM, 0));
  for (int fd : all)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  for (int fd : all)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

static void tune_list(const List &all) {
  const int on = 1;
  for (int fd : all)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int listed_beside(const sockaddr *a, const sockaddr *b, socklen_t n) {
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  List all;
  all.add(v4);
  all.add(v6);
  tune_list(all);
  if (bind(v4, a, n) < 0 || listen(v4, 5) < 0)
    return -1;
  if (bind(v6, b, n) < 0)
    return -1;
  return listen(v6, 5);
}

/* A structure that is not trivial. */
struct Named {
  std::string name;
  int fd = -1;
  void reuse() const {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

/* Copied: silent. */
int copied(const sockaddr *a, socklen_t n) {
  Named original{"public", socket(AF_INET, SOCK_STREAM, 0)};
  Named copy = original;
  copy.reuse();
  if (bind(original.fd, a, n) < 0)
    return -1;
  return listen(original.fd, 5);
}

/* Passed as a copy: silent. */
static void tune_copy(Named copy) { copy.reuse(); }

int copied_in(const sockaddr *a, socklen_t n) {
  Named original;
  original.name = "public";
  original.fd = socket(AF_INET, SOCK_STREAM, 0);
  tune_copy(original);
  if (bind(original.fd, a, n) < 0)
    return -1;
  return listen(original.fd, 5);
}

/* Assigned to another structure that is not trivial: silent. */
int assigned(const sockaddr *a, socklen_t n) {
  const int on = 1;
  struct {
    std::string name;
    int fd = -1;
  } original, copy;
  original.fd = socket(AF_INET, SOCK_STREAM, 0);
  copy = original;
  setsockopt(copy.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(original.fd, a, n) < 0)
    return -1;
  return listen(original.fd, 5);
}

/* A copy that is not trivial, without: Missing. */
struct Titled {
  std::string title;
  int fd = -1;
};

static Titled make_titled() {
  Titled made;
  made.title = "public";
  made.fd = socket(AF_INET, SOCK_STREAM, 0); // #titled_made
  return made;
}

int returned(const sockaddr *a, socklen_t n) {
  Titled server = make_titled();
  if (bind(server.fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'server.fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #titled_made@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(server.fd, 5); // #listen
}

/* A structured binding that a lambda captures: silent. */
struct Made {
  int fd;
  bool ok;
};

static Made make() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return {fd, fd >= 0};
}

int captured(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make();
  auto set = [fd] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  if (!ok)
    return -1;
  set();
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int captured_by_reference(const sockaddr *a, socklen_t n) {
  auto [fd, ok] = make();
  [&] {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }();
  if (!ok || bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* A member callable that captures the object by default: silent. */
class Default {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    prepare_();
    if (bind(fd_, a, n) < 0)
      return -1;
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  std::function<void()> prepare_ = [this] {
    const int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
};

int by_default(const sockaddr *a, socklen_t n) {
  Default server;
  return server.start(a, n);
}

/* Bytes of it are copied: silent. */
struct Plain {
  int fd;
};

int bytes(const sockaddr *a, socklen_t n) {
  const int on = 1;
  Plain original{socket(AF_INET, SOCK_STREAM, 0)}, copy;
  std::memcpy(&copy, &original, sizeof(copy));
  setsockopt(copy.fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(original.fd, a, n) < 0)
    return -1;
  return listen(original.fd, 5);
}

int through_bytes(const sockaddr *a, socklen_t n) {
  const int on = 1;
  unsigned char buffer[sizeof(int)];
  int fd = socket(AF_INET, SOCK_STREAM, 0), other;
  std::memcpy(buffer, &fd, sizeof(fd));
  std::memcpy(&other, buffer, sizeof(other));
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int through_pointer(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  void *user = reinterpret_cast<void *>(static_cast<std::intptr_t>(fd));
  int other = static_cast<int>(reinterpret_cast<std::intptr_t>(user));
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Chosen by a condition: the same choice twice. Silent. */
int chosen(bool six, const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = socket(AF_INET, SOCK_STREAM, 0);
  int v6 = socket(AF_INET6, SOCK_STREAM, 0);
  int &fd = six ? v6 : v4;
  setsockopt(six ? v6 : v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int chosen_pointer(bool six, const sockaddr *a, socklen_t n) {
  const int on = 1;
  int v4 = -1, v6 = -1;
  int *fd = six ? &v6 : &v4;
  *fd = socket(six ? AF_INET6 : AF_INET, SOCK_STREAM, 0);
  setsockopt(six ? v6 : v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(*fd, a, n) < 0)
    return -1;
  return listen(*fd, 5);
}

/* Chosen by a condition, without: Missing. */
int chosen_without(bool six, const sockaddr *a, socklen_t n) {
  int v4 = -1, v6 = -1;
  int &fd = six ? v6 : v4;
  fd = socket(six ? AF_INET6 : AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A parameter and another one, which may be the same: the one that is set is
   not the one that is bound, as far as can be seen. Missing. */
int two_parameters(int fd, int other, const sockaddr *a, socklen_t n) {
  const int on = 1;
  setsockopt(other, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is set here on 'other', not on 'fd'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A part that knows its owner by a pointer, no caller in sight: silent. */
class BackWhole;

class BackPart {
public:
  explicit BackPart(BackWhole *whole) : whole_(whole) {}
  void tune();

private:
  BackWhole *whole_;
};

class BackWhole {
public:
  BackWhole() : part_(this) {}
  int start(const sockaddr *a, socklen_t n);

private:
  friend class BackPart;
  BackPart part_;
  int fd_ = -1;
};

void BackPart::tune() {
  const int on = 1;
  setsockopt(whole_->fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

int BackWhole::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0);
  part_.tune();
  if (bind(fd_, a, n) < 0)
    return -1;
  return listen(fd_, 5);
}

/* One that sets another option: Missing. */
class DeafWhole;

class DeafPart {
public:
  explicit DeafPart(DeafWhole *whole) : whole_(whole) {}
  void tune();

private:
  DeafWhole *whole_;
};

class DeafWhole {
public:
  DeafWhole() : part_(this) {}
  int start(const sockaddr *a, socklen_t n);

private:
  friend class DeafPart;
  DeafPart part_;
  int fd_ = -1;
};

void DeafPart::tune() {
  const int on = 1;
  setsockopt(whole_->fd_, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
}

int DeafWhole::start(const sockaddr *a, socklen_t n) {
  fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
  part_.tune();
  if (bind(fd_, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd_, 5); // #listen
}
