//===--- Calls.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The way into a function and back. A callee sees only what it can reach:
/// its arguments, what they point to, the variables of static storage that it
/// names. What comes from the caller is numbered in the order in which it is
/// reached, so that calls which look alike to the callee share one context.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_CALLS_H
#define SOCKET_TIDY_SOLVER_CALLS_H

#include "Memory.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace socket_tidy {

/// What the numbers of a context mean in one caller.
struct Frame {
  std::vector<LocationId> Roots;   ///< All roots that were handed over.
  std::vector<LocationId> Outer;   ///< By the number of the outer variable.
  std::vector<SymbolId> Symbols;   ///< By the number of the input.
  std::vector<uint32_t> Sockets;   ///< By number; indices in the caller.
  std::vector<SocketNameId> Names; ///< By number; names in the caller.

  friend bool operator==(const Frame &A, const Frame &B) {
    return std::tie(A.Roots, A.Outer, A.Symbols, A.Sockets, A.Names) ==
           std::tie(B.Roots, B.Outer, B.Symbols, B.Sockets, B.Names);
  }
};

/// What a function and its callees can get at besides their arguments.
struct Reach {
  std::vector<VariableId> Globals; ///< Of static storage, ordered.
  bool CallsUnseen = false;        ///< And so all that was given away before.
};

class CallMapper {
public:
  CallMapper(const Program &P, ValueTable &Values) : Facts(P), Values(Values) {}

  /// \param Trust where a driver calls: what may be assumed of an argument.
  /// \returns the state in which \p Callee starts, and fills \p F.
  State enter(const Fact &Call, const Function &Callee, const Reach &Reached,
              SymbolTrust Trust, State Caller, Frame &F);

  /// Reduces \p S, at the exit of \p Of, to what callers can see.
  State leave(const State &S, const Function &Of);

  /// \returns \p Caller after \p Call ended in \p Exit.
  State resume(const Fact &Call, FactSerial Serial, const Function &Callee,
               const State &Caller, const State &Exit, const Frame &F);

  /// The name that a socket of the callee has in the caller.
  SocketNameId nameInCaller(SocketNameId N, const Frame &F, SiteId Call);

private:
  const Program &Facts;
  ValueTable &Values;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_CALLS_H
