#include <sys/socket.h>

int serve(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}
