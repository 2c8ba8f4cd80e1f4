//===--- CreationPoint.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Admits few forms: a declaration, an assignment, an assignment in the test of
/// an if that gives up. Whatever passes the statement then has the descriptor.
///
//===----------------------------------------------------------------------===//

#include "CreationPoint.h"
#include "DeclarationForm.h"
#include "EditableText.h"
#include "Effects.h"
#include "FailureTest.h"
#include "SourceText.h"
#include "StatementEdit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

using namespace clang;

namespace socket_tidy {

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

/// True if control never gets behind \p S.
static bool leaves(const Stmt *S) {
  if (!S)
    return false;
  if (isa<ReturnStmt, GotoStmt, BreakStmt, ContinueStmt, CXXThrowExpr>(S))
    return true;
  if (const auto *Scope = dyn_cast<CompoundStmt>(S))
    return !Scope->body_empty() && leaves(Scope->body_back());
  if (const auto *If = dyn_cast<IfStmt>(S))
    return leaves(If->getThen()) && leaves(If->getElse());
  if (const auto *Do = dyn_cast<DoStmt>(S)) // the body of a macro
    return leaves(Do->getBody()) && S->getBeginLoc().isMacroID();
  if (const auto *E = dyn_cast<Expr>(S)) {
    E = E->IgnoreParenCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(E))
      return leaves(Cleanups->getSubExpr());
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    return Callee && Callee->isNoReturn();
  }
  return false;
}

/// An if without more to it than a test.
static const IfStmt *simpleIf(const Stmt *S) {
  const auto *If = dyn_cast_or_null<IfStmt>(S);
  return If && !If->getElse() && !If->getInit() && !If->hasVarStorage() &&
                 !If->isConstexpr()
             ? If
             : nullptr;
}

//===----------------------------------------------------------------------===//
// The search
//===----------------------------------------------------------------------===//

namespace {

class CreationFinder {
public:
  CreationFinder(const CallExpr &Creation, ASTContext &Context)
      : Creation(Creation), Context(Context), SM(Context.getSourceManager()) {
    Point = findInsertionPoint(Creation, Context);
  }

  CreationPoint find();

private:
  bool findDescriptor();
  bool readDeclared(const DeclStmt &S);
  bool readAssigned(size_t Index);
  void passTest();
  bool passDeclarations();
  bool settle(const Stmt &Last);
  bool isDescriptor(const Expr &E) const;
  bool namesDescriptor(const Effects &Of) const;
  bool touches(const Stmt &S) const;
  bool mayBeTested() const;
  const Stmt *next() const;

  const CallExpr &Creation;
  ASTContext &Context;
  const SourceManager &SM;
  CreationPoint Result;
  InsertionPoint &Point = Result.Point;
  const VarDecl *Declared = nullptr;
  bool IsTested = false;
};

} // namespace

bool CreationFinder::readDeclared(const DeclStmt &S) {
  const auto *Variable =
      S.isSingleDecl() ? dyn_cast<VarDecl>(S.getSingleDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() ||
      !Variable->getType()->isSignedIntegerType() || !Variable->getInit() ||
      Variable->getInit()->IgnoreImplicit()->IgnoreParenCasts() != &Creation)
    return false;
  Declared = Variable;
  Result.D.Text = Variable->getName().str();
  Result.D.Parts.insert(cast<ValueDecl>(Variable->getCanonicalDecl()));
  return true;
}

/// Reads the assignment at \p Index of the path, and what is done with its
/// value.
bool CreationFinder::readAssigned(size_t Index) {
  const auto &Path = Point.Path;
  const auto *Assignment = cast<BinaryOperator>(Path[Index]);
  const Expr *Left = Assignment->getLHS();
  if (Assignment->getOpcode() != BO_Assign || Left == Path[Index - 1] ||
      Left->isTypeDependent() || !Left->getType()->isSignedIntegerType() ||
      !readDescriptor(*Left, Context, Result.D).empty())
    return false;
  for (++Index; Index != Path.size(); ++Index) {
    const Stmt *Parent = Path[Index];
    if (const auto *Outer = dyn_cast<BinaryOperator>(Parent);
        Outer && Outer->getOpcode() == BO_Assign &&
        Outer->getRHS() == Path[Index - 1])
      continue;
    if (isa<ParenExpr, CastExpr, FullExpr>(Parent))
      continue;
    // The test of an if, which is the statement.
    const IfStmt *If = simpleIf(Path.back());
    IsTested = If && leaves(If->getThen()) &&
               isFailureTest(*If->getCond(), Context,
                             [&](const Expr &E) { return &E == Assignment; });
    return IsTested;
  }
  return true;
}

bool CreationFinder::findDescriptor() {
  const auto &Path = Point.Path;
  for (size_t I = 1; I < Path.size(); ++I) {
    if (const auto *Declaration = dyn_cast<DeclStmt>(Path[I]))
      return Declaration == Point.Statement && readDeclared(*Declaration);
    if (isa<BinaryOperator>(Path[I]))
      return readAssigned(I);
    if (!isa<ParenExpr, CastExpr, FullExpr>(Path[I]))
      return false;
  }
  return false;
}

bool CreationFinder::isDescriptor(const Expr &E) const {
  if (Declared) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&E);
    return Reference && Reference->getDecl()->getCanonicalDecl() ==
                            Declared->getCanonicalDecl();
  }
  llvm::FoldingSetNodeID A, B;
  E.Profile(A, Context, /*Canonical=*/true);
  Result.D.Expression->Profile(B, Context, /*Canonical=*/true);
  return A == B;
}

bool CreationFinder::namesDescriptor(const Effects &Of) const {
  return llvm::any_of(Result.D.Parts, [&](const ValueDecl *Part) {
    return Of.Named.count(Part) || Of.Changed.count(Part);
  });
}

/// True if \p S may change the descriptor or do something with it.
bool CreationFinder::touches(const Stmt &S) const {
  Effects Of(SM);
  Of.add(S);
  return Of.HasLabel || Of.HasGoto || namesDescriptor(Of) ||
         (Of.CallsOwnCode && !Result.D.IsPrivate);
}

/// The statement behind the last one, in the same scope.
const Stmt *CreationFinder::next() const {
  if (Point.Unbraced.isValid())
    return nullptr;
  const auto Body = Point.Levels.front().Scope->body();
  const auto *It = llvm::find(Body, Point.Levels.front().Child);
  return It == Body.end() || std::next(It) == Body.end() ? nullptr
                                                         : *std::next(It);
}

/// Moves behind the test of the result, if one follows that can be passed.
void CreationFinder::passTest() {
  const auto *If = simpleIf(next());
  if (!If || IsTested)
    return;
  bool Tests = isFailureTest(*If->getCond(), Context,
                             [&](const Expr &E) { return isDescriptor(E); });
  if (!Tests || !(leaves(If->getThen()) || !touches(*If->getThen())))
    return;
  const Stmt *Before = std::exchange(Point.Levels.front().Child, If);
  IsTested = settle(*If);
  if (!IsTested)
    Point.Levels.front().Child = Before;
}

/// True if what comes next may report why the call failed.
bool CreationFinder::mayBeTested() const {
  const Stmt *Next = next();
  // Perhaps where branches meet.
  if (!Next)
    return Point.Unbraced.isValid() || Point.Levels.front().Scope != Point.Body;
  const auto *If = dyn_cast<IfStmt>(Next);
  if (!If)
    return false;
  Effects Of(SM);
  Of.add(*If->getCond());
  return namesDescriptor(Of);
}

/// Puts the point behind \p Last, if the text can be edited there.
bool CreationFinder::settle(const Stmt &Last) {
  SourceLocation End = endOfStatement(Last, Context);
  if (End.isInvalid() || SM.getFileID(End) != SM.getFileID(Point.Loc) ||
      holdsDirective(textBetween(Point.Loc, End, SM)))
    return false;
  Point.After = End;
  return true;
}

/// Passes the declarations that C89 wants at the top.
bool CreationFinder::passDeclarations() {
  while (declarationForm(Point, Context) == DeclarationForm::None) {
    const auto *Declaration = dyn_cast_or_null<DeclStmt>(next());
    if (!Declaration || touches(*Declaration) || !settle(*Declaration))
      return false;
    Point.Levels.front().Child = Declaration;
    passTest();
  }
  return true;
}

CreationPoint CreationFinder::find() {
  if (!Point.WhyNot.empty())
    return Result;
  Point.WhyNot = "the descriptor is not kept in a plain way";
  if (!isWrittenOut(Creation, Context) ||
      !Creation.getType()->isSignedIntegerType() || !Point.Guards.empty() ||
      Point.Loop || !Point.FromSameMacro.empty() || Point.Levels.empty() ||
      !Point.Statement->getBeginLoc().isFileID() || !findDescriptor() ||
      !settle(*Point.Statement))
    return Result;
  passTest();
  if (!passDeclarations())
    return Result;
  if (!IsTested && mayBeTested())
    Result.Check = validityCheck(Result.D);
  Point.WhyNot = {};
  return Result;
}

CreationPoint findCreationPoint(const CallExpr &Creation, ASTContext &Context) {
  return CreationFinder(Creation, Context).find();
}

} // namespace socket_tidy
