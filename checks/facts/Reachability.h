//===--- Reachability.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions a function leads to, through the calls that its facts name.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_REACHABILITY_H
#define SOCKET_TIDY_FACTS_REACHABILITY_H

#include "Ids.h"
#include <vector>

namespace socket_tidy {

class Program;

/// \returns \p From and all that it calls, directly or not, each once.
std::vector<FunctionId> reachableFrom(const Program &P, FunctionId From);

/// A distance that no call leads over.
constexpr unsigned Far = ~0U;

/// \returns by function: how many calls away the nearest bind is.
std::vector<unsigned> distancesToBind(const Program &P);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_REACHABILITY_H
