//===--- SetPlace.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// A place where a call that sets the option might be added, and what passes
/// there: the question that a walk is asked before such a call is proposed.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_SETPLACE_H
#define SOCKET_TIDY_SOLVER_SETPLACE_H

#include "facts/Ids.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace socket_tidy {

/// Right before or right after a call.
struct SetPlace {
  SiteId Call;
  /// Before the call, on what it gives to this parameter of the callee, counted
  /// with `this`; none: after the call, on its result.
  std::optional<unsigned> Parameter;

  auto key() const { return std::tie(Call, Parameter); }
  friend bool operator==(const SetPlace &A, const SetPlace &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const SetPlace &A, const SetPlace &B) {
    return A.key() < B.key();
  }
};

/// What a walk does at a place.
enum class Trial : uint8_t {
  Watch,      ///< Take down what passes.
  Set,        ///< Set the option, too.
  SetStreams, ///< Set it on what is no datagram socket.
};

/// A kind of socket that passes a place.
enum class Passenger : uint8_t {
  Stream,   ///< Known to be one, not bound yet, and the option is not set.
  Datagram, ///< Known to be no stream.
  Untyped,  ///< Not known to be a stream, or nothing is known at all.
  Bound,    ///< Too late for it.
};

using Trials = std::map<SetPlace, Trial>;
using Passengers = std::set<std::pair<SetPlace, Passenger>>;

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_SETPLACE_H
