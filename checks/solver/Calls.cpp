//===--- Calls.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Mapping of states between caller and callee.
///
//===----------------------------------------------------------------------===//

#include "Calls.h"

using namespace socket_tidy;

namespace {

/// Builds the state in which a callee starts.
class EntryBuilder {
public:
  EntryBuilder(const Program &P, ValueTable &Values, State &Caller, Frame &F)
      : Facts(P), Values(Values), Caller(Caller), F(F),
        Rewrite(
            Values, [this](Value V) { return leaf(V); },
            [this](LocationId L) { return root(L); }) {}

  /// \param Trust where the driver calls: what it may assume.
  void passArgument(OperandId Argument, VariableId Parameter, bool FromDriver,
                    SymbolTrust Trust);
  void passGlobal(VariableId Global);
  void passGivenAway();
  State finish();

private:
  Value leaf(Value V);
  LocationId root(LocationId L);
  Value inputSymbol(SymbolId S, SymbolTrust Trust, SiteId Source);
  void handOver(LocationId Root);
  bool keepsName(const Symbol &S) const;
  bool isKnown(Value V) const;
  bool isUnknown(LocationId Whole) const;

  const Program &Facts;
  ValueTable &Values;
  State &Caller;
  Frame &F;
  llvm::DenseMap<SymbolId, uint32_t> SymbolNumbers;
  llvm::DenseSet<LocationId> HandedOver;
  Rewriter Rewrite;
  State Entry;
};

} // namespace

Value EntryBuilder::inputSymbol(SymbolId S, SymbolTrust Trust, SiteId Source) {
  auto Number = static_cast<uint32_t>(F.Symbols.size());
  F.Symbols.push_back(S);
  if (S.isValid())
    SymbolNumbers[S] = Number;
  // Where the symbol goes, what it points to can be reached.
  if (S.isValid())
    if (LocationId Pointee = Values.pointee(S); Pointee.isValid())
      handOver(Pointee);
  return Values.symbol(
      Values.makeSymbol({SymbolOrigin::Input, Trust, Number, 0, Source}));
}

Value EntryBuilder::leaf(Value V) {
  if (V.is(ValueKind::Socket)) {
    auto It = llvm::find(F.Sockets, V.Index);
    auto Number = static_cast<uint32_t>(It - F.Sockets.begin());
    if (It == F.Sockets.end()) {
      F.Sockets.push_back(V.Index);
      F.Names.push_back(Caller.Sockets[V.Index].Name);
    }
    return Values.socket(Number);
  }
  SymbolId S(static_cast<size_t>(V.Index));
  const Symbol Old = Values.symbolOf(S);
  if (keepsName(Old))
    return V;
  if (auto It = SymbolNumbers.find(S); It != SymbolNumbers.end())
    return Values.symbol(Values.makeSymbol(
        {SymbolOrigin::Input, Old.Trust, It->second, 0, Old.Source}));
  return inputSymbol(S, Old.Trust, Old.Source);
}

/// What a variable of static storage held at first, and still holds, has the
/// same name in the callee: there it is found by reading, too.
bool EntryBuilder::keepsName(const Symbol &S) const {
  if (S.Origin != SymbolOrigin::Initial)
    return false;
  LocationId Where(static_cast<size_t>(S.First));
  LocationId Root = Values.rootOf(Where);
  if (Values.locationOf(Root).Kind != RootKind::Variable ||
      !HandedOver.count(Root))
    return false;
  for (LocationId L = Where; L.isValid(); L = Values.locationOf(L).Parent)
    if (Caller.find(L))
      return false;
  return true;
}

void EntryBuilder::handOver(LocationId Root) {
  if (HandedOver.insert(Root).second)
    F.Roots.push_back(Root);
}

LocationId EntryBuilder::root(LocationId L) {
  const Location Here = Values.locationOf(L);
  handOver(L);
  switch (Here.Kind) {
  case RootKind::Pointee: {
    Value Mapped = leaf({ValueKind::Symbol, Here.Root});
    return Values.pointee(SymbolId(static_cast<size_t>(Mapped.Index)));
  }
  case RootKind::Variable:
    if (Facts.variable(VariableId(static_cast<size_t>(Here.Root)))
            .isPersistent())
      return L;
    [[fallthrough]];
  case RootKind::Outer: {
    auto It = llvm::find(F.Outer, L);
    auto Number = static_cast<uint32_t>(It - F.Outer.begin());
    if (It == F.Outer.end())
      F.Outer.push_back(L);
    return Values.outer(Number, Here.Address);
  }
  }
  return {};
}

void EntryBuilder::passArgument(OperandId Argument, VariableId Parameter,
                                bool FromDriver, SymbolTrust Trust) {
  Memory M(Facts, Values, Caller);
  const Operand &Op = Facts.operand(Argument);
  LocationId Target = Values.variable(Parameter);
  if (FromDriver && Op.Kind == OperandKind::Unknown) {
    Entry.set(Target, inputSymbol({}, Trust, {}));
    return;
  }
  Value V = M.evaluate(Argument);
  Entry.set(Target, V.is(ValueKind::Unknown)
                        ? inputSymbol({}, SymbolTrust::Foreign, {})
                        : Rewrite.value(V));
  if (Op.Kind != OperandKind::Load)
    return;
  // An aggregate comes with its parts.
  LocationId From = M.locate(Op.Where);
  if (!From.isValid())
    return;
  if (const Value *Cover = Caller.find(From))
    Entry.set(Target, Rewrite.value(*Cover));
  for (const State::Entry &E : Caller.Memory)
    if (LocationId L = Values.moveTo(E.first, From, Target); L.isValid())
      Entry.set(L, Rewrite.value(E.second));
}

void EntryBuilder::passGlobal(VariableId Global) {
  handOver(Values.variable(Global));
}

/// What is unknown through and through cannot be changed by those who have it.
bool EntryBuilder::isUnknown(LocationId Whole) const {
  const Value *Held = Caller.find(Whole);
  return Held && Held->is(ValueKind::Unknown) &&
         llvm::none_of(Caller.Memory, [&](const State::Entry &E) {
           return E.first != Whole && Values.isWithin(E.first, Whole);
         });
}

void EntryBuilder::passGivenAway() {
  for (const Constraint &C : Caller.Constraints)
    if (C.PassedTo.isValid() && C.Subject.is(ValueKind::Pointer) &&
        !isUnknown(ValueTable::locationIn(C.Subject)))
      Rewrite.value(C.Subject);
}

bool EntryBuilder::isKnown(Value V) const {
  bool Known =
      !V.is(ValueKind::Pointer) ||
      HandedOver.count(Values.rootOf(LocationId(static_cast<size_t>(V.Index))));
  Values.forEachLeaf(V, [&](Value Leaf) {
    if (Leaf.is(ValueKind::Socket))
      Known &= llvm::is_contained(F.Sockets, Leaf.Index);
    else
      Known &= keepsName(Values.symbolOf(Leaf)) ||
               SymbolNumbers.count(SymbolId(static_cast<size_t>(Leaf.Index)));
  });
  return Known;
}

State EntryBuilder::finish() {
  // The list of roots grows while their contents are followed.
  for (size_t I = 0; I != F.Roots.size(); ++I)
    for (const State::Entry &E : Caller.Memory)
      if (Values.rootOf(E.first) == F.Roots[I]) {
        LocationId L = Rewrite.location(E.first);
        if (L.isValid())
          Entry.set(L, Rewrite.value(E.second));
      }
  for (size_t I = 0; I != F.Sockets.size(); ++I) {
    SocketState Socket = Caller.Sockets[F.Sockets[I]];
    Socket.Name =
        Values.makeName({SocketNameKind::Input, static_cast<uint32_t>(I), {}});
    Rewrite.socket(Socket);
    Entry.Sockets.push_back(std::move(Socket));
  }
  for (Constraint C : Caller.Constraints)
    if (isKnown(C.Subject)) {
      C.Subject = Rewrite.value(C.Subject);
      Entry.add(C);
    }
  Entry.Blurred = Caller.Blurred;
  // Whether paths of the caller were joined makes no other context; events take
  // it up on their way back.
  return std::move(Entry);
}

State CallMapper::enter(const Fact &Call, const Function &Callee,
                        const Reach &Reached, SymbolTrust Trust, State Caller,
                        Frame &F) {
  EntryBuilder Builder(Facts, Values, Caller, F);
  bool FromDriver = !Call.Site.isValid();
  // A parameter that a lambda captures outlives its function, and is given a
  // new value all the same.
  for (VariableId Global : Reached.Globals)
    if (!llvm::is_contained(Callee.Parameters, Global))
      Builder.passGlobal(Global);
  for (size_t I = 0; I != Callee.Parameters.size() && I != Call.Args.size();
       ++I)
    Builder.passArgument(Call.Args[I], Callee.Parameters[I], FromDriver, Trust);
  if (Reached.CallsUnseen)
    Builder.passGivenAway();
  return Builder.finish();
}

State CallMapper::leave(const State &S, const Function &Of) {
  LocationId Result = Values.variable(Of.Result);
  auto Survives = [&](LocationId Root) {
    const Location &Here = Values.locationOf(Root);
    return Here.Kind != RootKind::Variable || Root == Result ||
           Facts.variable(VariableId(static_cast<size_t>(Here.Root)))
               .isPersistent();
  };
  // A pointer to a variable that ends here points nowhere.
  Rewriter Rewrite(
      Values, [](Value V) { return V; },
      [&](LocationId L) { return Survives(L) ? L : LocationId(); });
  State Exit;
  for (const State::Entry &E : S.Memory)
    if (Survives(Values.rootOf(E.first)))
      Exit.set(E.first, Rewrite.value(E.second));
  Exit.Sockets = S.Sockets;
  for (Constraint C : S.Constraints) {
    C.Subject = Rewrite.value(C.Subject);
    if (C.speaks())
      Exit.add(C);
  }
  Exit.Bindings = S.Bindings;
  Exit.Blurred = S.Blurred;
  Exit.Joined = S.Joined;
  Exit.SetOnUnknown = S.SetOnUnknown;
  Exit.SetOnForeign = S.SetOnForeign;
  return Exit;
}

SocketNameId CallMapper::nameInCaller(SocketNameId N, const Frame &F,
                                      SiteId Call) {
  SocketName Name = Values.nameOf(N);
  switch (Name.Kind) {
  case SocketNameKind::Created:
    if (Call.isValid())
      Name.Chain = Values.extend(Name.Chain, Call);
    return Values.makeName(Name);
  case SocketNameKind::Input:
    return F.Names[Name.Index];
  case SocketNameKind::External: {
    const Symbol &S =
        Values.symbolOf(SymbolId(static_cast<size_t>(Name.Index)));
    if (S.Origin == SymbolOrigin::Input && S.First < F.Symbols.size() &&
        F.Symbols[S.First].isValid())
      Name.Index = F.Symbols[S.First].Index;
    return Values.makeName(Name);
  }
  }
  return N;
}

namespace {

/// Carries the exit state of a callee back into its caller.
class ExitMapper {
public:
  ExitMapper(CallMapper &Calls, const Program &P, ValueTable &Values,
             const Fact &Call, FactSerial Serial, const Frame &F, State Caller,
             const State &Exit)
      : Calls(Calls), Facts(P), Values(Values), Call(Call), Serial(Serial),
        F(F), Exit(Exit), S(std::move(Caller)),
        Rewrite(
            Values, [this](Value V) { return leaf(V); },
            [this](LocationId L) { return root(L); }) {}

  State run(const Function &Callee);

private:
  void indexSockets();
  void mapSockets();
  void applyBindings();
  void copyBack(const Function &Callee);
  Value leaf(Value V);
  LocationId root(LocationId L);

  CallMapper &Calls;
  const Program &Facts;
  ValueTable &Values;
  const Fact &Call;
  FactSerial Serial;
  const Frame &F;
  const State &Exit;
  State S;
  Rewriter Rewrite;
  /// By the index in Exit.
  std::vector<uint32_t> SocketIndex;
  std::vector<SymbolId> FreshSymbols;
  LocationId Result, ResultTarget;
};

} // namespace

Value ExitMapper::leaf(Value V) {
  if (V.is(ValueKind::Socket))
    return Values.socket(SocketIndex[V.Index]);
  SymbolId Id(static_cast<size_t>(V.Index));
  const Symbol Old = Values.symbolOf(Id);
  switch (Old.Origin) {
  case SymbolOrigin::Input:
    if (Old.First < F.Symbols.size() && F.Symbols[Old.First].isValid())
      return Values.symbol(F.Symbols[Old.First]);
    return {};
  case SymbolOrigin::Initial: {
    LocationId L = Rewrite.location(LocationId(static_cast<size_t>(Old.First)));
    if (!L.isValid())
      return {};
    return Values.symbol(Values.makeSymbol(
        {SymbolOrigin::Initial, Old.Trust, L.Index, 0, Old.Source}));
  }
  case SymbolOrigin::Fresh:
  case SymbolOrigin::Joined: {
    // New in the caller, and told apart by this call.
    auto It = llvm::find(FreshSymbols, Id);
    auto Number = static_cast<uint32_t>(It - FreshSymbols.begin());
    if (It == FreshSymbols.end())
      FreshSymbols.push_back(Id);
    return Values.symbol(Values.makeSymbol(
        {SymbolOrigin::Fresh, Old.Trust, Serial, 2 + Number, Old.Source}));
  }
  }
  return {};
}

LocationId ExitMapper::root(LocationId L) {
  const Location Here = Values.locationOf(L);
  if (L == Result)
    return ResultTarget;
  switch (Here.Kind) {
  case RootKind::Variable:
    return L;
  case RootKind::Outer:
    return Here.Root < F.Outer.size() ? F.Outer[Here.Root] : LocationId();
  case RootKind::Pointee: {
    Value Mapped = leaf({ValueKind::Symbol, Here.Root});
    if (Mapped.is(ValueKind::Symbol))
      return Values.pointee(SymbolId(static_cast<size_t>(Mapped.Index)));
    if (Mapped.is(ValueKind::Pointer))
      return LocationId(static_cast<size_t>(Mapped.Index));
    return {};
  }
  }
  return {};
}

void ExitMapper::indexSockets() {
  for (const SocketState &Socket : Exit.Sockets) {
    const SocketName Name = Values.nameOf(Socket.Name);
    uint32_t Index = 0;
    if (Name.Kind == SocketNameKind::Input) {
      Index = F.Sockets[Name.Index];
    } else {
      Index = static_cast<uint32_t>(S.Sockets.size());
      S.Sockets.emplace_back();
      S.Sockets.back().Name = Calls.nameInCaller(Socket.Name, F, Call.Site);
    }
    SocketIndex.push_back(Index);
  }
}

void ExitMapper::mapSockets() {
  for (size_t I = 0; I != Exit.Sockets.size(); ++I) {
    SocketState &Mapped = S.Sockets[SocketIndex[I]];
    SocketNameId Name = Mapped.Name;
    Mapped = Exit.Sockets[I];
    Mapped.Name = Name;
    Rewrite.socket(Mapped);
  }
}

void ExitMapper::applyBindings() {
  for (const auto &[Input, Bound] : Exit.Bindings) {
    const Symbol Old = Values.symbolOf(Input);
    if (Old.First >= F.Symbols.size() || !F.Symbols[Old.First].isValid())
      continue;
    SymbolId Id = F.Symbols[Old.First];
    const Symbol Learnt = Values.symbolOf(Id);
    Value New = Rewrite.value(Bound);
    substitute(S, Values, Values.symbol(Id), New);
    if (Learnt.Origin == SymbolOrigin::Input)
      S.Bindings.push_back({Id, New});
    LocationId Where(static_cast<size_t>(Learnt.First));
    if (Learnt.Origin == SymbolOrigin::Initial && !S.find(Where))
      S.set(Where, New);
  }
}

void ExitMapper::copyBack(const Function &Callee) {
  llvm::erase_if(S.Memory, [&](const State::Entry &E) {
    return llvm::is_contained(F.Roots, Values.rootOf(E.first));
  });
  Memory M(Facts, Values, S);
  Result = Values.variable(Callee.Result);
  ResultTarget = M.locate(Call.Target);
  if (ResultTarget.isValid())
    S.erase(ResultTarget, Values);
  for (const State::Entry &E : Exit.Memory) {
    LocationId L = Rewrite.location(E.first);
    if (L.isValid())
      S.set(L, Rewrite.value(E.second));
  }
}

State ExitMapper::run(const Function &Callee) {
  indexSockets();
  // What this call made the last time around is something else now.
  for (const State::Entry &E : Exit.Memory)
    Values.forEachLeaf(E.second, [&](Value V) {
      if (V.is(ValueKind::Symbol))
        leaf(V);
    });
  for (uint32_t I = 0; I != FreshSymbols.size(); ++I) {
    const Symbol Old = Values.symbolOf(FreshSymbols[I]);
    SymbolId Again = Values.makeSymbol(
        {SymbolOrigin::Fresh, Old.Trust, Serial, 2 + I, Old.Source});
    substitute(S, Values, Values.symbol(Again), Value());
  }
  mapSockets();
  copyBack(Callee);
  for (Constraint C : Exit.Constraints) {
    C.Subject = Rewrite.value(C.Subject);
    if (C.speaks())
      S.add(C);
  }
  applyBindings();
  S.Blurred |= Exit.Blurred;
  S.Joined |= Exit.Joined;
  if (Exit.SetOnUnknown)
    blurUnset(S);
  if (Exit.SetOnForeign)
    doubtLoose(S, Values);
  // A descriptor that was closed there, or found to be none, is none here.
  for (size_t I = 0; I != S.Sockets.size(); ++I)
    if (S.Sockets[I].Ended)
      substitute(S, Values, Values.socket(I), Values.integer(-1));
  return std::move(S);
}

State CallMapper::resume(const Fact &Call, FactSerial Serial,
                         const Function &Callee, const State &Caller,
                         const State &Exit, const Frame &F) {
  return ExitMapper(*this, Facts, Values, Call, Serial, F, Caller, Exit)
      .run(Callee);
}
