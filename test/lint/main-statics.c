//===--- main-statics.c - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A whole program: what runs beside main() may write the statics. All of these
// must be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static const int on = 1;

extern int read_file(const char *path,
                     int (*each)(const char *key, const char *value));
extern void load(const char *path);

/* A callback reads the configuration. */
static int reuse_of_file;

static int each_key(const char *key, const char *value) {
  if (strcmp(key, "reuse") == 0)
    reuse_of_file = atoi(value);
  return 0;
}

static int by_file(const struct sockaddr *a, socklen_t n) {
  int fd;
  read_file("server.conf", each_key);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_of_file)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A function of this file that others call. */
static int reuse_of_call;

void enable_reuse(int value) { reuse_of_call = value; }

static int by_call(const struct sockaddr *a, socklen_t n) {
  int fd;
  load("server.conf");
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_of_call)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* What runs before main(). */
static int reuse_of_constructor;

__attribute__((constructor)) static void construct(void) {
  reuse_of_constructor = getenv("REUSE") != NULL;
}

static int by_constructor(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_of_constructor)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A thread. */
static int reuse_of_thread;

static void *run(void *arg) {
  reuse_of_thread = 1;
  return arg;
}

static int by_thread(const struct sockaddr *a, socklen_t n) {
  pthread_t thread;
  int fd;
  if (pthread_create(&thread, NULL, run, NULL) != 0)
    return -1;
  pthread_join(thread, NULL);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse_of_thread)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A handler. */
static volatile sig_atomic_t reloads;

static void count(int signal) { reloads = signal; }

static int by_signal(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reloads)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Nobody writes this one. */
static int reuse_of_nobody;

static int by_nobody(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (reuse_of_nobody)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

int main(void) {
  struct sockaddr_in in = {.sin_family = AF_INET, .sin_port = htons(80)};
  const struct sockaddr *a = (const struct sockaddr *)&in;
  signal(SIGHUP, count);
  while (by_signal(a, sizeof(in)) < 0)
    sleep(1);
  return by_file(a, sizeof(in)) + by_call(a, sizeof(in)) +
         by_constructor(a, sizeof(in)) + by_thread(a, sizeof(in)) +
         by_nobody(a, sizeof(in));
}
