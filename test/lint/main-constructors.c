//===--- main-constructors.c - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Functions that run before main() by an attribute.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

static int has_ipv6, forgotten, kept;

static void reuse(int fd) {
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
}

/* It leaves a flag and two sockets. */
__attribute__((constructor)) static void prepare(void) {
  int probe = socket(AF_INET6, SOCK_STREAM, 0);
  has_ipv6 = probe >= 0;
  close(probe);
  forgotten = socket(AF_INET, SOCK_STREAM, 0); // #socket
  kept = socket(AF_INET, SOCK_STREAM, 0);
  reuse(kept);
}

static int serve(int fd) {
  struct sockaddr_in a = {0};
  a.sin_family = AF_INET;
  a.sin_port = htons(8080);
  if (bind(fd, (struct sockaddr *)&a, sizeof(a)) < 0) // #bind
    return -1;
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int main(void) {
  int fd;
  if (has_ipv6) {
    fd = socket(AF_INET6, SOCK_STREAM, 0);
    if (has_ipv6)
      reuse(fd);
    serve(fd);
  }
  serve(kept);
  return serve(forgotten);
}
