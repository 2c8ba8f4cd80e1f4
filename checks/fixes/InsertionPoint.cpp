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
static constexpr const char *Unusual =
    "the bind is in a statement of an unusual kind";

SourceLocation beginInFile(const Stmt &S, SourceLocation Outer,
                           const SourceManager &SM) {
  if (Outer.isInvalid() || S.getBeginLoc().isInvalid())
    return {};
  if (Outer.isFileID())
    return SM.getExpansionLoc(S.getBeginLoc());
  return spelledInFile(Outer, SM).isValid() ? spelledInFile(S.getBeginLoc(), SM)
                                            : SourceLocation();
}

const Stmt &withoutLabels(const Stmt &S) {
  const Stmt *Result = &S;
  while (true)
    if (const auto *Label = dyn_cast<LabelStmt>(Result))
      Result = Label->getSubStmt();
    else if (const auto *Case = dyn_cast<SwitchCase>(Result))
      Result = Case->getSubStmt();
    else
      return *Result;
}

namespace {

class Climber {
public:
  explicit Climber(ASTContext &Context)
      : Context(Context), SM(Context.getSourceManager()),
        AsIs(Context, TK_AsIs) {}

  InsertionPoint climb(const CallExpr &Bind);

private:
  void toStatement(DynTypedNode Node);
  bool stopAt(const Stmt &Child, SourceLocation Outer);
  bool throughStatement(const Stmt &Child, const Stmt &Parent);
  bool throughBody(const Stmt &Child, SourceLocation Before,
                   const Expr *Condition, const Stmt *Loop);
  void throughDeclaration(const Decl &Parent);
  void toFunction(DynTypedNode Node);
  void checkText(const CallExpr &Bind);
  bool parent(DynTypedNode &Node);

  void guard(const Expr *Condition, bool IsChoice) {
    if (!Condition)
      return;
    Point.Guards.push_back(Condition);
    if (IsChoice)
      Point.Choices.push_back(Condition);
  }
  void refuse(StringRef WhyNot) {
    if (Point.WhyNot.empty())
      Point.WhyNot = WhyNot;
  }

  ASTContext &Context;
  const SourceManager &SM;
  TraversalKindScope AsIs;
  InsertionPoint Point;
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

/// Settles on \p Child as the statement if its text can be edited there. The
/// labels before it are part of it in the tree, but the edit goes behind them.
bool Climber::stopAt(const Stmt &Child, SourceLocation Outer) {
  const Stmt &Statement = withoutLabels(Child);
  Point.Loc = beginInFile(Statement, Outer, SM);
  if (Point.Loc.isInvalid())
    return false;
  Point.AfterLabel = &Statement != &Child;
  Point.Statement = &Statement;
  while (Point.Path.back() != &Statement)
    Point.Path.pop_back();
  return true;
}

/// From \p Child, a body without braces, to the statement it belongs to.
/// \p Before is the token before the body. In a macro no braces can be added,
/// and the body is taken as a part of the whole.
bool Climber::throughBody(const Stmt &Child, SourceLocation Before,
                          const Expr *Condition, const Stmt *Loop) {
  if (!isa<LabelStmt, SwitchCase>(Child) && stopAt(Child, Before)) {
    Point.Unbraced = spelledInFile(Before, SM);
    return true;
  }
  guard(Condition, /*IsChoice=*/true);
  if (Loop)
    Point.Loop = Loop;
  return false;
}

/// `do ... while (0)`, which makes one statement of a macro's body.
static bool runsOnce(const DoStmt &Do, const ASTContext &Context) {
  bool Repeats = true;
  return !Do.getCond()->isValueDependent() &&
         Do.getCond()->EvaluateAsBooleanCondition(Repeats, Context) && !Repeats;
}

/// Takes the step from \p Child, the part of the statement seen so far, to
/// \p Parent. Returns true if it ends there.
bool Climber::throughStatement(const Stmt &Child, const Stmt &Parent) {
  if (const auto *Scope = dyn_cast<CompoundStmt>(&Parent))
    return stopAt(Child, Scope->getLBracLoc());

  if (const auto *Operator = dyn_cast<BinaryOperator>(&Parent)) {
    if (Operator->isLogicalOp() && Operator->getRHS() == &Child)
      guard(Operator->getLHS(), /*IsChoice=*/false);
    return false;
  }
  if (const auto *Operator = dyn_cast<AbstractConditionalOperator>(&Parent)) {
    if (const auto *Elvis = dyn_cast<BinaryConditionalOperator>(Operator)) {
      if (Elvis->getFalseExpr() == &Child)
        guard(Elvis->getCommon(), /*IsChoice=*/true);
    } else if (Operator->getCond() != &Child) {
      guard(Operator->getCond(), /*IsChoice=*/true);
    }
    return false;
  }
  if (isa<CXXDefaultArgExpr, CXXDefaultInitExpr>(Parent))
    refuse(NotInBody);
  if (isa<Expr, DeclStmt, ReturnStmt, CoreturnStmt, AttributedStmt, SwitchCase,
          LabelStmt>(Parent))
    return false;

  if (const auto *If = dyn_cast<IfStmt>(&Parent)) {
    if (If->getThen() == &Child)
      return throughBody(Child, If->getRParenLoc(), If->getCond(), nullptr);
    if (If->getElse() != &Child)
      return false;
    if (!isa<IfStmt>(Child))
      return throughBody(Child, If->getElseLoc(), If->getCond(), nullptr);
    if (If->isConsteval() || If->hasVarStorage() || If->hasInitStorage())
      refuse("the bind is in the condition of an else-if");
    guard(If->getCond(), /*IsChoice=*/true);
    return false;
  }
  if (const auto *Switch = dyn_cast<SwitchStmt>(&Parent)) {
    if (Switch->getBody() == &Child)
      guard(Switch->getCond(), /*IsChoice=*/true);
    return false;
  }

  // The head of a loop runs again and again, except for the first part of a
  // for. Whether once before the loop is enough is for the descriptor to say.
  if (const auto *While = dyn_cast<WhileStmt>(&Parent)) {
    if (While->getBody() == &Child)
      return throughBody(Child, While->getRParenLoc(), While->getCond(), While);
    Point.Loop = While;
    return false;
  }
  if (const auto *Do = dyn_cast<DoStmt>(&Parent)) {
    if (Do->getBody() == &Child)
      return throughBody(Child, Do->getDoLoc(), nullptr,
                         runsOnce(*Do, Context) ? nullptr : Do);
    Point.Loop = Do;
    return false;
  }
  if (const auto *For = dyn_cast<ForStmt>(&Parent)) {
    if (For->getBody() == &Child)
      return throughBody(Child, For->getRParenLoc(), For->getCond(), For);
    if (For->getInit() != &Child)
      Point.Loop = For;
    return false;
  }
  if (const auto *For = dyn_cast<CXXForRangeStmt>(&Parent)) {
    if (For->getBody() == &Child)
      return throughBody(Child, For->getRParenLoc(), nullptr, For);
    if (For->getRangeStmt() != &Child && For->getInit() != &Child)
      Point.Loop = For;
    return false;
  }
  refuse(Unusual);
  return false;
}

void Climber::throughDeclaration(const Decl &Parent) {
  const auto *Var = dyn_cast<VarDecl>(&Parent);
  if (!Var || isa<ParmVarDecl>(Var) ||
      !Var->getDeclContext()->isFunctionOrMethod())
    refuse(NotInBody);
  else if (!Var->hasLocalStorage())
    refuse("the bind initializes a static variable");
}

/// Climbs from the bind call to the statement that the edit can go before.
void Climber::toStatement(DynTypedNode Node) {
  const Stmt *Child = Node.get<Stmt>();
  Point.Path.push_back(Child);
  DynTypedNode Last = Node;
  for (; parent(Node); Last = Node) {
    if (const auto *Parent = Node.get<Stmt>()) {
      if (throughStatement(*Child, *Parent)) {
        toFunction(Last);
        return;
      }
      Child = Parent;
      Point.Path.push_back(Parent);
      continue;
    }
    if (Node.get<CXXCtorInitializer>()) {
      refuse("the bind is in the initializer list of a constructor");
      continue;
    }
    const auto *Parent = Node.get<Decl>();
    if (!Parent) {
      refuse(Unusual);
      continue;
    }
    // A function whose body a macro brings, or something that is no function.
    if (const auto *Scope = dyn_cast<DeclContext>(Parent)) {
      Point.Function = Scope;
      refuse(Child->getBeginLoc().isMacroID() ? InMacro : NotInBody);
      return;
    }
    throughDeclaration(*Parent);
  }
  refuse(NotInBody);
}

/// Climbs on to the function, noting the compound statements on the way.
void Climber::toFunction(DynTypedNode Node) {
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
      return;
    }
    if (const auto *Parent = Node.get<Stmt>()) {
      if (const auto *Scope = dyn_cast<CompoundStmt>(Parent))
        Point.Levels.push_back({Scope, Child});
      Child = Parent;
    }
  }
  refuse(NotInBody);
}

/// The tree is right; now the text must be there to be edited.
void Climber::checkText(const CallExpr &Bind) {
  SourceLocation End = SM.getExpansionRange(Bind.getRParenLoc()).getEnd();
  if (SourceLocation Spelled = spelledInFile(Bind.getRParenLoc(), SM);
      Spelled.isValid())
    End = Spelled;
  if (SM.getFileID(Point.Loc) != SM.getFileID(End))
    return refuse("the statement around the bind begins in another file");
  // Another configuration may see another statement here.
  if (holdsDirective(textBetween(Point.Loc, End, SM)) ||
      followsSplitStatement(Point.Loc, SM))
    return refuse("a preprocessor directive splits the statement around the "
                  "bind");
  if (Point.Unbraced.isValid() || Point.Levels.empty())
    return;
  for (const Stmt *S : Point.Levels.front().Scope->body()) {
    if (S == Point.Levels.front().Child)
      break;
    if (SM.getExpansionLoc(S->getBeginLoc()) == Point.Loc)
      Point.FromSameMacro.push_back(S);
  }
}

InsertionPoint Climber::climb(const CallExpr &Bind) {
  if (Bind.getBeginLoc().isInvalid()) {
    refuse(NotInBody);
    return Point;
  }
  toStatement(DynTypedNode::create(Bind));
  if (SM.isInSystemHeader(Bind.getBeginLoc()))
    refuse("the bind is in a system header");
  if (Point.Statement)
    checkText(Bind);
  return Point;
}

InsertionPoint findInsertionPoint(const CallExpr &Bind, ASTContext &Context) {
  return Climber(Context).climb(Bind);
}

} // namespace socket_tidy
