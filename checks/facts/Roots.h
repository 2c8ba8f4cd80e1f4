//===--- Roots.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Says from where a program is entered: by a *driver*, a function made up for
/// that. Each function without a caller in sight has a driver of its own, which
/// knows nothing of what ran before. Functions that share variables have one
/// more, which calls them in any order, again and again.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_ROOTS_H
#define SOCKET_TIDY_FACTS_ROOTS_H

#include "Facts.h"

namespace socket_tidy {

/// The functions that the solver starts from.
struct Drivers {
  /// From the roots of the call graph; one with a hub calls them in any order.
  std::vector<FunctionId> All;
  /// For functions alone, see LoneDrivers.h.
  std::vector<FunctionId> Lone;
};

/// Adds the drivers to \p P, which has been sliced.
Drivers addDrivers(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_ROOTS_H
