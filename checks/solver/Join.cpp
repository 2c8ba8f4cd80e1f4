//===--- Join.cpp - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Joins states that know the same of every socket. What one of them does not
/// know, or knows differently, the join does not know. It stands for at least
/// the paths of both, so no path on which the option is set is lost: what was
/// set on some path never becomes Missing. It also stands for paths that no run
/// takes; a socket that is bound on one side of a condition and listens only on
/// the other can seem to do both.
///
//===----------------------------------------------------------------------===//

#include "State.h"

using namespace socket_tidy;

static bool namesSocket(Value V) {
  return V.is(ValueKind::Socket) || V.is(ValueKind::Pointer);
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

std::optional<State> socket_tidy::join(const State &A, const State &B) {
  if (!agreeOnSockets(A, B))
    return std::nullopt;
  State Joined = A;
  for (State::Entry &E : Joined.Memory) {
    const Value *Other = B.find(E.first);
    if (!Other || *Other != E.second)
      E.second = {};
  }
  for (const State::Entry &E : B.Memory)
    if (!A.find(E.first))
      Joined.set(E.first, {});
  llvm::erase_if(Joined.Constraints, [&](const Constraint &C) {
    return !llvm::is_contained(B.Constraints, C) && !C.PassedTo.isValid();
  });
  // That somebody unseen had a descriptor stays true of the join.
  for (const Constraint &C : B.Constraints)
    if (C.PassedTo.isValid())
      Joined.add(C);
  llvm::erase_if(Joined.Bindings, [&](const auto &Each) {
    return !llvm::is_contained(B.Bindings, Each);
  });
  return Joined;
}
