//===--- ReuseAddrFix.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Plans the edit. The doubts are settled elsewhere, and in this order: can the
/// descriptor be named, are the names of the socket API there, may the edit go
/// before the statement, and else, may it go into the expression.
///
//===----------------------------------------------------------------------===//

#include "ReuseAddrFix.h"
#include "ApiNames.h"
#include "CallInsertion.h"
#include "CreationPoint.h"
#include "Descriptor.h"
#include "FailureTest.h"
#include "FixWriter.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

/// The call as its neighbours would write it: its name is like that of bind,
/// and so that nothing else of that name comes in between.
static OptionCall callLike(const CallExpr &Bind, const Descriptor &D,
                           const InsertionPoint &Point, ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  StringRef Text =
      textOf(rangeInFile(Bind.getSourceRange(), SM, Context.getLangOpts()), SM);
  bool Qualify = Context.getLangOpts().CPlusPlus &&
                 (Text.consume_front("::") || D.IsObject ||
                  isDeclaredInside("setsockopt", *Point.Function, Context));
  // A space before the parenthesis, as in GNU's style, is copied.
  StringRef Name = Text.take_front(Text.find('('));
  OptionCall Call;
  Call.Setsockopt = Qualify ? "::setsockopt" : "setsockopt";
  Call.Descriptor = D.Text;
  Call.Gap = Name.size() > Name.rtrim(' ').size() ? " " : "";
  return Call;
}

/// What is known about one bind call.
struct FixPlanner::Task {
  const CallExpr &Bind;
  std::optional<unsigned> DescriptorArg;
  SourceLocation Where; // in its file
  InsertionPoint Point = {};
  Descriptor D = {};
  std::string Check = {}; // that the descriptor is one
  bool LacksSocketHeader = false;
  FailureReport Report = {};
  OptionCall Main = {};
  /// The form with the other handling of errors, where that is asked for.
  std::optional<OptionCall> Other = {};
};

FixPlanner::FixPlanner(ASTContext &Context, const Preprocessor &PP,
                       compat::IncludeInserter &Includes, FreshNames &Names,
                       FixWriter &Writer, InsertedForm Form,
                       bool MakesDatagrams)
    : Context(Context), PP(PP), Includes(Includes), Names(Names),
      Writer(Writer), Form(Form), MakesDatagrams(MakesDatagrams) {}

//===----------------------------------------------------------------------===//
// What can be said
//===----------------------------------------------------------------------===//

/// Returns why there can be no call, or nothing.
std::string FixPlanner::readTask(Task &T) const {
  const SourceManager &SM = Context.getSourceManager();
  if (!T.DescriptorArg) {
    CreationPoint Place = findCreationPoint(T.Bind, Context);
    T.Point = std::move(Place.Point);
    T.D = std::move(Place.D);
    T.Check = std::move(Place.Check);
  } else if (*T.DescriptorArg < T.Bind.getNumArgs()) {
    T.Point = findInsertionPoint(T.Bind, Context);
  } else {
    return "the descriptor is not an argument of the call";
  }
  if (!T.Point.Function || SM.isInSystemHeader(T.Bind.getBeginLoc()))
    return T.Point.WhyNot.str();
  if (T.DescriptorArg) {
    StringRef WhyNot =
        readDescriptor(*T.Bind.getArg(*T.DescriptorArg), Context, T.D);
    if (!WhyNot.empty())
      return WhyNot.str();
    T.Check = neededCheck(T.D, T.Point, Context);
  }

  Availability Api = findSocketNames(T.Where, Context, PP);
  if (!Api.WhyNot.empty() && !Api.IsMissing)
    return Api.WhyNot;
  if (!Context.getLangOpts().CPlusPlus &&
      isDeclaredInside("setsockopt", *T.Point.Function, Context))
    return "'setsockopt' is something else here";
  T.LacksSocketHeader = Api.IsMissing;
  return {};
}

/// Fills the forms of the call.
void FixPlanner::readForms(Task &T, StringRef Guard) const {
  T.Main = callLike(T.Bind, T.D, T.Point, Context);
  T.Main.Guard = Guard.str();
  if (!T.Check.empty())
    T.Main.Guard += (Guard.empty() ? "" : " && ") + T.Check;
  bool Reports = Form.OnError == ErrorHandling::Perror;
  if (Reports || Form.OffersOther)
    T.Report =
        findFailureReport(T.Where, T.Main.Gap, *T.Point.Function, Context, PP);
  if (T.Report.Call.empty())
    return;
  OptionCall Reporting = T.Main;
  Reporting.Report = T.Report.Call;
  if (Form.OffersOther)
    T.Other = Reports ? T.Main : Reporting;
  if (Reports)
    T.Main = std::move(Reporting);
}

/// Adds the includes that the edit \p Pieces needs. Returns why they cannot be
/// added, or nothing.
std::string FixPlanner::addIncludes(const Task &T, const Edits &Pieces,
                                    Edits &To) {
  FileID File = Context.getSourceManager().getFileID(T.Where);
  if (T.LacksSocketHeader && !Includes.add("<sys/socket.h>", File, To))
    return findSocketNames(T.Where, Context, PP).WhyNot;
  bool Reports = llvm::any_of(Pieces, [&](const FixItHint &Piece) {
    return !T.Report.Call.empty() &&
           StringRef(Piece.CodeToInsert).contains(T.Report.Call);
  });
  if (Reports && !T.Report.Header.empty() &&
      !Includes.add(T.Report.Header, File, To))
    return "'perror' is not declared here; include <stdio.h>";
  return {};
}

//===----------------------------------------------------------------------===//
// Where it goes
//===----------------------------------------------------------------------===//

/// Takes the way \p Written to put the call in, if no other fix is in the way.
bool FixPlanner::take(Way Written, const Task &T, CallInsertion &Insertion,
                      Fix &Out) {
  Draft Main{Written(T.Main), {&T.Bind}, T.Point.Function};
  Fix Taken;
  Out.WhyNot = addIncludes(T, Main.Pieces, Taken.Includes);
  if (Out.WhyNot.empty())
    Taken.Hints = Writer.write(Main);
  if (!Taken) {
    Insertion.giveUp();
    return false;
  }
  Out = std::move(Taken);
  if (T.Other)
    addOther({Written(*T.Other), {&T.Bind}, T.Point.Function}, T, Out);
  return true;
}

/// Adds the form with the other handling of errors to \p Out.
void FixPlanner::addOther(const Draft &Form, const Task &T, Fix &Out) {
  Edits Needed;
  if (!addIncludes(T, Form.Pieces, Needed).empty())
    return;
  Edits Other = Writer.writeOther(Form);
  // Where the result is checked with that of the bind, both say the same.
  if (Other.empty() || std::equal(Other.begin(), Other.end(), Out.Hints.begin(),
                                  Out.Hints.end(), isSame))
    return;
  Out.Other = withIncludes(Other, Needed, Context.getSourceManager());
  Out.OtherDoes = T.Main.Report.empty()
                      ? "set SO_REUSEADDR and print an error if that fails"
                      : "set SO_REUSEADDR and ignore the result";
}

bool FixPlanner::takeInExpression(const Task &T, CallInsertion &Insertion,
                                  Fix &Out) {
  const LangOptions &LangOpts = Context.getLangOpts();
  bool HasLiteral = OptionValue::hasLiteral(LangOpts);
  if (!HasLiteral)
    for (const DeclarationPlace &Place :
         findDeclarationPlaces(T.Point, Context)) {
      auto Declared = [&](const OptionCall &Call) {
        return Insertion.withDeclaration(Call, Place);
      };
      if (take(Declared, T, Insertion, Out))
        return true;
    }
  auto Unnamed = [&](const OptionCall &Call) {
    return Insertion.withoutDeclaration(Call);
  };
  return (HasLiteral || LangOpts.CPlusPlus) && take(Unnamed, T, Insertion, Out);
}

Fix FixPlanner::plan(const CallExpr &Bind,
                     std::optional<unsigned> DescriptorArg, StringRef Guard) {
  auto Key = std::make_pair(Bind.getBeginLoc().getRawEncoding(), DescriptorArg);
  return answer(Planned, Key,
                [&] { return planAfresh(Bind, DescriptorArg, Guard); });
}

Fix FixPlanner::planAfresh(const CallExpr &Bind,
                           std::optional<unsigned> DescriptorArg,
                           StringRef Guard) {
  const SourceManager &SM = Context.getSourceManager();
  Task T{Bind, DescriptorArg, SM.getFileLoc(Bind.getBeginLoc())};
  if (std::string WhyNot = readTask(T); !WhyNot.empty())
    return Fix::none(WhyNot);
  readForms(T, Guard);

  Fix Result;
  CallInsertion Insertion(Bind, T.Point, Context, PP, Names);
  StringRef WhyNot = T.Point.WhyNot;
  if (WhyNot.empty() && DescriptorArg)
    WhyNot = whyNotEarlier(T.D, T.Point, MakesDatagrams, Context);
  auto Before = [&](const OptionCall &Call) {
    return Insertion.beforeStatement(Call);
  };
  if (WhyNot.empty() && take(Before, T, Insertion, Result))
    return Result;
  if (Guard.empty() && DescriptorArg && !isChangedByArguments(T.D, Bind, SM) &&
      takeInExpression(T, Insertion, Result))
    return Result;
  if (Result.WhyNot.empty())
    Result.WhyNot =
        WhyNot.empty() ? "no edit before the bind is right here" : WhyNot.str();
  return Result;
}

} // namespace socket_tidy
