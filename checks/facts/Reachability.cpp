//===--- Reachability.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A walk along the calls.
///
//===----------------------------------------------------------------------===//

#include "Reachability.h"
#include "Facts.h"
#include "llvm/ADT/DenseSet.h"

using namespace socket_tidy;

std::vector<FunctionId> socket_tidy::reachableFrom(const Program &P,
                                                   FunctionId From) {
  std::vector<FunctionId> Reached;
  llvm::DenseSet<FunctionId> Seen;
  llvm::SmallVector<FunctionId, 8> Pending = {From};
  while (!Pending.empty()) {
    FunctionId Each = Pending.pop_back_val();
    if (!Seen.insert(Each).second)
      continue;
    Reached.push_back(Each);
    for (const Block &B : P.function(Each).Blocks)
      for (const Fact &F : B.Facts)
        if (F.Callee.isValid())
          Pending.push_back(F.Callee);
  }
  return Reached;
}

std::vector<unsigned> socket_tidy::distancesToBind(const Program &P) {
  std::vector<unsigned> Distances(P.numFunctions(), Far);
  std::vector<FunctionId> Pending;
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts)
        if (F.Kind == FactKind::Bind && Distances[I] == Far) {
          Distances[I] = 0;
          Pending.push_back(FunctionId(I));
        }
  // In the order of their distance; the list grows while it is walked.
  for (size_t I = 0; I != Pending.size(); ++I)
    for (FunctionId Caller : P.function(Pending[I]).CalledBy)
      if (Distances[Caller.Index] == Far) {
        Distances[Caller.Index] = Distances[Pending[I].Index] + 1;
        Pending.push_back(Caller);
      }
  return Distances;
}
