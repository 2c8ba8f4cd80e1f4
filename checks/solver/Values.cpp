//===--- Values.cpp - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Interning and folding.
///
//===----------------------------------------------------------------------===//

#include "Values.h"

using namespace socket_tidy;

/// Calls on the way to a socket that are told apart.
static constexpr unsigned MaxChain = 12;

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

Value ValueTable::integer(int64_t N) {
  auto [It, New] =
      IntegerIndex.try_emplace(N, static_cast<uint32_t>(Integers.size()));
  if (New)
    Integers.push_back(N);
  return {ValueKind::Integer, It->second};
}

bool ValueTable::isTruth(Value V) const {
  if (!V.is(ValueKind::Binary))
    return false;
  BinaryOp Op = binaryOf(V).Op;
  return Op == BinaryOp::Eq || Op == BinaryOp::Lt || Op == BinaryOp::ULt;
}

unsigned ValueTable::depthOf(Value V) const {
  if (!V.is(ValueKind::Binary))
    return 0;
  const BinaryValue &B = binaryOf(V);
  return 1 + std::max(depthOf(B.Left), depthOf(B.Right));
}

/// \returns the result, or nothing if it is past what is counted.
static std::optional<int64_t> compute(BinaryOp Op, int64_t L, int64_t R) {
  auto Counted = [](int64_t N) -> std::optional<int64_t> {
    if (N > MaxCounted || N < -MaxCounted)
      return std::nullopt;
    return N;
  };
  // Unsigned, so that nothing overflows.
  auto UL = static_cast<uint64_t>(L), UR = static_cast<uint64_t>(R);
  switch (Op) {
  case BinaryOp::Eq:
    return L == R;
  case BinaryOp::Lt:
    return L < R;
  case BinaryOp::ULt:
    // How wide the type is, and so what a negative number means, is not known.
    if (L < 0 || R < 0)
      return std::nullopt;
    return L < R;
  case BinaryOp::Or:
    return L | R;
  case BinaryOp::And:
    return L & R;
  case BinaryOp::Xor:
    return L ^ R;
  case BinaryOp::Add:
    return Counted(static_cast<int64_t>(UL + UR));
  case BinaryOp::Sub:
    return Counted(static_cast<int64_t>(UL - UR));
  case BinaryOp::Mul:
    return Counted(static_cast<int64_t>(UL * UR));
  }
  return std::nullopt;
}

Value ValueTable::comparePointers(BinaryOp Op, Value Left, Value Right) {
  LocationId Arrays[2] = {locationIn(Left), locationIn(Right)};
  Value Indices[2];
  for (unsigned I = 0; I != 2; ++I) {
    // Which element it is may not be known.
    for (LocationId L = Arrays[I]; L.isValid(); L = locationOf(L).Parent)
      if (locationOf(L).Parent.isValid() &&
          locationOf(L).Step == StepKind::Element &&
          locationOf(L).Index.is(ValueKind::Unknown))
        return {};
    const Location &Here = locationOf(Arrays[I]);
    bool IsElement = Here.Parent.isValid() && Here.Step == StepKind::Element;
    Indices[I] = IsElement ? Here.Index : integer(0);
    if (IsElement)
      Arrays[I] = Here.Parent;
  }
  if (Arrays[0] == Arrays[1])
    return binary(Op, Indices[0], Indices[1]);
  // Two objects that are named are two; what symbols lead to may be one.
  bool Named = locationOf(rootOf(Arrays[0])).Kind != RootKind::Pointee &&
               locationOf(rootOf(Arrays[1])).Kind != RootKind::Pointee;
  return Op == BinaryOp::Eq && Named ? integer(0) : Value();
}

bool ValueTable::isStep(Value V) const {
  if (!V.is(ValueKind::Binary))
    return false;
  const BinaryValue &B = binaryOf(V);
  return (B.Op == BinaryOp::Add || B.Op == BinaryOp::Sub) &&
         B.Right.is(ValueKind::Integer);
}

Value ValueTable::step(Value From, int64_t By) {
  if (isStep(From)) {
    const BinaryValue Earlier = binaryOf(From);
    int64_t Before = integerOf(Earlier.Right);
    By += Earlier.Op == BinaryOp::Add ? Before : -Before;
    From = Earlier.Left;
  }
  if (By > MaxCounted || By < -MaxCounted)
    return {};
  return By < 0 ? binary(BinaryOp::Sub, From, integer(-By))
                : binary(BinaryOp::Add, From, integer(By));
}

Value ValueTable::binary(BinaryOp Op, Value Left, Value Right) {
  auto HasNoIdentity = [](Value V) {
    return V.is(ValueKind::Unknown) || V.is(ValueKind::Undefined) ||
           V.is(ValueKind::AllZero);
  };
  bool Steps = Op == BinaryOp::Add || Op == BinaryOp::Sub;
  if (Steps && Left.is(ValueKind::Pointer)) {
    LocationId L =
        advance(locationIn(Left),
                Op == BinaryOp::Add ? Right : binary(Op, integer(0), Right));
    return L.isValid() ? pointer(L) : Value();
  }
  if (Left.is(ValueKind::Pointer) && Right.is(ValueKind::Pointer))
    return comparePointers(Op, Left, Right);
  if (HasNoIdentity(Left) || HasNoIdentity(Right))
    return {};
  constexpr int64_t Far = 1 << 30; // Sums of two of these do not overflow.
  if (Steps && Right.is(ValueKind::Integer) &&
      (integerOf(Right) < 0 || isStep(Left)) && integerOf(Right) > -Far &&
      integerOf(Right) < Far)
    return step(Left,
                Op == BinaryOp::Add ? integerOf(Right) : -integerOf(Right));
  if (Left.is(ValueKind::Integer) && Right.is(ValueKind::Integer)) {
    std::optional<int64_t> Result =
        compute(Op, integerOf(Left), integerOf(Right));
    return Result ? integer(*Result) : Value();
  }
  if (Op == BinaryOp::Eq) {
    if (Left == Right)
      return integer(1);
    if (Right < Left)
      std::swap(Left, Right); // Integers come first.
    // `~fd` is 0 just where fd is -1.
    if (Left.is(ValueKind::Integer) && Right.is(ValueKind::Binary)) {
      const BinaryValue Inner = binaryOf(Right);
      if (Inner.Op == BinaryOp::Xor && Inner.Right.is(ValueKind::Integer))
        return binary(Op, Inner.Left,
                      integer(integerOf(Left) ^ integerOf(Inner.Right)));
    }
    // The address of something is not null.
    if (isInteger(Left, 0) && Right.is(ValueKind::Pointer))
      return integer(0);
    // Two negations of a truth are the truth.
    if (isInteger(Left, 0) && isTruth(Right)) {
      const BinaryValue &Negation = binaryOf(Right);
      if (Negation.Op == BinaryOp::Eq && isInteger(Negation.Left, 0) &&
          isTruth(Negation.Right))
        return Negation.Right;
    }
  }
  if ((Op == BinaryOp::Or || Op == BinaryOp::Xor || Op == BinaryOp::Add ||
       Op == BinaryOp::Sub) &&
      isInteger(Right, 0))
    return Left;
  if ((Op == BinaryOp::And || Op == BinaryOp::Mul) &&
      (isInteger(Right, 0) || isInteger(Left, 0)))
    return integer(0);
  if (std::max(depthOf(Left), depthOf(Right)) >= MaxBinaryDepth)
    return {};
  auto [It, New] = BinaryIndex.try_emplace(
      {Op, Left, Right}, static_cast<uint32_t>(Binaries.size()));
  if (New)
    Binaries.push_back({Op, Left, Right});
  return {ValueKind::Binary, It->second};
}

void ValueTable::forEachLeaf(Value V,
                             llvm::function_ref<void(Value)> Visit) const {
  switch (V.Kind) {
  case ValueKind::Symbol:
  case ValueKind::Socket:
    Visit(V);
    return;
  case ValueKind::Binary: {
    const BinaryValue &B = binaryOf(V);
    forEachLeaf(B.Left, Visit);
    forEachLeaf(B.Right, Visit);
    return;
  }
  case ValueKind::Pointer:
    for (LocationId L(static_cast<size_t>(V.Index)); L.isValid();
         L = locationOf(L).Parent) {
      const Location &Here = locationOf(L);
      if (Here.Parent.isValid())
        forEachLeaf(Here.Index, Visit);
      else if (Here.Kind == RootKind::Pointee)
        Visit({ValueKind::Symbol, Here.Root});
    }
    return;
  default:
    return;
  }
}

//===----------------------------------------------------------------------===//
// Symbols
//===----------------------------------------------------------------------===//

SymbolId ValueTable::makeSymbol(const Symbol &S) {
  auto [It, New] = SymbolIndex.try_emplace(
      {S.Origin, S.Trust, S.First, S.Second, S.Source.Index},
      SymbolId(Symbols.size()));
  if (New)
    Symbols.push_back(S);
  return It->second;
}

Value ValueTable::placeholder(LocationId L, SymbolTrust Trust, SiteId Source) {
  return symbol(
      makeSymbol({SymbolOrigin::Joined, Trust, NoPoint, L.Index, Source}));
}

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

LocationId ValueTable::intern(Location L) {
  if (L.Depth > MaxDepth)
    return {};
  uint32_t Root = L.Parent.isValid() ? 0 : L.Root;
  auto [It, New] = LocationIndex.try_emplace(
      {L.Kind, Root, L.Parent.Index, L.Step, L.Field.Index, L.Index, L.Address},
      LocationId(Locations.size()));
  if (New)
    Locations.push_back(L);
  return It->second;
}

LocationId ValueTable::variable(VariableId V) {
  return intern({RootKind::Variable,
                 V.Index,
                 {},
                 StepKind::Field,
                 {},
                 {},
                 Facts.variable(V).Address,
                 0});
}

LocationId ValueTable::pointee(SymbolId S) {
  const Symbol &Pointer = symbolOf(S);
  uint8_t Depth = 2;
  if (Pointer.Origin == SymbolOrigin::Initial)
    Depth += Locations[Pointer.First].Depth;
  return intern({RootKind::Pointee,
                 S.Index,
                 {},
                 StepKind::Field,
                 {},
                 {},
                 AddressClass::Unknown,
                 Depth});
}

LocationId ValueTable::outer(uint32_t Number, AddressClass Address) {
  return intern(
      {RootKind::Outer, Number, {}, StepKind::Field, {}, {}, Address, 0});
}

LocationId ValueTable::field(LocationId Parent, NameId Field) {
  Location L = locationOf(Parent);
  L.Parent = Parent;
  L.Step = StepKind::Field;
  L.Field = Field;
  L.Index = {};
  ++L.Depth;
  return intern(L);
}

LocationId ValueTable::element(LocationId Parent, Value Index) {
  // The first element lies where the array lies.
  if (isInteger(Index, 0))
    return Parent;
  // The number of a descriptor is not known.
  forEachLeaf(Index, [&](Value Leaf) {
    if (Leaf.is(ValueKind::Socket))
      Index = {};
  });
  Location L = locationOf(Parent);
  L.Parent = Parent;
  L.Step = StepKind::Element;
  L.Field = {};
  L.Index = Index;
  ++L.Depth;
  return intern(L);
}

LocationId ValueTable::advance(LocationId L, Value Steps) {
  const Location &Here = locationOf(L);
  if (Here.Parent.isValid() && Here.Step == StepKind::Element) {
    LocationId Array = Here.Parent;
    return element(Array, binary(BinaryOp::Add, Here.Index, Steps));
  }
  return element(L, Steps);
}

LocationId ValueTable::rebase(LocationId L, LocationId Parent) {
  const Location Here = locationOf(L);
  return Here.Step == StepKind::Field ? field(Parent, Here.Field)
                                      : element(Parent, Here.Index);
}

LocationId ValueTable::moveTo(LocationId Part, LocationId From, LocationId To) {
  if (Part == From || !isWithin(Part, From))
    return {};
  llvm::SmallVector<LocationId, 4> Steps;
  for (LocationId Step = Part; Step != From; Step = locationOf(Step).Parent)
    Steps.push_back(Step);
  if (locationOf(Steps.back()).Step == StepKind::Element)
    return {};
  LocationId L = To;
  for (LocationId Step : llvm::reverse(Steps))
    if (L.isValid())
      L = rebase(Step, L);
  return L;
}

LocationId ValueTable::rootOf(LocationId L) const {
  while (locationOf(L).Parent.isValid())
    L = locationOf(L).Parent;
  return L;
}

NameId ValueTable::lastField(LocationId L) const {
  for (; locationOf(L).Parent.isValid(); L = locationOf(L).Parent)
    if (locationOf(L).Step == StepKind::Field)
      return locationOf(L).Field;
  return {};
}

bool ValueTable::isOfObject(LocationId L) const {
  const Location &Root = locationOf(rootOf(L));
  return Root.Kind == RootKind::Variable &&
         Facts.variable(VariableId(static_cast<size_t>(Root.Root))).Kind ==
             VariableKind::Object;
}

bool ValueTable::isWithin(LocationId L, LocationId Whole) const {
  for (; L.isValid(); L = locationOf(L).Parent)
    if (L == Whole)
      return true;
  return false;
}

//===----------------------------------------------------------------------===//
// Names of sockets
//===----------------------------------------------------------------------===//

SocketNameId ValueTable::makeName(const SocketName &N) {
  auto [It, New] = NameIndex.try_emplace({N.Kind, N.Index, N.Chain.Index},
                                         SocketNameId(Names.size()));
  if (New)
    Names.push_back(N);
  return It->second;
}

llvm::SmallVector<SiteId, 4> ValueTable::callsOf(ChainId Chain) const {
  llvm::SmallVector<SiteId, 4> Calls;
  for (; Chain.isValid(); Chain = Chains[Chain.Index].first)
    Calls.push_back(Chains[Chain.Index].second);
  std::reverse(Calls.begin(), Calls.end());
  return Calls;
}

ChainId ValueTable::extend(ChainId Chain, SiteId Site) {
  unsigned Length = 0;
  for (ChainId C = Chain; C.isValid(); C = Chains[C.Index].first, ++Length)
    if (Chains[C.Index].second == Site)
      return Chain;
  if (Length == MaxChain)
    return Chain;
  auto [It, New] =
      ChainIndex.try_emplace({Chain, Site}, ChainId(Chains.size()));
  if (New)
    Chains.push_back({Chain, Site});
  return It->second;
}
