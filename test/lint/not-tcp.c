//===--- not-tcp.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Sockets that TIME_WAIT does not concern are never reported.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -strict

#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <netinet/in.h>
#include <netpacket/packet.h>
#include <sys/socket.h>
#include <sys/un.h>

/* A datagram socket has no TIME_WAIT. */
int datagram(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  bind(fd, a, n);
  return fd;
}

/* Even when listen() is called on it by mistake. */
int datagram_listens(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, IPPROTO_UDP);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A local socket, by both of its names. */
int local(const struct sockaddr_un *a) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return listen(fd, 5);
}

int local_old_name(const struct sockaddr_un *a) {
  int fd = socket(PF_LOCAL, SOCK_SEQPACKET, 0);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return listen(fd, 5);
}

int netlink(const struct sockaddr_nl *a) {
  int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return fd;
}

int packet(const struct sockaddr_ll *a) {
  int fd = socket(AF_PACKET, SOCK_RAW, 0);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return fd;
}

int virtual_machine(const struct sockaddr_vm *a) {
  int fd = socket(AF_VSOCK, SOCK_STREAM, 0);
  bind(fd, (const struct sockaddr *)a, sizeof(*a));
  return listen(fd, 5);
}

int bluetooth(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_BLUETOOTH, SOCK_STREAM, 3);
  bind(fd, a, n);
  return listen(fd, 5);
}

int raw(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_RAW, IPPROTO_ICMP);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A stream, but not of TCP. */
int sctp(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, IPPROTO_SCTP);
  bind(fd, a, n);
  return listen(fd, 5);
}

int sctp_seqpacket(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET6, SOCK_SEQPACKET, IPPROTO_SCTP);
  bind(fd, a, n);
  return listen(fd, 5);
}

int dccp(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_DCCP, IPPROTO_DCCP);
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A path whose guard excludes the IP families. */
int guarded(int family, const struct sockaddr *a, socklen_t n) {
  int fd = socket(family, SOCK_STREAM, 0);
  int on = 1;
  if (family != AF_UNIX)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
