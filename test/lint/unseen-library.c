//===--- unseen-library.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What servers call between socket() and bind(): functions of the system that
// get the descriptor or the address, and cannot set the option.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <assert.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Control of the descriptor. */
int control_without(const struct sockaddr *a, socklen_t n) {
  int on = 1, flags;
  struct stat status;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fcntl(fd, F_SETFD, FD_CLOEXEC) == -1)
    return -1;
  flags = fcntl(fd, F_GETFL);
  if (flags == -1 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) == -1)
    return -1;
  if (ioctl(fd, FIONBIO, &on) == -1 || fstat(fd, &status) == -1)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int control_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, flags;
  struct stat status;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fcntl(fd, F_SETFD, FD_CLOEXEC) == -1)
    return -1;
  flags = fcntl(fd, F_GETFL);
  if (flags == -1 || fcntl(fd, F_SETFL, flags | O_NONBLOCK) == -1)
    return -1;
  if (ioctl(fd, FIONBIO, &on) == -1 || fstat(fd, &status) == -1)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Other options, set and asked for. */
int options_without(const struct sockaddr *a, socklen_t n) {
  int on = 1, off = 0, size = 0, seconds = 5;
  struct linger linger = {1, 0};
  struct timeval timeout = {5, 0};
  socklen_t length = sizeof(size);
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off));
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  setsockopt(fd, IPPROTO_TCP, TCP_DEFER_ACCEPT, &seconds, sizeof(seconds));
  setsockopt(fd, SOL_SOCKET, SO_LINGER, &linger, sizeof(linger));
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
  setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, "eth0", 5);
  getsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, &length);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The option is only asked for. */
int asked_without(const struct sockaddr *a, socklen_t n) {
  int value = 1;
  socklen_t length = sizeof(value);
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  getsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &value, &length);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Messages with the number in them. */
int messages_without(const struct sockaddr *a, socklen_t n) {
  char text[64];
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    err(EXIT_FAILURE, "socket");
  assert(fd >= 0);
  printf("descriptor %d\n", fd);
  fprintf(stderr, "descriptor %d: %s\n", fd, strerror(errno));
  snprintf(text, sizeof(text), "descriptor %d", fd);
  syslog(LOG_INFO, "%s", text);
  warnx("descriptor %d", fd);
  dprintf(STDERR_FILENO, "descriptor %d\n", fd);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Waiting for it. */
int waiting_without(const struct sockaddr *a, socklen_t n) {
  struct epoll_event event;
  struct pollfd poller;
  fd_set set;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int queue = epoll_create1(EPOLL_CLOEXEC);
  memset(&event, 0, sizeof(event));
  event.events = EPOLLIN;
  event.data.fd = fd;
  epoll_ctl(queue, EPOLL_CTL_ADD, fd, &event);
  poller.fd = fd;
  poller.events = POLLIN;
  poller.revents = 0;
  poll(&poller, 1, 0);
  FD_ZERO(&set);
  FD_SET(fd, &set);
  select(fd + 1, &set, NULL, NULL, NULL);
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The address. */
int address_without(const char *host, const char *device) {
  struct sockaddr_in6 a;
  char text[INET6_ADDRSTRLEN];
  int fd = socket(AF_INET6, SOCK_STREAM, 0); // #socket
  memset(&a, 0, sizeof(a));
  a.sin6_family = AF_INET6;
  a.sin6_port = htons(8080);
  a.sin6_scope_id = if_nametoindex(device);
  if (inet_pton(AF_INET6, host, &a.sin6_addr) != 1)
    return -1;
  inet_ntop(AF_INET6, &a.sin6_addr, text, sizeof(text));
  getnameinfo((struct sockaddr *)&a, sizeof(a), text, sizeof(text), NULL, 0,
              NI_NUMERICHOST);
  bind(fd, (struct sockaddr *)&a, sizeof(a)); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* The process. */
int process_without(const struct sockaddr *a, socklen_t n) {
  struct rlimit limit = {1024, 1024};
  struct timespec pause = {0, 1000};
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  signal(SIGPIPE, SIG_IGN);
  setrlimit(RLIMIT_NOFILE, &limit);
  umask(077);
  nanosleep(&pause, NULL);
  pthread_mutex_lock(&lock);
  if (chdir("/") < 0 || setsid() < 0)
    return -1;
  if (fork() != 0)
    _exit(0);
  openlog("server", LOG_PID, LOG_DAEMON);
  if (setgid(65534) < 0 || setuid(65534) < 0)
    return -1;
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  pthread_mutex_unlock(&lock);
  return listen(fd, 5); // #listen
}

/* A server in an object, whose address goes to memset() and friends. */
struct server {
  char name[32];
  int fd;
  struct sockaddr_in address;
};

int object_without(struct server *s, const char *name) {
  memset(s, 0, sizeof(*s));
  strncpy(s->name, name, sizeof(s->name) - 1);
  s->address.sin_family = AF_INET;
  s->address.sin_port = htons(7007);
  s->fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  snprintf(s->name, sizeof(s->name), "%s:%d", name, s->fd);
  bind(s->fd, (struct sockaddr *)&s->address, // #bind
       sizeof(s->address));
  // CHECK-MESSAGES: #bind: warning: listening socket 's->fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(s->fd, 5); // #listen
}

int object_with(struct server *s, const char *name) {
  int on = 1;
  memset(s, 0, sizeof(*s));
  s->address.sin_family = AF_INET;
  s->address.sin_port = htons(7007);
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(s->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  snprintf(s->name, sizeof(s->name), "%s:%d", name, s->fd);
  bind(s->fd, (struct sockaddr *)&s->address, sizeof(s->address));
  return listen(s->fd, 5);
}

/* memset() of the object after the creation takes the descriptor away: what is
   bound then is number 0, and nobody knows what that is. Silent. */
int wiped(struct server *s, const struct sockaddr *a, socklen_t n) {
  s->fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(s, 0, sizeof(*s));
  bind(s->fd, a, n);
  return listen(s->fd, 5);
}
