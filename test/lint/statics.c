//===--- statics.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A static variable that some function of the file writes is no constant: all
// of these must be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <getopt.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int on = 1;

/* A setter of the file. */
static int reuse;

void set_reuse(int value) { reuse = value; }

int by_setter(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The static is the value. */
static int wanted;

void set_wanted(int value) { wanted = value; }

int by_value(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &wanted, sizeof(wanted));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* In an object of the file, by a function that another calls. */
static struct {
  const char *name;
  bool reuse;
} config;

static void set_default(void) { config.reuse = true; }
void configure(const char *name) {
  config.name = name;
  if (strcmp(name, "default") == 0)
    set_default();
}

int by_object(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (config.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A pointer. */
static const char *device;

void set_device(const char *name) { device = name; }

int by_pointer(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (device)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Nobody writes this one: it is 0 for ever. */
static int never;

int by_constant(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (never)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  return listen(fd, 5); // #listen
}

/* An array of settings, written by its index. */
enum { SET_KEEPALIVE, SET_REUSE, SETTINGS };
static int settings[SETTINGS];

void set_setting(int index, int value) { settings[index] = value; }

int by_index(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (settings[SET_REUSE])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A table that other files see has the address of a field. */
static struct {
  int keepalive;
  int reuse;
} tunables;
struct tunable {
  const char *name;
  int *where;
} tunable_table[] = {{"keepalive", &tunables.keepalive},
                     {"reuse", &tunables.reuse}};

int by_table(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (tunables.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A flag of getopt_long(), which is a local variable. */
int by_flag(int argc, char **argv, const struct sockaddr *a, socklen_t n) {
  int flag = 0, fd;
  struct option options[] = {
      {"reuse", no_argument, &flag, 1},
      {NULL, 0, NULL, 0},
  };
  while (getopt_long(argc, argv, "", options, NULL) != -1)
    continue;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (flag)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The address of a part of a static is given away. */
extern void register_value(int *);

static struct {
  int port;
  int reuse;
} part;

void register_part(void) { register_value(&part.reuse); }

int by_part(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (part.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An array of statics is given away, or returned. */
static int values[2];
static int more_values[2];

void register_values(void) { register_value(values); }
int *get_values(void) { return more_values; }

int by_values(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (values[1])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_more_values(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (more_values[0])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A function of the system fills it. */
static int scanned;

void scan(const char *text) { sscanf(text, "%d", &scanned); }

int by_scan(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (scanned)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A handler that something else calls writes it. */
static int reloaded;

static void reload(int signal) { reloaded = signal; }
void watch(void) { signal(SIGHUP, reload); }

int by_handler(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reloaded)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* More elements than are kept. */
static int many[100] = {[70] = 1};

int by_many(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (many[70])
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Constant, but not for the hardware. */
static const volatile int jumper = 0;

int by_volatile(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (jumper)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* Another definition of a weak function may be the one that
   runs. */
__attribute__((weak)) int policy(void) { return 0; }
__attribute__((weak)) void prepare(int fd) { (void)fd; }

int by_policy(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (policy())
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int by_preparation(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  prepare(fd);
  bind(fd, a, n);
  return listen(fd, 5);
}
