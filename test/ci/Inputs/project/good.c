#include "serve.h"

int good(const struct sockaddr *address, socklen_t length) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}
