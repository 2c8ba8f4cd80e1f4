//===--- mips-types.c - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// On MIPS the numbers of SOCK_STREAM and SOCK_DGRAM are swapped.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --target mips-linux-gnu --any-fix -- -nostdinc
// REQUIRES: full

typedef unsigned int socklen_t;
struct sockaddr {
  unsigned short sa_family;
  char sa_data[14];
};
#define AF_INET 2
enum __socket_type { SOCK_DGRAM = 1, SOCK_STREAM = 2 };
#define SOCK_DGRAM SOCK_DGRAM
#define SOCK_STREAM SOCK_STREAM
#define SOL_SOCKET 0xffff
#define SO_REUSEADDR 0x0004
int socket(int, int, int);
int bind(int, const struct sockaddr *, socklen_t);
int listen(int, int);
int setsockopt(int, int, int, const void *, socklen_t);

/* A stream: Missing. */
int stream(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, 2, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* A datagram: silent. */
int datagram(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, 1, 0);
  bind(fd, a, n);
  return listen(fd, 5);
}
