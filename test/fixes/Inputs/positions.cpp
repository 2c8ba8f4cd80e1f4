// Listeners without the option, with the bind where only C++ has it.

#include <netinet/in.h>
#include <sys/socket.h>

class Server {
public:
  Server(const sockaddr *a, socklen_t n)
      : fd_(::socket(AF_INET, SOCK_STREAM, 0)), status_(::bind(fd_, a, n)) {
    ::listen(fd_, 5);
  }

  static int open(const sockaddr *a, socklen_t n) {
    int fd;
    if ((fd = socket(AF_INET, SOCK_STREAM, 0)) < 0 || bind(fd, a, n) < 0)
      return -1;
    return listen(fd, 5);
  }

  int status() const { return status_; }

private:
  int fd_;
  int status_;
};

int condition_variable(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (int status = bind(fd, a, n))
    return status;
  return listen(fd, 5);
}

int init_statement(const sockaddr *a, socklen_t n) {
  if (int fd = socket(AF_INET, SOCK_STREAM, 0); bind(fd, a, n) == 0)
    return listen(fd, 5);
  return -1;
}

int in_lambda(const sockaddr *a, socklen_t n) {
  auto serve = [a, n](bool server) {
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (server)
      bind(fd, a, n);
    return listen(fd, 5);
  };
  return serve(true);
}

int jumps(const sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (fd < 0)
    goto fail;
  if (bind(fd, a, n) < 0)
    goto fail;
  return listen(fd, 5);
fail:
  return -1;
}
