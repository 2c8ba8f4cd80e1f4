//===--- NonReturning.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A function does not return if no path leads to its exit once the calls in it
/// that do not return are cut; so this goes on until nothing is cut.
///
//===----------------------------------------------------------------------===//

#include "NonReturning.h"
#include "Facts.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

using namespace socket_tidy;

/// True if some path through \p F leads to its exit.
static bool reachesExit(const Function &F) {
  llvm::BitVector Seen(F.Blocks.size());
  llvm::SmallVector<BlockId, 16> Pending = {F.Entry};
  while (!Pending.empty()) {
    BlockId B = Pending.pop_back_val();
    if (B == F.Exit)
      return true;
    if (Seen.test(B.Index))
      continue;
    Seen.set(B.Index);
    for (const Edge &Next : F.Blocks[B.Index].Successors)
      Pending.push_back(Next.To);
  }
  return false;
}

void socket_tidy::cutAfterNonReturningCalls(Program &P) {
  llvm::BitVector Returns(P.numFunctions(), true);
  for (bool Again = true; Again;) {
    Again = false;
    for (size_t I = 0; I != P.numFunctions(); ++I) {
      Function &F = P.function(FunctionId(I));
      for (Block &B : F.Blocks)
        if (auto Call = llvm::find_if(B.Facts,
                                      [&](const Fact &Each) {
                                        return Each.Callee.isValid() &&
                                               !Returns[Each.Callee.Index];
                                      });
            Call != B.Facts.end()) {
          B.Facts.erase(std::next(Call), B.Facts.end());
          B.Successors.clear();
        }
      if (Returns[I] && !F.Blocks.empty() && !reachesExit(F)) {
        Returns.reset(I);
        Again = true;
      }
    }
  }
}
