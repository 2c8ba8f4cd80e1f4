//===--- Conditions.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a branch teaches: which states can take it, that a creation failed or
/// did not, that a symbol is a number, that a flag is on. Two tests of the same
/// unknown value agree because of this.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_CONDITIONS_H
#define SOCKET_TIDY_SOLVER_CONDITIONS_H

#include "State.h"
#include <limits>

namespace socket_tidy {

/// The states in which \p Condition, evaluated in \p S, is \p Truth: none, one,
/// or two where a descriptor may or may not be valid.
std::vector<State> assume(const State &S, ValueTable &Values, Value Condition,
                          bool Truth);

/// \returns the truth of `Left == Right`, if \p S knows it.
std::optional<bool> isEqual(const State &S, ValueTable &Values, Value Left,
                            Value Right);

/// \returns the truth of \p Condition, if the branches that \p S passed told
/// it.
std::optional<bool> isTrue(const State &S, const ValueTable &Values,
                           Value Condition);

/// The numbers between which a value lies, both included.
struct Range {
  int64_t Low = std::numeric_limits<int64_t>::min();
  int64_t High = std::numeric_limits<int64_t>::max();
};

/// \returns what the branches that \p S passed told of the size of \p V.
Range rangeOf(const State &S, const ValueTable &Values, Value V);

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_CONDITIONS_H
