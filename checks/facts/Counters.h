//===--- Counters.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Up to which number a variable is worth counting. Each number makes states of
/// its own, so a variable that only counts the turns of a loop is counted no
/// further than to the numbers that the program compares it with; one that
/// chooses an element of an array whose elements are alike, to the first ones.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_COUNTERS_H
#define SOCKET_TIDY_FACTS_COUNTERS_H

#include "Facts.h"

namespace socket_tidy {

/// Sets Variable::CountedTo in \p P, which has been sliced: what was dropped
/// needs no number.
void boundCounters(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_COUNTERS_H
