//===--- stream-only.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The option is never put on a datagram socket, where it means sharing.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// REQUIRES: full

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Streams only, though datagrams are made beside it: the usual edit. */
int side_by_side(const struct sockaddr *a, socklen_t n) {
  int udp_fd = socket(AF_INET, SOCK_DGRAM, 0);
  int tcp_fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(udp_fd, a, n);
  bind(tcp_fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'tcp_fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(tcp_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  bind(tcp_fd, a, n);
  return listen(tcp_fd, 5); // #listen
}

/* The type is a parameter: it guards the call. */
int open_port(int type, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, type, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  if (type == SOCK_STREAM)
    return listen(fd, 5); // #listen
  return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (type == SOCK_STREAM)
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, a, n) < 0)
}

/* In an entry of a list, and with flags. */
int from_list(const struct addrinfo *ai) {
  int fd = socket(ai->ai_family, ai->ai_socktype | SOCK_CLOEXEC, 0); // #socket
  if (bind(fd, ai->ai_addr, ai->ai_addrlen) < 0) // #bind
    return -1;
  if (ai->ai_socktype == SOCK_STREAM)
    return listen(fd, 5); // #listen
  return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  if (ai->ai_socktype == SOCK_STREAM)
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  if (bind(fd, ai->ai_addr, ai->ai_addrlen) < 0)
}

/* The type is another one by then: the edit stands before that. */
int changed(int type, int stream, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, type, 0); // #socket
  int is_stream = type == SOCK_STREAM;
  type = stream;
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  if (is_stream)
    return listen(fd, 5); // #listen
  return fd + type;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int fd = socket(AF_INET, type, 0);
  // CHECK-FIXES-NEXT:  int on = 1;
  // CHECK-FIXES-NEXT:  if (type == SOCK_STREAM)
  // CHECK-FIXES-NEXT:    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* Nothing tells one from the other: no edit. */
int random_type(const struct sockaddr *a, socklen_t n) {
  int is_stream = getpid() % 2;
  int fd = socket(AF_INET, is_stream ? SOCK_STREAM : SOCK_DGRAM, 0); // #socket
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  if (is_stream)
    return listen(fd, 5); // #listen
  return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-MESSAGES: #bind: note: no fix is offered: datagram sockets pass here, too
}

/* What comes first in the condition tells it. */
int in_condition(int stream, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, stream ? SOCK_STREAM : SOCK_DGRAM, 0); // #socket
  if (stream && bind(fd, a, n) < 0) // #bind
    return -1;
  if (stream)
    return listen(fd, 5); // #listen
  return fd;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (stream && bind(fd, a, n) < 0)
  // CHECK-FIXES:  if (stream && (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int)),
  // CHECK-FIXES-NEXT:                 bind(fd, a, n)) < 0)
}
