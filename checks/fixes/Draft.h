//===--- Draft.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A part of a fix before it is written.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_DRAFT_H
#define SOCKET_TIDY_FIXES_DRAFT_H

#include "Edits.h"

namespace clang {
class CallExpr;
class DeclContext;
} // namespace clang

namespace socket_tidy {

/// What a fix changes in one function.
struct Draft {
  Edits Pieces;
  /// The calls that it is about. No edit spans another call of the same
  /// function: that may get a fix of its own.
  llvm::SmallVector<const clang::CallExpr *, 2> Calls;
  /// The function that the pieces are in; or the class or namespace.
  const clang::DeclContext *Around = nullptr;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_DRAFT_H
