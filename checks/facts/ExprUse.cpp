//===--- ExprUse.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One step up the tree at a time: the use of a part follows from the use of
/// the whole.
///
//===----------------------------------------------------------------------===//

#include "ExprUse.h"
#include "InertTypes.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"

using namespace clang;
using namespace socket_tidy;

const VarDecl *socket_tidy::localPointer(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(E.IgnoreParens());
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && Var->getType()->isPointerType()
             ? Var
             : nullptr;
}

const VarDecl *socket_tidy::holderOf(const Stmt &Child, const Stmt &Parent) {
  const auto *Assignment = dyn_cast<BinaryOperator>(&Parent);
  if (Assignment && Assignment->getOpcode() == BO_Assign &&
      Assignment->getRHS() == &Child)
    return localPointer(*Assignment->getLHS());
  if (const auto *Declaration = dyn_cast<DeclStmt>(&Parent))
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D);
          Var && Var->getInit() == &Child && Var->hasLocalStorage() &&
          Var->getType()->isPointerType())
        return Var;
  return nullptr;
}

/// \returns how \p Child is used in \p Parent, an operator that is used as \p
/// Around.
static Use useInOperator(const Stmt &Child, const BinaryOperator &Parent,
                         Use Around) {
  if (Parent.isAssignmentOp() && &Child == Parent.getLHS())
    return Use::Write;
  if (Parent.isAssignmentOp())
    return holderOf(Child, Parent) && Around == Use::Read ? Use::Hold
                                                          : Use::Escape;
  if (Parent.isAdditiveOp() ||
      (Parent.isCommaOp() && &Child == Parent.getRHS()))
    return Around;
  return Use::Read;
}

/// Likewise for a \p Parent that is no expression.
static Use useInStatement(const Stmt &Child, const Stmt &Parent, Use Around) {
  if (holderOf(Child, Parent))
    return Use::Hold;
  // The last statement may be the value of the whole.
  if (const auto *Block = dyn_cast<CompoundStmt>(&Parent))
    return Block->body_back() == &Child ? Around : Use::Read;
  return isa<IfStmt, ForStmt, WhileStmt, DoStmt, SwitchStmt, SwitchCase,
             LabelStmt>(Parent)
             ? Use::Read
             : Use::Escape;
}

Use socket_tidy::useOf(const Stmt &Child, const Stmt &Parent, Use Around,
                       bool Followed, const SourceManager &SM) {
  if (const auto *Cast = dyn_cast<CastExpr>(&Parent)) {
    if (Cast->getCastKind() == CK_LValueToRValue)
      return Use::Read;
    // An array that decays is used like its address.
    return Around;
  }
  if (isa<ParenExpr, ExprWithCleanups, MaterializeTemporaryExpr>(Parent))
    return Around;
  if (isa<UnaryExprOrTypeTraitExpr>(Parent))
    return Use::Read;
  if (const auto *Member = dyn_cast<MemberExpr>(&Parent)) {
    bool Hides = Around != Use::Write && isInert(Member->getType(), SM);
    return Member->isArrow() || Hides ? Use::Read : Around;
  }
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&Parent))
    return &Child == Element->getBase() ? Around : Use::Read;
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Parent)) {
    if (Unary->isIncrementDecrementOp())
      return Use::Write;
    return Unary->getOpcode() == UO_AddrOf ? Around : Use::Read;
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(&Parent))
    return useInOperator(Child, *Binary, Around);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(&Parent))
    return &Child == Choice->getCond() ? Use::Read : Around;
  if (isa<StmtExpr>(Parent))
    return Around;
  if (isa<CallExpr>(Parent))
    return Followed ? Use::Write : Use::Pass;
  return isa<Expr>(Parent) ? Use::Escape
                           : useInStatement(Child, Parent, Around);
}
