//===--- InsertionPoint.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Climbs from a bind call to the statement before which an edit can go. Each
/// kind of parent is admitted by name; what is not known gives no fix.
///
//===----------------------------------------------------------------------===//

#include "InsertionPoint.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

static constexpr const char *NotInBody = "the bind is not in a function body";
static constexpr const char *InMacro = "the bind is inside a macro";
static constexpr const char *Unbraced =
    "the bind is in a branch or loop body without braces";

namespace {

class Climber {
public:
  Climber(ASTContext &Context, InsertionPoint &Point)
      : Context(Context), Point(Point), AsIs(Context, TK_AsIs) {}

  StringRef climb(const CallExpr &Bind);

private:
  StringRef toStatement(DynTypedNode Node);
  StringRef throughStatement(const Stmt &Child, const Stmt &Parent);
  StringRef throughDeclaration(const Decl &Parent);
  StringRef toFunction(DynTypedNode Node);
  StringRef checkText(const CallExpr &Bind);
  bool parent(DynTypedNode &Node);

  ASTContext &Context;
  InsertionPoint &Point;
  TraversalKindScope AsIs;
};

} // namespace

/// Replaces \p Node by its parent. Some nodes have two (the two forms of an
/// initializer list, a lambda and its call operator); they lead to the same
/// place.
bool Climber::parent(DynTypedNode &Node) {
  auto Parents = Context.getParentMapContext().getParents(Node);
  if (Parents.empty())
    return false;
  Node = Parents[0];
  return true;
}

/// Takes the step from \p Child, the part of the statement seen so far, to
/// \p Parent, a statement that is not a compound statement.
StringRef Climber::throughStatement(const Stmt &Child, const Stmt &Parent) {
  auto Guard = [this](const Expr *Condition, bool IsChoice) {
    Point.Guards.push_back(Condition);
    if (IsChoice)
      Point.Choices.push_back(Condition);
  };

  if (const auto *Operator = dyn_cast<BinaryOperator>(&Parent)) {
    if (Operator->isLogicalOp() && Operator->getRHS() == &Child)
      Guard(Operator->getLHS(), /*IsChoice=*/false);
    return {};
  }
  if (const auto *Operator = dyn_cast<AbstractConditionalOperator>(&Parent)) {
    if (const auto *Elvis = dyn_cast<BinaryConditionalOperator>(Operator)) {
      if (Elvis->getFalseExpr() == &Child)
        Guard(Elvis->getCommon(), /*IsChoice=*/true);
    } else if (Operator->getCond() != &Child) {
      Guard(Operator->getCond(), /*IsChoice=*/true);
    }
    return {};
  }
  if (isa<CXXDefaultArgExpr, CXXDefaultInitExpr>(Parent))
    return NotInBody;
  if (isa<Expr, DeclStmt, ReturnStmt, CoreturnStmt, AttributedStmt>(Parent))
    return {};

  if (isa<SwitchCase, LabelStmt>(Parent)) {
    Point.AfterLabel = true;
    return {};
  }
  if (const auto *If = dyn_cast<IfStmt>(&Parent)) {
    if (If->getThen() == &Child)
      return Unbraced;
    if (If->getElse() == &Child) {
      if (!isa<IfStmt>(Child))
        return Unbraced;
      if (If->isConsteval() || If->hasVarStorage() || If->hasInitStorage())
        return "the bind is in the condition of an else-if";
      Guard(If->getCond(), /*IsChoice=*/true);
    }
    return {};
  }
  if (const auto *Switch = dyn_cast<SwitchStmt>(&Parent))
    return Switch->getBody() == &Child ? Unbraced : StringRef();

  // The head of a loop runs again and again, except for the first part of a
  // for. Whether once before the loop is enough is for the descriptor to say.
  if (const auto *While = dyn_cast<WhileStmt>(&Parent)) {
    if (While->getBody() == &Child)
      return Unbraced;
    Point.Loop = While;
    return {};
  }
  if (const auto *Do = dyn_cast<DoStmt>(&Parent)) {
    if (Do->getBody() == &Child)
      return Unbraced;
    Point.Loop = Do;
    return {};
  }
  if (const auto *For = dyn_cast<ForStmt>(&Parent)) {
    if (For->getBody() == &Child)
      return Unbraced;
    if (For->getInit() != &Child)
      Point.Loop = For;
    return {};
  }
  if (const auto *For = dyn_cast<CXXForRangeStmt>(&Parent);
      For && For->getBody() == &Child)
    return Unbraced;
  return "the bind is in a statement of an unusual kind";
}

StringRef Climber::throughDeclaration(const Decl &Parent) {
  const auto *Var = dyn_cast<VarDecl>(&Parent);
  if (!Var || isa<ParmVarDecl>(Var) ||
      !Var->getDeclContext()->isFunctionOrMethod())
    return NotInBody;
  if (!Var->hasLocalStorage())
    return "the bind initializes a static variable";
  return {};
}

/// Climbs from the bind call to the first compound statement.
StringRef Climber::toStatement(DynTypedNode Node) {
  Point.Path.push_back(Node.get<Stmt>());
  while (parent(Node)) {
    if (const auto *Parent = Node.get<Stmt>()) {
      if (const auto *Scope = dyn_cast<CompoundStmt>(Parent)) {
        Point.Statement = Point.Path.back();
        Point.Levels.push_back({Scope, Point.Statement});
        // The labels before a statement are part of it in the tree, but the
        // edit goes behind them.
        while (isa<SwitchCase, LabelStmt>(Point.Path.back()))
          Point.Path.pop_back();
        Point.Statement = Point.Path.back();
        return toFunction(Node);
      }
      if (StringRef WhyNot = throughStatement(*Point.Path.back(), *Parent);
          !WhyNot.empty())
        return WhyNot;
      Point.Path.push_back(Parent);
      continue;
    }
    const auto *Parent = Node.get<Decl>();
    if (!Parent)
      return Node.get<CXXCtorInitializer>()
                 ? "the bind is in the initializer list of a constructor"
                 : "the bind is in a statement of an unusual kind";
    if (StringRef WhyNot = throughDeclaration(*Parent); !WhyNot.empty())
      return WhyNot;
  }
  return NotInBody;
}

/// Climbs on to the function, noting the compound statements on the way.
StringRef Climber::toFunction(DynTypedNode Node) {
  const Stmt *Child = Node.get<Stmt>();
  while (parent(Node)) {
    if (const auto *Lambda = Node.get<LambdaExpr>())
      Point.Function = Lambda->getCallOperator();
    else if (const auto *Block = Node.get<BlockDecl>())
      Point.Function = Block;
    else if (const auto *Function = Node.get<FunctionDecl>())
      Point.Function = Function;
    if (Point.Function) {
      Point.Body = Child;
      return {};
    }
    if (const auto *Parent = Node.get<Stmt>()) {
      if (const auto *Scope = dyn_cast<CompoundStmt>(Parent))
        Point.Levels.push_back({Scope, Child});
      Child = Parent;
    }
  }
  return NotInBody;
}

/// The tree is right; now the text must be there to be edited.
StringRef Climber::checkText(const CallExpr &Bind) {
  const SourceManager &SM = Context.getSourceManager();
  Point.Loc = Point.Statement->getBeginLoc();
  if (Point.Loc.isInvalid())
    return NotInBody;
  if (Point.Loc.isMacroID())
    return InMacro;
  if (SM.getFileID(Point.Loc) != SM.getFileID(Bind.getBeginLoc()))
    return "the statement around the bind begins in another file";
  // Another configuration may see another statement here.
  if (holdsDirective(textBetween(Point.Loc, Bind.getRParenLoc(), SM)) ||
      followsSplitStatement(Point.Loc, SM))
    return "a preprocessor directive splits the statement around the bind";
  return {};
}

StringRef Climber::climb(const CallExpr &Bind) {
  if (Bind.getBeginLoc().isInvalid())
    return NotInBody;
  if (Bind.getBeginLoc().isMacroID() || Bind.getRParenLoc().isMacroID())
    return InMacro;
  if (Context.getSourceManager().isInSystemHeader(Bind.getBeginLoc()))
    return "the bind is in a system header";
  StringRef WhyNot = toStatement(DynTypedNode::create(Bind));
  return WhyNot.empty() ? checkText(Bind) : WhyNot;
}

StringRef findInsertionPoint(const CallExpr &Bind, ASTContext &Context,
                             InsertionPoint &Point) {
  return Climber(Context, Point).climb(Bind);
}

} // namespace socket_tidy
