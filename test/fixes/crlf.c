//===--- crlf.c - socket-tidy ---------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Lines that end in CR and LF: the lines of the edit do as well.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t
// REQUIRES: full

#include <netinet/in.h>
#include <sys/socket.h>

int serve(const struct sockaddr *a, socklen_t n) {
	int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
	if (bind(fd, a, n) < 0) // #bind
		return -1;
	// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
	// CHECK-MESSAGES: #socket: note: socket created here
	// CHECK-MESSAGES: #listen: note: socket listens here
	// CHECK-FIXES:	int on = 1;
	// CHECK-FIXES-NEXT:	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	// CHECK-FIXES-NEXT:	if (bind(fd, a, n) < 0)
	return listen(fd, 5); // #listen
}

/* After a label, too. */
int again(const struct sockaddr *a, socklen_t n) {
	int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
again:
	if (bind(fd, a, n) < 0) // #bind
		goto again;
	// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
	// CHECK-MESSAGES: #socket: note: socket created here
	// CHECK-MESSAGES: #listen: note: socket listens here
	// CHECK-FIXES:	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
	// CHECK-FIXES-NEXT:	if (bind(fd, a, n) < 0)
	return listen(fd, 5); // #listen
}
/* In new braces. */
int in_braces(int server, const struct sockaddr *a, socklen_t n) {
	int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
	if (server) // #if
		bind(fd, a, n); // #bind
	// CHECK-MESSAGES: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
	// CHECK-MESSAGES: #socket: note: socket created here
	// CHECK-MESSAGES: #listen: note: socket listens here
	// CHECK-REMOVED:	if (server)
	// CHECK-FIXES:	if (server) {
	// CHECK-FIXES-NEXT:		int on = 1;
	// CHECK-FIXES-NEXT:		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	// CHECK-FIXES-NEXT:		bind(fd, a, n);
	// CHECK-FIXES-NEXT:	}
	return listen(fd, 5); // #listen
}
