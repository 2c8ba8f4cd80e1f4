//===--- large-programs.c - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A main function that has too many paths to be walked to its end. The functions
// that it calls are looked at alone: what is Missing there whatever the callers
// do, is; what a caller may decide is not.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* All there is to do stands here: Missing. */
static int without(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd < 0)
    return -1;
  if (bind(fd, a, n) < 0) { // #bind
    // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
    // CHECK-MESSAGES: #socket: note: socket created here
    // CHECK-MESSAGES: #listen: note: socket listens here
    close(fd);
    return -1;
  }
  return listen(fd, 5); // #listen
}

/* Its twin: silent. */
static int with(const struct sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The caller says which family, in a variable: silent. */
static int of_family(int family, const struct sockaddr *a, socklen_t n) {
  int fd = socket(family, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The same through a structure: silent. */
struct place {
  int family;
  socklen_t length;
  struct sockaddr_storage address;
};

static int of_place(const struct place *p) {
  int fd = socket(p->family, SOCK_STREAM, 0);
  if (bind(fd, (const struct sockaddr *)&p->address, p->length) < 0)
    return -1;
  return listen(fd, 5);
}

/* The caller says in a constant whether to set it: silent. */
static int if_wanted(int reuse, const struct sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* The same, and it says no: Missing. */
static int if_not_wanted(int reuse, const struct sockaddr *a, socklen_t n) {
  const int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #unwanted
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, a, n) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #unwanted@socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* Any port will do, says the caller: silent. */
static int on_port(unsigned short port) {
  struct sockaddr_in a;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  memset(&a, 0, sizeof(a));
  a.sin_family = AF_INET;
  a.sin_port = htons(port);
  if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0)
    return -1;
  return listen(fd, 5);
}

/* The caller made it, and set the option: silent. */
static int made_by_caller(int fd, const struct sockaddr *a, socklen_t n) {
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

/* Each of the sockets may be there or not, which makes 1024 kinds of paths. */
int main(int argc, char **argv) {
  const int on = 1;
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(4711)};
  const struct sockaddr *address = (const struct sockaddr *)&a;
  struct place place = {AF_UNIX, sizeof(struct sockaddr_storage), {0}};
  int family = argc > 90 ? PF_LOCAL : AF_UNIX;
  int fd, fds[10];
  fds[0] = argc & 1 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[1] = argc & 2 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[2] = argc & 4 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[3] = argc & 8 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[4] = argc & 16 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[5] = argc & 32 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[6] = argc & 64 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[7] = argc & 128 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[8] = argc & 256 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  fds[9] = argc & 512 ? socket(AF_INET, SOCK_DGRAM, 0) : -1;
  bind(fds[0], address, sizeof(a));
  bind(fds[1], address, sizeof(a));
  bind(fds[2], address, sizeof(a));
  bind(fds[3], address, sizeof(a));
  bind(fds[4], address, sizeof(a));
  bind(fds[5], address, sizeof(a));
  bind(fds[6], address, sizeof(a));
  bind(fds[7], address, sizeof(a));
  bind(fds[8], address, sizeof(a));
  bind(fds[9], address, sizeof(a));
  without(address, sizeof(a));
  with(address, sizeof(a));
  of_family(family, address, sizeof(a));
  of_place(&place);
  if_wanted(1, address, sizeof(a));
  if_not_wanted(0, address, sizeof(a));
  on_port(0);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  (void)argv;
  return made_by_caller(fd, address, sizeof(a));
}
