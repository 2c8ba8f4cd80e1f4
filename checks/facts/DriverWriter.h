//===--- DriverWriter.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes made-up functions that call those of a program, for the solver to
/// start from. Their calls have no site; an argument that is unknown there
/// stands for whatever a caller passes.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_DRIVERWRITER_H
#define SOCKET_TIDY_FACTS_DRIVERWRITER_H

#include "Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace socket_tidy {

class DriverWriter {
public:
  /// \param P has been sliced.
  explicit DriverWriter(Program &P);

  /// \returns a new driver, in which nothing leads from the entry to the exit.
  FunctionId addDriver();
  void connect(FunctionId Driver, BlockId From, BlockId To);
  /// What the variables that \p Concerns picks hold before main() runs. Code
  /// that writes others, too, is left out.
  void addInitializers(FunctionId Driver,
                       llvm::function_ref<bool(VariableId)> Concerns);
  /// \param Args of \p Callee; none of them is given: all are unknown. The
  /// object that methods share goes before.
  /// \returns the new block with the call.
  BlockId addCall(FunctionId Driver, FunctionId Callee,
                  llvm::ArrayRef<OperandId> Args = {});
  /// What a function returns goes to a caller that cannot be seen; what that
  /// one does between two calls cannot be seen either.
  void addReturn(FunctionId Driver, BlockId Call);

  /// True if something in sight may change \p V, which has static storage,
  /// once main() runs.
  bool isWritten(VariableId V) const { return Written.count(V); }

private:
  using VariableSet = llvm::DenseSet<VariableId>;

  void readWrites(const Function &F, VariableSet &Into) const;
  bool concerns(const Fact &Initializer,
                llvm::function_ref<bool(VariableId)> Concerns) const;

  Program &P;
  VariableSet Written;
  /// By function that runs before main(): what it writes, or what it calls.
  llvm::DenseMap<FunctionId, VariableSet> WrittenFirst;
  SiteId Outside; ///< Of callers that are not in sight.
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_DRIVERWRITER_H
