#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

int statement(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

int comma(const struct sockaddr *a, socklen_t n) {
  int fd;
  return fd = socket(AF_INET, SOCK_STREAM, 0), bind(fd, a, n), listen(fd, 5);
}

int loop(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  while (bind(fd, a, n) < 0) {
    close(fd);
    fd = socket(AF_INET, SOCK_STREAM, 0);
  }
  return listen(fd, 5);
}

int branch(const struct sockaddr *a, socklen_t n) {
  int fd;
  int status = (fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 ? -1 : bind(fd, a, n);
  return status < 0 ? -1 : listen(fd, 5);
}
