//===--- Canonical.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Brings states into the form in which they are compared: what no path can
/// meet again is forgotten, and sockets are numbered by where they are kept.
///
//===----------------------------------------------------------------------===//

#include "Conditions.h"
#include "Solver.h"

using namespace socket_tidy;

/// Symbols of a caller or of memory can be met again by reading.
static bool isMetAgain(SymbolOrigin Origin) {
  return Origin == SymbolOrigin::Input || Origin == SymbolOrigin::Initial;
}

void Solver::collectSockets(State &S) {
  // Number the sockets in the order in which the memory names them, those of
  // the caller first; what nothing names any more is gone.
  std::vector<uint32_t> Order;
  for (uint32_t I = 0; I != S.Sockets.size(); ++I)
    if (Values.nameOf(S.Sockets[I].Name).Kind == SocketNameKind::Input)
      Order.push_back(I);
  auto Visit = [&](Value V) {
    if (V.is(ValueKind::Socket) && !llvm::is_contained(Order, V.Index))
      Order.push_back(V.Index);
  };
  for (const State::Entry &E : S.Memory)
    Values.forEachLeaf(E.second, Visit);
  for (const auto &[Symbol, Bound] : S.Bindings)
    Values.forEachLeaf(Bound, Visit);

  std::vector<SocketState> Sockets;
  std::vector<Value> NewIndex(S.Sockets.size());
  for (uint32_t Old : Order) {
    NewIndex[Old] = Values.socket(Sockets.size());
    Sockets.push_back(S.Sockets[Old]);
  }
  bool Same = Sockets.size() == S.Sockets.size() && llvm::is_sorted(Order);
  S.Sockets = std::move(Sockets);
  if (Same)
    return;
  Rewriter Rewrite(
      Values,
      [&](Value V) { return V.is(ValueKind::Socket) ? NewIndex[V.Index] : V; },
      [](LocationId L) { return L; });
  rewrite(S, Rewrite);
}

void Solver::forgetDead(State &S, FunctionId F, BlockId At) {
  const Liveness &L = livenessOf(F);
  auto IsDead = [&](LocationId Where) {
    const Location &Root = Values.locationOf(Values.rootOf(Where));
    if (Root.Kind != RootKind::Variable)
      return false;
    VariableId V(static_cast<size_t>(Root.Root));
    return !Facts.variable(V).isPersistent() && !L.isLiveIn(At, V);
  };
  llvm::erase_if(S.Memory,
                 [&](const State::Entry &E) { return IsDead(E.first); });
  llvm::erase_if(S.Constraints, [&](const Constraint &C) {
    return C.Subject.is(ValueKind::Pointer) &&
           IsDead(LocationId(static_cast<size_t>(C.Subject.Index)));
  });
}

/// Whether the call with the result \p V failed, if \p S knows it.
static std::optional<bool> hasFailed(const State &S, ValueTable &Values,
                                     Value V) {
  if (V.is(ValueKind::Integer))
    return Values.integerOf(V) != 0;
  Value Zero = Values.integer(0);
  if (std::optional<bool> IsZero = isEqual(S, Values, V, Zero))
    return !*IsZero;
  if (isEqual(S, Values, V, Values.integer(-1)) == std::optional(false))
    return false;
  return isTrue(S, Values, Values.binary(BinaryOp::Lt, V, Zero));
}

void Solver::settleBinds(State &S) {
  llvm::DenseSet<uint32_t> Symbols;
  for (const State::Entry &E : S.Memory)
    Values.forEachLeaf(E.second, [&](Value V) {
      if (V.is(ValueKind::Symbol))
        Symbols.insert(V.Index);
    });
  for (SocketState &Socket : S.Sockets) {
    llvm::erase_if(Socket.Binds, [&](const BoundAt &B) {
      return hasFailed(S, Values, B.Result) == std::optional(true);
    });
    // A result that is known, or that nothing will ask for, is of no use.
    for (BoundAt &B : Socket.Binds)
      if (!B.Result.is(ValueKind::Symbol) || !Symbols.count(B.Result.Index) ||
          hasFailed(S, Values, B.Result))
        B.Result = {};
    llvm::sort(Socket.Binds);
  }
}

void Solver::dropConstraints(State &S) {
  llvm::DenseSet<uint32_t> Symbols;
  auto Visit = [&](Value V) {
    if (V.is(ValueKind::Symbol))
      Symbols.insert(V.Index);
  };
  for (const State::Entry &E : S.Memory) {
    Values.forEachLeaf(E.second, Visit);
    Values.forEachLeaf(Values.pointer(E.first), Visit);
  }
  for (const SocketState &Socket : S.Sockets)
    for (Value V : {Socket.Domain, Socket.Type, Socket.Protocol})
      Values.forEachLeaf(V, Visit);
  llvm::erase_if(S.Constraints, [&](const Constraint &C) {
    bool Speaks = true;
    Values.forEachLeaf(C.Subject, [&](Value V) {
      Speaks &=
          V.is(ValueKind::Symbol) &&
          (Symbols.count(V.Index) || isMetAgain(Values.symbolOf(V).Origin));
    });
    return !Speaks;
  });
}

/// Memory behind a pointer that came from out of sight, or of a join, is found
/// again only through a symbol that something still holds.
void Solver::forgetUnreachable(State &S) {
  llvm::DenseSet<uint32_t> Held;
  auto Hold = [&](Value Leaf) {
    if (Leaf.is(ValueKind::Symbol))
      Held.insert(Leaf.Index);
  };
  auto IsReached = [&](const State::Entry &E) {
    const Location &Root = Values.locationOf(Values.rootOf(E.first));
    if (Root.Kind != RootKind::Pointee || Held.count(Root.Root))
      return true;
    SymbolId Pointer(static_cast<size_t>(Root.Root));
    return isMetAgain(Values.symbolOf(Pointer).Origin);
  };
  llvm::SmallVector<const State::Entry *, 16> Left;
  for (const State::Entry &E : S.Memory)
    Left.push_back(&E);
  // What is reached leads to more.
  for (size_t Before = 0; Before != Left.size();) {
    Before = Left.size();
    llvm::erase_if(Left, [&](const State::Entry *E) {
      if (!IsReached(*E))
        return false;
      Values.forEachLeaf(E->second, Hold);
      Values.forEachLeaf(Values.pointer(E->first), Hold);
      return true;
    });
  }
  if (Left.empty())
    return;
  llvm::erase_if(S.Constraints, [&](const Constraint &C) {
    return C.Subject.is(ValueKind::Pointer) &&
           !IsReached({ValueTable::locationIn(C.Subject), {}});
  });
  std::vector<State::Entry> Kept;
  for (const State::Entry &E : S.Memory)
    if (!llvm::is_contained(Left, &E))
      Kept.push_back(E);
  S.Memory = std::move(Kept);
}

/// That a socket is in some element of an array says nothing where it is known
/// to be in one of them.
void Solver::forgetVague(State &S) {
  Memory M(Facts, Values, S);
  auto IsVague = [&](LocationId L) {
    const Location &Here = Values.locationOf(L);
    return Here.Parent.isValid() && Here.Step == StepKind::Element &&
           Here.Index.is(ValueKind::Unknown);
  };
  auto IsDouble = [&](const State::Entry &E) {
    return E.second.is(ValueKind::Socket) && IsVague(E.first) &&
           llvm::any_of(S.Memory, [&](const State::Entry &Other) {
             return Other.second == E.second && !IsVague(Other.first) &&
                    M.mayAlias(Other.first, E.first);
           });
  };
  llvm::SmallVector<LocationId, 4> Doubles;
  for (const State::Entry &E : S.Memory)
    if (IsDouble(E))
      Doubles.push_back(E.first);
  llvm::erase_if(S.Memory, [&](const State::Entry &E) {
    return llvm::is_contained(Doubles, E.first);
  });
}

/// A symbol that occurs once says no more than that its place holds something;
/// it is named after the place, so that states which differ in such names only
/// are one.
void Solver::renameLoneSymbols(State &S) {
  llvm::DenseMap<uint32_t, unsigned> Uses;
  forEachLeaf(S, Values, [&](Value Leaf) {
    if (Leaf.is(ValueKind::Symbol))
      ++Uses[Leaf.Index];
  });
  for (State::Entry &E : S.Memory) {
    if (!E.second.is(ValueKind::Symbol) || Uses[E.second.Index] != 1)
      continue;
    const Symbol Old = Values.symbolOf(E.second);
    if (isMetAgain(Old.Origin))
      continue;
    Value New = Values.placeholder(E.first, Old.Trust, Old.Source);
    if (!Uses.count(New.Index))
      E.second = New;
  }
}

void Solver::canonicalize(State &S, FunctionId F, BlockId At,
                          size_t FactIndex) {
  // Inside a block, what the rest of it reads is live as well.
  if (FactIndex == 0)
    forgetDead(S, F, At);
  forgetUnreachable(S);
  forgetVague(S);
  settleBinds(S);
  collectSockets(S);
  dropConstraints(S);
  renameLoneSymbols(S);
  llvm::sort(S.Bindings);
}
