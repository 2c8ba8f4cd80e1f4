//===--- cpp-idioms.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Servers as people write them: wrappers, facades, builders, macros. Each with
// the option, and its twin without.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++23 --any-fix
// REQUIRES: full

#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <iostream>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

/* Like Asio, with: silent. */
namespace asio_like {
class reuse_address {
public:
  explicit reuse_address(bool value) : value_(value ? 1 : 0) {}
  int level() const { return SOL_SOCKET; }
  int name() const { return SO_REUSEADDR; }
  const void *data() const { return &value_; }
  std::size_t size() const { return sizeof(value_); }

private:
  int value_;
};

class acceptor {
public:
  ~acceptor() {
    if (fd_ != -1)
      ::close(fd_);
  }
  void open(int family) {
    fd_ = ::socket(family, SOCK_STREAM, IPPROTO_TCP);
    check(fd_);
  }
  template <typename Option> void set_option(const Option &option) {
    check(::setsockopt(fd_, option.level(), option.name(), option.data(),
                       static_cast<socklen_t>(option.size())));
  }
  void bind(const sockaddr *a, socklen_t n) { check(::bind(fd_, a, n)); }
  void listen(int backlog = SOMAXCONN) { check(::listen(fd_, backlog)); }

private:
  static void check(int result) {
    if (result == -1)
      throw std::system_error(errno, std::system_category());
  }
  int fd_ = -1;
};

void serve(const sockaddr *a, socklen_t n) {
  acceptor x;
  x.open(AF_INET);
  x.set_option(reuse_address(true));
  x.bind(a, n);
  x.listen();
}
} // namespace asio_like

/* Like Asio, with another option: Missing. */
namespace asio_without {
class keep_alive {
public:
  explicit keep_alive(bool value) : value_(value ? 1 : 0) {}
  int level() const { return SOL_SOCKET; }
  int name() const { return SO_KEEPALIVE; }
  const void *data() const { return &value_; }
  std::size_t size() const { return sizeof(value_); }

private:
  int value_;
};

class acceptor {
public:
  void open(int family) {
    fd_ = ::socket(family, SOCK_STREAM, IPPROTO_TCP); // #socket
    check(fd_);
  }
  template <typename Option> void set_option(const Option &option) {
    check(::setsockopt(fd_, option.level(), option.name(), option.data(),
                       static_cast<socklen_t>(option.size())));
  }
  void bind(const sockaddr *a, socklen_t n) {
    int result = ::bind(fd_, a, n); // #bind
    check(result);
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  void listen(int backlog = SOMAXCONN) {
    int result = ::listen(fd_, backlog); // #listen
    check(result);
  }

private:
  static void check(int result) {
    if (result == -1)
      throw std::system_error(errno, std::system_category());
  }
  int fd_ = -1;
};

void serve(const sockaddr *a, socklen_t n) {
  acceptor x;
  x.open(AF_INET);
  x.set_option(keep_alive(true));
  x.bind(a, n);
  x.listen();
}
} // namespace asio_without

/* Like muduo: a class for the socket, one for the acceptor. Silent. */
namespace muduo_like {
class Socket {
public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() { ::close(fd_); }
  int fd() const { return fd_; }
  void bindAddress(const sockaddr *a, socklen_t n) {
    if (::bind(fd_, a, n) < 0)
      std::abort();
  }
  void listen() {
    if (::listen(fd_, SOMAXCONN) < 0)
      std::abort();
  }
  void setTcpNoDelay(bool on) {
    int optval = on ? 1 : 0;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &optval,
                 static_cast<socklen_t>(sizeof optval));
  }
  void setReuseAddr(bool on) {
    int optval = on ? 1 : 0;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &optval,
                 static_cast<socklen_t>(sizeof optval));
  }

private:
  const int fd_;
};

int createNonblockingOrDie(int family) {
  int fd = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC,
                    IPPROTO_TCP);
  if (fd < 0)
    std::abort();
  return fd;
}

class Acceptor {
public:
  Acceptor(int family, const sockaddr *a, socklen_t n)
      : socket_(createNonblockingOrDie(family)) {
    socket_.setReuseAddr(true);
    socket_.bindAddress(a, n);
  }
  void listen() {
    listening_ = true;
    socket_.listen();
  }

private:
  Socket socket_;
  bool listening_ = false;
};

void serve(const sockaddr *a, socklen_t n) {
  Acceptor acceptor(AF_INET, a, n);
  acceptor.listen();
}
} // namespace muduo_like

/* Like muduo, without: Missing. */
namespace muduo_without {
class Socket {
public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() { ::close(fd_); }
  void bindAddress(const sockaddr *a, socklen_t n) {
    if (::bind(fd_, a, n) < 0) // #muduo_bind
      std::abort();
    // CHECK-MESSAGES: #muduo_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #muduo_made@socket: note: socket created here
    // CHECK-MESSAGES: #muduo_listen@listen: note: socket listens here
  }
  void listen() {
    if (::listen(fd_, SOMAXCONN) < 0) // #muduo_listen
      std::abort();
  }
  void setTcpNoDelay(bool on) {
    int optval = on ? 1 : 0;
    ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &optval,
                 static_cast<socklen_t>(sizeof optval));
  }

private:
  const int fd_;
};

int createNonblockingOrDie(int family) {
  int fd = ::socket(family, SOCK_STREAM | SOCK_NONBLOCK, 0); // #muduo_made
  if (fd < 0)
    std::abort();
  return fd;
}

class Acceptor {
public:
  Acceptor(int family, const sockaddr *a, socklen_t n)
      : socket_(createNonblockingOrDie(family)) {
    socket_.setTcpNoDelay(true);
    socket_.bindAddress(a, n);
  }
  void listen() { socket_.listen(); }

private:
  Socket socket_;
};

void serve(const sockaddr *a, socklen_t n) {
  Acceptor acceptor(AF_INET, a, n);
  acceptor.listen();
}
} // namespace muduo_without

/* The fluent one: silent. */
class Listener {
public:
  Listener() : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {}
  ~Listener() { ::close(fd_); }
  Listener &reuse(bool want) {
    int on = want;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    return *this;
  }
  Listener &bind(const sockaddr *a, socklen_t n) {
    ok_ = ok_ && ::bind(fd_, a, n) == 0;
    return *this;
  }
  Listener &listen(int backlog = 5) {
    ok_ = ok_ && ::listen(fd_, backlog) == 0;
    return *this;
  }
  explicit operator bool() const { return ok_; }

private:
  int fd_;
  bool ok_ = true;
};

bool fluent(const sockaddr *a, socklen_t n) {
  return bool(Listener().reuse(true).bind(a, n).listen());
}

/* Initialisers in conditions: silent. */
int conditions(const sockaddr *a, socklen_t n) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (fd == -1)
    return -errno;
  if (int on = 1;
      ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0)
    return -errno;
  if (int rc = ::bind(fd, a, n); rc != 0)
    return -errno;
  if (int rc = ::listen(fd, SOMAXCONN); rc != 0)
    return -errno;
  return fd;
}

/* Initialisers in conditions, without: Missing. */
int conditions_without(const sockaddr *a, socklen_t n) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd == -1)
    return -errno;
  if (int rc = ::bind(fd, a, n); rc != 0) // #bind
    return -errno;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  if (int rc = ::listen(fd, SOMAXCONN); rc != 0) // #listen
    return -errno;
  return fd;
}

/* Macros like those of a test framework: silent. */
#define ASSERT_NE(a, b)                                                        \
  do {                                                                         \
    auto left = (a);                                                           \
    auto right = (b);                                                          \
    if (left == right) {                                                       \
      std::cerr << #a " == " #b << std::endl;                                  \
      return;                                                                  \
    }                                                                          \
  } while (0)
#define ASSERT_OK(call)                                                        \
  if (const int result = (call); result == 0)                                  \
    ;                                                                          \
  else                                                                         \
    return fail(#call, result)

static void fail(const char *what, int result) {
  std::cerr << what << ": " << result << '\n';
}

void test_like(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_NE(fd, -1);
  ASSERT_OK(::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)));
  ASSERT_OK(::bind(fd, a, n));
  ASSERT_OK(::listen(fd, 5));
}

/* An ephemeral port on the loopback, as tests do it: silent. */
void test_like_ephemeral(std::uint16_t &port) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  where.sin_port = 0;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ASSERT_NE(fd, -1);
  ASSERT_OK(::bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)));
  ASSERT_OK(::listen(fd, 5));
  socklen_t size = sizeof(where);
  ASSERT_OK(::getsockname(fd, reinterpret_cast<sockaddr *>(&where), &size));
  port = ntohs(where.sin_port);
}

/* Macros like those of a test framework, without: Missing. */
#define REQUIRE_OK(call)                                                       \
  if (const int result = (call); result != 0)                                  \
  return refuse(#call, result)

static void refuse(const char *what, int result) {
  std::cerr << what << ": " << result << '\n';
}

void test_like_without(const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  REQUIRE_OK(::bind(fd, a, n));               // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  REQUIRE_OK(::listen(fd, 5)); // #listen
}

/* An event loop: Missing. */
int event_loop(std::uint16_t port) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    throw std::runtime_error("socket");
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = INADDR_ANY;
  where.sin_port = htons(port);
  if (::bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) < 0) // #bind
    throw std::runtime_error("bind");
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
  if (::listen(fd, 128) < 0) // #listen
    throw std::runtime_error("listen");
  int loop = ::epoll_create1(0);
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = fd;
  ::epoll_ctl(loop, EPOLL_CTL_ADD, fd, &event);
  std::vector<epoll_event> events(16);
  for (;;) {
    int ready = ::epoll_wait(loop, events.data(), 16, -1);
    for (int i = 0; i < ready; ++i)
      if (events[i].data.fd == fd)
        ::accept(fd, nullptr, nullptr);
  }
}

/* An event loop, with: silent. */
int event_loop_with(std::uint16_t port) {
  int opt = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    throw std::runtime_error("socket");
  if (::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &opt, sizeof(opt)))
    throw std::runtime_error("setsockopt");
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_addr.s_addr = INADDR_ANY;
  where.sin_port = htons(port);
  if (::bind(fd, reinterpret_cast<sockaddr *>(&where), sizeof(where)) < 0)
    throw std::runtime_error("bind");
  if (::listen(fd, 128) < 0)
    throw std::runtime_error("listen");
  std::thread([fd] {
    while (true)
      ::accept(fd, nullptr, nullptr);
  }).detach();
  return fd;
}

/* A configuration from the outside: Unseen, silent. */
struct Config {
  std::string host;
  std::uint16_t port;
  bool reuse_address;
  int backlog;
};

int configured(const Config &config, const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  const int reuse = config.reuse_address;
  if (::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof(reuse)) < 0)
    return -1;
  if (::bind(fd, a, n) < 0)
    return -1;
  return ::listen(fd, config.backlog);
}

int switched(const Config &config, const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (config.reuse_address) {
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  if (::bind(fd, a, n) < 0)
    return -1;
  return ::listen(fd, config.backlog);
}

/* A configuration from the outside that does not speak of it: Missing. */
struct Narrow {
  std::string host;
  std::uint16_t port;
  int backlog;
};

int narrow(const Narrow &config, const sockaddr *a, socklen_t n) {
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0 || config.host.empty())
    return -1;
  if (::bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ::listen(fd, config.backlog); // #listen
}

/* A factory that returns a smart pointer, errors as exceptions: silent. */
class Connection {
public:
  static std::unique_ptr<Connection> listen_on(const sockaddr *a, socklen_t n) {
    std::unique_ptr<Connection> made(
        new Connection(::socket(AF_INET, SOCK_STREAM, 0)));
    made->set(SO_REUSEADDR, 1);
    if (::bind(made->fd_, a, n) < 0 || ::listen(made->fd_, 5) < 0)
      return nullptr;
    return made;
  }
  ~Connection() { ::close(fd_); }

private:
  explicit Connection(int fd) : fd_(fd) {}
  void set(int name, int value) {
    ::setsockopt(fd_, SOL_SOCKET, name, &value, sizeof(value));
  }
  int fd_;
};

/* A server in one class, its parts in private methods: silent. */
class HttpServer {
public:
  explicit HttpServer(std::uint16_t port) : port_(port) {}
  ~HttpServer() { stop(); }
  void start() {
    create();
    configure();
    attach();
    running_ = true;
    worker_ = std::thread(&HttpServer::loop, this);
  }
  void stop() {
    running_ = false;
    if (fd_ != -1)
      ::close(fd_);
    fd_ = -1;
    if (worker_.joinable())
      worker_.join();
  }

private:
  void create() {
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    if (fd_ == -1)
      throw std::runtime_error("socket");
  }
  void configure() {
    int on = 1;
    if (::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == -1)
      throw std::runtime_error("setsockopt");
  }
  void attach() {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port_);
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == -1)
      throw std::runtime_error("bind");
    if (::listen(fd_, 16) == -1)
      throw std::runtime_error("listen");
  }
  void loop() {
    while (running_)
      ::accept(fd_, nullptr, nullptr);
  }
  std::uint16_t port_;
  int fd_ = -1;
  bool running_ = false;
  std::thread worker_;
};

/* A server in one class, the part for the option is forgotten: Missing. */
class WebServer {
public:
  explicit WebServer(std::uint16_t port) : port_(port) {}
  ~WebServer() { stop(); }
  void start() {
    create();
    attach();
    running_ = true;
    worker_ = std::thread(&WebServer::loop, this);
  }
  void stop() {
    running_ = false;
    if (fd_ != -1)
      ::close(fd_);
    fd_ = -1;
    if (worker_.joinable())
      worker_.join();
  }

private:
  void create() {
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd_ == -1)
      throw std::runtime_error("making");
  }
  void attach() {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port_);
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == -1) // #bind
      throw std::runtime_error("attaching");
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    if (::listen(fd_, 16) == -1) // #listen
      throw std::runtime_error("starting");
  }
  void loop() {
    while (running_)
      ::accept(fd_, nullptr, nullptr);
  }
  std::uint16_t port_;
  int fd_ = -1;
  bool running_ = false;
  std::thread worker_;
};

/* An abstract socket with two kinds: the local one needs nothing. Silent. */
class Transport {
public:
  virtual ~Transport() { ::close(fd_); }
  virtual void prepare() = 0;
  bool start(const sockaddr *a, socklen_t n) {
    prepare();
    return ::bind(fd_, a, n) == 0 && ::listen(fd_, 5) == 0;
  }

protected:
  int fd_ = -1;
};

class TcpTransport : public Transport {
public:
  void prepare() override {
    const int on = 1;
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
};

class LocalTransport : public Transport {
public:
  void prepare() override { fd_ = ::socket(AF_UNIX, SOCK_STREAM, 0); }
};

bool transports(const sockaddr *a, socklen_t n) {
  TcpTransport tcp;
  LocalTransport local;
  return tcp.start(a, n) && local.start(a, n);
}

/* A wrapper of the system's functions in a namespace: silent. */
namespace sys {
template <typename Call, typename... Args> auto wrap(Call call, Args... args) {
  auto result = call(args...);
  if (result == -1)
    throw std::system_error(errno, std::generic_category());
  return result;
}

int serve(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = wrap(::socket, AF_INET, SOCK_STREAM, 0);
  wrap(::setsockopt, fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  wrap(static_cast<int (*)(int, const sockaddr *, socklen_t)>(::bind), fd, a,
       n);
  wrap(::listen, fd, 5);
  return fd;
}

} // namespace sys

/* A wrapper that tries again, with a std::function: silent. */
namespace retrying {
inline int retry(const std::function<int()> &call) {
  int result;
  do
    result = call();
  while (result == -1 && errno == EINTR);
  return result;
}

int serve(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  retry([&] {
    return ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  });
  if (::bind(fd, a, n) == -1)
    return -1;
  return ::listen(fd, 5);
}
} // namespace retrying

/* A template wrapper that is given the calls as pointers, only for the option:
   silent. */
namespace pointers {
template <typename Call, typename... Args> int checked(Call call, Args... args) {
  int result = call(args...);
  if (result == -1)
    throw std::system_error(errno, std::generic_category());
  return result;
}

int serve(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  checked(::setsockopt, fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (::bind(fd, a, n) == -1)
    return -1;
  return ::listen(fd, 5);
}
} // namespace pointers

/* Both families, one after the other in a vector: silent. */
std::vector<int> dual(const sockaddr *a4, socklen_t n4, const sockaddr *a6,
                      socklen_t n6) {
  std::vector<int> fds;
  for (int family : {AF_INET, AF_INET6}) {
    const int on = 1;
    int fd = ::socket(family, SOCK_STREAM, 0);
    if (fd == -1)
      continue;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (family == AF_INET6)
      ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    const sockaddr *a = family == AF_INET ? a4 : a6;
    if (::bind(fd, a, family == AF_INET ? n4 : n6) == 0 &&
        ::listen(fd, 5) == 0)
      fds.push_back(fd);
  }
  return fds;
}

/* Both families, without: Missing. */
std::vector<int> dual_without(const sockaddr *a4, socklen_t n4,
                              const sockaddr *a6, socklen_t n6) {
  std::vector<int> fds;
  for (int family : {AF_INET, AF_INET6}) {
    const int on = 1;
    int fd = ::socket(family, SOCK_STREAM, 0); // #socket
    if (fd == -1)
      continue;
    if (family == AF_INET6)
      ::setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    const sockaddr *a = family == AF_INET ? a4 : a6;
    if (::bind(fd, a, family == AF_INET ? n4 : n6) == 0 && // #bind
        ::listen(fd, 5) == 0) // #listen
      fds.push_back(fd);
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  return fds;
}

/* The constructor refuses what is no descriptor: silent. */
namespace refusing {
class Socket {
public:
  explicit Socket(int fd)
      : fd_(fd >= 0 ? fd : throw std::runtime_error("socket")) {}
  void reuse() const {
    const int on = 1;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  }
  int start(const sockaddr *a, socklen_t n) const {
    if (::bind(fd_, a, n) == -1)
      return -1;
    return ::listen(fd_, 5);
  }

private:
  int fd_;
};

int serve(const sockaddr *a, socklen_t n) {
  Socket s(::socket(AF_INET, SOCK_STREAM, 0));
  s.reuse();
  return s.start(a, n);
}
} // namespace refusing

/* The option by its number, in a constant of one's own: silent, and Missing. */
namespace constants {
enum : int { kReuse = SO_REUSEADDR, kKeep = SO_KEEPALIVE };
inline constexpr int kLevel = SOL_SOCKET;
struct Names {
  static constexpr int reuse = SO_REUSEADDR;
};

int by_enum(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::setsockopt(fd, kLevel, kReuse, &on, sizeof(on));
  if (::bind(fd, a, n) == -1)
    return -1;
  return ::listen(fd, 5);
}

int by_member(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  ::setsockopt(fd, kLevel, Names::reuse, &on, sizeof(on));
  if (::bind(fd, a, n) == -1)
    return -1;
  return ::listen(fd, 5);
}

int by_other(const sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = ::socket(AF_INET, SOCK_STREAM, 0); // #by_other_made
  ::setsockopt(fd, kLevel, kKeep, &on, sizeof(on));
  if (::bind(fd, a, n) == -1) // #by_other_bound
    return -1;
  // CHECK-MESSAGES: #by_other_bound@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #by_other_made@socket: note: socket created here
  // CHECK-MESSAGES: #by_other_heard@listen: note: socket listens here
  return ::listen(fd, 5); // #by_other_heard
}
} // namespace constants
