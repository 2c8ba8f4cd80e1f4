// RUN: not %socket_tidy -checks=-*,socket-* %s -- 2>&1 | FileCheck %s

// Initializers with errors: they may have no type, or not be there at all.

#include <netinet/in.h>
#include <sys/socket.h>

class Listener {
public:
  Listener() : fd_(socket(AF_INET, SSTREAM, 0)) {}
  // CHECK: :[[@LINE-1]]:36: error: use of undeclared identifier 'SSTREAM'
  int start(const sockaddr *address, socklen_t length) {
    if (bind(fd_, address, length) < 0)
      return -1;
    return listen(fd_, 16);
  }

private:
  int fd_;
  int backlog_ = missing;
};

int run(const sockaddr *address, socklen_t length) {
  Listener listener;
  return listener.start(address, length);
}

int plain(const sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, address, length) < 0)
    // CHECK: :[[@LINE-1]]:7: warning: listening socket 'fd' is bound without SO_REUSEADDR
    return -1;
  return listen(fd, 16);
}
