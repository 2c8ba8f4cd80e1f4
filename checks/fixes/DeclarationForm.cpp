//===--- DeclarationForm.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The rules of C and C++ on where a declaration may stand. A jump over an
/// initialization is an error in C++. It is allowed in C, but gcc can be asked
/// to warn of it there too, and a block is right in both.
///
//===----------------------------------------------------------------------===//

#include "DeclarationForm.h"
#include "InsertionPoint.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/DiagnosticSema.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace socket_tidy {

namespace {

/// The labels in the rest of a scope: the places where a jump could land past
/// a declaration.
struct Landings {
  llvm::SmallPtrSet<const LabelDecl *, 4> Labels;
  bool HasCase = false; // of a switch around the scope
};

} // namespace

/// A lambda or block has jumps and labels of its own.
static bool isOtherFunction(const Stmt &S) {
  return isa<LambdaExpr, BlockExpr>(S);
}

static void collectLandings(const Stmt *S, bool InSwitch, Landings &Out) {
  if (!S || isOtherFunction(*S))
    return;
  if (const auto *Label = dyn_cast<LabelStmt>(S))
    Out.Labels.insert(Label->getDecl());
  if (isa<SwitchCase>(S) && !InSwitch)
    Out.HasCase = true;
  InSwitch |= isa<SwitchStmt>(S);
  for (const Stmt *Child : S->children())
    collectLandings(Child, InSwitch, Out);
}

/// True if \p S holds a jump to one of \p Labels. Nothing is looked for in the
/// statements of \p Rest: from there a jump crosses nothing.
static bool jumpsTo(const Stmt *S,
                    const llvm::SmallPtrSetImpl<const LabelDecl *> &Labels,
                    const llvm::SmallPtrSetImpl<const Stmt *> &Rest) {
  if (!S || isOtherFunction(*S) || Rest.count(S))
    return false;
  if (const auto *Goto = dyn_cast<GotoStmt>(S))
    return Labels.count(Goto->getLabel());
  // These may go to any label.
  if (isa<IndirectGotoStmt>(S))
    return true;
  if (const auto *Asm = dyn_cast<GCCAsmStmt>(S); Asm && Asm->isAsmGoto())
    return true;
  for (const Stmt *Child : S->children())
    if (jumpsTo(Child, Labels, Rest))
      return true;
  return false;
}

/// True if a declaration at \p Point could be jumped over.
static bool isJumpedOver(const InsertionPoint &Point) {
  Landings Past;
  llvm::SmallPtrSet<const Stmt *, 16> Rest;
  bool Seen = false;
  for (const Stmt *S : Point.scope().body()) {
    Seen |= S == Point.Levels.front().Child;
    if (!Seen)
      continue;
    Rest.insert(S);
    collectLandings(S, /*InSwitch=*/false, Past);
  }
  return Past.HasCase ||
         (!Past.Labels.empty() && jumpsTo(Point.Body, Past.Labels, Rest));
}

/// True if declarations have to come before the statements of a block.
static bool wantsDeclarationsFirst(const InsertionPoint &Point,
                                   const ASTContext &Context) {
  if (Context.getLangOpts().CPlusPlus)
    return false;
  return !Context.getLangOpts().C99 ||
         !Context.getDiagnostics().isIgnored(diag::warn_mixed_decls_code,
                                             Point.Loc);
}

DeclarationForm declarationForm(const InsertionPoint &Point,
                                const ASTContext &Context) {
  bool Follows = false; // a statement comes before the point
  bool AlreadyMixed = false;
  if (wantsDeclarationsFirst(Point, Context)) {
    bool StatementSeen = false, PointSeen = false, DeclarationAfter = false;
    for (const Stmt *S : Point.scope().body()) {
      PointSeen |= S == Point.Levels.front().Child;
      if (isa<DeclStmt>(S)) {
        AlreadyMixed |= StatementSeen;
        DeclarationAfter |= PointSeen;
      } else {
        StatementSeen = true;
        Follows |= !PointSeen;
      }
    }
    if (DeclarationAfter && !AlreadyMixed)
      return DeclarationForm::None;
  }
  if (Point.AfterLabel || (Follows && !AlreadyMixed) || isJumpedOver(Point))
    return DeclarationForm::Block;
  return DeclarationForm::Plain;
}

} // namespace socket_tidy
