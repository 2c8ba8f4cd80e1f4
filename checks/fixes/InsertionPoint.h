//===--- InsertionPoint.h - socket-tidy -------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where an edit goes: the statement that holds a bind call and stands directly
/// in a compound statement, and what lies on the way from the call up to it.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_INSERTIONPOINT_H
#define SOCKET_TIDY_FIXES_INSERTIONPOINT_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class ASTContext;
class CallExpr;
class CompoundStmt;
class DeclContext;
class Expr;
class Stmt;
} // namespace clang

namespace socket_tidy {

/// A compound statement and the one of its statements that leads to the bind.
struct Level {
  const clang::CompoundStmt *Scope;
  const clang::Stmt *Child;
};

struct InsertionPoint {
  /// The edit goes before the text of this statement...
  const clang::Stmt *Statement = nullptr;
  /// ...which begins here, always in a file and never in a macro.
  clang::SourceLocation Loc;

  /// A label or a case stands before the statement.
  bool AfterLabel = false;

  /// From the bind call up to the statement, both included.
  llvm::SmallVector<const clang::Stmt *, 8> Path;

  /// Left operands of && and ||, and conditions that choose between branches,
  /// which decide within the statement whether the bind runs. The first to be
  /// evaluated comes last.
  llvm::SmallVector<const clang::Expr *, 2> Guards;

  /// Those of the guards that choose between branches (?: and else-if).
  llvm::SmallVector<const clang::Expr *, 2> Choices;

  /// The loop in whose head the bind stands, or null.
  const clang::Stmt *Loop = nullptr;

  /// The compound statements around it, the innermost first, up to the body
  /// of the innermost function, lambda or block.
  llvm::SmallVector<Level, 4> Levels;

  /// The body of that function, and the function itself.
  const clang::Stmt *Body = nullptr;
  const clang::DeclContext *Function = nullptr;

  const clang::CompoundStmt &scope() const { return *Levels.front().Scope; }
};

/// Fills \p Point with the place before the statement that holds \p Bind.
/// Returns why there is none, or nothing when there is one.
llvm::StringRef findInsertionPoint(const clang::CallExpr &Bind,
                                   clang::ASTContext &Context,
                                   InsertionPoint &Point);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_INSERTIONPOINT_H
