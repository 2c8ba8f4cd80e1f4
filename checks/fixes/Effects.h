//===--- Effects.h - socket-tidy --------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What statements name, declare and change, and whether they jump: what has to
/// be known to let one of them run earlier or to repeat an expression later.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EFFECTS_H
#define SOCKET_TIDY_FIXES_EFFECTS_H

#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace socket_tidy {

/// Variables and fields.
using Names = llvm::SmallPtrSet<const clang::ValueDecl *, 8>;

class Effects : public clang::RecursiveASTVisitor<Effects> {
public:
  explicit Effects(const clang::SourceManager &SM) : SM(SM) {}
  /// Only of what begins after \p After and before \p Before.
  Effects(const clang::SourceManager &SM, clang::SourceLocation After,
          clang::SourceLocation Before)
      : SM(SM), After(After), Before(Before) {}

  Names Named, Declared, Changed;
  bool HasLabel = false, HasGoto = false;
  /// Something runs that is not of the system and may do anything.
  bool CallsOwnCode = false;

  void add(const clang::Stmt &S) {
    TraverseStmt(const_cast<clang::Stmt *>(&S));
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr *E);
  bool VisitMemberExpr(clang::MemberExpr *E);
  bool VisitVarDecl(clang::VarDecl *D);
  bool VisitBinaryOperator(clang::BinaryOperator *E);
  bool VisitUnaryOperator(clang::UnaryOperator *E);
  bool VisitCallExpr(clang::CallExpr *E);
  bool VisitCXXConstructExpr(clang::CXXConstructExpr *E);
  bool VisitLambdaExpr(clang::LambdaExpr *E);
  bool VisitLabelStmt(clang::LabelStmt *S);
  bool VisitSwitchStmt(clang::SwitchStmt *S);
  bool VisitGotoStmt(clang::GotoStmt *S);
  bool VisitIndirectGotoStmt(clang::IndirectGotoStmt *S);

private:
  bool counts(clang::SourceLocation Loc) const;
  void change(const clang::Expr *E);

  const clang::SourceManager &SM;
  clang::SourceLocation After, Before;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EFFECTS_H
