//===--- parsers.c - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Helpers of the file that read a configuration in a loop: what they may write
// is no constant any more. All of these must be silent.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t --any-fix
// REQUIRES: full

#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

static const int on = 1;

struct config {
  int port;
  int reuse;
  struct config *next;
};

/* The object comes as a pointer without a type. */
static void parse_any(void *context, const char *text) {
  struct config *c = (struct config *)context;
  for (; *text; text++) {
    switch (*text) {
    case 'r':
      c->reuse = 1;
      break;
    case 'p':
      c->port = 80;
      break;
    default:
      break;
    }
  }
}

int by_any(const char *text, const struct sockaddr *a, socklen_t n) {
  struct config c = {0, 0, NULL};
  int fd;
  parse_any(&c, text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A second name for the object. */
static void parse_alias(struct config *c, const char *text) {
  struct config *current = c;
  while (*text) {
    if (*text == 'r')
      current->reuse = 1;
    text++;
  }
}

int by_alias(const char *text, const struct sockaddr *a, socklen_t n) {
  struct config c = {0, 0, NULL};
  int fd;
  parse_alias(&c, text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An object that the object points to. */
static void parse_next(struct config *c, const char *text) {
  while (*text) {
    if (*text == 'r')
      c->next->reuse = 1;
    text++;
  }
}

int by_next(const char *text, const struct sockaddr *a, socklen_t n) {
  struct config second = {0, 0, NULL};
  struct config first = {0, 0, &second};
  int fd;
  parse_next(&first, text);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (second.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The current object is a static pointer. */
static struct config *current;

static void parse_current(const char *text) {
  while (*text) {
    if (*text == 'r')
      current->reuse = 1;
    text++;
  }
}

int by_current(const char *text, const struct sockaddr *a, socklen_t n) {
  struct config c = {0, 0, NULL};
  int fd;
  current = &c;
  parse_current(text);
  current = NULL;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* A table of names and of addresses. */
struct setting {
  const char *name;
  int *value;
};

static void parse_table(const struct setting *settings, size_t count,
                        const char *name) {
  size_t i;
  for (i = 0; i < count; i++)
    if (strcmp(settings[i].name, name) == 0)
      *settings[i].value = 1;
}

int by_table(const char *name, const struct sockaddr *a, socklen_t n) {
  int reuse = 0, keepalive = 0;
  const struct setting settings[] = {
      {"reuse", &reuse},
      {"keepalive", &keepalive},
  };
  int fd;
  parse_table(settings, 2, name);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5) + keepalive;
}

/* A static table of statics. */
static int static_reuse;
static const struct setting static_settings[] = {{"reuse", &static_reuse}};

static void parse_static(const char *name) {
  size_t i;
  for (i = 0; i < 1; i++)
    if (strcmp(static_settings[i].name, name) == 0)
      *static_settings[i].value = 1;
}

int by_static(const char *name, const struct sockaddr *a, socklen_t n) {
  int fd;
  static_reuse = 0;
  parse_static(name);
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (static_reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* The helper finds it, and the caller writes it. */
static int *find_value(struct config *c, const char *text) {
  int *found = NULL;
  while (*text) {
    if (*text == 'r')
      found = &c->reuse;
    text++;
  }
  return found;
}

int by_result(const char *text, const struct sockaddr *a, socklen_t n) {
  struct config c = {0, 0, NULL};
  int *value = find_value(&c, text);
  int fd;
  if (value)
    *value = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (c.reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

/* An element of a list is found. */
static struct config *find_port(struct config *head, int port) {
  for (; head; head = head->next)
    if (head->port == port)
      return head;
  return NULL;
}

int by_element(struct config *head, const struct sockaddr *a, socklen_t n) {
  struct config *c;
  int fd;
  head->reuse = 0;
  c = find_port(head, 80);
  if (c)
    c->reuse = 1;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  if (head->reuse)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
