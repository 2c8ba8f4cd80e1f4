#include "serve.h"

// Zwölf Zeichen in einer Zeile: ein Byte ist keine Spalte.
int late(const struct sockaddr *address, socklen_t length) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  /* größer */ if (bind(fd, address, length) < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  return listen(fd, 16);
}
