//===--- HeldCallables.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Every mention of a holder is one of four: it is made, assigned, called, or
/// asked whether it is empty. After any other, it may hold anything.
///
//===----------------------------------------------------------------------===//

#include "HeldCallables.h"
#include "CalledFunctions.h"
#include "Compat.h"
#include "ExprReader.h"
#include "FunctionScan.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"

using namespace clang;
using namespace socket_tidy;

static bool isStdFunction(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->getIdentifier() && Class->getName() == "function" &&
         isOfStandardLibrary(*Class);
}

/// \returns the variable or member that \p E names, if it is a std::function.
static const ValueDecl *holderNamedBy(const Expr &E) {
  const Expr *Named = E.IgnoreParenImpCasts();
  const ValueDecl *Holder = nullptr;
  if (const auto *Ref = dyn_cast<DeclRefExpr>(Named))
    Holder = Ref->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(Named))
    Holder = Member->getMemberDecl();
  return Holder && isStdFunction(Holder->getType()) ? Holder : nullptr;
}

/// \returns the function that \p Value stands for, or null.
static const FunctionDecl *callableIn(const Expr &Value) {
  const Expr *E = ExprReader::strip(&Value);
  // Conversions to a std::function, and copies of one.
  for (const auto *Made = dyn_cast<CXXConstructExpr>(E);
       Made && Made->getNumArgs() == 1; Made = dyn_cast<CXXConstructExpr>(E))
    E = ExprReader::strip(Made->getArg(0));
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return Lambda->isGenericLambda() ? nullptr : Lambda->getCallOperator();
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParens();
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Function = Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()) : nullptr;
  return Function && !isa<CXXMethodDecl>(Function) ? Function : nullptr;
}

/// True if \p Value leaves a std::function empty.
static bool isNothing(const Expr &Value) {
  const Expr *E = Value.IgnoreImplicit();
  const auto *Made = dyn_cast<CXXConstructExpr>(E);
  return (Made && Made->getNumArgs() == 0) || E->getType()->isNullPtrType();
}

void HeldCallables::put(const ValueDecl &Holder, const Expr &Value) {
  if (isNothing(Value))
    return;
  const FunctionDecl *Function = callableIn(Value);
  auto [It, New] = Held.try_emplace(&Holder, Function);
  if (!New && It->second != Function)
    It->second = nullptr;
}

void HeldCallables::readInitializer(const ValueDecl &Holder, const Expr &Init) {
  if (isStdFunction(Holder.getType()) && !Holder.getType()->isReferenceType())
    put(Holder, Init);
}

/// \returns the part of \p S in which a holder may be named without harm.
static const Expr *harmlessPart(const Stmt &S) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
  if (Operator && (Operator->getOperator() == OO_Call ||
                   Operator->getOperator() == OO_Equal))
    return Operator->getArg(0);
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S))
    if (isa_and_nonnull<CXXConversionDecl>(Call->getMethodDecl()))
      return Call->getImplicitObjectArgument();
  return nullptr;
}

void HeldCallables::readBody(const Stmt &Body) {
  llvm::SmallVector<const Stmt *, 64> Pending = {&Body};
  llvm::DenseSet<const Stmt *> Harmless;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (const Expr *Part = harmlessPart(*S); Part && holderNamedBy(*Part)) {
      Harmless.insert(Part->IgnoreParenImpCasts());
      const auto *Operator = dyn_cast<CXXOperatorCallExpr>(S);
      if (Operator && Operator->getOperator() == OO_Equal)
        put(*holderNamedBy(*Part), *Operator->getArg(1));
    }
    if (isa<DeclRefExpr, MemberExpr>(S) && !Harmless.count(S))
      if (const ValueDecl *Holder = holderNamedBy(*cast<Expr>(S)))
        Escaped.insert(Holder);
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->getInit())
          readInitializer(*Var, *Var->getInit());
    for (const Stmt *Child : S->children())
      if (Child)
        Pending.push_back(Child);
  }
}

const ValueDecl *HeldCallables::holderIn(const Expr &Call) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  return Operator && Operator->getOperator() == OO_Call
             ? holderNamedBy(*Operator->getArg(0))
             : nullptr;
}

/// True if all that may name \p Holder is in sight.
static bool isInSight(const ValueDecl &Holder) {
  if (const auto *Var = dyn_cast<VarDecl>(&Holder))
    return !isa<ParmVarDecl>(Var) && Var->hasLocalStorage() &&
           !Var->isInitCapture();
  const auto *Field = dyn_cast<FieldDecl>(&Holder);
  if (!Field || Field->getAccess() != AS_private)
    return false;
  const auto *Class = cast<CXXRecordDecl>(Field->getParent());
  return !Class->hasFriends() &&
         llvm::all_of(Class->methods(), [](const CXXMethodDecl *Method) {
           return !Method->isUserProvided() || compat::isPureVirtual(*Method) ||
                  visibleBody(Method);
         });
}

const FunctionDecl *HeldCallables::heldBy(const ValueDecl &Holder) const {
  if (!isInSight(Holder) || Escaped.count(&Holder))
    return nullptr;
  auto Known = Held.find(&Holder);
  const FunctionDecl *Put = Known == Held.end() ? nullptr : Known->second;
  // Constructors that say nothing of a member leave what its declaration says.
  const auto *Field = dyn_cast<FieldDecl>(&Holder);
  const Expr *Default = Field ? Field->getInClassInitializer() : nullptr;
  if (!Default || isNothing(*Default))
    return Put;
  const FunctionDecl *First = callableIn(*Default);
  return Known == Held.end() || Put == First ? First : nullptr;
}
