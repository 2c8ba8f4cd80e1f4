//===--- NonReturning.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Functions that never come back, as they always end the process: what follows
/// a call of one does not happen.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_NONRETURNING_H
#define SOCKET_TIDY_FACTS_NONRETURNING_H

namespace socket_tidy {

class Program;

/// Ends the blocks of \p P at calls that do not return.
void cutAfterNonReturningCalls(Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_NONRETURNING_H
