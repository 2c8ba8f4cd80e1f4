//===--- SimplifyGraph.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The branches that are left of a graph when most of what it did is dropped.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_SIMPLIFYGRAPH_H
#define SOCKET_TIDY_FACTS_SIMPLIFYGRAPH_H

#include "Facts.h"

namespace socket_tidy {

/// Whether a graph shows the branches that lead to where nothing goes on.
enum class DeadEnds { Kept, Dropped };

/// Leads the edges of \p Blocks past blocks in which nothing happens, and drops
/// branches whose sides do the same.
void simplifyGraph(std::vector<Block> &Blocks, BlockId Exit, DeadEnds Ends);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_SIMPLIFYGRAPH_H
