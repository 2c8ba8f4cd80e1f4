//===--- ExpressionEdit.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds out which kind of operand the bind call is, and repeats that for
/// setsockopt: both return 0, or -1 when they fail.
///
//===----------------------------------------------------------------------===//

#include "ExpressionEdit.h"
#include "ConstantValue.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include <optional>

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

/// True if a macro that the token at \p Loc is an argument of turns its
/// arguments into text, which then would change.
static bool isQuoted(SourceLocation Loc, const ASTContext &Context,
                     const Preprocessor &PP) {
  const SourceManager &SM = Context.getSourceManager();
  if (!Loc.isMacroID())
    return false;
  StringRef Name = Lexer::getImmediateMacroName(Loc, SM, Context.getLangOpts());
  const MacroInfo *Macro = PP.getMacroInfo(PP.getIdentifierInfo(Name));
  if (!Macro || llvm::any_of(Macro->tokens(), [](const Token &Tok) {
        return Tok.isOneOf(tok::hash, tok::hashhash, tok::hashat);
      }))
    return true;
  return isQuoted(SM.getImmediateSpellingLoc(Loc), Context, PP) ||
         isQuoted(SM.getImmediateExpansionRange(Loc).getBegin(), Context, PP);
}

//===----------------------------------------------------------------------===//
// Operands
//===----------------------------------------------------------------------===//

namespace {

/// An operand of && or || that checks the result of a call.
struct CheckedOperand {
  const Expr *Operand = nullptr;
  const BinaryOperator *Chain = nullptr;
};

/// What a check makes of the result of a call.
struct Outcome {
  int64_t OnFailure = -1, OnSuccess = 0;
};

} // namespace

static bool compare(BinaryOperatorKind Kind, int64_t L, int64_t R) {
  switch (Kind) {
  case BO_LT:
    return L < R;
  case BO_GT:
    return L > R;
  case BO_LE:
    return L <= R;
  case BO_GE:
    return L >= R;
  case BO_EQ:
    return L == R;
  default:
    return L != R;
  }
}

/// Takes \p Result through \p Parent, one of whose operands is \p Child.
/// Returns false if \p Parent does more than to check it.
static bool follow(const Expr &Parent, const Stmt *Child, Outcome &Result,
                   const ASTContext &Context) {
  if (isa<ParenExpr, ImplicitCastExpr, FullExpr>(Parent))
    return true;
  if (const auto *Not = dyn_cast<UnaryOperator>(&Parent)) {
    Result = {!Result.OnFailure, !Result.OnSuccess};
    return Not->getOpcode() == UO_LNot;
  }
  const auto *Operator = dyn_cast<BinaryOperator>(&Parent);
  if (!Operator)
    return false;
  bool IsLeft = Operator->getLHS() == Child;
  if (Operator->getOpcode() == BO_Assign)
    return !IsLeft && isa<DeclRefExpr>(Operator->getLHS()->IgnoreParens());
  if (!Operator->isRelationalOp() && !Operator->isEqualityOp())
    return false;
  auto Other = constantValue(IsLeft ? *Operator->getRHS() : *Operator->getLHS(),
                             Context);
  if (!Other)
    return false;
  auto Check = [&](int64_t Value) -> int64_t {
    return IsLeft ? compare(Operator->getOpcode(), Value, *Other)
                  : compare(Operator->getOpcode(), *Other, Value);
  };
  Result = {Check(Result.OnFailure), Check(Result.OnSuccess)};
  return true;
}

/// Finds the operand of || that is true when the call fails, or of && that is
/// true when it succeeds: there, to check another call as well changes nothing
/// as long as that call succeeds.
static CheckedOperand findOperand(llvm::ArrayRef<const Stmt *> Path,
                                  const ASTContext &Context) {
  Outcome Result;
  for (size_t I = 1; I < Path.size(); ++I) {
    const auto *Parent = dyn_cast<Expr>(Path[I]);
    if (!Parent)
      return {};
    const auto *Chain = dyn_cast<BinaryOperator>(Parent);
    if (!Chain || !Chain->isLogicalOp()) {
      if (!follow(*Parent, Path[I - 1], Result, Context))
        return {};
      continue;
    }
    bool Fits = Chain->getOpcode() == BO_LOr
                    ? Result.OnFailure && !Result.OnSuccess
                    : !Result.OnFailure && Result.OnSuccess;
    if (!Fits)
      return {};
    return {cast<Expr>(Path[I - 1])->IgnoreImpCasts(), Chain};
  }
  return {};
}

/// True if \p Call returns 0 or -1 and sets errno, as setsockopt does.
static bool returnsStatus(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getIdentifier() && Callee->getName() == "bind" &&
         Callee->getNumParams() == 3;
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

static constexpr unsigned ColumnLimit = 80;

static StringRef wholeLine(SourceLocation Loc, const SourceManager &SM) {
  StringRef Before = lineBefore(Loc, SM);
  return {Before.data(), Before.size() + lineAfter(Loc, SM).size()};
}

/// The white space that reaches as far as \p Before does.
static std::string blanksLike(StringRef Before) {
  std::string Result = Before.str();
  for (char &C : Result)
    if (C != '\t')
      C = ' ';
  return Result;
}

/// Puts \p Check, an operand, before the operand at \p Begin.
static Edits beforeOperand(SourceLocation Begin, StringRef Check,
                           StringRef Sign, const SourceManager &SM) {
  StringRef Before = lineBefore(Begin, SM);
  StringRef NewLine = lineEnding(Begin, SM);
  std::string Indentation = lineIndentation(Begin, SM).str();
  // Each operand has a line, with the operator behind it or before it.
  if (startsItsLine(Begin, SM))
    return {FixItHint::CreateInsertion(
        Begin, (Check + " " + Sign + NewLine + Indentation).str())};
  if (Before.trim() == Sign)
    return {FixItHint::CreateInsertion(
        Begin, (Check + NewLine + Indentation + Sign + " ").str())};
  if (wholeLine(Begin, SM).size() + Check.size() + 4 <= ColumnLimit)
    return {
        FixItHint::CreateInsertion(Begin, (Check + " " + Sign + " ").str())};
  // The line is full: a line for each from here on.
  std::string Break = (NewLine + Indentation + "    ").str();
  SourceLocation Blank =
      Begin.getLocWithOffset(-int(Before.size() - Before.rtrim().size()));
  StringRef Opening = Blank == Begin ? StringRef() : StringRef(Break);
  return {FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Blank, Begin),
      (Opening + Check + " " + Sign + Break).str())};
}

static Edits withComma(CharSourceRange Call, StringRef Setting, bool Parens,
                       const SourceManager &SM) {
  SourceLocation Begin = Call.getBegin();
  std::string Separator = ", ";
  if (wholeLine(Begin, SM).size() + Setting.size() + 4 > ColumnLimit)
    Separator = ("," + lineEnding(Begin, SM) +
                 blanksLike(lineBefore(Begin, SM)) + (Parens ? " " : ""))
                    .str();
  Edits Result;
  Result.push_back(FixItHint::CreateInsertion(
      Begin, ((Parens ? "(" : "") + Setting + Separator).str()));
  if (Parens)
    Result.push_back(FixItHint::CreateInsertion(Call.getEnd(), ")"));
  return Result;
}

/// True if a comma may stand directly around the child of \p Parent. In the
/// argument of a macro it would begin another argument; parentheses in the body
/// of the macro do not help.
static bool admitsComma(const Stmt &Parent, const SourceManager &SM) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&Parent))
    return Operator->isCommaOp() &&
           spelledInFile(Operator->getOperatorLoc(), SM).isValid();
  const auto *Parens = dyn_cast<ParenExpr>(&Parent);
  return Parens && spelledInFile(Parens->getLParen(), SM).isValid();
}

Edits insideExpression(const CallExpr &Bind, const InsertionPoint &Point,
                       StringRef Setting, StringRef Ignored,
                       const ASTContext &Context, const Preprocessor &PP) {
  const SourceManager &SM = Context.getSourceManager();
  CharSourceRange Call =
      rangeInFile(Bind.getSourceRange(), SM, Context.getLangOpts());
  if (Call.isInvalid() || holdsDirective(textOf(Call, SM)) ||
      isQuoted(Bind.getBeginLoc(), Context, PP))
    return {};

  if (CheckedOperand Found = findOperand(Point.Path, Context);
      Found.Operand && returnsStatus(Bind)) {
    CharSourceRange Whole =
        rangeInFile(Found.Operand->getSourceRange(), SM, Context.getLangOpts());
    StringRef Head = textBetween(Whole.getBegin(), Call.getBegin(), SM);
    StringRef Tail = textBetween(Call.getEnd(), Whole.getEnd(), SM);
    if (Whole.isValid() && !Head.contains('\n') && !Tail.contains('\n'))
      return beforeOperand(Whole.getBegin(), (Head + Setting + Tail).str(),
                           Found.Chain->getOpcodeStr(), SM);
  }
  bool Parens = Point.Statement == &Bind
                    ? Bind.getBeginLoc().isMacroID()
                    : Point.Path.size() < 2 || !admitsComma(*Point.Path[1], SM);
  return withComma(Call, Ignored, Parens, SM);
}

} // namespace socket_tidy
