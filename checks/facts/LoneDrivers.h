//===--- LoneDrivers.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A second way to a bind, for where the walk from the roots passes a bound: a
/// large program often binds in a small function that does all there is to do.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_LONEDRIVERS_H
#define SOCKET_TIDY_FACTS_LONEDRIVERS_H

#include "Facts.h"

namespace socket_tidy {

class DriverWriter;

/// Adds drivers to \p P, which has been sliced, for functions that lead to a
/// bind and have callers in sight. Each calls one function alone, once for each
/// choice of constants that its callers pass; all else is unknown.
/// \param Write made when \p P had no drivers.
/// \returns the drivers, those nearest to a bind first.
std::vector<FunctionId> addLoneDrivers(Program &P, DriverWriter &Write);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_LONEDRIVERS_H
