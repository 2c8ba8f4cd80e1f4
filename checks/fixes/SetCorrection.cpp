//===--- SetCorrection.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One function for each flaw; those of the value are in ValueCorrection, and
/// or-ed names in SplitNames.
///
//===----------------------------------------------------------------------===//

#include "SetCorrection.h"
#include "EditableText.h"
#include "InsertionPoint.h"
#include "SplitNames.h"
#include "ValueCorrection.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

/// True if \p E is made of numbers only. A variable would be left without use.
static bool isMadeOfNumbers(const Expr &E) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    return isa<EnumConstantDecl>(Reference->getDecl());
  if (isa<CallExpr, MemberExpr>(E))
    return false;
  return llvm::all_of(E.children(), [](const Stmt *Child) {
    const auto *Part = dyn_cast_or_null<Expr>(Child);
    return Part && isMadeOfNumbers(*Part);
  });
}

static Edits mendLevel(const CallExpr &Call, const ASTContext &Context,
                       const Preprocessor &PP) {
  const Expr &Level = *Call.getArg(1);
  CharSourceRange Range = editableRange(Level.getSourceRange(), Context);
  // With or-ed names as well, there is more to do than this.
  bool IsNamed =
      editableText(Call.getArg(2)->getSourceRange(), Context) == "SO_REUSEADDR";
  if (Range.isInvalid() || !IsNamed || !isMadeOfNumbers(Level) ||
      !PP.getMacroInfo(PP.getIdentifierInfo("SOL_SOCKET")))
    return {};
  return {FixItHint::CreateReplacement(Range, "SOL_SOCKET")};
}

static Edits mendSwapped(const CallExpr &Call, const ASTContext &Context) {
  Edits Result;
  for (unsigned I : {1, 2}) {
    const Expr &Here = *Call.getArg(I), &There = *Call.getArg(3 - I);
    CharSourceRange Range = editableRange(Here.getSourceRange(), Context);
    StringRef Text = editableText(There.getSourceRange(), Context);
    if (Range.isInvalid() || Text.empty() || !isMadeOfNumbers(Here))
      return {};
    Result.push_back(FixItHint::CreateReplacement(Range, Text));
  }
  return Result;
}

/// True if \p S names a variable of an instance of a template: in another
/// instance it has another type, or another value.
static bool namesInstance(const Stmt &S) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&S);
  const auto *Owner =
      Ref ? dyn_cast<FunctionDecl>(Ref->getDecl()->getDeclContext()) : nullptr;
  return (Owner && Owner->isTemplateInstantiation()) ||
         llvm::any_of(S.children(), [](const Stmt *Child) {
           return Child && namesInstance(*Child);
         });
}

Edits SetCorrector::correctAfresh(const Attempt &A) {
  const CallExpr &Call = *A.Call;
  if (Call.getNumArgs() != 5)
    return {};
  bool CorrectsValue =
      A.Flaw == Ineffective::Zero || A.Flaw == Ineffective::TooSmall;
  if (CorrectsValue && namesInstance(*Call.getArg(3)))
    return {};
  switch (A.Flaw) {
  case Ineffective::WrongLevel:
    return mendLevel(Call, Context, PP);
  case Ineffective::Swapped:
    return mendSwapped(Call, Context);
  case Ineffective::OredNames:
    return splitNames(Call, Context);
  case Ineffective::Zero:
    return mendZero(Call, Context);
  case Ineffective::Uninitialized:
    return mendUninitialized(Call, Context);
  case Ineffective::TooSmall:
    return mendTooSmall(Call, Context, Names);
  case Ineffective::AfterBind:
  case Ineffective::OtherDescriptor:
  case Ineffective::NoAddress:
  case Ineffective::ReusePort:
    return {};
  }
  return {};
}

const Edits &SetCorrector::correctOne(const Attempt &A) {
  return answer(Known, A.Call->getBeginLoc().getRawEncoding(),
                [&] { return correctAfresh(A); });
}

/// The draft for \p Function, a new one where there is none.
static Draft &draftFor(const DeclContext *Function, std::vector<Draft> &All) {
  auto Known = llvm::find_if(
      All, [&](const Draft &Each) { return Each.Around == Function; });
  if (Known != All.end())
    return *Known;
  All.push_back({{}, {}, Function});
  return All.back();
}

std::vector<Draft> SetCorrector::correct(llvm::ArrayRef<Attempt> Attempts) {
  std::vector<Draft> All;
  for (const Attempt &A : Attempts) {
    if (!isMendedInPlace(A.Flaw))
      continue;
    const Edits &One = correctOne(A);
    if (One.empty())
      return {};
    Draft &Part = draftFor(findInsertionPoint(*A.Call, Context).Function, All);
    Part.Calls.push_back(A.Call);
    // Two calls may pass one variable.
    for (const FixItHint &Hint : One)
      if (llvm::none_of(Part.Pieces, [&](const FixItHint &Other) {
            return isSame(Hint, Other);
          }))
        Part.Pieces.push_back(Hint);
  }
  return All;
}

} // namespace socket_tidy
