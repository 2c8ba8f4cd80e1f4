//===--- Memory.cpp - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The memory model: locations are paths from variables and from what symbols
/// point to; the first element of an array lies where the array lies.
///
//===----------------------------------------------------------------------===//

#include "Memory.h"
#include "Conditions.h"

using namespace socket_tidy;

LocationId Memory::locate(PlaceId P) {
  if (!P.isValid())
    return {};
  const Place &Here = Facts.place(P);
  if (!Here.Parent.isValid())
    return Values.variable(Here.Root);
  LocationId Parent = locate(Here.Parent);
  if (!Parent.isValid())
    return {};
  switch (Here.Step) {
  case StepKind::Field:
    // A member without a name lies where its owner lies.
    return Facts.name(Here.Field).empty() ? Parent
                                          : Values.field(Parent, Here.Field);
  case StepKind::Container: {
    if (Facts.name(Here.Field).empty())
      return Parent;
    const Location &Part = Values.locationOf(Parent);
    bool IsField = Part.Parent.isValid() && Part.Step == StepKind::Field &&
                   Part.Field == Here.Field;
    return IsField ? Part.Parent : LocationId();
  }
  case StepKind::Element: {
    // A pointer may stand in the middle of its array; an array begins here.
    const Place &Array = Facts.place(Here.Parent);
    bool ByPointer = Array.Parent.isValid() && Array.Step == StepKind::Deref;
    Value Index = evaluate(Here.Index);
    return ByPointer ? Values.advance(Parent, Index)
                     : Values.element(Parent, Index);
  }
  case StepKind::Deref: {
    Value Pointer = read(Parent);
    if (Pointer.is(ValueKind::Pointer))
      return ValueTable::locationIn(Pointer);
    if (Pointer.is(ValueKind::Symbol))
      return Values.pointee(SymbolId(static_cast<size_t>(Pointer.Index)));
    return {};
  }
  }
  return {};
}

LocationId Memory::pointee(OperandId O) {
  Value Pointer = evaluate(O);
  if (Pointer.is(ValueKind::Pointer))
    return ValueTable::locationIn(Pointer);
  if (Pointer.is(ValueKind::Symbol))
    return Values.pointee(SymbolId(static_cast<size_t>(Pointer.Index)));
  return {};
}

/// True if the way to \p L takes one field twice in a row, as the way to all
/// but the first elements of a list does.
bool Memory::isFurtherOn(LocationId L) const {
  const Location &Root = Values.locationOf(Values.rootOf(L));
  NameId Field = Values.lastField(L);
  if (Root.Kind != RootKind::Pointee || !Field.isValid())
    return false;
  const Symbol &Pointer =
      Values.symbolOf(SymbolId(static_cast<size_t>(Root.Root)));
  return Pointer.Origin == SymbolOrigin::Initial &&
         Values.lastField(LocationId(static_cast<size_t>(Pointer.First))) ==
             Field;
}

/// A descriptor may arrive through a pointer; the trust of a parameter does not
/// extend to the members of what it points to.
SymbolTrust Memory::trustAt(LocationId L) const {
  const Location &Root = Values.locationOf(Values.rootOf(L));
  if (Root.Kind != RootKind::Pointee)
    return SymbolTrust::Foreign;
  SymbolTrust OfPointer =
      Values.symbolOf(SymbolId(static_cast<size_t>(Root.Root))).Trust;
  bool IsMember = Values.locationOf(L).Parent.isValid();
  return IsMember && OfPointer != SymbolTrust::Portless ? SymbolTrust::Foreign
                                                        : OfPointer;
}

Value Memory::initial(LocationId L) {
  SymbolTrust Trust = trustAt(L);
  // One element of a list is as good as the next one.
  if (isFurtherOn(L))
    return Values.placeholder(L, Trust, {});
  Symbol New{SymbolOrigin::Initial, Trust, L.Index, 0, {}};
  return Values.symbol(Values.makeSymbol(New));
}

bool Memory::hasUnknownElement(LocationId L) const {
  for (; Values.locationOf(L).Parent.isValid();
       L = Values.locationOf(L).Parent) {
    const Location &Here = Values.locationOf(L);
    if (Here.Step == StepKind::Element && !Here.Index.is(ValueKind::Integer))
      return true;
  }
  return false;
}

/// True if a write whose target is not quite known may have gone to \p L, of
/// which nothing is known but that \p Whole was zero.
bool Memory::mayBeWritten(LocationId L, LocationId Whole) const {
  NameId Field = Values.lastField(L);
  return llvm::any_of(S.Memory, [&](const State::Entry &E) {
    if (E.first == Whole || !Values.isWithin(E.first, Whole))
      return false;
    // Through a pointer that is not followed, to a field of that name.
    if (E.second.is(ValueKind::Unknown) && Field.isValid() &&
        Values.locationOf(E.first).Parent == Whole &&
        Values.lastField(E.first) == Field)
      return true;
    if (!hasUnknownElement(E.first))
      return false;
    for (LocationId Part = L; Part != Whole;
         Part = Values.locationOf(Part).Parent)
      if (mayAlias(E.first, Part))
        return true;
    return false;
  });
}

Value Memory::read(LocationId L) {
  if (!L.isValid())
    return {};
  if (const Value *Known = S.find(L))
    return Known->is(ValueKind::AllZero) ? Values.integer(0) : *Known;
  // An element that is not known may be any of those that are.
  if (hasUnknownElement(L) && !candidates(L).empty())
    return {};
  // What covers it?
  for (LocationId Whole = Values.locationOf(L).Parent; Whole.isValid();
       Whole = Values.locationOf(Whole).Parent) {
    const Value *Cover = S.find(Whole);
    if (!Cover)
      continue;
    if (Cover->is(ValueKind::AllZero))
      return mayBeWritten(L, Whole) ? Value() : Values.integer(0);
    if (Cover->is(ValueKind::Undefined))
      return *Cover;
    if (!Cover->is(ValueKind::Symbol))
      continue;
    // A part of an unknown aggregate: its path, starting at the symbol.
    LocationId Part =
        Values.pointee(SymbolId(static_cast<size_t>(Cover->Index)));
    llvm::SmallVector<LocationId, 4> Steps;
    for (LocationId Step = L; Step != Whole;
         Step = Values.locationOf(Step).Parent)
      Steps.push_back(Step);
    for (LocationId Step : llvm::reverse(Steps))
      if (Part.isValid())
        Part = Values.rebase(Step, Part);
    return Part.isValid() ? initial(Part) : Value();
  }
  const Location &Root = Values.locationOf(Values.rootOf(L));
  if (Root.Kind != RootKind::Variable)
    return initial(L);
  switch (Facts.variable(VariableId(static_cast<size_t>(Root.Root))).Kind) {
  case VariableKind::Local:
    return ValueTable::undefined();
  case VariableKind::Global:
  case VariableKind::Object:
    return initial(L);
  default:
    return {};
  }
}

Value Memory::evaluate(OperandId O) {
  if (!O.isValid())
    return {};
  const Operand &Op = Facts.operand(O);
  switch (Op.Kind) {
  case OperandKind::Unknown:
    return {};
  case OperandKind::Constant:
    return Values.integer(Op.Value);
  case OperandKind::Load:
    return read(locate(Op.Where));
  case OperandKind::AddressOf: {
    LocationId L = locate(Op.Where);
    return L.isValid() ? Values.pointer(L) : Value();
  }
  case OperandKind::Binary:
    return Values.binary(Op.Op, evaluate(Op.Left), evaluate(Op.Right));
  }
  return {};
}

bool Memory::hasParts(LocationId L) const {
  return L.isValid() && llvm::any_of(S.Memory, [&](const State::Entry &E) {
           return Values.moveTo(E.first, L, L).isValid();
         });
}

bool Memory::isPointedTo(LocationId L) const {
  const Location &Root = Values.locationOf(Values.rootOf(L));
  return Root.Kind != RootKind::Variable ||
         Facts.variable(VariableId(static_cast<size_t>(Root.Root))).IsPointedTo;
}

void Memory::weakenAll(NameId Field) {
  // In what is zero as a whole, a field of that name may be zero no more. A
  // port stays: an address is seldom filled in unseen.
  if (Field.isValid() && Facts.name(Field) != "sin_port") {
    std::vector<LocationId> Zeroed;
    for (const State::Entry &E : S.Memory)
      if (E.second.is(ValueKind::AllZero) && isPointedTo(E.first))
        Zeroed.push_back(Values.field(E.first, Field));
    for (LocationId L : Zeroed)
      if (L.isValid() && !S.find(L))
        S.set(L, {});
  }
  // Descriptors and pointers that the engine knows stay: a write that is not
  // followed seldom goes there.
  for (State::Entry &E : S.Memory)
    if (!E.second.is(ValueKind::Socket) && !E.second.is(ValueKind::Pointer) &&
        isPointedTo(E.first) &&
        (!Field.isValid() || Values.lastField(E.first) == Field))
      E.second = {};
}

void Memory::weaken(LocationId Written) {
  // What lies behind a pointer of somebody else may have another name here.
  if (Values.locationOf(Values.rootOf(Written)).Kind == RootKind::Pointee)
    weakenAll(Values.lastField(Written));
  if (!hasUnknownElement(Written))
    return;
  auto Overlaps = [&](LocationId L) {
    for (LocationId Whole = L; Whole.isValid();
         Whole = Values.locationOf(Whole).Parent)
      if (mayAlias(Whole, Written))
        return true;
    return false;
  };
  for (State::Entry &E : S.Memory)
    if (!E.second.is(ValueKind::Socket) && !E.second.is(ValueKind::Pointer) &&
        Overlaps(E.first))
      E.second = {};
}

void Memory::store(LocationId L, Value V) {
  bool Loose = !L.isValid() || hasUnknownElement(L) ||
               Values.locationOf(Values.rootOf(L)).Kind == RootKind::Pointee;
  if (V.is(ValueKind::Socket) && Loose)
    S.Sockets[V.Index].Loose = true;
  if (L.isValid())
    S.set(L, V);
}

void Memory::write(LocationId L, Value V) {
  if (!L.isValid()) {
    store(L, V);
    return;
  }
  weaken(L);
  // Element 0 lies where the array lies; its neighbours are no part of it.
  llvm::erase_if(S.Memory, [&](const State::Entry &E) {
    if (E.first == L || !Values.isWithin(E.first, L))
      return false;
    LocationId First = E.first;
    while (Values.locationOf(First).Parent != L)
      First = Values.locationOf(First).Parent;
    return Values.locationOf(First).Step != StepKind::Element;
  });
  store(L, V);
}

void Memory::copy(LocationId To, LocationId From) {
  if (!To.isValid() || To == From)
    return;
  std::vector<State::Entry> Parts;
  if (From.isValid())
    for (const State::Entry &E : S.Memory)
      if (E.first != From && Values.isWithin(E.first, From))
        Parts.push_back(E);
  // The copy keeps AllZero as it is: it covers the parts of the copy, too.
  const Value *Cover = From.isValid() ? S.find(From) : nullptr;
  Value Whole = Cover ? *Cover : read(From);
  write(To, Whole);
  for (const State::Entry &E : Parts)
    if (LocationId L = Values.moveTo(E.first, From, To); L.isValid())
      store(L, E.second);
}

void Memory::assign(PlaceId Target, OperandId O, FactSerial Serial) {
  if (!locate(Target).isValid()) {
    NameId Field;
    for (PlaceId Part = Target; Facts.place(Part).Parent.isValid();
         Part = Facts.place(Part).Parent)
      if (Facts.place(Part).Step == StepKind::Field && !Field.isValid())
        Field = Facts.place(Part).Field;
    weakenAll(Field);
    store({}, evaluate(O));
    return;
  }
  const Operand &Op = Facts.operand(O);
  if (Op.Kind == OperandKind::Load) {
    LocationId From = locate(Op.Where);
    Value V = read(From);
    bool HasParts = llvm::any_of(S.Memory, [&](const State::Entry &E) {
      return E.first != From && Values.isWithin(E.first, From);
    });
    if (From.isValid() && (HasParts || !V.is(ValueKind::Unknown))) {
      copy(locate(Target), From);
      return;
    }
  }
  Value V = evaluate(O);
  int64_t Last = Facts.variable(Facts.place(Target).Root).CountedTo;
  std::optional<bool> Upwards = countsPast(O, Last);
  if (V.is(ValueKind::Unknown) || Upwards || isFarStep(V, Last, Serial))
    V = fresh(Serial, 0, {});
  if (Upwards) {
    Value Bound = Values.integer(*Upwards ? Last : -Last);
    S.add({*Upwards ? Values.binary(BinaryOp::Lt, Bound, V)
                    : Values.binary(BinaryOp::Lt, V, Bound),
           true,
           {}});
  }
  write(locate(Target), V);
}

/// From a number that is not known, one step is counted if any are; none from
/// one that is itself past the last number counted here, or of which is
/// forgotten what it has to do with others.
bool Memory::isFarStep(Value V, int64_t Last, FactSerial Here) const {
  if (!Values.isStep(V))
    return false;
  const BinaryValue &Step = Values.binaryOf(V);
  int64_t Gone = std::abs(Values.integerOf(Step.Right));
  if (Last != MaxCounted && Gone > std::min<int64_t>(Last, 1))
    return true;
  if (!Step.Left.is(ValueKind::Symbol))
    return false;
  const Symbol &From = Values.symbolOf(Step.Left);
  return From.Origin == SymbolOrigin::Joined ||
         (From.Origin == SymbolOrigin::Fresh && From.First == Here);
}

/// Whether \p O steps on from \p Last, the last number that is counted, or from
/// one past it, and if so, whether upwards.
std::optional<bool> Memory::countsPast(OperandId O, int64_t Last) {
  const Operand &Op = Facts.operand(O);
  if (Op.Kind != OperandKind::Binary ||
      (Op.Op != BinaryOp::Add && Op.Op != BinaryOp::Sub))
    return std::nullopt;
  Value From = evaluate(Op.Left), Step = evaluate(Op.Right);
  if (!Step.is(ValueKind::Integer) || Values.integerOf(Step) == 0 ||
      !(From.is(ValueKind::Integer) || From.is(ValueKind::Symbol)))
    return std::nullopt;
  bool Upwards = (Values.integerOf(Step) > 0) == (Op.Op == BinaryOp::Add);
  Range R = rangeOf(S, Values, From);
  bool Past = Upwards ? R.Low >= Last : R.High <= -Last;
  return Past ? std::optional(Upwards) : std::nullopt;
}

void Memory::zero(LocationId L) {
  if (!L.isValid())
    return;
  S.erase(L, Values);
  S.set(L, ValueTable::allZero());
}

void Memory::overwrite(LocationId L, FactSerial Serial) {
  if (!L.isValid())
    return;
  const Location &Root = Values.locationOf(Values.rootOf(L));
  if (Root.Kind == RootKind::Variable &&
      Facts.variable(VariableId(static_cast<size_t>(Root.Root))).IsConstant)
    return;
  Value New = fresh(Serial, 0, {});
  bool Kept = false;
  llvm::erase_if(S.Memory, [&](const State::Entry &E) {
    if (!Values.isWithin(E.first, L))
      return false;
    bool Keep =
        E.second.is(ValueKind::Socket) || E.second.is(ValueKind::Pointer);
    Kept |= Keep && E.first == L;
    return !Keep;
  });
  if (!Kept)
    S.set(L, New);
}

Value Memory::fresh(FactSerial Serial, uint32_t Number, SiteId Source,
                    SymbolTrust Trust) {
  Symbol New{SymbolOrigin::Fresh, Trust, Serial, Number, Source};
  Value V = Values.symbol(Values.makeSymbol(New));
  substitute(S, Values, V, Value());
  return V;
}

//===----------------------------------------------------------------------===//
// Elements whose index is not known
//===----------------------------------------------------------------------===//

bool Memory::mayBeEqual(Value A, Value B) const {
  return isEqual(S, Values, A, B) != std::optional(false);
}

bool Memory::mayAlias(LocationId A, LocationId B) const {
  const Location LA = Values.locationOf(A), LB = Values.locationOf(B);
  bool ElementA = LA.Parent.isValid() && LA.Step == StepKind::Element;
  bool ElementB = LB.Parent.isValid() && LB.Step == StepKind::Element;
  // Where one path has no element step, it means the first element.
  if (ElementA && !ElementB)
    return mayBeEqual(LA.Index, Values.integer(0)) && mayAlias(LA.Parent, B);
  if (ElementB && !ElementA)
    return mayBeEqual(LB.Index, Values.integer(0)) && mayAlias(A, LB.Parent);
  if (!LA.Parent.isValid() || !LB.Parent.isValid())
    return A == B;
  if (ElementA)
    return mayBeEqual(LA.Index, LB.Index) && mayAlias(LA.Parent, LB.Parent);
  return LA.Field == LB.Field && mayAlias(LA.Parent, LB.Parent);
}

std::vector<Value> Memory::candidates(LocationId L) const {
  std::vector<Value> Found;
  for (const State::Entry &E : S.Memory)
    if (E.first != L && mayAlias(E.first, L) &&
        !llvm::is_contained(Found, E.second))
      Found.push_back(E.second);
  return Found;
}

std::vector<State> Memory::choices(OperandId O) {
  std::vector<State> Result;
  Facts.forEachPlace(O, [&](PlaceId P) {
    if (!Result.empty())
      return;
    bool HasElement = false;
    for (PlaceId Part = P; Facts.place(Part).Parent.isValid();
         Part = Facts.place(Part).Parent)
      HasElement |= Facts.place(Part).Step == StepKind::Element ||
                    Facts.place(Part).Step == StepKind::Deref;
    if (!HasElement)
      return;
    LocationId L = locate(P);
    if (!L.isValid() || S.find(L))
      return;
    for (Value V : candidates(L)) {
      Result.push_back(S);
      Result.back().set(L, V);
    }
  });
  return Result;
}
