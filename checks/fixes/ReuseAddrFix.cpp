//===--- ReuseAddrFix.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes the edit. All doubts are settled elsewhere, and in this order: is
/// there a place, can the descriptor be named there, are the names of the
/// socket API there, and in which form may a declaration stand.
///
//===----------------------------------------------------------------------===//

#include "ReuseAddrFix.h"
#include "DeclarationForm.h"
#include "Descriptor.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "facts/GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

/// Returns which name of the socket API cannot be used at \p Loc, if any.
static std::string missingName(SourceLocation Loc, ASTContext &Context,
                               const Preprocessor &PP) {
  const SourceManager &SM = Context.getSourceManager();
  auto Undeclared = [](StringRef Name) {
    return ("'" + Name + "' is not declared here; include <sys/socket.h>")
        .str();
  };

  for (StringRef Name : {"SOL_SOCKET", "SO_REUSEADDR"}) {
    const MacroInfo *Macro = PP.getMacroInfo(PP.getIdentifierInfo(Name));
    if (!Macro || !comesBefore(Macro->getDefinitionLoc(), Loc, SM))
      return Undeclared(Name);
  }

  const IdentifierInfo *Name = PP.getIdentifierInfo("setsockopt");
  if (Name->hadMacroDefinition())
    return "'setsockopt' is a macro here";
  for (const NamedDecl *Found : globalDeclarations(Context, PP, *Name)) {
    const auto *Function = dyn_cast<FunctionDecl>(Found->getUnderlyingDecl());
    if (!Function || Function->isImplicit())
      continue;
    bool IsBefore = llvm::any_of(Function->redecls(), [&](const Decl *D) {
      return comesBefore(D->getLocation(), Loc, SM);
    });
    if (!IsBefore)
      continue;
    if (Function->getNumParams() == 5 &&
        Function->getParamDecl(3)->getType()->isVoidPointerType())
      return {};
    return "'setsockopt' takes other arguments here";
  }
  return Undeclared("setsockopt");
}

/// The name of setsockopt as it is to be written: like the name of bind, and
/// so that nothing else of that name comes in between.
static std::string nameOfSetsockopt(StringRef CallText, bool IsObject,
                                    const InsertionPoint &Point,
                                    ASTContext &Context) {
  StringRef Name = "setsockopt";
  bool Qualify = Context.getLangOpts().CPlusPlus &&
                 (CallText.consume_front("::") || IsObject ||
                  isDeclaredInside(Name, *Point.Function, Context));
  return (Qualify ? "::" + Name : Name).str();
}

FixPlanner::FixPlanner(ASTContext &Context, const Preprocessor &PP)
    : Context(Context), PP(PP), Names(Context, PP) {}

Fix FixPlanner::plan(const CallExpr &Bind, unsigned DescriptorArg) {
  unsigned Key = Bind.getBeginLoc().getRawEncoding();
  auto Known = Planned.find(Key);
  if (Known == Planned.end())
    Known = Planned.emplace(Key, planAfresh(Bind, DescriptorArg)).first;
  return Known->second;
}

Fix FixPlanner::planAfresh(const CallExpr &Bind, unsigned DescriptorArg) {
  const SourceManager &SM = Context.getSourceManager();
  auto None = [](const llvm::Twine &WhyNot) {
    Fix Result;
    Result.WhyNot = WhyNot.str();
    return Result;
  };

  InsertionPoint Point;
  if (StringRef WhyNot = findInsertionPoint(Bind, Context, Point);
      !WhyNot.empty())
    return None(WhyNot);

  Descriptor D;
  if (DescriptorArg >= Bind.getNumArgs())
    return None("the descriptor is not an argument of the call");
  if (StringRef WhyNot =
          readDescriptor(*Bind.getArg(DescriptorArg), Context, D);
      !WhyNot.empty())
    return None(WhyNot);
  if (StringRef WhyNot = whyNotEarlier(D, Point, Context); !WhyNot.empty())
    return None(WhyNot);

  if (std::string WhyNot = missingName(Point.Loc, Context, PP); !WhyNot.empty())
    return None(WhyNot);
  StringRef CallText = textBetween(Bind.getBeginLoc(), Bind.getRParenLoc(), SM);
  std::string Setsockopt =
      nameOfSetsockopt(CallText, D.IsObject, Point, Context);
  if (!Context.getLangOpts().CPlusPlus &&
      isDeclaredInside("setsockopt", *Point.Function, Context))
    return None("'setsockopt' is something else here");

  // Two insertions at one place would depend on the order in which they are
  // applied, and tools refuse that.
  if (Places.count(Point.Loc.getRawEncoding()))
    return None("the fix of another bind goes to the same place");

  DeclarationForm Form = declarationForm(Point, Context);
  if (Form == DeclarationForm::None)
    return None("a statement may not stand before a declaration here");
  bool Braces = Form == DeclarationForm::Block;
  std::string Name =
      Names.pick(*Point.Function, Point.Loc,
                 Braces ? Point.Loc : Point.scope().getRBracLoc());

  // A space before the parenthesis, as in GNU's style, is copied.
  StringRef Gap = CallText.take_front(CallText.find('('));
  Gap = Gap.take_back(Gap.size() - Gap.rtrim(' ').size());
  std::string Declaration = "int " + Name + " = 1;";
  std::string Call =
      (Setsockopt + Gap + "(" + D.Text + ", SOL_SOCKET, SO_REUSEADDR, &" +
       Name + ", sizeof" + Gap + "(" + Name + "));")
          .str();

  std::string Text;
  if (startsItsLine(Point.Loc, SM)) {
    // The first line of the edit takes the indentation that is there, and its
    // last one leaves the same for the statement.
    StringRef Indentation = lineIndentation(Point.Loc, SM);
    std::string NewLine = (lineEnding(Point.Loc, SM) + Indentation).str();
    std::string Inner = NewLine;
    if (Braces)
      Inner += indentationUnit(*Point.Levels.back().Scope, Indentation, SM);
    Text = Braces ? "{" + Inner + Declaration + Inner + Call + NewLine + "}" +
                        NewLine
                  : Declaration + NewLine + Call + NewLine;
  } else {
    Text = Declaration + " " + Call + " ";
    if (Braces)
      Text = "{ " + Text + "} ";
  }

  Places.insert(Point.Loc.getRawEncoding());
  Fix Result;
  Result.Hints.push_back(FixItHint::CreateInsertion(Point.Loc, Text));
  return Result;
}

} // namespace socket_tidy
