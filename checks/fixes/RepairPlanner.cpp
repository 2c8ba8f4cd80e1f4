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
                             ErrorHandling OnError)
    : Context(Context), Names(Context, PP),
      Insertions(Context, PP, Includes, Names, OnError),
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
    Edits Moved = moveBeforeBind(*A.Call, *D.Bind,
                                 *D.Bind->getArg(D.DescriptorArg), Context);
    if (!Moved.empty())
      return Moved;
  }
  return {};
}

Fix RepairPlanner::plan(const Damage &D) {
  for (Edits Hints : {correct(D), move(D)}) {
    if (Hints.empty())
      continue;
    Admission Admitted = Ledger.enter(Hints);
    if (Admitted == Admission::New)
      return Fix{std::move(Hints), {}};
    if (Admitted == Admission::Known)
      return Fix{{}, "that of another report mends this one, too"};
  }
  std::string Guard;
  if (D.BindsDatagrams && D.Creation)
    Guard = guardByType(*D.Creation, *D.Bind, Context);
  if (D.BindsDatagrams && Guard.empty())
    return Fix{{}, "datagram sockets pass here, too"};
  Fix Inserted = Insertions.plan(*D.Bind, D.DescriptorArg, Guard);
  if (Inserted && Ledger.enter(Inserted.Hints) != Admission::New)
    return Fix{{}, "the fix of another bind goes to the same place"};
  return Inserted;
}

} // namespace socket_tidy
