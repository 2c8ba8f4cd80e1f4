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
                             ErrorHandling OnError, bool MakesDatagrams)
    : Context(Context), Names(Context, PP), MakesDatagrams(MakesDatagrams),
      Insertions(Context, PP, Includes, Names, OnError, MakesDatagrams),
      Corrector(Context, PP, Names), Ledger(Context.getSourceManager()) {}

/// Mends the calls that say the wrong thing.
Edits RepairPlanner::correct(const Damage &D) {
  return D.CorrectionSuffices ? Corrector.correct(D.Attempts) : Edits();
}

/// Moves a call that comes too late.
Edits RepairPlanner::move(const Damage &D) {
  if (D.BindsDatagrams || D.DescriptorArg >= D.Bind->getNumArgs())
    return {};
  for (const Attempt &A : D.Attempts) {
    if (A.Flaw != Ineffective::AfterBind)
      continue;
    Edits Moved =
        moveBeforeBind(*A.Call, *D.Bind, *D.Bind->getArg(D.DescriptorArg),
                       MakesDatagrams, Context);
    if (!Moved.empty())
      return Moved;
  }
  return {};
}

/// The condition under which a stream passes \p Place.
std::string RepairPlanner::guard(const OtherPlace &Place, const Damage &D) {
  return D.Creation ? guardByType(*D.Creation, *Place.Call, Context) : "";
}

/// Sets the option away from the bind.
Edits RepairPlanner::insert(const OtherWay &Way, const Damage &D) {
  Edits All;
  for (const OtherPlace &Place : Way.Places) {
    std::string Guard;
    if (Way.MustTellStreams)
      Guard = guard(Place, D);
    if (Way.MustTellStreams && Guard.empty())
      return {};
    Fix One = Insertions.plan(*Place.Call, Place.Argument, Guard);
    if (!One)
      return {};
    All.append(One.Hints.begin(), One.Hints.end());
  }
  return All;
}

/// Enters \p Hints, which may be none.
std::optional<Fix> RepairPlanner::admit(Edits Hints) {
  if (Hints.empty())
    return std::nullopt;
  switch (Ledger.enter(Hints)) {
  case Admission::New:
    return Fix{std::move(Hints), {}};
  case Admission::Known:
    return Fix{{}, "that of another report mends this one, too"};
  case Admission::Refused:
    break;
  }
  return std::nullopt;
}

Fix RepairPlanner::plan(const Damage &D) {
  for (Edits Hints : {correct(D), move(D)})
    if (std::optional<Fix> Admitted = admit(std::move(Hints)))
      return *Admitted;
  std::string Guard;
  if (D.BindsDatagrams && D.Creation)
    Guard = guardByType(*D.Creation, *D.Bind, Context);
  if (D.BindsDatagrams && Guard.empty()) {
    for (const OtherWay &Way : D.Elsewhere)
      if (std::optional<Fix> Admitted = admit(insert(Way, D)))
        return *Admitted;
    return Fix{{}, "datagram sockets pass here, too"};
  }
  Fix Inserted = Insertions.plan(*D.Bind, D.DescriptorArg, Guard);
  if (Inserted && Ledger.enter(Inserted.Hints) != Admission::New)
    return Fix{{}, "the fix of another bind goes to the same place"};
  return Inserted;
}

} // namespace socket_tidy
