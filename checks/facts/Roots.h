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

/// Adds the drivers to \p P, which has been sliced. Their calls have no site;
/// an argument that is unknown there stands for whatever an unseen caller
/// passes. A driver with a hub calls functions in any order.
/// \returns the drivers.
std::vector<FunctionId> addDrivers(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_ROOTS_H
