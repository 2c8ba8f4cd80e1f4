// Calls that were meant to set the option, and their corrections. The tests
// format this file in some style first, so it has none of its own.

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <sys/socket.h>

int level(const struct sockaddr *address, socklen_t length) {
  int on = 1;
  int listener = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(listener, SOL_TCP, SO_REUSEADDR, &on, sizeof(on)) < 0)
    return 1;
  bind(listener, address, length);
  return listen(listener, 5);
}

int moved(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0) {
    perror("bind");
    return -1;
  }
  // A restart must work.
  int on = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) < 0)
    perror("setsockopt");
  return listen(fd, 5);
}

int names(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on)) <
      0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int names_assigned(const struct sockaddr *a, socklen_t n) {
  int on = 1, error;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  error =
      setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  if (error)
    return error;
  bind(fd, a, n);
  return listen(fd, 5);
}

int names_unchecked(const struct sockaddr *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR | SO_REUSEPORT, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}

int size(const struct sockaddr *a, socklen_t n) {
  char on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(char));
  bind(fd, a, n);
  return listen(fd, 5);
}

int other_variable(const struct sockaddr *a, socklen_t n, const char *value) {
  char on = value[0];
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (on)
    puts(value);
  on = 1;
  if (setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (const void *)&on, sizeof(on)) <
      0)
    return -1;
  bind(fd, a, n);
  return listen(fd, 5);
}

int uninitialized(const struct sockaddr *a, socklen_t n) {
  int long_name_of_the_descriptor, another_descriptor = 0, one,
                                   other_number = 0;
  long_name_of_the_descriptor =
      socket(AF_INET, SOCK_STREAM, another_descriptor);
  setsockopt(long_name_of_the_descriptor, SOL_SOCKET, SO_REUSEADDR, &one,
             sizeof(one));
  bind(long_name_of_the_descriptor, a, n);
  return listen(long_name_of_the_descriptor, 5 + other_number);
}

int zero(const struct sockaddr *a, socklen_t n) {
  int on = 0;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, a, n);
  return listen(fd, 5);
}
