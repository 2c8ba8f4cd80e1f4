// Listeners without the option, with the bind in many positions. The tests
// format this file in some style first, so it has none of its own.

#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, a, n);
  return listen(fd, 5);
}

int condition(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0) {
    perror("bind");
    return -1;
  }
  return listen(fd, 5);
}

int then_branch(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (server)
    bind(fd, a, n);
  return listen(fd, 5);
}

int then_and_else(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (server)
    // Only servers have an address.
    bind(fd, a, n); // to all
  else
    puts("no server");
  return listen(fd, 5);
}

int else_branch(int client, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (client) {
    close(fd);
    return -1;
  } else if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int last_else(int client, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (client)
    puts("client");
  else
    bind(fd, a, n);
  return listen(fd, 5);
}

int loop_body(int times, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  for (int i = 0; i < times; i++)
    if (bind(fd, a, n) == 0)
      break;
    else
      sleep(1);
  return listen(fd, 5);
}

int loop_head(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  while (bind(fd, a, n) < 0) {
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
  }
  return listen(fd, 5);
}

int error_chain(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || bind(fd, a, n) < 0 ||
      listen(fd, 5) < 0)
    return -1;
  return fd;
}

int success_chain(const struct sockaddr *a, socklen_t n) {
  int fd;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) >= 0 && !bind(fd, a, n))
    return listen(fd, 5);
  return -1;
}

int choice(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int status = server ? bind(fd, a, n) : -1;
  return status < 0 ? status : listen(fd, 5);
}

int jumps(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    goto fail;
again:
  if (bind(fd, a, n) < 0) {
    if (errno == EINTR)
      goto again;
    goto fail;
  }
  return listen(fd, 5);
fail:
  perror("server");
  return -1;
}

int in_case(int what, int fd, const struct sockaddr *a, socklen_t n) {
  switch (what) {
  case 1:
    fd = socket(AF_INET, SOCK_STREAM, 0);
    bind(fd, a, n);
    listen(fd, 5);
    break;
  case 2:
    close(fd);
    return -1;
  }
  return fd;
}

#define CHECK(call)                                                            \
  do {                                                                         \
    if ((call) < 0)                                                            \
      abort();                                                                 \
  } while (0)

int in_argument(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  CHECK(bind(fd, a, n));
  return listen(fd, 5);
}

#define BIND_OR_DIE(fd, a, n)                                                  \
  do {                                                                         \
    if (bind(fd, a, n) < 0)                                                    \
      abort();                                                                 \
  } while (0)

int in_macro(int server, const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (server)
    BIND_OR_DIE(fd, a, n);
  return listen(fd, 5);
}

int returned(int fd, const struct sockaddr *a, socklen_t n) {
  fd = socket(AF_INET, SOCK_STREAM, 0);
  return bind(fd, a, n) < 0 ? -1 : listen(fd, 5);
}
