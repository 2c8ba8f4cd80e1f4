//===--- StreamGuard.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The type has to be named once more: it must be in scope, and have kept its
/// value since the socket was made.
///
//===----------------------------------------------------------------------===//

#include "StreamGuard.h"
#include "Descriptor.h"
#include "Effects.h"
#include "InsertionPoint.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace socket_tidy {

/// \p Type without the flags that are or-ed to it as constants.
static const Expr &withoutFlags(const Expr &Type, const ASTContext &Context) {
  const Expr *E = Type.IgnoreParenImpCasts();
  const auto *Or = dyn_cast<BinaryOperator>(E);
  if (!Or || Or->getOpcode() != BO_Or)
    return *E;
  if (Or->getRHS()->isEvaluatable(Context))
    return withoutFlags(*Or->getLHS(), Context);
  if (Or->getLHS()->isEvaluatable(Context))
    return withoutFlags(*Or->getRHS(), Context);
  return *E;
}

static bool contains(SourceRange Range, SourceLocation Loc,
                     const SourceManager &SM) {
  Loc = SM.getFileLoc(Loc);
  SourceLocation Begin = SM.getFileLoc(Range.getBegin());
  SourceLocation End = SM.getFileLoc(Range.getEnd());
  return SM.isPointWithin(Loc, Begin, End);
}

/// True if \p Variable can be named at \p Loc.
static bool isInScope(const VarDecl &Variable, SourceLocation Loc,
                      ASTContext &Context) {
  if (isa<ParmVarDecl>(Variable) || !Variable.isLocalVarDecl())
    return true;
  auto Parents = Context.getParentMapContext().getParents(Variable);
  const auto *Declaration =
      Parents.empty() ? nullptr : Parents[0].get<DeclStmt>();
  if (!Declaration)
    return false;
  auto Scopes = Context.getParentMapContext().getParents(*Declaration);
  const auto *Scope = Scopes.empty() ? nullptr : Scopes[0].get<Stmt>();
  return Scope &&
         contains(Scope->getSourceRange(), Loc, Context.getSourceManager());
}

/// True if a loop goes around \p Bind and not around \p Creation.
static bool isRepeatedWithout(const CallExpr &Creation, const CallExpr &Bind,
                              ASTContext &Context) {
  DynTypedNode Node = DynTypedNode::create(Bind);
  while (true) {
    auto Parents = Context.getParentMapContext().getParents(Node);
    if (Parents.empty())
      return false;
    Node = Parents[0];
    const auto *Loop = Node.get<Stmt>();
    if (isa_and_nonnull<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Loop) &&
        !contains(Loop->getSourceRange(), Creation.getBeginLoc(),
                  Context.getSourceManager()))
      return true;
  }
}

std::string guardByType(const CallExpr &Creation, const CallExpr &Bind,
                        ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  TraversalKindScope AsIs(Context, TK_AsIs);
  InsertionPoint Made = findInsertionPoint(Creation, Context);
  InsertionPoint Bound = findInsertionPoint(Bind, Context);
  if (Creation.getNumArgs() != 3 || !Bound.WhyNot.empty() || !Bound.Body ||
      Made.Body != Bound.Body || isRepeatedWithout(Creation, Bind, Context))
    return {};

  const Expr &Type = withoutFlags(*Creation.getArg(1), Context);
  Descriptor Read; // it is no descriptor, but is to be read again like one
  if (Type.isEvaluatable(Context) ||
      !isa<DeclRefExpr, MemberExpr>(Type.IgnoreParenImpCasts()) ||
      !readDescriptor(Type, Context, Read).empty())
    return {};

  Effects Between(SM, SM.getFileLoc(Creation.getBeginLoc()), Bound.Loc);
  Between.add(*Bound.Body);
  for (const ValueDecl *Part : Read.Parts) {
    const auto *Variable = dyn_cast<VarDecl>(Part);
    if (Between.Changed.count(Part) ||
        (Variable && !isInScope(*Variable, Bind.getBeginLoc(), Context)))
      return {};
  }
  if (!Read.IsPrivate && Between.CallsOwnCode)
    return {};
  return Read.Text + " == SOCK_STREAM";
}

} // namespace socket_tidy
