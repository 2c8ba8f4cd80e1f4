//===--- Attempt.h - socket-tidy --------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A call that was meant to set the option and does not: what the findings say
/// of it, in the terms of the syntax tree.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_ATTEMPT_H
#define SOCKET_TIDY_FIXES_ATTEMPT_H

#include "../solver/Ineffective.h"

namespace clang {
class CallExpr;
} // namespace clang

namespace socket_tidy {

struct Attempt {
  const clang::CallExpr *Call;
  Ineffective Flaw;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_ATTEMPT_H
