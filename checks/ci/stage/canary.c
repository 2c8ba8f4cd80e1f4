/* A socket that is bound without SO_REUSEADDR, and must be reported. It needs
   no header of the system, but one of the compiler's own. */
#include <stddef.h>

#define AF_INET 2
#define SOCK_STREAM 1
#define SOL_SOCKET 1
#define SO_REUSEADDR 2

typedef unsigned int socklen_t;
struct sockaddr;

int socket(int domain, int type, int protocol);
int bind(int fd, const struct sockaddr *address, socklen_t length);
int listen(int fd, int backlog);

int canary(const struct sockaddr *address, size_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, address, (socklen_t)length) != 0)
    return -1;
  return listen(fd, 16);
}
