//===--- namesakes-c.c - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// In C too, a function of one's own with other parameters is not the call.
//===----------------------------------------------------------------------===//

// RUN: %check_socket_tidy %s %t -strict
// REQUIRES: full

/* No socket header here: bind is a word like any other. */
struct key;
int bind(struct key *key, const char *action);
int listen(const char *channel);
int socket(const char *name);

int keys(struct key *key) {
  int fd = socket("keyboard");
  bind(key, "quit");
  return fd + listen("events");
}
