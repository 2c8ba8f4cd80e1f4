//===--- VariableUses.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a function does with one of its variables, as far as it matters to whom
/// would give the variable another type or value.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_VARIABLEUSES_H
#define SOCKET_TIDY_FIXES_VARIABLEUSES_H

#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class CallExpr;
class VarDecl;
} // namespace clang

namespace socket_tidy {

struct VariableUses {
  /// The calls of setsockopt that get its address as the value.
  llvm::SmallVector<const clang::CallExpr *, 2> Options;

  /// Besides, only its size is asked for, and numbers other than zero are
  /// assigned to it.
  bool IsOnlyOption = true;
};

/// Looks through the whole body of the function that \p Variable is local to.
VariableUses usesOf(const clang::VarDecl &Variable, clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_VARIABLEUSES_H
