//===--- Liveness.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which variables of a function are still read after a block is entered.
/// States forget the others, which lets paths meet again that differ in
/// nothing that matters any more.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_LIVENESS_H
#define SOCKET_TIDY_SOLVER_LIVENESS_H

#include "facts/Facts.h"
#include "llvm/ADT/DenseSet.h"

namespace socket_tidy {

class Liveness {
public:
  Liveness(const Program &P, const Function &F);

  /// True if \p V, a variable that ends with the function, may be read after
  /// the entry of \p B. Variables whose address is taken always may.
  bool isLiveIn(BlockId B, VariableId V) const {
    return AddressTaken.count(V) || LiveIn[B.Index].count(V);
  }

private:
  using Set = llvm::DenseSet<VariableId>;

  void readBlock(const Program &P, const Block &B, Set &Live);
  void readFact(const Program &P, const Fact &F, Set &Live);
  void findAggregates(const Program &P, const Function &F);

  Set AddressTaken;
  /// Variables of which parts are named: an assignment may be to a part only.
  Set Aggregates;
  std::vector<Set> LiveIn;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_LIVENESS_H
