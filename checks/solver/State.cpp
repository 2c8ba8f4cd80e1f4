//===--- State.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Access to a state, and the rewriting of its values.
///
//===----------------------------------------------------------------------===//

#include "State.h"

using namespace socket_tidy;

static bool byLocation(const State::Entry &E, LocationId L) {
  return E.first < L;
}

const Value *State::find(LocationId L) const {
  auto It = std::lower_bound(Memory.begin(), Memory.end(), L, byLocation);
  return It != Memory.end() && It->first == L ? &It->second : nullptr;
}

void State::set(LocationId L, Value V) {
  auto It = std::lower_bound(Memory.begin(), Memory.end(), L, byLocation);
  if (It != Memory.end() && It->first == L)
    It->second = V;
  else
    Memory.insert(It, {L, V});
}

void State::erase(LocationId L, const ValueTable &Values) {
  llvm::erase_if(Memory,
                 [&](const Entry &E) { return Values.isWithin(E.first, L); });
}

bool State::add(const Constraint &C) {
  auto It = std::lower_bound(Constraints.begin(), Constraints.end(), C);
  if (It != Constraints.end() && *It == C)
    return false;
  Constraints.insert(It, C);
  return true;
}

LocationId Rewriter::location(LocationId L) {
  const Location Here = Values.locationOf(L);
  if (!Here.Parent.isValid())
    return Root(L);
  LocationId Parent = location(Here.Parent);
  if (!Parent.isValid())
    return {};
  if (Here.Step == StepKind::Field)
    return Values.field(Parent, Here.Field);
  return Values.element(Parent, value(Here.Index));
}

Value Rewriter::value(Value V) {
  switch (V.Kind) {
  case ValueKind::Symbol:
  case ValueKind::Socket:
    return Leaf(V);
  case ValueKind::Pointer: {
    LocationId L = location(LocationId(static_cast<size_t>(V.Index)));
    return L.isValid() ? Values.pointer(L) : Value();
  }
  case ValueKind::Binary: {
    const BinaryValue B = Values.binaryOf(V);
    return Values.binary(B.Op, value(B.Left), value(B.Right));
  }
  default:
    return V;
  }
}

void Rewriter::socket(SocketState &S) {
  S.Domain = value(S.Domain);
  S.Type = value(S.Type);
  S.Protocol = value(S.Protocol);
  for (BoundAt &B : S.Binds)
    B.Result = value(B.Result);
}

void socket_tidy::rewrite(State &S, Rewriter &Rewrite) {
  std::vector<State::Entry> Memory = std::move(S.Memory);
  S.Memory.clear();
  for (const State::Entry &E : Memory) {
    LocationId L = Rewrite.location(E.first);
    if (L.isValid())
      S.set(L, Rewrite.value(E.second));
  }
  for (SocketState &Each : S.Sockets)
    Rewrite.socket(Each);
  std::vector<Constraint> Constraints = std::move(S.Constraints);
  S.Constraints.clear();
  for (Constraint C : Constraints) {
    C.Subject = Rewrite.value(C.Subject);
    // What has become a constant or lost its identity says nothing any more.
    if (C.speaks())
      S.add(C);
  }
  for (auto &[Symbol, Bound] : S.Bindings)
    Bound = Rewrite.value(Bound);
}

void socket_tidy::substitute(State &S, ValueTable &Values, Value Old,
                             Value New) {
  Rewriter *Self = nullptr;
  auto Leaf = [&](Value V) {
    if (V == Old)
      return New;
    if (!V.is(ValueKind::Symbol) ||
        Values.symbolOf(V).Origin != SymbolOrigin::Initial)
      return V;
    // What lay behind the old symbol at first lies behind the new value.
    Symbol Held = Values.symbolOf(V);
    LocationId Before(static_cast<size_t>(Held.First));
    LocationId After = Self->location(Before);
    if (After == Before)
      return V;
    Held.First = After.Index;
    return After.isValid() ? Values.symbol(Values.makeSymbol(Held)) : Value();
  };
  auto Root = [&](LocationId L) -> LocationId {
    const Location &Here = Values.locationOf(L);
    bool Affected = Old.is(ValueKind::Symbol) &&
                    Here.Kind == RootKind::Pointee && Here.Root == Old.Index;
    if (!Affected)
      return L;
    if (New.is(ValueKind::Pointer))
      return LocationId(static_cast<size_t>(New.Index));
    if (New.is(ValueKind::Symbol))
      return Values.pointee(SymbolId(static_cast<size_t>(New.Index)));
    return {};
  };
  Rewriter Rewrite(Values, Leaf, Root);
  Self = &Rewrite;
  rewrite(S, Rewrite);
}

void socket_tidy::blurUnset(State &S) {
  S.SetOnUnknown = true;
  for (SocketState &Socket : S.Sockets)
    Socket.Now.doubt(UnseenReason::SetOnUnknown, {});
}

/// \returns the field in which a pointer that is not followed led to \p Socket.
static NameId fieldBehindPointer(const SocketState &Socket,
                                 const ValueTable &Values) {
  const SocketName &Name = Values.nameOf(Socket.Name);
  if (Name.Kind != SocketNameKind::External)
    return {};
  const Symbol &Held =
      Values.symbolOf(SymbolId(static_cast<size_t>(Name.Index)));
  if (Held.Origin != SymbolOrigin::Initial)
    return {};
  LocationId Where(static_cast<size_t>(Held.First));
  return Values.locationOf(Values.rootOf(Where)).Kind == RootKind::Pointee
             ? Values.lastField(Where)
             : NameId();
}

/// A pointer may lead back to the object that the methods of a class share. Of
/// its members, those of the name \p Field may be meant.
static void doubtMembers(State &S, const ValueTable &Values, NameId Field) {
  for (const State::Entry &E : S.Memory)
    if (E.second.is(ValueKind::Socket) && Values.isOfObject(E.first) &&
        Values.lastField(E.first) == Field)
      S.Sockets[E.second.Index].Now.doubt(UnseenReason::ComesFrom, {});
}

void socket_tidy::doubtLoose(State &S, const ValueTable &Values,
                             std::optional<size_t> Socket) {
  S.SetOnForeign = true;
  for (size_t I = 0; I != S.Sockets.size(); ++I)
    if (Socket == I || S.Sockets[I].Now.Option == OptionStatus::Set)
      if (NameId Field = fieldBehindPointer(S.Sockets[I], Values);
          Field.isValid())
        doubtMembers(S, Values, Field);
  for (SocketState &Each : S.Sockets)
    if (Each.Loose)
      Each.Now.doubt(UnseenReason::ComesFrom, {});
  for (const State::Entry &E : S.Memory)
    if (E.second.is(ValueKind::Socket) &&
        llvm::any_of(S.Constraints, [&](const Constraint &C) {
          return C.PassedTo.isValid() && C.Subject.is(ValueKind::Pointer) &&
                 Values.isWithin(E.first, ValueTable::locationIn(C.Subject));
        }))
      S.Sockets[E.second.Index].Now.doubt(UnseenReason::ComesFrom, {});
}

void socket_tidy::forEachLeaf(const State &S, const ValueTable &Values,
                              llvm::function_ref<void(Value)> Visit) {
  for (const State::Entry &E : S.Memory) {
    Values.forEachLeaf(E.second, Visit);
    Values.forEachLeaf(Values.pointer(E.first), Visit);
  }
  for (const Constraint &C : S.Constraints)
    Values.forEachLeaf(C.Subject, Visit);
  for (const auto &[Symbol, Bound] : S.Bindings)
    Values.forEachLeaf(Bound, Visit);
  for (const SocketState &Socket : S.Sockets) {
    for (Value V : {Socket.Domain, Socket.Type, Socket.Protocol})
      Values.forEachLeaf(V, Visit);
    for (const BoundAt &B : Socket.Binds)
      Values.forEachLeaf(B.Result, Visit);
  }
}

bool socket_tidy::mentions(const State &S, const ValueTable &Values,
                           llvm::function_ref<bool(Value)> Matches) {
  bool Found = false;
  forEachLeaf(S, Values, [&](Value Leaf) { Found |= Matches(Leaf); });
  return Found;
}
