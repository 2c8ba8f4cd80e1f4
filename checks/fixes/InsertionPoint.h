//===--- InsertionPoint.h - socket-tidy -------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where an edit goes: the statement that holds a bind call and that another
/// statement can be put before, and what lies on the way from the call up to
/// it. CreationPoint makes such a point behind a statement.
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
class SourceManager;
class Stmt;
} // namespace clang

namespace socket_tidy {

/// A compound statement and the one of its statements that leads to the bind.
struct Level {
  const clang::CompoundStmt *Scope;
  const clang::Stmt *Child;
};

struct InsertionPoint {
  /// Why nothing may be put before the statement, or empty when it may. What
  /// is said below about places is then not to be relied on.
  llvm::StringRef WhyNot;

  /// The edit goes before the text of this statement...
  const clang::Stmt *Statement = nullptr;
  /// ...which begins here, always in a file and never in a macro.
  clang::SourceLocation Loc;

  /// If valid, the edit goes behind the statement instead, whose text ends
  /// here. The last of the statements that it goes behind is then the child of
  /// the innermost level.
  clang::SourceLocation After;

  /// A label or a case stands before the statement.
  bool AfterLabel = false;

  /// Where the part before the statement ends, a ')', 'else' or 'do', when it
  /// is a branch or the body of a loop without braces. Otherwise invalid.
  clang::SourceLocation Unbraced;

  /// From the bind call up to the statement, both included.
  llvm::SmallVector<const clang::Stmt *, 8> Path;

  /// Statements before it that come from the same use of a macro. They run
  /// after an edit.
  llvm::SmallVector<const clang::Stmt *, 2> FromSameMacro;

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

  /// The body of that function, or null where the bind is in no body.
  const clang::Stmt *Body = nullptr;
  /// The function itself; for a bind in no body, the class or namespace.
  const clang::DeclContext *Function = nullptr;
};

/// Finds the place before the statement that holds \p Bind.
InsertionPoint findInsertionPoint(const clang::CallExpr &Bind,
                                  clang::ASTContext &Context);

/// Where \p S begins in the file, if its text begins on the level of the text
/// at \p Outer, a token of the statement around it: both in a file, or both
/// in one argument of a macro. A statement that a macro makes up begins where
/// the macro is used. Invalid otherwise.
clang::SourceLocation beginInFile(const clang::Stmt &S,
                                  clang::SourceLocation Outer,
                                  const clang::SourceManager &SM);

/// \p S without the labels before it.
const clang::Stmt &withoutLabels(const clang::Stmt &S);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_INSERTIONPOINT_H
