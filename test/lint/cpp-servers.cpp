//===--- cpp-servers.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Larger pieces, after the manner of known libraries: where the socket is made,
// set, bound and listened on in different functions.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -std=c++17,c++20 --any-fix
// REQUIRES: full

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

/* One template makes, a callable binds or connects, options come as a callable
   with a default. Silent. */
namespace httplib_like {
using SocketOptions = std::function<void(int)>;

inline void default_socket_options(int sock) {
  int yes = 1;
  setsockopt(sock, SOL_SOCKET, SO_REUSEADDR,
             reinterpret_cast<const void *>(&yes), sizeof(yes));
}

template <typename BindOrConnect>
int create_socket(const std::string &host, int port, int flags,
                  const SocketOptions &options, BindOrConnect bind_or_connect) {
  addrinfo hints;
  addrinfo *result;
  std::memset(&hints, 0, sizeof(hints));
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags;
  auto service = std::to_string(port);
  if (getaddrinfo(host.c_str(), service.c_str(), &hints, &result))
    return -1;
  for (auto rp = result; rp; rp = rp->ai_next) {
    auto sock = socket(rp->ai_family, rp->ai_socktype, rp->ai_protocol);
    if (sock == -1)
      continue;
    if (fcntl(sock, F_SETFD, FD_CLOEXEC) == -1)
      continue;
    if (options)
      options(sock);
    if (bind_or_connect(sock, *rp)) {
      freeaddrinfo(result);
      return sock;
    }
    close(sock);
  }
  freeaddrinfo(result);
  return -1;
}

class Server {
public:
  Server &set_socket_options(SocketOptions options) {
    options_ = std::move(options);
    return *this;
  }
  bool bind_to_port(const std::string &host, int port) {
    sock_ = create_socket(host, port, AI_PASSIVE, options_,
                          [](int sock, addrinfo &ai) -> bool {
                            if (::bind(sock, ai.ai_addr, ai.ai_addrlen))
                              return false;
                            if (::listen(sock, 5))
                              return false;
                            return true;
                          });
    return sock_ != -1;
  }

private:
  int sock_ = -1;
  SocketOptions options_ = default_socket_options;
};
} // namespace httplib_like

/* The same without options: Missing. */
namespace httplib_without {
template <typename BindOrConnect>
int create_socket(const std::string &host, int port, int flags,
                  BindOrConnect bind_or_connect) {
  addrinfo hints;
  addrinfo *result;
  std::memset(&hints, 0, sizeof(hints));
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags;
  auto service = std::to_string(port);
  if (getaddrinfo(host.c_str(), service.c_str(), &hints, &result))
    return -1;
  for (auto rp = result; rp; rp = rp->ai_next) {
    auto sock = socket(rp->ai_family, rp->ai_socktype, rp->ai_protocol); // #httplib_made
    if (sock == -1)
      continue;
    if (fcntl(sock, F_SETFD, FD_CLOEXEC) == -1)
      continue;
    if (bind_or_connect(sock, *rp)) {
      freeaddrinfo(result);
      return sock;
    }
    close(sock);
  }
  freeaddrinfo(result);
  return -1;
}

int serve(const std::string &host, int port) {
  return create_socket(host, port, AI_PASSIVE,
                       [](int sock, addrinfo &ai) -> bool {
                         if (::bind(sock, ai.ai_addr, ai.ai_addrlen)) // #bind
                           return false;
                         // CHECK-MESSAGES: #bind: warning: listening socket 'sock' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
                         // CHECK-MESSAGES: #httplib_made@socket: note: socket created here
                         // CHECK-MESSAGES: #listen: note: socket listens here
                         if (::listen(sock, 5)) // #listen
                           return false;
                         return true;
                       });
}

int dial(const std::string &host, int port) {
  return create_socket(host, port, 0, [](int sock, addrinfo &ai) -> bool {
    return ::connect(sock, ai.ai_addr, ai.ai_addrlen) == 0;
  });
}
} // namespace httplib_without

/* An implementation class with virtual methods, a facade in front: silent. */
namespace poco_like {
class SocketImpl {
public:
  virtual ~SocketImpl() { close(); }
  virtual void bind(const sockaddr *a, socklen_t n, bool reuse) {
    if (fd_ == -1)
      init(a->sa_family);
    if (reuse)
      setReuseAddress(true);
    if (::bind(fd_, a, n) != 0)
      error();
  }
  virtual void listen(int backlog = 64) {
    if (fd_ == -1 || ::listen(fd_, backlog) != 0)
      error();
  }
  void setReuseAddress(bool flag) {
    int value = flag ? 1 : 0;
    setOption(SOL_SOCKET, SO_REUSEADDR, value);
  }
  void setOption(int level, int option, int value) {
    setRawOption(level, option, &value, sizeof(value));
  }
  virtual void setRawOption(int level, int option, const void *value,
                            socklen_t length) {
    if (::setsockopt(fd_, level, option, value, length) == -1)
      error();
  }
  void close() {
    if (fd_ != -1)
      ::close(fd_);
    fd_ = -1;
  }

protected:
  virtual void init(int family) { fd_ = ::socket(family, SOCK_STREAM, 0); }
  static void error() { throw std::runtime_error(std::strerror(errno)); }

private:
  int fd_ = -1;
};

class ServerSocket {
public:
  ServerSocket() : impl_(std::make_shared<SocketImpl>()) {}
  void start(const sockaddr *a, socklen_t n, int backlog) {
    impl_->bind(a, n, true);
    impl_->listen(backlog);
  }

private:
  std::shared_ptr<SocketImpl> impl_;
};
} // namespace poco_like

/* A reactor with handlers; the acceptor is one of them. Silent. */
namespace reactor_like {
class Handler {
public:
  virtual ~Handler() = default;
  virtual int handle() const = 0;
  virtual void on_readable() = 0;
};

class Reactor {
public:
  void add(Handler *handler) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = handler;
    ::epoll_ctl(loop_, EPOLL_CTL_ADD, handler->handle(), &event);
    handlers_.push_back(handler);
  }

private:
  int loop_ = ::epoll_create1(EPOLL_CLOEXEC);
  std::vector<Handler *> handlers_;
};

class Acceptor : public Handler {
public:
  Acceptor(Reactor &reactor, std::uint16_t port) : reactor_(reactor) {
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) != 0)
      throw std::runtime_error("bind");
    ::listen(fd_, SOMAXCONN);
    reactor_.add(this);
  }
  int handle() const override { return fd_; }
  void on_readable() override { ::accept(fd_, nullptr, nullptr); }

private:
  Reactor &reactor_;
  int fd_ = -1;
};
} // namespace reactor_like

/* A reactor with handlers, without: Missing. */
namespace reactor_without {
class Handler {
public:
  virtual ~Handler() = default;
  virtual int handle() const = 0;
  virtual void on_readable() = 0;
};

class Reactor {
public:
  void add(Handler *handler) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = handler;
    ::epoll_ctl(loop_, EPOLL_CTL_ADD, handler->handle(), &event);
    handlers_.push_back(handler);
  }

private:
  int loop_ = ::epoll_create1(EPOLL_CLOEXEC);
  std::vector<Handler *> handlers_;
};

class Acceptor : public Handler {
public:
  Acceptor(Reactor &reactor, std::uint16_t port) : reactor_(reactor) {
    fd_ = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0); // #socket
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(port);
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) != 0) // #bind
      throw std::runtime_error("attach");
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    ::listen(fd_, SOMAXCONN); // #listen
    reactor_.add(this);
  }
  int handle() const override { return fd_; }
  void on_readable() override { ::accept(fd_, nullptr, nullptr); }

private:
  Reactor &reactor_;
  int fd_ = -1;
};
} // namespace reactor_without

/* A class of a library: its methods are called elsewhere, in an order that is
   not seen. Silent. */
namespace library_like {
class TcpSocket {
public:
  TcpSocket();
  ~TcpSocket();
  bool open(int family);
  bool setOption(int level, int name, int value);
  bool bind(const std::string &host, std::uint16_t port);
  bool listen(int backlog);
  int fd() const { return fd_; }

private:
  int fd_;
};

TcpSocket::TcpSocket() : fd_(-1) {}

TcpSocket::~TcpSocket() {
  if (fd_ != -1)
    ::close(fd_);
}

bool TcpSocket::open(int family) {
  fd_ = ::socket(family, SOCK_STREAM, 0);
  return fd_ != -1;
}

bool TcpSocket::setOption(int level, int name, int value) {
  return ::setsockopt(fd_, level, name, &value, sizeof(value)) == 0;
}

bool TcpSocket::bind(const std::string &host, std::uint16_t port) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  if (::inet_pton(AF_INET, host.c_str(), &where.sin_addr) != 1)
    return false;
  return ::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == 0;
}

bool TcpSocket::listen(int backlog) { return ::listen(fd_, backlog) == 0; }
} // namespace library_like

/* The same class, opened on demand by bind(), which sets it: silent. */
namespace demand_like {
class TcpServer {
public:
  bool open(int family);
  bool bind(const std::string &host, std::uint16_t port);
  bool listen(int backlog);

private:
  int fd_ = -1;
};

bool TcpServer::open(int family) {
  if (fd_ != -1)
    return true;
  fd_ = ::socket(family, SOCK_STREAM, 0);
  if (fd_ == -1)
    return false;
  const int on = 1;
  return ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0;
}

bool TcpServer::bind(const std::string &host, std::uint16_t port) {
  if (!open(AF_INET))
    return false;
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  where.sin_addr.s_addr = host.empty() ? INADDR_ANY : INADDR_LOOPBACK;
  return ::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == 0;
}

bool TcpServer::listen(int backlog) { return ::listen(fd_, backlog) == 0; }
} // namespace demand_like

/* The same class, opened on demand, without: Missing. */
namespace demand_without {
class TcpServer {
public:
  bool open(int family);
  bool bind(const std::string &host, std::uint16_t port);
  bool listen(int backlog);

private:
  int fd_ = -1;
};

bool TcpServer::open(int family) {
  if (fd_ != -1)
    return true;
  fd_ = ::socket(family, SOCK_STREAM, 0); // #demand_made
  return fd_ != -1;
}

bool TcpServer::bind(const std::string &host, std::uint16_t port) {
  if (!open(AF_INET))
    return false;
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(port);
  where.sin_addr.s_addr = host.empty() ? INADDR_ANY : INADDR_LOOPBACK;
  return ::bind(fd_, reinterpret_cast<sockaddr *>(&where), sizeof(where)) == 0; // #demand_bind
  // CHECK-MESSAGES: #demand_bind@bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #demand_made@socket: note: socket created here
  // CHECK-MESSAGES: #demand_listen@listen: note: socket listens here
}

bool TcpServer::listen(int backlog) {
  return ::listen(fd_, backlog) == 0; // #demand_listen
}
} // namespace demand_without

/* main() with a few steps and a visible class: silent. */
namespace program_like {
class Server {
public:
  explicit Server(std::uint16_t port) : port_(port) {}
  void init();
  void run();

private:
  void setup();
  std::uint16_t port_;
  int listener_ = -1;
  std::map<int, std::string> clients_;
};

void Server::setup() {
  listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
  if (listener_ < 0)
    throw std::runtime_error("socket");
  int opt = 1;
  if (::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, (char *)&opt,
                   sizeof(opt)) < 0)
    throw std::runtime_error("setsockopt");
}

void Server::init() {
  setup();
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = INADDR_ANY;
  address.sin_port = htons(port_);
  if (::bind(listener_, (sockaddr *)&address, sizeof(address)) < 0)
    throw std::runtime_error("bind");
  if (::listen(listener_, 3) < 0)
    throw std::runtime_error("listen");
}

void Server::run() {
  std::vector<pollfd> fds;
  fds.push_back({listener_, POLLIN, 0});
  while (::poll(fds.data(), fds.size(), -1) > 0) {
    int client = ::accept(listener_, nullptr, nullptr);
    clients_[client] = "anonymous";
    fds.push_back({client, POLLIN, 0});
  }
}

int start(std::uint16_t port) {
  try {
    Server server(port);
    server.init();
    server.run();
  } catch (const std::exception &e) {
    std::cerr << e.what() << std::endl;
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
} // namespace program_like

/* main() with a few steps and a visible class, without: Missing. */
namespace program_without {
class Server {
public:
  explicit Server(std::uint16_t port) : port_(port) {}
  void init();
  void run();

private:
  void setup();
  std::uint16_t port_;
  int listener_ = -1;
  std::map<int, std::string> clients_;
};

void Server::setup() {
  listener_ = ::socket(AF_INET, SOCK_STREAM, 0); // #program_made
  if (listener_ < 0)
    throw std::runtime_error("socket");
}

void Server::init() {
  setup();
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = INADDR_ANY;
  address.sin_port = htons(port_);
  if (::bind(listener_, (sockaddr *)&address, sizeof(address)) < 0) // #program_bind
    throw std::runtime_error("attach");
  // CHECK-MESSAGES: #program_bind@bind: warning: listening socket 'listener_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #program_made@socket: note: socket created here
  // CHECK-MESSAGES: #program_listen@listen: note: socket listens here
  if (::listen(listener_, 3) < 0) // #program_listen
    throw std::runtime_error("start");
}

void Server::run() {
  std::vector<pollfd> fds;
  fds.push_back({listener_, POLLIN, 0});
  while (::poll(fds.data(), fds.size(), -1) > 0) {
    int client = ::accept(listener_, nullptr, nullptr);
    clients_[client] = "anonymous";
    fds.push_back({client, POLLIN, 0});
  }
}

int start(std::uint16_t port) {
  try {
    Server server(port);
    server.init();
    server.run();
  } catch (const std::exception &e) {
    std::cerr << e.what() << std::endl;
    return EXIT_FAILURE;
  }
  return EXIT_SUCCESS;
}
} // namespace program_without

/* A listener for two kinds of addresses; the local one needs nothing. Silent. */
namespace two_kinds {
class Listener {
public:
  explicit Listener(const std::string &where) : local_(where.front() == '/') {
    if (local_)
      open_local(where);
    else
      open_internet(where);
    if (::listen(fd_, 64) != 0)
      throw std::runtime_error("listen");
  }

private:
  void open_local(const std::string &path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    fd_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof(address)))
      throw std::runtime_error("bind");
  }
  void open_internet(const std::string &port) {
    const int on = 1;
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0);
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof(address)))
      throw std::runtime_error("bind");
  }
  int fd_ = -1;
  bool local_;
};
} // namespace two_kinds

/* A listener for two kinds of addresses, the option is on the wrong side:
   Missing. */
namespace two_kinds_wrong {
class Listener {
public:
  explicit Listener(const std::string &where) : local_(where.front() == '/') {
    if (local_)
      open_local(where);
    else
      open_internet(where);
    if (::listen(fd_, 64) != 0) // #listen
      throw std::runtime_error("start");
  }

private:
  void open_local(const std::string &path) {
    const int on = 1;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
    fd_ = ::socket(AF_UNIX, SOCK_STREAM, 0);
    ::setsockopt(fd_, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof(address)))
      throw std::runtime_error("bind");
  }
  void open_internet(const std::string &port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::stoi(port)));
    fd_ = ::socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (::bind(fd_, reinterpret_cast<sockaddr *>(&address), sizeof(address))) // #bind
      throw std::runtime_error("attach");
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd_' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
  }
  int fd_ = -1;
  bool local_;
};
} // namespace two_kinds_wrong

/* A worker thread that starts before and is told later: silent. */
namespace worker_like {
class Server {
public:
  Server() : thread_(&Server::run, this) {}
  ~Server() {
    stop_ = true;
    thread_.join();
  }
  void open() {
    int fd = ::socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    fd_.store(fd);
  }
  int start(const sockaddr *a, socklen_t n) {
    if (::bind(fd_.load(), a, n) != 0)
      return -1;
    return ::listen(fd_.load(), 5);
  }

private:
  void run() {
    while (!stop_)
      std::this_thread::yield();
  }
  std::atomic<int> fd_{-1};
  std::atomic<bool> stop_{false};
  std::thread thread_;
};
} // namespace worker_like

/* A command line with a table of functions to call: silent. */
namespace commands_like {
static int listener = -1;

static int open_command() {
  listener = ::socket(AF_INET, SOCK_STREAM, 0);
  return listener < 0;
}

static int reuse_command() {
  const int on = 1;
  return ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

static int bind_command() {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(8080);
  return ::bind(listener, reinterpret_cast<sockaddr *>(&where), sizeof(where));
}

static int listen_command() { return ::listen(listener, 5); }

int execute(const std::string &name) {
  static const std::map<std::string, int (*)()> commands = {
      {"open", open_command},
      {"reuse", reuse_command},
      {"bind", bind_command},
      {"listen", listen_command},
  };
  auto it = commands.find(name);
  return it == commands.end() ? -1 : it->second();
}
} // namespace commands_like
