// RUN: not %socket_tidy -checks=-*,socket-* %s -- 2>&1 | FileCheck %s
// RUN: not %clang_tidy -load=%plugin -checks=-*,socket-* %s -- 2>&1 | FileCheck %s

// A program with errors, as it is while somebody types. What is not understood
// may become anything: whatever it names, it may set.

#include <netinet/in.h>
#include <sys/socket.h>

int apart(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  (void)(undeclared + 1);
  // CHECK: :[[@LINE-1]]:10: error: use of undeclared identifier 'undeclared'
  if (bind(fd, address, length) < 0)
    // CHECK: :[[@LINE-1]]:7: warning: listening socket 'fd' is bound without SO_REUSEADDR
    return -1;
  return listen(fd, 16);
}

// CHECK-NOT: warning:

int named(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  undeclared_too(&fd, missing);
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}

int too_few(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  setsockopt(fd, missing, &on, sizeof(on));
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}

int unfinished(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  setsockopt(fd, SOL_SOCKET, SO_
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}
