//===--- State.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is known at one program point on one kind of path: which place holds
/// what, what each socket has been through, and what the conditions passed so
/// far say. A plain value that can be compared and ordered.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_STATE_H
#define SOCKET_TIDY_SOLVER_STATE_H

#include "Values.h"
#include <functional>

namespace socket_tidy {

/// Whether SO_REUSEADDR is on.
enum class OptionStatus : uint8_t { NotSet, Set, Unseen };

/// Why a status is Unseen.
enum class UnseenReason : uint8_t {
  // The more a reason tells, the earlier it stands: of several, the first is
  // shown.
  None,
  OrderNotFixed, ///< Functions that share the socket may run in any order.
  PassedOn,      ///< The descriptor went to a function that cannot be seen.
  NotConstant,   ///< The value, level or name of the option is not known.
  ComesFrom,     ///< It came from somewhere that cannot be seen.
  SetOnUnknown,  ///< The option was set on a descriptor that nobody knows.
  TooComplex,    ///< A bound was passed.
};

struct Status {
  OptionStatus Option = OptionStatus::NotSet;
  UnseenReason Reason = UnseenReason::None;
  SiteId Where; ///< Of the reason.
  bool ReusePort = false;

  /// Somebody may have set the option; what is known to be set stays so. That a
  /// bound was passed says nothing of who did, and so gives way.
  void doubt(UnseenReason Why, SiteId At) {
    bool IsVague =
        Option == OptionStatus::Unseen && Reason == UnseenReason::TooComplex;
    if (Option != OptionStatus::NotSet && !IsVague)
      return;
    Option = OptionStatus::Unseen;
    Reason = Why;
    Where = At;
  }

  auto key() const { return std::tie(Option, Reason, Where, ReusePort); }
  friend bool operator==(const Status &A, const Status &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const Status &A, const Status &B) {
    return A.key() < B.key();
  }
};

/// A bind that the socket has been through, and the option at that moment.
struct BoundAt {
  SiteId Site;
  Status AtBind;
  bool TypeKnown = true; ///< Whether it was a stream socket was known then.
  Value Result; ///< Of the call, while it is not known to have succeeded.

  auto key() const { return std::tie(Site, AtBind, TypeKnown, Result); }
  friend bool operator==(const BoundAt &A, const BoundAt &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const BoundAt &A, const BoundAt &B) {
    return A.key() < B.key();
  }
};

struct SocketState {
  SocketNameId Name;
  Value Domain, Type, Protocol;
  Status Now;
  bool Duplicated = false;    ///< Several descriptors; closing one ends none.
  bool Checked = false;       ///< Known not to be a failed creation.
  bool Ended = false;         ///< Closed or never made; tells the callers.
  bool Crossed = false;       ///< Lived on between two calls of a driver.
  bool Loose = false;         ///< Kept where it may be found by other names.
  std::vector<BoundAt> Binds; ///< Sorted by site.

  auto key() const {
    return std::tie(Name, Domain, Type, Protocol, Now, Duplicated, Checked,
                    Ended, Crossed, Loose, Binds);
  }
  friend bool operator==(const SocketState &A, const SocketState &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const SocketState &A, const SocketState &B) {
    return A.key() < B.key();
  }
};

/// The truth of a value, learnt at a branch; or, where PassedTo is given, that
/// the symbol or the address was given to a function that cannot be seen. Who
/// has got an address may come back to what is kept there.
struct Constraint {
  Value Subject;
  bool Truth = true;
  SiteId PassedTo;

  /// False if the value has become one of which there is nothing to say.
  bool speaks() const {
    return Subject.is(ValueKind::Binary) ||
           (PassedTo.isValid() &&
            (Subject.is(ValueKind::Symbol) || Subject.is(ValueKind::Pointer)));
  }

  auto key() const { return std::tie(Subject, PassedTo, Truth); }
  friend bool operator==(const Constraint &A, const Constraint &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const Constraint &A, const Constraint &B) {
    return A.key() < B.key();
  }
};

class State {
public:
  using Entry = std::pair<LocationId, Value>;

  /// Sorted by location. A location without entry holds what it held when the
  /// function was entered, or what covers it.
  std::vector<Entry> Memory;
  std::vector<SocketState> Sockets;
  std::vector<Constraint> Constraints;
  /// What has been learnt of the symbols that came from the caller.
  std::vector<std::pair<SymbolId, Value>> Bindings;
  /// A bound was passed on the way here: nothing that is not set is reported.
  bool Blurred = false;
  /// Paths were joined on the way here: it may stand for one that no run takes.
  bool Joined = false;
  /// A descriptor that nobody knows got the option in this function: it may be
  /// one of a caller's.
  bool SetOnUnknown = false;
  /// The same of one that comes from somewhere.
  bool SetOnForeign = false;

  const Value *find(LocationId L) const;
  void set(LocationId L, Value V);
  /// Forgets \p L and its parts.
  void erase(LocationId L, const ValueTable &Values);
  /// \returns true if it was not known.
  bool add(const Constraint &C);

  auto key() const {
    return std::tie(Memory, Sockets, Constraints, Bindings, Blurred, Joined,
                    SetOnUnknown, SetOnForeign);
  }
  friend bool operator==(const State &A, const State &B) {
    return A.key() == B.key();
  }
  friend bool operator<(const State &A, const State &B) {
    return A.key() < B.key();
  }
};

/// Replaces values throughout a state. Leaves (symbols, sockets) are mapped by
/// a function; what contains them is rebuilt.
class Rewriter {
public:
  using LeafMap = std::function<Value(Value)>;
  using RootMap = std::function<LocationId(LocationId)>;

  /// \param Leaf maps symbols and sockets.
  /// \param Root maps the roots of locations; invalid drops the location.
  Rewriter(ValueTable &Values, LeafMap Leaf, RootMap Root)
      : Values(Values), Leaf(std::move(Leaf)), Root(std::move(Root)) {}

  Value value(Value V);
  LocationId location(LocationId L);
  void socket(SocketState &S);

private:
  ValueTable &Values;
  LeafMap Leaf;
  RootMap Root;
};

/// Rewrites all of \p S; constraints that say nothing any more are dropped.
void rewrite(State &S, Rewriter &Rewrite);

/// Calls \p Visit for each symbol and each socket that occurs in \p S, as often
/// as it does.
void forEachLeaf(const State &S, const ValueTable &Values,
                 llvm::function_ref<void(Value)> Visit);

/// \returns true if a symbol or socket that \p Matches occurs in \p S.
bool mentions(const State &S, const ValueTable &Values,
              llvm::function_ref<bool(Value)> Matches);

/// Replaces the symbol or socket \p Old by \p New everywhere in \p S. Parts of
/// what an old symbol pointed to are dropped unless the new value is a pointer
/// or a symbol.
void substitute(State &S, ValueTable &Values, Value Old, Value New);

/// A descriptor that is not known got the option: any of the sockets may be it.
void blurUnset(State &S);

/// A descriptor that comes from somewhere got the option: it may be one of
/// those that are kept somewhere.
/// \param Socket the one that gets it now; those that have it are found.
void doubtLoose(State &S, const ValueTable &Values,
                std::optional<size_t> Socket = std::nullopt);

/// \returns what holds in both \p A and \p B, if they differ in nothing that
/// concerns a socket.
/// \param Point names the program point, to name what the two differ in.
std::optional<State> join(const State &A, const State &B, ValueTable &Values,
                          FactSerial Point);

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_STATE_H
