//===--- cpp-lambdas-passed.cpp - socket-tidy -----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lambdas that are handed on: to visible functions, to those of the standard
// library, to unseen ones. One that may run before the bind must count.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17 --any-fix
// REQUIRES: full

#include <algorithm>
#include <functional>
#include <future>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

void run_elsewhere(const std::function<void()> &action);
void on_exit_elsewhere(std::function<void()> action);
void with_descriptor_elsewhere(const std::function<void(int)> &action);

/* A visible template calls it: silent. */
template <typename Action> static int with_retries(Action action) {
  for (int i = 0; i < 3; ++i)
    if (action() == 0)
      return 0;
  return -1;
}

int visible_template(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  with_retries([&] {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A visible template calls one that sets another option: Missing. */
template <typename Action> static int once_more(Action action) {
  return action() == 0 ? 0 : action();
}

int visible_template_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  once_more([&] {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  });
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The template hands the descriptor to it: silent. */
template <typename Prepare>
static int open_prepared(const sockaddr *a, socklen_t n, Prepare &&prepare) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::forward<Prepare>(prepare)(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int prepared(const sockaddr *a, socklen_t n) {
  return open_prepared(a, n, [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
}

/* The template hands the descriptor to one that does nothing: Missing. */
template <typename Prepare>
static int open_idle(const sockaddr *a, socklen_t n, Prepare &&prepare) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::forward<Prepare>(prepare)(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int idle(const sockaddr *a, socklen_t n) {
  return open_idle(a, n, [](int) {});
}

/* Two callers, two lambdas: the second does not set it. Missing. */
template <typename Prepare>
static int open_either(const sockaddr *a, socklen_t n, Prepare prepare) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  prepare(fd);
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int either_with(const sockaddr *a, socklen_t n) {
  return open_either(a, n, [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
}

int either_without(const sockaddr *a, socklen_t n) {
  return open_either(a, n, [](int fd) {
    const int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  });
}

/* A generic lambda: silent. */
int generic(const sockaddr *a, socklen_t n) {
  auto set = [](auto fd, int name, auto value) {
    return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
  };
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd, SO_REUSEADDR, 1);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A generic lambda that gets a bool: one byte. Missing. */
int generic_bool(const sockaddr *a, socklen_t n) {
  auto set = [](auto fd, int name, auto value) {
    return setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value)); // #setsockopt
  };
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set(fd, SO_REUSEADDR, true);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is not set here: the option value has 1 byte and must have the size of an 'int'
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An init-capture of the descriptor: silent. */
int init_capture(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [s = fd] {
    int on = 1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  set();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An init-capture by reference: silent. */
int init_capture_reference(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto open = [&s = fd] { s = socket(AF_INET, SOCK_STREAM, 0); };
  auto set = [&s = fd] {
    int on = 1;
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  open();
  set();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An init-capture that is the socket: Missing, and silent. */
int init_capture_is(const sockaddr *a, socklen_t n) {
  auto serve = [fd = socket(AF_INET, SOCK_STREAM, 0), a, n] { // #socket
    if (bind(fd, a, n) < 0) // #bind
      return -1;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd, 5); // #listen
  };
  return serve();
}

int init_capture_is_with(const sockaddr *a, socklen_t n) {
  auto serve = [fd = socket(AF_INET, SOCK_STREAM, 0), a, n, on = 1] {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  };
  return serve();
}

/* A copy from before the socket was there is another descriptor: Missing. */
int captured_too_early(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto set = [fd] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  };
  fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* By reference it is the same one: silent. */
int captured_by_reference(const sockaddr *a, socklen_t n) {
  int fd = -1;
  auto set = [&fd] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  fd = socket(AF_INET, SOCK_STREAM, 0);
  set();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The value is copied into the lambda: 0 then, 1 later. Missing. */
int value_copied(const sockaddr *a, socklen_t n) {
  int on = 0;
  auto set = [on](int s) {
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); // #setsockopt
  };
  on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  set(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #setsockopt: note: SO_REUSEADDR is cleared here: the option value is 0
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, on); // #listen
}

/* The value is copied into the lambda: 1 then, 0 later. Silent. */
int value_copied_right(const sockaddr *a, socklen_t n) {
  int on = 1;
  auto set = [on](int s) {
    setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd);
  bind(fd, a, n);
  return listen(fd, 5 + on);
}

/* A lambda in a lambda: silent. */
int nested(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  [&] {
    int on = 1;
    [&] { setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); }();
  }();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A lambda in a lambda, without: Missing. */
int nested_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  [&] {
    int on = 1;
    [&] { setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on)); }();
  }();
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Through a pointer to a function: silent. */
int as_pointer(const sockaddr *a, socklen_t n) {
  int (*set)(int) = [](int s) {
    int on = 1;
    return setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  set(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Chosen by a condition: only one of the two sets it. Silent. */
int chosen(bool reuse, const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto yes = [&] {
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  auto no = [] { return 0; };
  if (reuse ? yes() : no())
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* std::call_once: silent. */
int once(const sockaddr *a, socklen_t n) {
  std::once_flag flag;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::call_once(flag, [&] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* std::call_once with something else: Missing. */
int once_without(const sockaddr *a, socklen_t n) {
  static std::once_flag flag;
  static int backlog;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::call_once(flag, [] { backlog = 5; });
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, backlog); // #listen
}

/* std::for_each over options, the descriptor captured: silent. */
int each_option(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::vector<int> names = {SO_KEEPALIVE, SO_REUSEADDR};
  std::for_each(names.begin(), names.end(), [fd](int name) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The same with an array, by reference: silent. */
int each_option_array(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  static const int names[] = {SO_KEEPALIVE, SO_REUSEADDR};
  std::for_each(std::begin(names), std::end(names), [&](int name) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* std::for_each over descriptors: silent. */
int each_descriptor(const sockaddr *a, socklen_t n) {
  int on = 1;
  std::vector<int> fds = {socket(AF_INET, SOCK_STREAM, 0),
                          socket(AF_INET6, SOCK_STREAM, 0)};
  std::for_each(fds.begin(), fds.end(), [&on](int fd) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  for (int fd : fds)
    if (bind(fd, a, n) < 0 || listen(fd, 5) < 0)
      return -1;
  return 0;
}

/* std::all_of over plain descriptors: silent. */
int all_descriptors(const sockaddr *a, socklen_t n) {
  int fds[2] = {socket(AF_INET, SOCK_STREAM, 0),
                socket(AF_INET6, SOCK_STREAM, 0)};
  bool good = std::all_of(fds, fds + 2, [](int fd) {
    const int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
  });
  if (!good || bind(fds[0], a, n) < 0 || listen(fds[0], 5) < 0)
    return -1;
  if (bind(fds[1], a, n) < 0)
    return -1;
  return listen(fds[1], 5);
}

/* std::sort with a comparison hides nothing: Missing. */
int sorted(std::vector<int> ports, const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  std::sort(ports.begin(), ports.end(), [](int l, int r) { return l < r; });
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, ports.front()); // #listen
}

/* A thread that is joined before the bind: silent. */
int joined(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::thread worker([fd] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  worker.join();
  bind(fd, a, n);
  return listen(fd, 5);
}

/* std::async: silent. */
int future(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = std::async(std::launch::deferred, [&] {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  if (set.get() < 0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The thread is started after the bind: Missing. */
int thread_after(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  listen(fd, 5); // #listen
  std::thread([fd] {
    for (;;)
      accept(fd, nullptr, nullptr);
  }).detach();
  return 0;
}

/* The thread is started after the bind, with: silent. */
int thread_after_with(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  listen(fd, 5);
  std::thread([fd] {
    for (;;)
      accept(fd, nullptr, nullptr);
  }).detach();
  return 0;
}

/* The thread does it all: Missing. */
int all_in_thread(const sockaddr *a, socklen_t n) {
  std::thread worker([=] {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    listen(fd, 5); // #listen
  });
  worker.join();
  return 0;
}

/* The thread does it all, with: silent. */
int all_in_thread_with(const sockaddr *a, socklen_t n) {
  std::thread worker([=] {
    const int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    bind(fd, a, n);
    listen(fd, 5);
  });
  worker.join();
  return 0;
}

/* The thread binds what was made and set outside: silent. */
int bound_in_thread_with(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  std::thread worker([=] {
    bind(fd, a, n);
    listen(fd, 5);
  });
  worker.join();
  return 0;
}

/* std::invoke and std::apply: silent. */
int invoked(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::invoke([&] {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

int applied(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  std::apply(
      [&](int name, int value) {
        setsockopt(fd, SOL_SOCKET, name, &value, sizeof(value));
      },
      std::make_tuple(SO_REUSEADDR, 1));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An unseen function runs it, perhaps: silent. */
int unseen(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  run_elsewhere([&] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* By its name: silent. */
int unseen_by_name(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [fd] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  run_elsewhere(set);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Registered before there is a socket: silent. */
int unseen_before(const sockaddr *a, socklen_t n) {
  int fd = -1;
  std::function<void()> set = [&fd] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  };
  fd = socket(AF_INET, SOCK_STREAM, 0);
  run_elsewhere(set);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An unseen function gets one that closes, after it is too late: Missing. */
int unseen_after(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  on_exit_elsewhere([fd] { shutdown(fd, SHUT_RDWR); });
  return listen(fd, 5); // #listen
}

/* A lambda without captures knows no descriptor but the one it is given: the
   unseen function has none. Missing. */
int unseen_without_capture(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  with_descriptor_elsewhere([](int other) { shutdown(other, SHUT_RDWR); });
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A lambda that is returned and called: silent. */
static auto setter(int name) {
  return [name](int fd) {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  };
}

int returned(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setter(SO_REUSEADDR)(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A lambda that is returned and called with another name: Missing. */
static auto other_setter(int name) {
  return [name](int fd) {
    int on = 1;
    return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
  };
}

int returned_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  other_setter(SO_KEEPALIVE)(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Recursion through itself: silent. */
int recursive(const sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto set = [&](auto &self, int tries) -> int {
    if (tries == 0)
      return -1;
    if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0)
      return 0;
    return self(self, tries - 1);
  };
  set(set, 3);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Recursion that has nothing to do with it: Missing. */
int recursive_without(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  auto count = [](auto &self, int left) -> int {
    return left == 0 ? 0 : 1 + self(self, left - 1);
  };
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, count(count, 5)); // #listen
}

/* A lambda with `this`: everything in the class is seen. Silent. */
class Captures {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    auto set = [this](int name) {
      return setsockopt(fd_, SOL_SOCKET, name, &on_, sizeof(on_));
    };
    if (set(SO_KEEPALIVE) < 0 || set(SO_REUSEADDR) < 0)
      return -1;
    bind(fd_, a, n);
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
  const int on_ = 1;
};

int captures(const sockaddr *a, socklen_t n) {
  Captures c;
  return c.start(a, n);
}

/* A lambda with `this` that sets another option: Missing. */
class CapturesWithout {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0); // #socket
    auto set = [this](int name) {
      return setsockopt(fd_, SOL_SOCKET, name, &on_, sizeof(on_));
    };
    if (set(SO_KEEPALIVE) < 0)
      return -1;
    bind(fd_, a, n); // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    return listen(fd_, 5); // #listen
  }

private:
  int fd_ = -1;
  const int on_ = 1;
};

int captures_without(const sockaddr *a, socklen_t n) {
  CapturesWithout c;
  return c.start(a, n);
}

/* A lambda with `this` goes to an unseen function: silent. */
class HandsOn {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    run_elsewhere([this] { tune(); });
    bind(fd_, a, n);
    return listen(fd_, 5);
  }

private:
  void tune() {
    int on = 1;
    setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int fd_ = -1;
};

/* A lambda with a copy of the object sets the same socket: silent. */
class CapturesCopy {
public:
  int start(const sockaddr *a, socklen_t n) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    [*this] {
      int on = 1;
      setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    }();
    bind(fd_, a, n);
    return listen(fd_, 5);
  }

private:
  int fd_ = -1;
};

/* A visible function with a std::function runs it: silent. */
static void run_here(const std::function<void()> &action) { action(); }

int visible_function(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  run_here([&] {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The visible function gets the descriptor and a hook: silent. */
static int open_hooked(const sockaddr *a, socklen_t n,
                       const std::function<void(int)> &hook) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  hook(fd);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int hooked(const sockaddr *a, socklen_t n) {
  return open_hooked(a, n, [](int fd) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
}

/* The hook comes after the bind: Missing. */
static int open_late(const sockaddr *a, socklen_t n,
                     const std::function<void(int)> &hook) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  hook(fd);
  return listen(fd, 5); // #listen
}

int hooked_late(const sockaddr *a, socklen_t n) {
  return open_late(a, n, [](int fd) {
    int on = 1;
    setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  });
}

/* Two objects of one lambda, each with a name of its own: the first has set
   what was wanted. Silent. */
int two_of_one(const sockaddr *a, socklen_t n) {
  auto make = [](int name) {
    return [name](int fd) {
      int on = 1;
      return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
    };
  };
  auto reuse = make(SO_REUSEADDR);
  auto keep = make(SO_KEEPALIVE);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  reuse(fd);
  keep(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Two such objects, neither of which is for that: Missing. */
int two_of_none(const sockaddr *a, socklen_t n) {
  auto make = [](int name) {
    return [name](int fd) {
      int on = 1;
      return setsockopt(fd, SOL_SOCKET, name, &on, sizeof(on));
    };
  };
  auto broadcast = make(SO_BROADCAST);
  auto keep = make(SO_KEEPALIVE);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  broadcast(fd);
  keep(fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}
