//===--- malformed.c - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A malformed value is named in a diagnostic and the default applies.
// Runs on every LLVM version.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t.bool --option StrictMode=maybe --suffix BOOL
// RUN: %check_socket_tidy %s %t.bool2 --option IgnoreEphemeralPorts=2x --option AcceptReusePort=yep --suffix BOOLS
// RUN: %check_socket_tidy %s %t.index --option "BindFunctions=foo:x" --suffix INDEX
// RUN: %check_socket_tidy %s %t.noname --option "ListenFunctions=:1" --suffix NONAME
// RUN: %check_socket_tidy %s %t.half --option "SocketFunctions=a::" --suffix HALF
// RUN: %check_socket_tidy %s %t.negative --option "ReuseAddrFunctions=tune:-1" --suffix NEGATIVE
// RUN: %check_socket_tidy %s %t.one --option "ListenFunctions=start:x;begin" --suffix ONE --any-fix
// RUN: %check_socket_tidy %s %t.errors --option FixErrorHandling=abort --suffix ERRORS
// RUN: %check_socket_tidy %s %t.empty --option "SocketFunctions=;; ;" --option "StrictMode=false"

// CHECK-MESSAGES-BOOL: warning: invalid configuration value 'maybe' for option 'socket-missing-reuseaddr.StrictMode'; expected a bool [clang-tidy-config]
// CHECK-MESSAGES-BOOLS: warning: invalid configuration value '2x' for option 'socket-missing-reuseaddr.IgnoreEphemeralPorts'; expected a bool [clang-tidy-config]
// CHECK-MESSAGES-BOOLS: warning: invalid configuration value 'yep' for option 'socket-missing-reuseaddr.AcceptReusePort'; expected a bool [clang-tidy-config]
// CHECK-MESSAGES-ERRORS: warning: invalid configuration value 'abort' for option 'socket-missing-reuseaddr.FixErrorHandling'; expected 'None' or 'Perror' [clang-tidy-config]
// CHECK-MESSAGES-INDEX: warning: invalid entry 'foo:x' in option 'BindFunctions' of check 'socket-missing-reuseaddr'; expected 'name', 'ns::name' or either with ':' and an argument index; the entry is ignored [clang-tidy-config]
// CHECK-MESSAGES-NONAME: warning: invalid entry ':1' in option 'ListenFunctions' of check 'socket-missing-reuseaddr'; expected 'name', 'ns::name' or either with ':' and an argument index; the entry is ignored [clang-tidy-config]
// CHECK-MESSAGES-HALF: warning: invalid entry 'a::' in option 'SocketFunctions' of check 'socket-missing-reuseaddr'; expected 'name', 'ns::name' or either with ':' and an argument index; the entry is ignored [clang-tidy-config]
// CHECK-MESSAGES-NEGATIVE: warning: invalid entry 'tune:-1' in option 'ReuseAddrFunctions' of check 'socket-missing-reuseaddr'; expected 'name', 'ns::name' or either with ':' and an argument index; the entry is ignored [clang-tidy-config]
// CHECK-MESSAGES-ONE: warning: invalid entry 'start:x' in option 'ListenFunctions' of check 'socket-missing-reuseaddr'; expected 'name', 'ns::name' or either with ':' and an argument index; the entry is ignored [clang-tidy-config]

#include <netinet/in.h>
#include <sys/socket.h>

int begin(int fd);

/* Partial and with port zero: silent by default, so silent with each bad value.
   A second function, for the good entry beside the bad one. */
int serve(int want) {
  struct sockaddr_in a = {0};
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (want)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  bind(fd, (struct sockaddr *)&a, sizeof(a));
  return listen(fd, 5);
}

/* The good entry beside the bad one still counts. */
int started(const struct sockaddr *a, socklen_t n) {
  int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
  bind(fd, a, n); // #bind
  // CHECK-MESSAGES-ONE: #bind: warning: listening socket 'fd' is bound without SO_REUSEADDR; a restart can fail with "address already in use" [socket-missing-reuseaddr]
  // CHECK-MESSAGES-ONE: #socket: note: socket created here
  // CHECK-MESSAGES-ONE: #begin: note: socket listens here
  return begin(fd); // #begin
}
