//===--- Findings.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The verdicts: which bind site lacks the option for which sockets, and what a
/// reader must see to believe it. Plain values; how they are shown is the
/// affair of others.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_FINDINGS_H
#define SOCKET_TIDY_SOLVER_FINDINGS_H

#include "Solver.h"

namespace socket_tidy {

struct Drivers;

enum class Verdict : uint8_t {
  Missing, ///< No effective set comes first, on any path, for some socket.
  Partial, ///< On some paths of some socket, not on all.
  Unseen,  ///< Something that cannot be seen decides.
};

/// A call that was meant to set the option and does not.
struct FailedSet {
  SiteId Site;
  Ineffective Why;
  int64_t Size = 0; ///< In bytes, for TooSmall.
};

/// What would come of mending all calls, of this finding and of others, that
/// stand where they should and only say the wrong thing.
struct Mending {
  /// There are such calls among those of the finding.
  bool IsPossible = false;
  /// The verdict that would be left; none if the option would be set.
  std::optional<Verdict> Left;
  /// One of them would set the option on a datagram socket.
  bool ReachesDatagrams = false;
};

/// Places away from the bind where calls that set the option would mend a
/// finding.
struct OtherPlaces {
  std::vector<SetPlace> Calls;
  /// Datagram sockets pass there, too, or what may be some.
  bool MustTellStreams = false;
  /// The verdict that would be left; none if the option would be set.
  std::optional<Verdict> Left;
};

/// Where a socket comes from: the call that creates it, and those that lead
/// there, the innermost first.
using Origin = llvm::SmallVector<SiteId, 4>;

struct Finding {
  SiteId Bind;
  Verdict What = Verdict::Missing;
  /// For Unseen: why, and at which call if at one.
  UnseenReason Reason = UnseenReason::None;
  SiteId ReasonSite;
  /// SO_REUSEPORT is on at the bind on all paths.
  bool ReusePort = false;
  // Each list is free of duplicates and ordered by site.
  std::vector<SiteId> Creations;
  std::vector<SiteId> Listens;
  std::vector<FailedSet> FailedSets;
  Mending IfMended;
  /// For a bind that datagram sockets pass, too; the best come first.
  std::vector<OtherPlaces> Elsewhere;
  /// Of each socket with this verdict that was created in sight.
  std::set<Origin> Origins;
  /// Of those with a weaker verdict, too: the finding ends with the last.
  std::set<Origin> AllOrigins;
  /// Nobody in sight created some of its sockets.
  bool CreatedOutOfSight = false;
  /// The type of one of its stream sockets has flags such as SOCK_CLOEXEC.
  bool HasTypeFlags = false;
};

struct Findings {
  /// One for each bind site that has any verdict but "set", ordered by site;
  /// the strongest verdict of its sockets counts.
  std::vector<Finding> All;
  /// Bind sites that datagram sockets pass, whether they have a finding or not.
  std::set<SiteId> DatagramBinds;
};

/// Solves \p P, which has been sliced, from its drivers.
Findings findMissingOptions(const Program &P, const Drivers &From,
                            const SolverOptions &Options,
                            const SolverLimits &Limits = {});

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_FINDINGS_H
