#include <netinet/in.h>
#include <sys/socket.h>

int serve(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}
