#include <netinet/in.h>
#include <stddef.h>
#include <sys/socket.h>

int serve(const struct sockaddr_in *addr, size_t size) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, (const struct sockaddr *)addr, (socklen_t)size) < 0)
    return -1;
  return listen(fd, 16);
}
