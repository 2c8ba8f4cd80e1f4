int serve(const struct sockaddr_in *addr, size_t size) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
  if (bind(fd, (const struct sockaddr *)addr, (socklen_t)size) < 0)
    return -1;
  return listen(fd, 16);
}

int local(const struct sockaddr *addr, size_t size) {
  int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  if (bind(fd, addr, (socklen_t)size) < 0)
    return -1;
  return listen(fd, 16);
}

int datagrams(const struct sockaddr *addr, size_t size) {
  int fd = socket(AF_INET, SOCK_DGRAM, 0);
  if (bind(fd, addr, (socklen_t)size) < 0)
    return -1;
  return listen(fd, 16);
}
