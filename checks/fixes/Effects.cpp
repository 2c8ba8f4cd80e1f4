//===--- Effects.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What cannot be told counts as a change.
///
//===----------------------------------------------------------------------===//

#include "Effects.h"
#include "SourceText.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace socket_tidy {

static const ValueDecl *canonical(const ValueDecl &D) {
  return cast<ValueDecl>(D.getCanonicalDecl());
}

bool Effects::counts(SourceLocation Loc) const {
  if (After.isInvalid())
    return true;
  Loc = SM.getFileLoc(Loc);
  return comesBefore(After, Loc, SM) && comesBefore(Loc, Before, SM);
}

bool Effects::VisitDeclRefExpr(DeclRefExpr *E) {
  if (isa<VarDecl, BindingDecl>(E->getDecl()))
    Named.insert(canonical(*E->getDecl()));
  return true;
}

bool Effects::VisitMemberExpr(MemberExpr *E) {
  if (isa<FieldDecl>(E->getMemberDecl()))
    Named.insert(canonical(*E->getMemberDecl()));
  return true;
}

bool Effects::VisitVarDecl(VarDecl *D) {
  Declared.insert(canonical(*D));
  if (D->getType()->isReferenceType() && D->getInit() &&
      counts(D->getLocation()))
    change(D->getInit());
  return true;
}

bool Effects::VisitBinaryOperator(BinaryOperator *E) {
  if (E->isAssignmentOp() && counts(E->getBeginLoc()))
    change(E->getLHS());
  return true;
}

bool Effects::VisitUnaryOperator(UnaryOperator *E) {
  if (E->isIncrementDecrementOp() && counts(E->getBeginLoc()))
    change(E->getSubExpr());
  return true;
}

bool Effects::VisitCXXConstructExpr(CXXConstructExpr *E) {
  CallsOwnCode |= !E->getConstructor()->isTrivial() && counts(E->getBeginLoc());
  return true;
}

bool Effects::VisitLambdaExpr(LambdaExpr *E) {
  CallsOwnCode |= counts(E->getBeginLoc());
  return true;
}

bool Effects::VisitLabelStmt(LabelStmt *) { return HasLabel = true; }
bool Effects::VisitSwitchStmt(SwitchStmt *) { return HasLabel = true; }
bool Effects::VisitGotoStmt(GotoStmt *) { return HasGoto = true; }
bool Effects::VisitIndirectGotoStmt(IndirectGotoStmt *) {
  return HasGoto = true;
}

/// Notes the variable or the field that \p E is or is a part of.
void Effects::change(const Expr *E) {
  E = E->IgnoreParenCasts();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    Changed.insert(canonical(*Reference->getDecl()));
  } else if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Changed.insert(canonical(*Member->getMemberDecl()));
    if (!Member->isArrow())
      change(Member->getBase());
  } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
    change(Element->getBase());
  } else if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
    change(Operator->getSubExpr());
  }
}

bool Effects::VisitCallExpr(CallExpr *E) {
  if (!counts(E->getBeginLoc()))
    return true;
  const FunctionDecl *Callee = E->getDirectCallee();
  CallsOwnCode |= !Callee || !SM.isInSystemHeader(Callee->getLocation());
  for (unsigned I = 0; I != E->getNumArgs(); ++I) {
    // A pointer to what is not const may be written through.
    const Expr *Arg = E->getArg(I)->IgnoreParenCasts();
    QualType Taken = Callee && I < Callee->getNumParams()
                         ? Callee->getParamDecl(I)->getType()
                         : Arg->getType();
    bool IsConst = !Taken->getPointeeType().isNull() &&
                   Taken->getPointeeType().isConstQualified();
    const auto *Address = dyn_cast<UnaryOperator>(Arg);
    bool Leads = (Address && Address->getOpcode() == UO_AddrOf) ||
                 Arg->getType()->isArrayType() || Taken->isReferenceType();
    if (Leads && !IsConst && !isa<StringLiteral>(Arg))
      change(Arg);
  }
  return true;
}

} // namespace socket_tidy
