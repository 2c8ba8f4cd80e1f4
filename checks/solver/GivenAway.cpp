//===--- GivenAway.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows values, pointers and whole roots, and marks the sockets among them.
///
//===----------------------------------------------------------------------===//

#include "GivenAway.h"

using namespace socket_tidy;

void GivenAway::give(Value V, SiteId Site) {
  bool Known = llvm::any_of(
      Given, [&](const auto &Earlier) { return Earlier.first == V; });
  if (Known)
    return;
  LocationId Root;
  if (V.is(ValueKind::Pointer))
    Root = Values.rootOf(ValueTable::locationIn(V));
  else if (V.is(ValueKind::Symbol))
    Root = Values.pointee(SymbolId(static_cast<size_t>(V.Index)));
  else if (!V.is(ValueKind::Socket))
    return;
  Given.push_back({V, Site});
  if (!Root.isValid())
    return;
  give(Values.pointer(Root), Site);
  for (const State::Entry &E : S.Memory) {
    if (Values.isWithin(E.first, Root))
      give(E.second, Site);
    // What a pointer led to that was there from the start.
    const Location &Base = Values.locationOf(Values.rootOf(E.first));
    if (Base.Kind != RootKind::Pointee)
      continue;
    SymbolId Pointer(static_cast<size_t>(Base.Root));
    const Symbol &Read = Values.symbolOf(Pointer);
    if (Read.Origin == SymbolOrigin::Initial &&
        Values.isWithin(LocationId(static_cast<size_t>(Read.First)), Root))
      give(Values.symbol(Pointer), Site);
  }
}

void GivenAway::giveArgument(OperandId Arg, SiteId Site) {
  Memory M(Facts, Values, S);
  give(M.evaluate(Arg), Site);
  // An aggregate takes its parts along.
  const Operand &Op = Facts.operand(Arg);
  if (Op.Kind != OperandKind::Load)
    return;
  if (LocationId L = M.locate(Op.Where); L.isValid())
    for (const State::Entry &E : S.Memory)
      if (E.first == L || Values.moveTo(E.first, L, L).isValid())
        give(E.second, Site);
}

void GivenAway::giveEarlier(SiteId Site, FactSerial Serial) {
  std::vector<std::pair<LocationId, SiteId>> Roots;
  for (const Constraint &C : S.Constraints)
    if (C.PassedTo.isValid() && C.Subject.is(ValueKind::Pointer))
      Roots.push_back({ValueTable::locationIn(C.Subject), C.PassedTo});
  for (const State::Entry &E : S.Memory) {
    LocationId Root = Values.rootOf(E.first);
    const Location &Here = Values.locationOf(Root);
    bool Shared =
        Here.Kind == RootKind::Variable &&
        Facts.variable(VariableId(static_cast<size_t>(Here.Root))).IsShared;
    if (Shared && (Roots.empty() || Roots.back().first != Root))
      Roots.push_back({Root, Site});
  }
  for (const auto &[Root, From] : Roots)
    give(Values.pointer(Root), From);
  for (const State::Entry &E : S.Memory) {
    LocationId Root = Values.rootOf(E.first);
    const Location &Here = Values.locationOf(Root);
    if (Here.Kind != RootKind::Variable)
      continue;
    const Variable &V =
        Facts.variable(VariableId(static_cast<size_t>(Here.Root)));
    if (V.IsChanged)
      Roots.push_back({Root, Site});
    // Between two calls of a driver, it is the driver that calls them.
    bool IsCall = Site.isValid() && Facts.site(Site).In.isValid();
    if ((V.IsSetFromOutside && IsCall) ||
        llvm::is_contained(V.HandedOut, Values.lastField(E.first)))
      give(E.second, Site);
  }
  // What others can name, they can write; descriptors that the engine knows
  // stay.
  for (const auto &[Root, From] : Roots)
    Memory(Facts, Values, S).overwrite(Root, Serial);
}

void GivenAway::apply(bool IsKept) {
  for (const auto &[V, Site] : Given) {
    if (V.is(ValueKind::Socket) && IsKept) {
      S.Sockets[V.Index].Loose = true;
      continue;
    }
    if (V.is(ValueKind::Socket)) {
      S.Sockets[V.Index].Now.doubt(UnseenReason::PassedOn, Site);
      continue;
    }
    if (!Site.isValid())
      continue;
    // A symbol may become a descriptor; that it is kept then is not followed.
    if (IsKept && V.is(ValueKind::Symbol))
      continue;
    // An address is remembered once, by its root.
    bool Remembered = llvm::any_of(S.Constraints, [&, V = V](const auto &C) {
      return C.PassedTo.isValid() && C.Subject == V;
    });
    bool IsPart = V.is(ValueKind::Pointer) &&
                  Values.locationOf(ValueTable::locationIn(V)).Parent.isValid();
    if (!Remembered && !IsPart)
      S.add({V, true, Site});
  }
}
