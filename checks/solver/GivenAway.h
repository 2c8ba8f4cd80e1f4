//===--- GivenAway.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What goes out of sight: the sockets that a function which cannot be seen can
/// get at when it is called, through what it is given now and through what was
/// given away before.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_GIVENAWAY_H
#define SOCKET_TIDY_SOLVER_GIVENAWAY_H

#include "Memory.h"

namespace socket_tidy {

/// Finds what a function that cannot be seen can get at.
class GivenAway {
public:
  GivenAway(const Program &P, ValueTable &Values, State &S)
      : Facts(P), Values(Values), S(S) {}

  /// \p Arg is given to \p Site.
  /// \param OnlyPart who gets the address of a part knows nothing of the whole.
  void giveArgument(OperandId Arg, SiteId Site, bool OnlyPart);
  /// What was given away before can be reached again.
  void giveEarlier(SiteId Site, FactSerial Serial);
  /// \param IsKept nobody sets an option, but who gets it can find it again.
  void apply(bool IsKept);

private:
  void give(Value V, SiteId Site);
  void giveWhole(Value V, SiteId Site);

  const Program &Facts;
  ValueTable &Values;
  State &S;
  llvm::SmallVector<std::pair<Value, SiteId>, 8> Given;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_GIVENAWAY_H
