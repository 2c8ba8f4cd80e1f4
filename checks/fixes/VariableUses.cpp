//===--- VariableUses.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Visits each reference and climbs to what is done with it.
///
//===----------------------------------------------------------------------===//

#include "VariableUses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace socket_tidy {

namespace {

class UseVisitor : public RecursiveASTVisitor<UseVisitor> {
public:
  UseVisitor(const VarDecl &Variable, ASTContext &Context)
      : Variable(Variable), Context(Context) {}

  bool VisitDeclRefExpr(DeclRefExpr *Reference) {
    if (Reference->getDecl()->getCanonicalDecl() == Variable.getCanonicalDecl())
      note(*Reference);
    return true;
  }

  VariableUses Uses;

private:
  void note(const DeclRefExpr &Reference);
  const Stmt *user(const Stmt &S, const Stmt *&Operand) const;

  const VarDecl &Variable;
  ASTContext &Context;
};

} // namespace

/// The first parent that is more than a cast or a parenthesis; \p Operand
/// becomes the child of it on the way.
const Stmt *UseVisitor::user(const Stmt &S, const Stmt *&Operand) const {
  Operand = &S;
  while (true) {
    auto Parents = Context.getParentMapContext().getParents(*Operand);
    const Stmt *Parent = Parents.empty() ? nullptr : Parents[0].get<Stmt>();
    if (!Parent || !isa<CastExpr, ParenExpr, FullExpr>(Parent))
      return Parent;
    Operand = Parent;
  }
}

/// True if \p E is written as a number that is not zero.
static bool isNonZero(const Expr &E, const ASTContext &Context) {
  Expr::EvalResult Result;
  return E.isEvaluatable(Context) && E.EvaluateAsInt(Result, Context) &&
         !Result.Val.getInt().isZero();
}

void UseVisitor::note(const DeclRefExpr &Reference) {
  const Stmt *Operand = nullptr;
  const Stmt *User = user(Reference, Operand);
  if (isa_and_nonnull<UnaryExprOrTypeTraitExpr>(User))
    return;
  if (const auto *Assignment = dyn_cast_or_null<BinaryOperator>(User);
      Assignment && Assignment->getOpcode() == BO_Assign &&
      Assignment->getLHS() == Operand &&
      isNonZero(*Assignment->getRHS(), Context))
    return;
  if (const auto *Address = dyn_cast_or_null<UnaryOperator>(User);
      Address && Address->getOpcode() == UO_AddrOf) {
    const auto *Call = dyn_cast_or_null<CallExpr>(user(*Address, Operand));
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    if (Callee && Callee->getIdentifier() &&
        Callee->getName() == "setsockopt" && Call->getNumArgs() == 5 &&
        Call->getArg(3) == Operand) {
      Uses.Options.push_back(Call);
      return;
    }
  }
  Uses.IsOnlyOption = false;
}

VariableUses usesOf(const VarDecl &Variable, ASTContext &Context) {
  TraversalKindScope AsIs(Context, TK_AsIs);
  UseVisitor Visitor(Variable, Context);
  if (const auto *Function = dyn_cast<Decl>(Variable.getDeclContext()))
    Visitor.TraverseStmt(Function->getBody());
  return Visitor.Uses;
}

} // namespace socket_tidy
