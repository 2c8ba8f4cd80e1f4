#include "shared.h"

int second(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, a, n);
  return shared(a, n) + listen(fd, 5);
}
