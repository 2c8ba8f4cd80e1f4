//===--- Roots.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Says from where a program is entered. Functions without a caller in sight
/// may be called by anybody, in any order; a *driver* is a function made up for
/// that: it calls them again and again, each time any of them. Functions that
/// share no variable get drivers of their own.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_ROOTS_H
#define SOCKET_TIDY_FACTS_ROOTS_H

#include "Facts.h"

namespace socket_tidy {

/// Adds the drivers to \p P. Their calls have no site; an argument that is
/// unknown there stands for whatever an unseen caller passes.
/// \returns the drivers.
std::vector<FunctionId> addDrivers(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_ROOTS_H
