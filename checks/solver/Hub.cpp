//===--- Hub.cpp - socket-tidy --------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What happens between two calls of a driver that calls its functions in any
/// order. States are taken apart by variable there and put together again for
/// each call: n variables with k states each cost n·k, not k to the n.
///
//===----------------------------------------------------------------------===//

#include "Solver.h"

using namespace socket_tidy;

State Solver::partOf(const State &S, VariableId V) {
  // The variable, and what the symbols in it point to.
  llvm::SmallVector<LocationId, 4> Roots = {Values.variable(V)};
  State Part;
  auto Follow = [&](Value Leaf) {
    if (!Leaf.is(ValueKind::Symbol))
      return;
    LocationId Root = Values.pointee(SymbolId(static_cast<size_t>(Leaf.Index)));
    if (Root.isValid() && !llvm::is_contained(Roots, Root))
      Roots.push_back(Root);
  };
  for (size_t I = 0; I != Roots.size(); ++I)
    for (const State::Entry &E : S.Memory)
      if (Values.rootOf(E.first) == Roots[I]) {
        Part.set(E.first, E.second);
        Values.forEachLeaf(E.second, Follow);
      }
  Part.Sockets = S.Sockets;
  // Conditions on other variables are no part of this one.
  for (const Constraint &C : S.Constraints) {
    bool Concerns =
        !C.Subject.is(ValueKind::Pointer) ||
        llvm::is_contained(Roots, Values.rootOf(LocationId(
                                      static_cast<size_t>(C.Subject.Index))));
    Values.forEachLeaf(C.Subject, [&](Value Leaf) {
      if (!Leaf.is(ValueKind::Symbol))
        return;
      const Symbol &Known = Values.symbolOf(Leaf);
      LocationId Held =
          Known.Origin == SymbolOrigin::Initial
              ? Values.rootOf(LocationId(static_cast<size_t>(Known.First)))
              : Values.pointee(SymbolId(static_cast<size_t>(Leaf.Index)));
      Concerns &= llvm::is_contained(Roots, Held);
    });
    if (Concerns)
      Part.add(C);
  }
  Part.Blurred = S.Blurred;
  Part.Joined = S.Joined;
  Part.SetOnUnknown = S.SetOnUnknown;
  Part.SetOnForeign = S.SetOnForeign;
  for (SocketState &Socket : Part.Sockets)
    Socket.Crossed = true;
  collectSockets(Part);
  dropConstraints(Part);
  return Part;
}

void Solver::merge(State &Into, const State &Part) {
  size_t Offset = Into.Sockets.size();
  Rewriter Rewrite(
      Values,
      [&](Value V) {
        return V.is(ValueKind::Socket) ? Values.socket(V.Index + Offset) : V;
      },
      [](LocationId L) { return L; });
  for (SocketState Socket : Part.Sockets) {
    Rewrite.socket(Socket);
    Into.Sockets.push_back(std::move(Socket));
  }
  for (const State::Entry &E : Part.Memory)
    if (LocationId L = Rewrite.location(E.first); L.isValid())
      Into.set(L, Rewrite.value(E.second));
  for (Constraint C : Part.Constraints) {
    C.Subject = Rewrite.value(C.Subject);
    Into.add(C);
  }
  Into.Blurred |= Part.Blurred;
  Into.Joined |= Part.Joined;
}

void Solver::callFromHub(ContextId C, BlockId Call, VariableId Changed,
                         const State &New) {
  const Function &Driver = Facts.function(Current->Contexts[C.Index].Of);
  FunctionId Root = Driver.Blocks[Call.Index].Facts.front().Callee;
  std::vector<VariableId> Named = reachOf(Root).Globals;
  for (VariableId Object : Facts.function(Root).SharedObjects)
    if (Object.isValid() && !llvm::is_contained(Named, Object))
      Named.push_back(Object);
  if (Changed.isValid() &&
      (!llvm::is_contained(Named, Changed) || Facts.function(Root).isMain()))
    return;
  std::vector<State> Combined(1);
  if (Changed.isValid())
    merge(Combined.front(), New);
  for (VariableId V : Named) {
    if (V == Changed || AtHub[V].empty())
      continue;
    std::vector<State> Next;
    for (const State &Base : Combined)
      for (const State &Part : AtHub[V]) {
        if (Next.size() == Limits.StatesPerPoint) {
          Current->Incomplete = true;
          break;
        }
        Next.push_back(Base);
        merge(Next.back(), Part);
      }
    Combined = std::move(Next);
  }
  for (State &S : Combined)
    schedule(C, Call, 0, std::move(S));
}

void Solver::enterHub(ContextId C, const State &S) {
  const Function &Driver = Facts.function(Current->Contexts[C.Index].Of);
  auto CallAll = [&](VariableId Changed, const State &New) {
    for (const Edge &E : Driver.Blocks[Driver.Hub.Index].Successors)
      if (E.To != Driver.Exit)
        callFromHub(C, E.To, Changed, New);
  };
  bool First = AtHub.empty();
  std::vector<std::pair<VariableId, State>> News;
  std::set<VariableId> Variables;
  for (const Edge &E : Driver.Blocks[Driver.Hub.Index].Successors)
    if (E.To != Driver.Exit) {
      FunctionId Root = Driver.Blocks[E.To.Index].Facts.front().Callee;
      const std::vector<VariableId> &Named = reachOf(Root).Globals;
      Variables.insert(Named.begin(), Named.end());
      for (VariableId Object : Facts.function(Root).SharedObjects)
        if (Object.isValid())
          Variables.insert(Object);
    }
  for (VariableId V : Variables) {
    State Part = partOf(S, V);
    // The function that was called does not name it: it is as it was.
    if (!First && Part.Memory.empty())
      continue;
    std::vector<State> &Known = AtHub[V];
    if (llvm::is_contained(Known, Part))
      continue;
    if (Known.size() >= Limits.StatesPerVariable) {
      Current->Incomplete = true;
      continue;
    }
    Known.push_back(Part);
    News.push_back({V, std::move(Part)});
  }
  if (First) {
    CallAll({}, {});
    return;
  }
  for (const auto &[V, Part] : News)
    CallAll(V, Part);
}
