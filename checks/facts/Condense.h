//===--- Condense.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Replaces calls that are not worth following. A function from which no socket
/// call is reached can only compute values; a large one (a parser of options, a
/// reader of configuration) would cost the solver more than its values are
/// worth. Its calls become what they may do: memory that they can reach gets
/// unknown values. Small ones (getters, initializers) stay.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_CONDENSE_H
#define SOCKET_TIDY_FACTS_CONDENSE_H

#include "Facts.h"

namespace socket_tidy {

/// Runs as a part of slicing, when calls that do not return have been cut.
void condenseCalls(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_CONDENSE_H
