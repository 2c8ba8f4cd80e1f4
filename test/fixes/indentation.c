//===--- indentation.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The edit takes the indentation of the statement: spaces, tabs, both.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

/* Four spaces, two levels. */
int spaces(const struct sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd >= 0) {
        if (bind(fd, a, n) < 0) // #bind
            return -1;
        // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
        // CHECK-MESSAGES: #socket: note: socket created here
        // CHECK-MESSAGES: #listen: note: socket listens here
        // CHECK-FIXES:        int on = 1;
        // CHECK-FIXES-NEXT:        setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
        // CHECK-FIXES-NEXT:        if (bind(fd, a, n) < 0)
        listen(fd, 5); // #listen
    }
    return fd;
}

/* Tabs, two levels. */
int tabs(const struct sockaddr *a, socklen_t n) {
	int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
	if (fd >= 0) {
		if (bind(fd, a, n) < 0) // #bind
			return -1;
		// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
		// CHECK-MESSAGES: #socket: note: socket created here
		// CHECK-MESSAGES: #listen: note: socket listens here
		// CHECK-FIXES:		int on = 1;
		// CHECK-FIXES-NEXT:		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
		// CHECK-FIXES-NEXT:		if (bind(fd, a, n) < 0)
		listen(fd, 5); // #listen
	}
	return fd;
}

/* A tab and spaces. */
int mixed(const struct sockaddr *a, socklen_t n) {
    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    if (fd >= 0) {
	bind(fd, a, n); // #bind
	// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
	// CHECK-MESSAGES: #socket: note: socket created here
	// CHECK-MESSAGES: #listen: note: socket listens here
	// CHECK-FIXES:	int on = 1;
	// CHECK-FIXES-NEXT:	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	// CHECK-FIXES-NEXT:	bind(fd, a, n);
	listen(fd, 5); // #listen
    }
    return fd;
}

/* No indentation at all. */
int none(const struct sockaddr *a, socklen_t n) {
int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
bind(fd, a, n); // #bind
// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
// CHECK-MESSAGES: #socket: note: socket created here
// CHECK-MESSAGES: #listen: note: socket listens here
// CHECK-FIXES:int on = 1;
// CHECK-FIXES-NEXT:setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
// CHECK-FIXES-NEXT:bind(fd, a, n);
return listen(fd, 5); // #listen
}

/* A statement that does not begin its line: the edit stays on it. */
int one_line(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  if (fd >= 0) { bind(fd, a, n); } // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-REMOVED:  if (fd >= 0) { bind(fd, a, n); }
  // CHECK-FIXES:  if (fd >= 0) { int on = 1; setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)); bind(fd, a, n); }
  return listen(fd, 5); // #listen
}

/* GNU style: a space before each parenthesis. */
int gnu (const struct sockaddr *a, socklen_t n)
{
  int fd = socket (AF_INET, SOCK_STREAM, 0); // #socket
  bind (fd, a, n); // #bind
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt (fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof (on));
  // CHECK-FIXES-NEXT:  bind (fd, a, n);
  return listen (fd, 5); // #listen
}

/* A statement of several lines: the edit goes before the first. */
int lines(const struct sockaddr *address_to_listen_on, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  int status =
      bind(fd, // #bind
           address_to_listen_on, n);
  // CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES: #socket: note: socket created here
  // CHECK-MESSAGES: #listen: note: socket listens here
  // CHECK-FIXES:  int on = 1;
  // CHECK-FIXES-NEXT:  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  // CHECK-FIXES-NEXT:  int status =
  if (status < 0)
    return -1;
  return listen(fd, 5); // #listen
}
