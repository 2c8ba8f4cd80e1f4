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
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/DiagnosticSema.h"
#include "clang/Basic/SourceManager.h"
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

/// True if a declaration before the statements \p Rest, which are the last of
/// their scope, could be jumped over.
static bool isJumpedOver(llvm::ArrayRef<const Stmt *> Rest, const Stmt *Body) {
  Landings Past;
  for (const Stmt *S : Rest)
    collectLandings(S, /*InSwitch=*/false, Past);
  llvm::SmallPtrSet<const Stmt *, 16> From(Rest.begin(), Rest.end());
  return Past.HasCase ||
         (!Past.Labels.empty() && jumpsTo(Body, Past.Labels, From));
}

/// True if declarations have to come before the statements of a block.
static bool wantsDeclarationsFirst(SourceLocation Loc,
                                   const ASTContext &Context) {
  if (Context.getLangOpts().CPlusPlus)
    return false;
  return !Context.getLangOpts().C99 ||
         !Context.getDiagnostics().isIgnored(diag::warn_mixed_decls_code, Loc);
}

namespace {

/// What a declaration before or behind one of the statements of a scope would
/// meet.
struct Neighbours {
  bool AfterLabel = false;
  bool AfterStatement = false;    // where that matters
  bool BeforeDeclaration = false; // where that matters
  bool IsJumpedOver = false;

  bool admitDeclaration() const {
    return !AfterLabel && !AfterStatement && !IsJumpedOver;
  }
};

} // namespace

static Neighbours look(const Level &L, SourceLocation Loc, bool Behind,
                       const Stmt *Body, const ASTContext &Context) {
  Neighbours Result;
  Result.AfterLabel = !Behind && &withoutLabels(*L.Child) != L.Child;
  llvm::SmallVector<const Stmt *, 16> Rest;
  bool AlreadyMixed = false, StatementSeen = false, Passed = false;
  for (const Stmt *S : L.Scope->body()) {
    Passed |= !Behind && S == L.Child;
    if (Passed)
      Rest.push_back(S);
    if (!isa<DeclStmt>(S)) {
      StatementSeen = true;
      Result.AfterStatement |= !Passed;
    } else {
      AlreadyMixed |= StatementSeen;
      Result.BeforeDeclaration |= Passed;
    }
    Passed |= S == L.Child;
  }
  if (AlreadyMixed || !wantsDeclarationsFirst(Loc, Context))
    Result.AfterStatement = Result.BeforeDeclaration = false;
  Result.IsJumpedOver = isJumpedOver(Rest, Body);
  return Result;
}

DeclarationForm declarationForm(const InsertionPoint &Point,
                                const ASTContext &Context) {
  bool Behind = Point.After.isValid();
  if (Point.Unbraced.isValid()) { // the braces around it are new
    bool IsPlain = Behind ? !wantsDeclarationsFirst(Point.Loc, Context)
                          : !isJumpedOver(Point.Statement, Point.Body);
    return IsPlain ? DeclarationForm::Plain : DeclarationForm::Block;
  }
  Neighbours Around =
      look(Point.Levels.front(), Point.Loc, Behind, Point.Body, Context);
  if (Around.BeforeDeclaration)
    return DeclarationForm::None;
  return Around.admitDeclaration() ? DeclarationForm::Plain
                                   : DeclarationForm::Block;
}

llvm::SmallVector<DeclarationPlace, 2>
findDeclarationPlaces(const InsertionPoint &Point, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  llvm::SmallVector<DeclarationPlace, 2> Result;
  auto Consider = [&](const Level &L) {
    SourceLocation Loc = beginInFile(*L.Child, L.Scope->getLBracLoc(), SM);
    if (Loc.isValid() && !followsSplitStatement(Loc, SM) &&
        look(L, Loc, /*Behind=*/false, Point.Body, Context).admitDeclaration())
      Result.push_back({Loc, L.Scope});
  };
  if (Point.Levels.empty())
    return Result;
  Consider(Point.Levels.front());
  const CompoundStmt *Top = Point.Levels.back().Scope;
  if (Top->body_front() != Point.Levels.front().Child)
    Consider({Top, Top->body_front()});
  return Result;
}

} // namespace socket_tidy
