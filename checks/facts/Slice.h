//===--- Slice.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Drops what cannot touch a verdict: assignments to variables that no socket
/// call depends on, branches whose sides do the same, functions without facts.
/// The verdicts of a sliced program are those of the whole one, but for calls
/// that are condensed first.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_SLICE_H
#define SOCKET_TIDY_FACTS_SLICE_H

#include "Facts.h"

namespace socket_tidy {

/// Shrinks \p P in place. Functions and variables keep their ids; a function
/// without facts keeps its name and loses its blocks but entry and exit. Says
/// of the variables that are left how far they are worth counting.
void slice(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_SLICE_H
