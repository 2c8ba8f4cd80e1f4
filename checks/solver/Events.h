//===--- Events.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the solver takes down while it walks: that a socket which was bound
/// somewhere came to listen, and that a call was meant to set the option and
/// did not. Events speak of sockets by the names they have in their context.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_EVENTS_H
#define SOCKET_TIDY_SOLVER_EVENTS_H

#include "Ineffective.h"
#include "SetPlace.h"
#include "State.h"
#include <set>

namespace socket_tidy {

/// A socket that was bound at Bind listens at Site.
struct ListenEvent {
  SocketNameId Socket;
  SiteId Bind;
  Status AtBind;
  SiteId Site;
  bool Crossed; ///< The socket lived on between two calls of a driver.
  bool Joined;  ///< Seen only on a path that may be none.

  auto key() const {
    return std::tie(Socket, Bind, AtBind, Site, Crossed, Joined);
  }
  friend bool operator<(const ListenEvent &A, const ListenEvent &B) {
    return A.key() < B.key();
  }
};

/// The call at Site was made on the socket.
struct SetEvent {
  SocketNameId Socket;
  SiteId Site;
  std::optional<Ineffective> Failure; ///< None: it works.
  int64_t Size = 0;                   ///< In bytes, for TooSmall.

  auto key() const { return std::tie(Socket, Site, Failure, Size); }
  friend bool operator<(const SetEvent &A, const SetEvent &B) {
    return A.key() < B.key();
  }
};

struct EventLog {
  std::set<ListenEvent> Listens;
  std::set<SetEvent> Sets;
  /// Bind sites that the walk came to.
  std::set<SiteId> Binds;
  /// Those at which some socket that may be TCP is without the option, or may
  /// be. At the others there is nothing to report, whatever comes later.
  std::set<SiteId> OpenBinds;
  /// Bind sites that datagram sockets pass, too.
  std::set<SiteId> DatagramBinds;
  /// Bind sites that stream sockets pass whose type is known and has flags.
  std::set<SiteId> FlaggedBinds;
  /// Calls that set the option on a datagram socket, and on one of which it is
  /// not known whether it is.
  std::set<SiteId> DatagramSets, UntypedSets;
  /// What passes the places that the walk is asked about.
  Passengers Passed;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_EVENTS_H
