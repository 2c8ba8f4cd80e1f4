//===--- servers-wrappers.c - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Servers in the manner of text books and of well known programs, whose calls
// are wrapped. Each pair differs in one line.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* Wrappers with a capital letter that end the process on an error. */
static void err_sys(const char *what) {
  perror(what);
  exit(1);
}
static int Socket(int family, int type, int protocol) {
  int fd = socket(family, type, protocol); // #Socket
  if (fd < 0)
    err_sys("socket");
  return fd;
}
static void Setsockopt(int fd, int level, int name, const void *value,
                       socklen_t size) {
  if (setsockopt(fd, level, name, value, size) < 0)
    err_sys("setsockopt");
}
static void Bind(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0) // #Bind
    err_sys("bind");
  // CHECK-MESSAGES: #Bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #Socket@socket: note: socket created here
  // CHECK-MESSAGES: #Listen@listen: note: socket listens here
}
static void Listen(int fd, int backlog) {
  const char *text = getenv("LISTENQ");
  if (text != NULL)
    backlog = atoi(text);
  if (listen(fd, backlog) < 0) // #Listen
    err_sys("listen");
}

int capital_with(unsigned short port) {
  struct sockaddr_in a;
  const int on = 1;
  int fd = Socket(AF_INET, SOCK_STREAM, 0);
  Setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bzero(&a, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  Bind(fd, (struct sockaddr *)&a, sizeof(a));
  Listen(fd, 1024);
  return fd;
}

int capital_without(unsigned short port) {
  struct sockaddr_in a;
  int fd = Socket(AF_INET, SOCK_STREAM, 0);
  bzero(&a, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  Bind(fd, (struct sockaddr *)&a, sizeof(a));
  Listen(fd, 1024);
  return fd;
}

/* The do loop over the results of getaddrinfo(). */
int do_with(const char *host, const char *service) {
  int fd;
  const int on = 1;
  struct addrinfo hints, *ai, *first;
  bzero(&hints, sizeof(hints));
  hints.ai_flags = AI_PASSIVE;
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host, service, &hints, &ai) != 0)
    err_sys("getaddrinfo");
  first = ai;
  do {
    fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol);
    if (fd < 0)
      continue;
    Setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0)
      break;
    close(fd);
  } while ((ai = ai->ai_next) != NULL);
  if (ai == NULL)
    err_sys("tcp_listen");
  Listen(fd, 1024);
  freeaddrinfo(first);
  return fd;
}

int do_without(const char *host, const char *service) {
  int fd;
  struct addrinfo hints, *ai, *first;
  bzero(&hints, sizeof(hints));
  hints.ai_flags = AI_PASSIVE;
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  if (getaddrinfo(host, service, &hints, &ai) != 0)
    err_sys("getaddrinfo");
  first = ai;
  do {
    fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #socket
    if (fd < 0)
      continue;
    if (bind(fd, ai->ai_addr, ai->ai_addrlen) == 0) // #bind
      break;
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #Listen@listen: note: socket listens here
    close(fd);
  } while ((ai = ai->ai_next) != NULL);
  if (ai == NULL)
    err_sys("tcp_listen");
  Listen(fd, 1024);
  freeaddrinfo(first);
  return fd;
}

/* A library that keeps the error as a text, and makes local and TCP servers
   with one function. */
enum { NET_OK = 0, NET_ERR = -1 };

static void set_error(char *error, const char *format, ...) {
  va_list arguments;
  if (!error)
    return;
  va_start(arguments, format);
  vsnprintf(error, 256, format, arguments);
  va_end(arguments);
}

static int set_reuse_addr(char *error, int fd) {
  int yes = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) == -1) {
    set_error(error, "setsockopt SO_REUSEADDR: %s", strerror(errno));
    return NET_ERR;
  }
  return NET_OK;
}

static int v6_only(char *error, int fd) {
  int yes = 1;
  if (setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &yes, sizeof(yes)) == -1) {
    set_error(error, "setsockopt: %s", strerror(errno));
    return NET_ERR;
  }
  return NET_OK;
}

static int net_listen(char *error, int fd, struct sockaddr *a, socklen_t n,
                      int backlog, mode_t mode) {
  if (bind(fd, a, n) == -1) { // #net_bind
    set_error(error, "bind: %s", strerror(errno));
    close(fd);
    return NET_ERR;
  }
  // CHECK-MESSAGES: #net_bind@bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #net_socket@socket: note: socket created here
  // CHECK-MESSAGES: #net_listens@listen: note: socket listens here
  if (a->sa_family == AF_LOCAL && mode)
    chmod(((struct sockaddr_un *)a)->sun_path, mode);
  if (listen(fd, backlog) == -1) { // #net_listens
    set_error(error, "listen: %s", strerror(errno));
    close(fd);
    return NET_ERR;
  }
  return NET_OK;
}

static int net_server(char *error, int port, const char *address, int family,
                      int backlog, int reuse) {
  int fd = -1, status;
  char service[6];
  struct addrinfo hints, *found, *ai;
  snprintf(service, sizeof(service), "%d", port);
  memset(&hints, 0, sizeof(hints));
  hints.ai_family = family;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_PASSIVE;
  if (address && !strcmp("*", address))
    address = NULL;
  if ((status = getaddrinfo(address, service, &hints, &found)) != 0) {
    set_error(error, "%s", gai_strerror(status));
    return NET_ERR;
  }
  for (ai = found; ai != NULL; ai = ai->ai_next) {
    fd = socket(ai->ai_family, ai->ai_socktype, ai->ai_protocol); // #net_socket
    if (fd == -1)
      continue;
    if (family == AF_INET6 && v6_only(error, fd) == NET_ERR)
      goto failed;
    if (reuse && set_reuse_addr(error, fd) == NET_ERR)
      goto failed;
    if (net_listen(error, fd, ai->ai_addr, ai->ai_addrlen, backlog, 0) ==
        NET_ERR)
      fd = NET_ERR;
    goto end;
  }
  if (ai == NULL) {
    set_error(error, "unable to bind socket, errno: %d", errno);
    goto failed;
  }
failed:
  if (fd != -1)
    close(fd);
  fd = NET_ERR;
end:
  freeaddrinfo(found);
  return fd;
}

int net_tcp_server(char *error, int port, const char *address, int backlog) {
  return net_server(error, port, address, AF_INET, backlog, 1);
}

int net_tcp6_server(char *error, int port, const char *address, int backlog) {
  return net_server(error, port, address, AF_INET6, backlog, 0);
}

int net_local_server(char *error, const char *path, mode_t mode, int backlog) {
  struct sockaddr_un a;
  int fd = socket(AF_LOCAL, SOCK_STREAM, 0);
  if (fd == -1)
    return NET_ERR;
  memset(&a, 0, sizeof(a));
  a.sun_family = AF_LOCAL;
  strncpy(a.sun_path, path, sizeof(a.sun_path) - 1);
  if (net_listen(error, fd, (struct sockaddr *)&a, sizeof(a), backlog, mode) ==
      NET_ERR)
    return NET_ERR;
  return fd;
}

/* Both families, each with its error path; the fallback is IPv4. */
int dual_with(const struct sockaddr *a4, const struct sockaddr *a6, int *out) {
  int on = 1, v4 = -1, v6 = -1;
  v4 = socket(AF_INET, SOCK_STREAM, 0);
  if (v4 < 0)
    goto failed;
  if (setsockopt(v4, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    goto failed;
  v6 = socket(AF_INET6, SOCK_STREAM, 0);
  if (v6 < 0)
    goto only_v4;
  if (setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    goto failed;
  if (bind(v6, a6, sizeof(struct sockaddr_in6)) < 0 || listen(v6, 5) < 0)
    goto failed;
only_v4:
  if (bind(v4, a4, sizeof(struct sockaddr_in)) < 0 || listen(v4, 5) < 0)
    goto failed;
  out[0] = v4;
  out[1] = v6;
  return 0;
failed:
  if (v4 >= 0)
    close(v4);
  if (v6 >= 0)
    close(v6);
  return -1;
}

int dual_without(const struct sockaddr *a4, const struct sockaddr *a6,
                 int *out) {
  int on = 1, v4 = -1, v6 = -1;
  v4 = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (v4 < 0)
    goto failed;
  v6 = socket(AF_INET6, SOCK_STREAM, 0);
  if (v6 < 0)
    goto only_v4;
  if (setsockopt(v6, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    goto failed;
  if (bind(v6, a6, sizeof(struct sockaddr_in6)) < 0 || listen(v6, 5) < 0)
    goto failed;
only_v4:
  if (bind(v4, a4, sizeof(struct sockaddr_in)) < 0 || // #bind
      listen(v4, 5) < 0) // #listen
    goto failed;
  // CHECK-MESSAGES: #bind: warning: listening socket 'v4' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  out[0] = v4;
  out[1] = v6;
  return 0;
failed:
  if (v4 >= 0)
    close(v4);
  if (v6 >= 0)
    close(v6);
  return -1;
}

/* A constant list of families; those that the system lacks are left out. */
int families_with(const struct sockaddr *a, socklen_t n, int *out) {
  static const int families[] = {AF_INET6, AF_INET};
  int on = 1, count = 0, i;
  for (i = 0; i < 2; i++) {
    int fd = socket(families[i], SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd == -1) {
      if (errno == EAFNOSUPPORT)
        continue;
      return -1;
    }
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
    if (families[i] == AF_INET6)
      setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    if (bind(fd, a, n) == -1 || listen(fd, 5) == -1) {
      close(fd);
      continue;
    }
    out[count++] = fd;
  }
  return count;
}

int families_without(const struct sockaddr *a, socklen_t n, int *out) {
  static const int families[] = {AF_INET6, AF_INET};
  int on = 1, count = 0, i;
  for (i = 0; i < 2; i++) {
    int fd = socket(families[i], SOCK_STREAM | SOCK_CLOEXEC, 0); // #socket
    if (fd == -1) {
      if (errno == EAFNOSUPPORT)
        continue;
      return -1;
    }
    if (families[i] == AF_INET6)
      setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &on, sizeof(on));
    if (bind(fd, a, n) == -1 || // #bind
        listen(fd, 5) == -1) { // #listen
      // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
      // CHECK-MESSAGES: #socket: note: socket created here
      // CHECK-MESSAGES: #listen: note: socket listens here
      close(fd);
      continue;
    }
    out[count++] = fd;
  }
  return count;
}

/* A status that is collected with |=, and one with &&. */
int collected_with(const struct sockaddr *a, socklen_t n) {
  int on = 1, error = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  error |= setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (!error)
    error |= bind(fd, a, n);
  if (!error)
    error |= listen(fd, 5);
  return error;
}

int collected_without(const struct sockaddr *a, socklen_t n) {
  int ok = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  ok = ok && fcntl(fd, F_SETFL, O_NONBLOCK) == 0;
  ok = ok && bind(fd, a, n) == 0; // #bind
  ok = ok && listen(fd, 5) == 0; // #listen
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return ok ? fd : -1;
}
