/* A bind in a header that two files include; both report it. */
#ifndef SHARED_H
#define SHARED_H

#include <netinet/in.h>
#include <sys/socket.h>

static inline int shared(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, a, n) < 0)
    return -1;
  return listen(fd, 5);
}

#endif
