/*===--- attach.h - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A bind in a header.
//===----------------------------------------------------------------------===*/

static inline int attach(int fd, const struct sockaddr_in *a) {
  if (bind(fd, (const struct sockaddr *)a, sizeof(*a)) < 0)
    return -1;
  return 0;
}
