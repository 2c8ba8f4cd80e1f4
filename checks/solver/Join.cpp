//===--- Join.cpp - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Joins states that know the same of every socket. Where they differ in a
/// value, the join has a symbol for it, so that two later tests of it still
/// agree. A join stands for at least the paths of both, so no path on which the
/// option is set is lost. It can also stand for paths that no run takes,
/// because it forgets which values belong together. Once there is a socket it
/// says so with State::Joined, and only what is seen on a path without joins is
/// reported.
///
//===----------------------------------------------------------------------===//

#include "Conditions.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <array>

using namespace socket_tidy;

static bool namesSocket(Value V) {
  return V.is(ValueKind::Socket) || V.is(ValueKind::Pointer);
}

/// What socket() got, of which nothing needs to be known. Elements of a list of
/// addresses differ in no more than its name.
static std::array<Value *, 3> creationValues(SocketState &S) {
  return {&S.Domain, &S.Type, &S.Protocol};
}

/// Makes what two sockets were created with the same in \p A and in \p B, where
/// neither of them knows what it is.
/// \returns true if something is lost.
static bool unifyCreations(SocketState &A, SocketState &B) {
  bool Lost = false;
  for (auto [InA, InB] : llvm::zip(creationValues(A), creationValues(B))) {
    if (*InA == *InB || InA->is(ValueKind::Integer) ||
        InB->is(ValueKind::Integer))
      continue;
    *InA = *InB = Value();
    Lost = true;
  }
  return Lost;
}

/// Does so for all sockets.
static bool unifyCreations(State &A, State &B) {
  bool Lost = false;
  if (A.Sockets.size() == B.Sockets.size())
    for (auto [InA, InB] : llvm::zip(A.Sockets, B.Sockets))
      Lost |= unifyCreations(InA, InB);
  return Lost;
}

/// True if the two differ in nothing that concerns a socket.
static bool agreeOnSockets(const State &A, const State &B) {
  if (A.Sockets != B.Sockets || A.Blurred != B.Blurred)
    return false;
  auto Covers = [](const State &One, const State &Other) {
    return llvm::all_of(One.Memory, [&](const State::Entry &E) {
      if (!namesSocket(E.second))
        return true;
      const Value *Same = Other.find(E.first);
      return Same && *Same == E.second;
    });
  };
  auto SocketBindings = [](const State &S) {
    auto Bindings = S.Bindings;
    llvm::erase_if(Bindings,
                   [](const auto &B) { return !namesSocket(B.second); });
    return Bindings;
  };
  return Covers(A, B) && Covers(B, A) && SocketBindings(A) == SocketBindings(B);
}

namespace {

class Joiner {
public:
  Joiner(const State &A, const State &B, ValueTable &Values, FactSerial Point)
      : A(A), B(B), Values(Values), Point(Point) {}

  /// \param Lost what the two differ in was taken from them already.
  State run(bool Lost);

private:
  void findDifferences();
  bool isNonZero(State &S, LocationId L) const;
  void forget(State &S) const;
  bool joinConstraints();
  bool joinBindings();

  State A, B;
  ValueTable &Values;
  FactSerial Point;
  State Result;
  /// The locations whose values differ, and the symbols that they get.
  std::vector<std::pair<LocationId, Value>> Differences;
};

} // namespace

/// What may be assumed of each of two values may be assumed of their join.
static SymbolTrust trustOfBoth(Value A, Value B, const ValueTable &Values) {
  auto IsPortless = [&](Value V) {
    return V.is(ValueKind::Symbol) &&
           Values.symbolOf(V).Trust == SymbolTrust::Portless;
  };
  return IsPortless(A) && IsPortless(B) ? SymbolTrust::Portless
                                        : SymbolTrust::Foreign;
}

void Joiner::findDifferences() {
  llvm::DenseSet<LocationId> Noted;
  auto Compare = [&](const State &One, const State &Other) {
    for (const State::Entry &E : One.Memory) {
      const Value *Same = Other.find(E.first);
      // Two unknown values need not be equal.
      if (Same && *Same == E.second && !Same->is(ValueKind::Unknown))
        continue;
      SymbolTrust Trust =
          Same ? trustOfBoth(E.second, *Same, Values) : SymbolTrust::Foreign;
      Value New = Values.symbol(Values.makeSymbol(
          {SymbolOrigin::Joined, Trust, Point, E.first.Index, /*Source=*/{}}));
      if (Noted.insert(E.first).second)
        Differences.push_back({E.first, New});
    }
  };
  Compare(A, B);
  Compare(B, A);
}

bool Joiner::isNonZero(State &S, LocationId L) const {
  const Value *Held = S.find(L);
  return Held && isEqual(S, Values, *Held, Values.integer(0)) ==
                     std::optional<bool>(false);
}

/// What the new symbols stood for the last time around is something else now.
void Joiner::forget(State &S) const {
  auto IsNew = [&](Value V) {
    return V.is(ValueKind::Symbol) &&
           Values.symbolOf(V).Origin == SymbolOrigin::Joined &&
           Values.symbolOf(V).First == Point &&
           llvm::any_of(Differences,
                        [&](const auto &Each) { return Each.second == V; });
  };
  if (!mentions(S, Values, IsNew))
    return;
  Rewriter Rewrite(
      Values, [&](Value V) { return IsNew(V) ? Value() : V; },
      [&](LocationId L) {
        const Location &Here = Values.locationOf(L);
        bool Lost = Here.Kind == RootKind::Pointee &&
                    IsNew({ValueKind::Symbol, Here.Root});
        return Lost ? LocationId() : L;
      });
  rewrite(S, Rewrite);
}

bool Joiner::joinConstraints() {
  bool Lost = false;
  for (const Constraint &C : A.Constraints)
    if (C.PassedTo.isValid() || llvm::is_contained(B.Constraints, C))
      Result.add(C);
    else
      Lost = true;
  // That somebody unseen had a descriptor stays true of the join.
  for (const Constraint &C : B.Constraints)
    if (C.PassedTo.isValid())
      Result.add(C);
    else
      Lost |= !llvm::is_contained(A.Constraints, C);
  return Lost;
}

bool Joiner::joinBindings() {
  for (const auto &Each : A.Bindings)
    if (llvm::is_contained(B.Bindings, Each))
      Result.Bindings.push_back(Each);
  return Result.Bindings.size() != A.Bindings.size() ||
         Result.Bindings.size() != B.Bindings.size();
}

State Joiner::run(bool Lost) {
  findDifferences();
  llvm::SmallVector<Value, 8> NonZero;
  for (const auto &[L, New] : Differences)
    if (isNonZero(A, L) && isNonZero(B, L))
      NonZero.push_back(New);
  forget(A);
  forget(B);
  Lost |= !Differences.empty();
  Result.Memory = A.Memory;
  for (const auto &[L, New] : Differences)
    Result.set(L, New);
  Result.Sockets = A.Sockets;
  Lost |= joinConstraints();
  Lost |= joinBindings();
  Value Zero = Values.integer(0);
  for (Value New : NonZero)
    Result.add({Values.binary(BinaryOp::Eq, Zero, New), false, {}});
  Result.Blurred = A.Blurred;
  Result.SetOnUnknown = A.SetOnUnknown || B.SetOnUnknown;
  Result.SetOnForeign = A.SetOnForeign || B.SetOnForeign;
  // Before there is a socket, what differs is an input like any other.
  Result.Joined = (Lost && !A.Sockets.empty()) || A.Joined || B.Joined;
  return std::move(Result);
}

std::optional<State> socket_tidy::join(const State &A, const State &B,
                                       ValueTable &Values, FactSerial Point) {
  State One = A, Other = B;
  bool Lost = unifyCreations(One, Other);
  if (!agreeOnSockets(One, Other))
    return std::nullopt;
  return Joiner(One, Other, Values, Point).run(Lost);
}
