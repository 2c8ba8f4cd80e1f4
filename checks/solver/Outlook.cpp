//===--- Outlook.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Two closures over the functions that a driver reaches: first which of them
/// hold a fact of interest, then what may come after their points. All callers
/// of a function count together, so the second one errs towards walking on.
///
//===----------------------------------------------------------------------===//

#include "Outlook.h"
#include "facts/Reachability.h"

using namespace socket_tidy;

bool Outlook::leads(const Fact &F) const {
  switch (F.Kind) {
  case FactKind::Create:
  case FactKind::SetOption:
  case FactKind::Enable:
  case FactKind::Bind:
  case FactKind::Listen:
    return true;
  case FactKind::Call: {
    auto Callee = Prospects.find(F.Callee);
    return Callee != Prospects.end() && Callee->second.HasAny;
  }
  default:
    return false;
  }
}

/// \returns true if that \p F holds a fact of interest is news.
bool Outlook::lookInto(const Function &F, Prospect &In) {
  bool Had = In.HasAny;
  for (size_t I = 0; I != F.Blocks.size(); ++I)
    for (size_t J = In.Length[I]; J != F.Blocks[I].Facts.size(); ++J)
      if (leads(F.Blocks[I].Facts[J])) {
        In.Length[I] = J + 1;
        In.HasAny = true;
      }
  return In.HasAny != Had;
}

/// \returns true if more is known of what comes after the blocks of \p F, or of
/// what comes after the functions that it calls.
bool Outlook::lookBehind(const Function &F, Prospect &In) {
  bool Any = false;
  auto Note = [&](auto &&Flag, bool Value) {
    if (!Value || Flag)
      return;
    Flag = true;
    Any = true;
  };
  // A block usually comes after its successors in the numbering of the CFG.
  for (size_t I = 0; I != F.Blocks.size(); ++I) {
    const Block &B = F.Blocks[I];
    Note(In.After[I], BlockId(I) == F.Exit && In.AfterReturn);
    for (const Edge &E : B.Successors)
      Note(In.After[I], In.After[E.To.Index] || In.Length[E.To.Index] != 0);
    for (size_t J = 0; J != B.Facts.size(); ++J)
      if (B.Facts[J].Callee.isValid())
        Note(Prospects.find(B.Facts[J].Callee)->second.AfterReturn,
             In.After[I] || In.Length[I] > J + 1);
  }
  return Any;
}

Outlook::Outlook(const Program &P, FunctionId Driver) {
  std::vector<FunctionId> Reached = reachableFrom(P, Driver);
  for (FunctionId Each : Reached) {
    Prospect &New = Prospects[Each];
    New.Length.resize(P.function(Each).Blocks.size());
    New.After.resize(P.function(Each).Blocks.size());
  }
  auto Close = [&](auto Look) {
    for (bool Again = true; Again;) {
      Again = false;
      for (FunctionId Each : Reached)
        Again |= (this->*Look)(P.function(Each), Prospects[Each]);
    }
  };
  Close(&Outlook::lookInto);
  Close(&Outlook::lookBehind);
}

bool Outlook::isOpen(FunctionId F, BlockId B, size_t Index) const {
  const Prospect &In = Prospects.find(F)->second;
  return Index < In.Length[B.Index] || In.After[B.Index];
}
