//===--- SplitNames.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Climbs from the call to the test of its result, or to the statement, and
/// writes the text of that once for each name.
///
//===----------------------------------------------------------------------===//

#include "SplitNames.h"
#include "EditableText.h"
#include "OptionNames.h"
#include "PlainStatement.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <optional>

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

/// The columns that a line may have; formatters agree on this by default.
static constexpr unsigned MaxColumns = 80;

static bool collectNames(const Expr &E, const ASTContext &Context,
                         llvm::SmallVectorImpl<StringRef> &Names) {
  const Expr *Inner = E.IgnoreParenImpCasts();
  // What a macro stands for may be or-ed itself.
  StringRef Text = editableText(E.getSourceRange(), Context);
  if (isSocketSwitch(Text)) {
    Names.push_back(Text);
    return true;
  }
  const auto *Or = dyn_cast<BinaryOperator>(Inner);
  return Or && Or->getOpcode() == BO_Or &&
         collectNames(*Or->getLHS(), Context, Names) &&
         collectNames(*Or->getRHS(), Context, Names);
}

/// What \p E, which compares \p Operand with a number, says where the operand
/// is \p Result; nothing if it is no such comparison.
static std::optional<bool> compare(const BinaryOperator &E, const Stmt *Operand,
                                   int64_t Result, const ASTContext &Context) {
  bool IsLeft = E.getLHS() == Operand;
  Expr::EvalResult Other;
  if (!(IsLeft ? E.getRHS() : E.getLHS())->EvaluateAsInt(Other, Context))
    return std::nullopt;
  int64_t Number = Other.Val.getInt().getExtValue();
  int64_t Left = IsLeft ? Result : Number, Right = IsLeft ? Number : Result;
  switch (E.getOpcode()) {
  case BO_LT:
    return Left < Right;
  case BO_GT:
    return Left > Right;
  case BO_LE:
    return Left <= Right;
  case BO_GE:
    return Left >= Right;
  case BO_EQ:
    return Left == Right;
  case BO_NE:
    return Left != Right;
  default:
    return std::nullopt;
  }
}

namespace {

class Splitter {
public:
  Splitter(const CallExpr &Call, ASTContext &Context)
      : Call(Call), Context(Context), SM(Context.getSourceManager()),
        AsIs(Context, TK_AsIs) {}

  Edits split();

private:
  Edits climb();
  Edits test(const Expr &Test, const Stmt &User, bool IsTrueOnFailure);
  Edits statements(const Expr &Whole);
  Edits assignment(const BinaryOperator &Assignment);
  Edits returned(const Expr &Value, const ReturnStmt &Return);
  const Stmt *parent(const Stmt &S) const;
  std::string withName(SourceRange Range, StringRef Name) const;
  bool breaksBeforeOperators() const;

  const CallExpr &Call;
  ASTContext &Context;
  const SourceManager &SM;
  TraversalKindScope AsIs;
  llvm::SmallVector<StringRef, 2> Names;
  InsertionPoint Point;
};

} // namespace

const Stmt *Splitter::parent(const Stmt &S) const {
  auto Parents = Context.getParentMapContext().getParents(S);
  return Parents.empty() ? nullptr : Parents[0].get<Stmt>();
}

/// The text of \p Range with \p Name in place of the or-ed names; nothing if
/// it cannot be told.
std::string Splitter::withName(SourceRange Range, StringRef Name) const {
  CharSourceRange Whole = editableRange(Range, Context);
  CharSourceRange Old =
      editableRange(Call.getArg(2)->getSourceRange(), Context);
  if (Whole.isInvalid())
    return {};
  return (textBetween(Whole.getBegin(), Old.getBegin(), SM) + Name +
          textBetween(Old.getEnd(), Whole.getEnd(), SM))
      .str();
}

bool Splitter::breaksBeforeOperators() const {
  StringRef File = SM.getBufferData(SM.getFileID(Call.getBeginLoc()));
  size_t Before = 0, After = 0;
  while (!File.empty()) {
    StringRef Line;
    std::tie(Line, File) = File.split('\n');
    Line = Line.trim();
    Before += Line.take_front(2) == "||" || Line.take_front(2) == "&&";
    After += Line.take_back(2) == "||" || Line.take_back(2) == "&&";
  }
  return Before > After;
}

/// Or-s the tests for failure, and and-s those for success.
Edits Splitter::test(const Expr &Test, const Stmt &User, bool IsTrueOnFailure) {
  StringRef Operator = IsTrueOnFailure ? "||" : "&&";
  CharSourceRange Range = editableRange(Test.getSourceRange(), Context);
  if (Range.isInvalid())
    return {};
  bool NeedsParens = isa<Expr>(User) && !isa<ParenExpr, CallExpr>(User);
  if (const auto *Logical = dyn_cast<BinaryOperator>(&User))
    NeedsParens = !Logical->isAssignmentOp() &&
                  Logical->getOpcode() != (IsTrueOnFailure ? BO_LOr : BO_LAnd);
  else if (const auto *Choice = dyn_cast<ConditionalOperator>(&User))
    NeedsParens = Choice->getCond()->IgnoreImpCasts() != &Test;

  SourceLocation Begin = Range.getBegin();
  unsigned Column = SM.getSpellingColumnNumber(Begin) + NeedsParens;
  size_t Length = 0;
  llvm::SmallVector<std::string, 2> Tests;
  for (StringRef Name : Names) {
    Tests.push_back(withName(Test.getSourceRange(), Name));
    Length += Tests.back().size() + 4;
    if (Tests.back().empty())
      return {};
  }

  std::string Separator = (" " + Operator + " ").str();
  if (Column + Length > MaxColumns || StringRef(Tests[0]).contains('\n')) {
    // Each test begins where the first one does.
    std::string Gap = lineEnding(Begin, SM).str();
    SourceLocation LineBegin = Begin.getLocWithOffset(
        1 - static_cast<int>(SM.getSpellingColumnNumber(Begin)));
    for (char C : textBetween(LineBegin, Begin, SM))
      Gap += C == '\t' ? '\t' : ' ';
    if (NeedsParens)
      Gap += ' ';
    Separator = breaksBeforeOperators() ? (Gap + Operator + " ").str()
                                        : (" " + Operator + Gap).str();
  }
  std::string Text = llvm::join(Tests, Separator);
  if (NeedsParens)
    Text = "(" + Text + ")";
  return {FixItHint::CreateReplacement(Range, Text)};
}

/// Nobody looks at the result: one statement for each name.
Edits Splitter::statements(const Expr &Whole) {
  CharSourceRange Range = editableRange(Whole.getSourceRange(), Context);
  if (Range.isInvalid() || Range.getBegin() != Point.Loc)
    return {};
  std::string Gap = "; ";
  if (startsItsLine(Point.Loc, SM))
    Gap = (";" + lineEnding(Point.Loc, SM) + lineIndentation(Point.Loc, SM))
              .str();
  llvm::SmallVector<std::string, 2> Calls;
  for (StringRef Name : Names)
    Calls.push_back(withName(Whole.getSourceRange(), Name));
  return {FixItHint::CreateReplacement(Range, llvm::join(Calls, Gap))};
}

/// The next name is set only where the last one was, so that a failure stays in
/// the variable.
Edits Splitter::assignment(const BinaryOperator &Assignment) {
  const auto *Variable =
      dyn_cast<DeclRefExpr>(Assignment.getLHS()->IgnoreParens());
  CharSourceRange Range = editableRange(Assignment.getSourceRange(), Context);
  if (!Variable || Range.isInvalid() || Range.getBegin() != Point.Loc ||
      !startsItsLine(Point.Loc, SM))
    return {};
  StringRef Indentation = lineIndentation(Point.Loc, SM);
  StringRef NewLine = lineEnding(Point.Loc, SM);
  std::string Text;
  for (StringRef Name : Names) {
    if (!Text.empty())
      Text +=
          (";" + NewLine + Indentation + "if (" +
           Variable->getDecl()->getName() + " == 0)" + NewLine + Indentation +
           indentationUnit(*Point.Levels.back().Scope, Indentation, SM))
              .str();
    Text += withName(Assignment.getSourceRange(), Name);
  }
  return {FixItHint::CreateReplacement(Range, Text)};
}

Edits Splitter::returned(const Expr &Value, const ReturnStmt &Return) {
  CharSourceRange Range = editableRange(Return.getSourceRange(), Context);
  if (Range.isInvalid() || Range.getBegin() != Point.Loc ||
      !startsItsLine(Point.Loc, SM) ||
      !Value.getType()->isSpecificBuiltinType(BuiltinType::Int))
    return {};
  StringRef Indentation = lineIndentation(Point.Loc, SM);
  std::string NewLine = (lineEnding(Point.Loc, SM) + Indentation).str();
  StringRef Unit = indentationUnit(*Point.Levels.back().Scope, Indentation, SM);
  std::string Text;
  for (StringRef Name : llvm::ArrayRef<StringRef>(Names).drop_back())
    Text += ("if (" + withName(Call.getSourceRange(), Name) + " < 0)" +
             NewLine + Unit + "return -1;" + NewLine)
                .str();
  Text += withName(Return.getSourceRange(), Names.back());
  return {FixItHint::CreateReplacement(Range, Text)};
}

/// Climbs from the call to what is done with its result.
Edits Splitter::climb() {
  const Expr *Seen = &Call; // with its value so far
  const BinaryOperator *Assignment = nullptr;
  for (const Stmt *Child = Seen;;) {
    const Stmt *User = parent(*Child);
    if (!User)
      return {};
    if (isa<ImplicitCastExpr, ParenExpr, FullExpr>(User)) {
      Child = User;
      // The parentheses around an assignment belong to it.
      if (Assignment && isa<ParenExpr>(User))
        Seen = cast<Expr>(User);
      continue;
    }
    if (const auto *Operator = dyn_cast<BinaryOperator>(User)) {
      if (Operator->getOpcode() == BO_Assign && !Assignment &&
          Operator->getRHS() == Child) {
        Assignment = Operator;
        Seen = Operator;
        Child = Operator;
        continue;
      }
      if (Operator->isComparisonOp()) {
        std::optional<bool> OnFailure = compare(*Operator, Child, -1, Context);
        std::optional<bool> OnSuccess = compare(*Operator, Child, 0, Context);
        const Stmt *Outer = Operator;
        do
          Outer = parent(*Outer);
        while (isa_and_nonnull<ImplicitCastExpr, FullExpr>(Outer));
        if (!OnFailure || !OnSuccess || *OnFailure == *OnSuccess)
          return {};
        if (!Outer) // an initializer
          Outer = Point.Statement;
        return test(*Operator, *Outer, *OnFailure);
      }
      if (Operator->isLogicalOp() && !Assignment)
        return test(*Seen, *User, /*IsTrueOnFailure=*/true);
      if (Operator->isCompoundAssignmentOp() && Operator->getRHS() == Child &&
          isa_and_nonnull<CompoundStmt>(parent(*Operator)))
        return statements(*Operator);
      return {};
    }
    if (const auto *Not = dyn_cast<UnaryOperator>(User);
        Not && Not->getOpcode() == UO_LNot) {
      const Stmt *Outer = parent(*Not);
      return Outer ? test(*Not, *Outer, /*IsTrueOnFailure=*/false) : Edits();
    }
    if (const auto *Choice = dyn_cast<ConditionalOperator>(User);
        Choice && Choice->getCond() == Child && !Assignment)
      return test(*Seen, *User, /*IsTrueOnFailure=*/true);
    if (const auto *If = dyn_cast<IfStmt>(User);
        If && If->getCond() == Child && !Assignment)
      return test(*Seen, *User, /*IsTrueOnFailure=*/true);
    if (const auto *Cast = dyn_cast<CStyleCastExpr>(User);
        Cast && Cast->getType()->isVoidType()) {
      Seen = Cast;
      Child = Cast;
      continue;
    }
    if (const auto *Return = dyn_cast<ReturnStmt>(User);
        Return && isa_and_nonnull<CompoundStmt>(parent(*Return)) && !Assignment)
      return returned(*Seen, *Return);
    if (isa<CompoundStmt>(User))
      return Assignment ? assignment(*Assignment) : statements(*Seen);
    return {};
  }
}

Edits Splitter::split() {
  std::optional<InsertionPoint> Found = plainStatement(Call, Context);
  if (!Found || !collectNames(*Call.getArg(2), Context, Names) ||
      Names.size() < 2 || !llvm::is_contained(Names, "SO_REUSEADDR"))
    return {};
  Point = std::move(*Found);
  return climb();
}

Edits splitNames(const CallExpr &Call, ASTContext &Context) {
  return Splitter(Call, Context).split();
}

} // namespace socket_tidy
