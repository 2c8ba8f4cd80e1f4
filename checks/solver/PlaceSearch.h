//===--- PlaceSearch.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks for places away from a bind where the option can be set on the stream
/// sockets alone: after the call that makes one, or before the call that hands
/// one to the function that binds. That a place is right is not concluded but
/// tried, by a walk in which the option is set there.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_PLACESEARCH_H
#define SOCKET_TIDY_SOLVER_PLACESEARCH_H

#include "Findings.h"
#include <functional>

namespace socket_tidy {

/// What a walk with trials says.
struct TrialOutcome {
  Passengers Passed;
  /// By bind site: the verdict, where there is one.
  std::map<SiteId, Verdict> Left;
};

/// True if some socket that \p P creates may be a datagram socket.
bool makesDatagrams(const Program &P);

class PlaceSearch {
public:
  using WalkWith = std::function<TrialOutcome(const Trials &)>;

  PlaceSearch(const Program &P, WalkWith Walk)
      : Facts(P), Walk(std::move(Walk)) {}

  /// Fills in where else each of \p Wanted can be mended.
  void run(llvm::ArrayRef<Finding *> Wanted);

private:
  using Places = std::vector<SetPlace>;

  std::vector<Places> candidates(const Finding &F) const;
  Places callsOfBinder(const Finding &F) const;
  bool passes(const SetPlace &Place, Passenger Kind) const;
  void consider(Finding &F, Places Candidate);

  const Program &Facts;
  WalkWith Walk;
  Passengers Passed;
  unsigned WalksLeft = MaxWalks;

  /// Each of them takes as long as that which found the bugs.
  static constexpr unsigned MaxWalks = 32;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_PLACESEARCH_H
