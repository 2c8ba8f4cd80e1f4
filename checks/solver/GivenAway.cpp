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
  LocationId Whole;
  if (V.is(ValueKind::Pointer))
    Whole = ValueTable::locationIn(V);
  else if (V.is(ValueKind::Symbol))
    Whole = Values.pointee(SymbolId(static_cast<size_t>(V.Index)));
  else if (!V.is(ValueKind::Socket))
    return;
  Given.push_back({V, Site});
  if (!Whole.isValid())
    return;
  give(Values.pointer(Whole), Site);
  for (const State::Entry &E : S.Memory) {
    if (Values.isWithin(E.first, Whole))
      giveWhole(E.second, Site);
    // What a pointer led to that was there from the start.
    const Location &Base = Values.locationOf(Values.rootOf(E.first));
    if (Base.Kind != RootKind::Pointee)
      continue;
    SymbolId Pointer(static_cast<size_t>(Base.Root));
    const Symbol &Read = Values.symbolOf(Pointer);
    if (Read.Origin == SymbolOrigin::Initial &&
        Values.isWithin(LocationId(static_cast<size_t>(Read.First)), Whole))
      give(Values.symbol(Pointer), Site);
  }
}

/// Who knows a part may know the whole: C code steps back from a link of a list
/// to what it is a part of.
void GivenAway::giveWhole(Value V, SiteId Site) {
  give(V, Site);
  if (V.is(ValueKind::Pointer))
    give(Values.pointer(Values.rootOf(ValueTable::locationIn(V))), Site);
}

void GivenAway::giveArgument(OperandId Arg, SiteId Site, bool OnlyPart) {
  Memory M(Facts, Values, S);
  Value Given = M.evaluate(Arg);
  OnlyPart ? give(Given, Site) : giveWhole(Given, Site);
  // An aggregate takes its parts along.
  const Operand &Op = Facts.operand(Arg);
  if (Op.Kind != OperandKind::Load)
    return;
  if (LocationId L = M.locate(Op.Where); L.isValid())
    for (const State::Entry &E : S.Memory)
      if (E.first == L || Values.moveTo(E.first, L, L).isValid())
        giveWhole(E.second, Site);
}

void GivenAway::giveEarlier(SiteId Site, FactSerial Serial) {
  std::vector<std::pair<LocationId, SiteId>> Wholes;
  for (const Constraint &C : S.Constraints)
    if (C.PassedTo.isValid() && C.Subject.is(ValueKind::Pointer))
      Wholes.push_back({ValueTable::locationIn(C.Subject), C.PassedTo});
  for (const State::Entry &E : S.Memory) {
    LocationId Root = Values.rootOf(E.first);
    const Location &Here = Values.locationOf(Root);
    bool Shared =
        Here.Kind == RootKind::Variable &&
        Facts.variable(VariableId(static_cast<size_t>(Here.Root))).IsShared;
    if (Shared && (Wholes.empty() || Wholes.back().first != Root))
      Wholes.push_back({Root, Site});
  }
  for (const auto &[Whole, From] : Wholes)
    give(Values.pointer(Whole), From);
  for (const State::Entry &E : S.Memory) {
    LocationId Root = Values.rootOf(E.first);
    const Location &Here = Values.locationOf(Root);
    if (Here.Kind != RootKind::Variable)
      continue;
    const Variable &V =
        Facts.variable(VariableId(static_cast<size_t>(Here.Root)));
    if (V.IsChanged)
      Wholes.push_back({Root, Site});
    // Between two calls of a driver, it is the driver that calls them.
    bool IsCall = Site.isValid() && Facts.site(Site).In.isValid();
    if ((V.IsSetFromOutside && IsCall) ||
        llvm::is_contained(V.HandedOut, Values.lastField(E.first)))
      give(E.second, Site);
  }
  // What others can name, they can write; descriptors that the engine knows
  // stay.
  for (const auto &[Whole, From] : Wholes)
    Memory(Facts, Values, S).overwrite(Whole, Serial);
}

/// True if who has \p Whole can get at all that \p V leads to.
static bool covers(Value Whole, Value V, const ValueTable &Values) {
  if (!Whole.is(ValueKind::Pointer) || !V.is(ValueKind::Pointer))
    return Whole == V;
  return Values.isWithin(ValueTable::locationIn(V),
                         ValueTable::locationIn(Whole));
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
    // An address is remembered once, with that of the whole if both are given.
    bool Remembered = llvm::any_of(S.Constraints, [&, V = V](const auto &C) {
      return C.PassedTo.isValid() && covers(C.Subject, V, Values);
    });
    bool Covered = llvm::any_of(Given, [&, V = V](const auto &Other) {
      return Other.first != V && covers(Other.first, V, Values);
    });
    if (!Remembered && !Covered)
      S.add({V, true, Site});
  }
}
