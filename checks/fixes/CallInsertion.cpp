//===--- CallInsertion.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks for the form of the declaration and picks its name; StatementEdit and
/// ExpressionEdit do the rest.
///
//===----------------------------------------------------------------------===//

#include "CallInsertion.h"
#include "ExpressionEdit.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "StatementEdit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

std::string CallInsertion::name(SourceLocation Begin, SourceLocation End) {
  std::string &Name = Picked[{Begin.getRawEncoding(), End.getRawEncoding()}];
  if (Name.empty())
    Name = Names.pick(*Point.Function, Begin, End);
  return Name;
}

void CallInsertion::giveUp() {
  Names.giveBack(Taken);
  Picked.clear();
}

Edits CallInsertion::unnamedBefore(const OptionCall &Call,
                                   StringRef Unit) const {
  std::vector<std::string> Lines =
      Call.statement(OptionValue::unnamed(Context.getLangOpts()), Unit);
  return Point.Unbraced.isValid()
             ? bracedWith(Point, Lines, !Call.Gap.empty(), Context)
             : linesAt(Point, Lines, Context.getSourceManager());
}

Edits CallInsertion::beforeStatement(const OptionCall &Call) {
  const SourceManager &SM = Context.getSourceManager();
  DeclarationForm Form = declarationForm(Point, Context);
  if (Form == DeclarationForm::None)
    return {};

  bool IsPlain = Form == DeclarationForm::Plain;
  StringRef Unit;
  if (startsItsLine(Point.Loc, SM))
    Unit = indentationUnit(*Point.Levels.back().Scope,
                           lineIndentation(Point.Loc, SM), SM);
  if (!IsPlain && OptionValue::hasLiteral(Context.getLangOpts()))
    return unnamedBefore(Call, Unit);
  if (!IsPlain && Point.Unbraced.isValid())
    return {};

  bool InScope = IsPlain && !Point.Unbraced.isValid();
  std::string Name = name(
      Point.Loc, InScope ? Point.Levels.front().Scope->getRBracLoc()
                         : SM.getExpansionLoc(Point.Statement->getEndLoc()));
  std::vector<std::string> Lines =
      Call.statement(OptionValue::variable(Name), Unit);
  Lines.insert(Lines.begin(), OptionCall::declaration(Name));
  if (!IsPlain)
    return blockAt(Point, Lines, SM);
  if (Point.Unbraced.isValid())
    return bracedWith(Point, Lines, !Call.Gap.empty(), Context);
  return linesAt(Point, Lines, SM);
}

Edits CallInsertion::withDeclaration(const OptionCall &Call,
                                     const DeclarationPlace &Place) {
  std::string Name = name(Place.Loc, Place.Scope->getRBracLoc());
  OptionValue Value = OptionValue::variable(Name);
  Edits Inside = insideExpression(Bind, Point, Call.text(Value),
                                  Call.operand(Value), Context, PP);
  if (Inside.empty())
    return {};
  Edits Result = linesBefore(Place.Loc, OptionCall::declaration(Name),
                             Context.getSourceManager());
  Result.append(Inside.begin(), Inside.end());
  return Result;
}

Edits CallInsertion::withoutDeclaration(const OptionCall &Call) const {
  OptionValue Value = OptionValue::unnamed(Context.getLangOpts());
  return insideExpression(Bind, Point, Call.text(Value), Call.operand(Value),
                          Context, PP);
}

} // namespace socket_tidy
