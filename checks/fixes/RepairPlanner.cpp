//===--- RepairPlanner.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tries the ways in the order of how well they fit what the author meant.
///
//===----------------------------------------------------------------------===//

#include "RepairPlanner.h"
#include "MovedSet.h"
#include "StreamGuard.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace socket_tidy {

RepairPlanner::RepairPlanner(ASTContext &Context, const Preprocessor &PP,
                             compat::IncludeInserter &Includes,
                             InsertedForm Form, bool MakesDatagrams)
    : Context(Context), Names(Context, PP), MakesDatagrams(MakesDatagrams),
      Writer(Context),
      Insertions(Context, PP, Includes, Names, Writer, Form, MakesDatagrams),
      Corrector(Context, PP, Names) {}

/// Mends the calls that say the wrong thing.
RepairPlanner::Drafts RepairPlanner::correct(const Damage &D) {
  if (!D.CorrectionSuffices)
    return {};
  Drafts Parts = Corrector.correct(D.Attempts);
  for (Draft &Part : Parts)
    Part.Calls.push_back(D.Bind);
  return Parts;
}

/// Moves a call that comes too late.
RepairPlanner::Drafts RepairPlanner::move(const Damage &D) {
  if (D.BindsDatagrams || D.DescriptorArg >= D.Bind->getNumArgs())
    return {};
  for (const Attempt &A : D.Attempts)
    if (A.Flaw == Ineffective::AfterBind)
      if (auto Moved =
              moveBeforeBind(*A.Call, *D.Bind, *D.Bind->getArg(D.DescriptorArg),
                             MakesDatagrams, Context))
        return {*std::move(Moved)};
  return {};
}

static bool holds(const std::vector<Draft> &Parts, const FixItHint &Piece) {
  return llvm::any_of(
      Parts, [&](const Draft &Part) { return isAmong(Piece, Part.Pieces); });
}

/// True if the fix of another report makes all the edits of \p Correction.
bool RepairPlanner::isKnown(const Drafts &Correction) const {
  return llvm::any_of(Corrections, [&](const Drafts &Known) {
    return llvm::all_of(Correction, [&](const Draft &Part) {
      return llvm::all_of(Part.Pieces, [&](const FixItHint &Piece) {
        return holds(Known, Piece);
      });
    });
  });
}

/// Sets the option away from the bind.
Fix RepairPlanner::insert(const OtherWay &Way, const Damage &D) {
  Fix All;
  for (const OtherPlace &Place : Way.Places) {
    std::string Guard;
    if (Way.MustTellStreams && D.Creation)
      Guard = guardByType(*D.Creation, *Place.Call, Context);
    if (Way.MustTellStreams && Guard.empty())
      return {};
    Fix One = Insertions.plan(*Place.Call, Place.Argument, Guard);
    if (!One)
      return {};
    if (Way.Places.size() == 1)
      return One;
    All.Hints.append(One.Hints.begin(), One.Hints.end());
    for (const FixItHint &Include : One.Includes)
      if (!isAmong(Include, All.Includes))
        All.Includes.push_back(Include);
  }
  return All;
}

std::optional<Fix> RepairPlanner::offer(Drafts Correction) {
  if (Correction.empty())
    return std::nullopt;
  // Tools apply neither of two equal edits, so only one report has them.
  if (isKnown(Correction))
    return Fix::byAnother();
  Fix Result;
  Result.Hints = Writer.write(Correction);
  if (!Result)
    return std::nullopt;
  Corrections.push_back(std::move(Correction));
  return Result;
}

/// Returns \p New, if no other report has a part of it.
std::optional<Fix> RepairPlanner::offer(Fix New) {
  if (!New)
    return std::nullopt;
  for (const Edits &Known : Inserted) {
    auto IsKnown = [&](const FixItHint &Hint) { return isAmong(Hint, Known); };
    if (llvm::all_of(New.Hints, IsKnown))
      return Fix::byAnother();
    if (llvm::any_of(New.Hints, IsKnown))
      return std::nullopt;
  }
  Inserted.push_back(New.Hints);
  return New;
}

std::optional<Fix>
RepairPlanner::wholly(llvm::function_ref<std::optional<Fix>()> Plan) {
  size_t Named = Names.taken(), Planned = Insertions.planned(),
         Corrected = Corrector.corrected();
  EditLedger::Mark Written = Writer.taken();
  std::optional<Fix> Result = Plan();
  if (!Result) {
    Names.giveBack(Named);
    Insertions.forget(Planned);
    Corrector.forget(Corrected);
    Writer.giveBack(Written);
  }
  return Result;
}

Fix RepairPlanner::plan(const Damage &D) {
  for (auto Way : {&RepairPlanner::correct, &RepairPlanner::move})
    if (auto Offered = wholly([&] { return offer((this->*Way)(D)); }))
      return *Offered;
  std::string Guard;
  if (D.BindsDatagrams && D.Creation)
    Guard = guardByType(*D.Creation, *D.Bind, Context);
  if (D.BindsDatagrams && Guard.empty()) {
    for (const OtherWay &Way : D.Elsewhere)
      if (auto Offered = wholly([&] { return offer(insert(Way, D)); }))
        return *Offered;
    return Fix::none("datagram sockets pass here, too");
  }
  Fix AtBind = Insertions.plan(*D.Bind, D.DescriptorArg, Guard);
  if (!AtBind)
    return AtBind;
  if (std::optional<Fix> Offered = offer(std::move(AtBind)))
    return *Offered;
  return Fix::none("the fix of another bind goes to the same place");
}

} // namespace socket_tidy
