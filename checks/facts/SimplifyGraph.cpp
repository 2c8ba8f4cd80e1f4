//===--- SimplifyGraph.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Simplifies block after block until nothing changes.
///
//===----------------------------------------------------------------------===//

#include "SimplifyGraph.h"
#include "llvm/ADT/STLExtras.h"

using namespace socket_tidy;

/// Leads \p E past blocks in which nothing happens.
static bool skipEmptyBlocks(Edge &E, const std::vector<Block> &Blocks,
                            BlockId Exit) {
  bool Changed = false;
  for (size_t Steps = 0; Steps != Blocks.size(); ++Steps) {
    const Block &To = Blocks[E.To.Index];
    if (E.To == Exit || !To.Facts.empty() || To.Successors.size() != 1 ||
        To.Successors.front().To == E.To)
      break;
    const Edge &Next = To.Successors.front();
    E.Assumptions.append(Next.Assumptions.begin(), Next.Assumptions.end());
    E.To = Next.To;
    Changed = true;
  }
  return Changed;
}

static bool simplifyBlock(size_t Self, std::vector<Block> &Blocks, BlockId Exit,
                          DeadEnds Ends) {
  Block &B = Blocks[Self];
  bool Changed = false;
  for (Edge &E : B.Successors)
    Changed |= skipEmptyBlocks(E, Blocks, Exit);
  size_t Before = B.Successors.size();
  llvm::erase_if(B.Successors, [&](const Edge &E) {
    const Block &To = Blocks[E.To.Index];
    // Going round without doing anything, or to where nothing goes on.
    bool Round = E.To.Index == Self && B.Facts.empty() && Before > 1;
    bool DeadEnd = Ends == DeadEnds::Dropped && E.To != Exit &&
                   To.Facts.empty() && To.Successors.empty();
    return Round || DeadEnd;
  });
  Changed |= B.Successors.size() != Before;
  bool SameTarget =
      B.Successors.size() > 1 && llvm::all_of(B.Successors, [&](const Edge &E) {
        return E.To == B.Successors.front().To;
      });
  if (SameTarget) {
    B.Successors.resize(1);
    B.Successors.front().Assumptions.clear();
    Changed = true;
  }
  return Changed;
}

void socket_tidy::simplifyGraph(std::vector<Block> &Blocks, BlockId Exit,
                                DeadEnds Ends) {
  for (bool Again = true; Again;) {
    Again = false;
    for (size_t I = 0; I != Blocks.size(); ++I)
      if (BlockId(I) != Exit)
        Again |= simplifyBlock(I, Blocks, Exit, Ends);
  }
}
