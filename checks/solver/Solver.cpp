//===--- Solver.cpp - socket-tidy -----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The work list: states wait at program points, contexts wait for the exits
/// of their callees.
///
//===----------------------------------------------------------------------===//

#include "Solver.h"
#include "Conditions.h"
#include "facts/Reachability.h"

using namespace socket_tidy;

Solver::Solver(const Program &P, const SolverOptions &Options,
               const SolverLimits &Limits)
    : Facts(P), Options(Options), Limits(Limits), Values(P),
      Apply(P, Values, this->Options), Mapper(P, Values),
      Live(P.numFunctions()), Reaches(P.numFunctions()),
      TotalStepsLeft(Limits.TotalSteps) {
  FactSerial Next = 0;
  for (size_t I = 0; I != P.numFunctions(); ++I) {
    Serials.emplace_back();
    for (const Block &B : P.function(FunctionId(I)).Blocks) {
      Serials.back().push_back(Next);
      // The end of a block is a program point, too.
      Next += static_cast<FactSerial>(B.Facts.size() + 1);
    }
  }
}

FactSerial Solver::serialOf(FunctionId F, BlockId B, size_t Index) const {
  return Serials[F.Index][B.Index] + static_cast<FactSerial>(Index);
}

const Liveness &Solver::livenessOf(FunctionId F) {
  std::unique_ptr<Liveness> &Known = Live[F.Index];
  if (!Known)
    Known = std::make_unique<Liveness>(Facts, Facts.function(F));
  return *Known;
}

const Reach &Solver::reachOf(FunctionId F) {
  std::unique_ptr<Reach> &Known = Reaches[F.Index];
  if (Known)
    return *Known;
  Known = std::make_unique<Reach>();
  std::set<VariableId> Found;
  auto Note = [&](PlaceId Where) {
    VariableId V = Facts.place(Where).Root;
    if (Facts.variable(V).isPersistent())
      Found.insert(V);
  };
  for (FunctionId Each : reachableFrom(Facts, F)) {
    Facts.forEachPlace(Facts.function(Each), Note);
    for (const Block &B : Facts.function(Each).Blocks)
      for (const Fact &Do : B.Facts)
        Known->CallsUnseen |= Do.Kind == FactKind::Unseen;
  }
  // What cannot be seen reaches what others know.
  for (size_t I = 0; Known->CallsUnseen && I != Facts.numVariables(); ++I) {
    const Variable &V = Facts.variable(VariableId(I));
    if (V.isPersistent() && (V.IsShared || V.IsSetFromOutside))
      Found.insert(VariableId(I));
  }
  Known->Globals.assign(Found.begin(), Found.end());
  return *Known;
}

//===----------------------------------------------------------------------===//
// States
//===----------------------------------------------------------------------===//

void Solver::blur(State &S) {
  S.Blurred = true;
  S.Constraints.clear();
  for (State::Entry &E : S.Memory)
    if (!E.second.is(ValueKind::Socket) && !E.second.is(ValueKind::Pointer) &&
        !E.second.is(ValueKind::Symbol))
      E.second = {};
  for (SocketState &Socket : S.Sockets)
    Socket.Now.doubt(UnseenReason::TooComplex, {});
}

bool Solver::coarsen(State &S, const std::set<State> &Seen, FactSerial Point) {
  // A joined state stands for all of its kind that came before it. Without one,
  // join with all at once: the result covers every later one soon.
  bool HasJoined = false;
  for (bool OnlyJoined : {true, false}) {
    if (!OnlyJoined && HasJoined)
      break;
    for (const State &Each : Seen) {
      if (OnlyJoined && !Each.Joined)
        continue;
      std::optional<State> Joined = join(S, Each, Values, Point);
      if (!Joined)
        continue;
      if (!spend(S))
        return false;
      HasJoined = true;
      S = std::move(*Joined);
    }
  }
  return true;
}

/// True if \p S, or the same without joins, is in \p Seen.
static bool isCovered(const State &S, const std::set<State> &Seen) {
  if (Seen.count(S))
    return true;
  if (!S.Joined)
    return false;
  State Exact = S;
  Exact.Joined = false;
  return Seen.count(Exact) != 0;
}

bool Solver::spend(const State &S) {
  size_t Entries = S.Memory.size() + S.Constraints.size() + S.Sockets.size();
  auto Cost = static_cast<unsigned>(1 + Entries / 8);
  if (StepsLeft < Cost || Entries > Limits.EntriesPerState) {
    StepsLeft = 0;
    return false;
  }
  StepsLeft -= Cost;
  return true;
}

void Solver::schedule(ContextId C, BlockId B, size_t FactIndex, State S) {
  Context &In = Current->Contexts[C.Index];
  if (!Ahead->isOpen(In.Of, B, FactIndex) || !spend(S))
    return;
  if (B == Facts.function(In.Of).Hub && FactIndex == 0) {
    enterHub(C, S);
    return;
  }
  canonicalize(S, In.Of, B, FactIndex);
  std::set<State> &Seen = In.Seen[{B.Index, FactIndex}];
  unsigned Detailed = S.Sockets.empty() ? Limits.DetailedStatesBeforeSocket
                                        : Limits.DetailedStatesPerPoint;
  if (Seen.size() >= Detailed && !isCovered(S, Seen)) {
    if (!coarsen(S, Seen, serialOf(In.Of, B, FactIndex)))
      return;
    canonicalize(S, In.Of, B, FactIndex);
  }
  if (Seen.size() >= Limits.StatesPerPoint && !isCovered(S, Seen)) {
    blur(S);
    canonicalize(S, In.Of, B, FactIndex);
  }
  if (isCovered(S, Seen))
    return;
  if (Seen.size() >= Limits.MaxStatesPerPoint) {
    Current->Incomplete = true;
    return;
  }
  Seen.insert(S);
  push({C, B, FactIndex, std::move(S)});
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

ContextId Solver::contextOf(FunctionId F, const State &Entry) {
  auto It = Index.find({F, Entry});
  if (It != Index.end())
    return It->second;
  if (ContextCount[F] >= Limits.ContextsPerFunction)
    return {};
  ++ContextCount[F];
  ContextId C(Current->Contexts.size());
  Current->Contexts.emplace_back();
  Current->Contexts.back().Of = F;
  Index[{F, Entry}] = C;
  schedule(C, Facts.function(F).Entry, 0, Entry);
  return C;
}

void Solver::resume(const CallEdge &Call, const Function &Callee,
                    const State &Exit) {
  FunctionId Caller = Current->Contexts[Call.Caller.Index].Of;
  const Fact &F =
      Facts.function(Caller).Blocks[Call.Block.Index].Facts[Call.FactIndex];
  State After = Mapper.resume(F, serialOf(Caller, Call.Block, Call.FactIndex),
                              Callee, Call.Before, Exit, Call.Mapping);
  Apply.afterCall(F, After, Current->Contexts[Call.Caller.Index].Events);
  schedule(Call.Caller, Call.Block, Call.FactIndex + 1, std::move(After));
}

/// What may be assumed of an argument that a driver passes to \p F.
SymbolTrust Solver::trustIn(const Function &F) const {
  if (Options.Alone)
    return SymbolTrust::Passed;
  return F.IsNamedElsewhere ? SymbolTrust::Parameter : SymbolTrust::Foreign;
}

void Solver::followCall(const WorkItem &At, const Fact &F, const State &S) {
  const Function &Callee = Facts.function(F.Callee);
  CallEdge Call{At.In, At.Block, At.FactIndex, S, {}};
  State Entry = Mapper.enter(F, Callee, reachOf(F.Callee), trustIn(Callee), S,
                             Call.Mapping);
  ContextId C = contextOf(F.Callee, Entry);
  if (!C.isValid()) {
    // Too many contexts: the callee may do anything.
    State After = S;
    FunctionId Caller = Current->Contexts[At.In.Index].Of;
    Apply.apply(F, serialOf(Caller, At.Block, At.FactIndex), After,
                Current->Contexts[At.In.Index].Events);
    blur(After);
    Current->Incomplete = true;
    schedule(At.In, At.Block, At.FactIndex + 1, std::move(After));
    return;
  }
  Context &Entered = Current->Contexts[C.Index];
  Entered.Callers.push_back(Call);
  // Exits that come later find this caller in the list.
  for (size_t I = 0; I != Entered.Exits.size(); ++I)
    resume(Call, Callee, State(Entered.Exits[I]));
}

void Solver::leaveContext(ContextId C, const State &S) {
  Context &Left = Current->Contexts[C.Index];
  const Function &F = Facts.function(Left.Of);
  State Exit = Mapper.leave(S, F);
  forgetUnreachable(Exit);
  collectSockets(Exit);
  if (Left.Exits.size() >= Limits.DetailedStatesPerPoint)
    for (const State &Each : Left.Exits)
      if (std::optional<State> Joined =
              join(Exit, Each, Values, serialOf(Left.Of, F.Exit, 0)))
        Exit = std::move(*Joined);
  if (llvm::is_contained(Left.Exits, Exit))
    return;
  Left.Exits.push_back(Exit);
  for (size_t I = 0; I != Left.Callers.size(); ++I)
    resume(CallEdge(Left.Callers[I]), F, Exit);
}

//===----------------------------------------------------------------------===//
// Blocks
//===----------------------------------------------------------------------===//

void Solver::leaveBlock(const WorkItem &At, const State &S) {
  FunctionId Of = Current->Contexts[At.In.Index].Of;
  const Function &F = Facts.function(Of);
  if (At.Block == F.Exit) {
    leaveContext(At.In, S);
    return;
  }
  for (const Edge &E : F.Blocks[At.Block.Index].Successors) {
    std::vector<State> Passing = {S};
    for (const Assumption &A : E.Assumptions) {
      std::vector<State> Next;
      for (State &Each : Passing) {
        Value Condition = Memory(Facts, Values, Each).evaluate(A.Condition);
        for (State &Result : assume(Each, Values, Condition, A.Truth))
          Next.push_back(std::move(Result));
      }
      Passing = std::move(Next);
    }
    for (State &Each : Passing)
      schedule(At.In, E.To, 0, std::move(Each));
  }
}

bool Solver::step(const WorkItem &At, const Fact &F, State &S) {
  // An element that is not known yet is one of those that are there.
  for (OperandId Arg : F.Args) {
    std::vector<State> Choices = Memory(Facts, Values, S).choices(Arg);
    if (Choices.empty())
      continue;
    for (State &Each : Choices)
      schedule(At.In, At.Block, At.FactIndex, std::move(Each));
    return false;
  }
  if (F.Kind == FactKind::Call) {
    Apply.beforeCall(F, S, Current->Contexts[At.In.Index].Events);
    followCall(At, F, S);
    return false;
  }
  FunctionId Of = Current->Contexts[At.In.Index].Of;
  bool MayStay = F.Kind == FactKind::Assign && F.Args.size() > 1 &&
                 S.find(Memory(Facts, Values, S).locate(F.Target));
  std::optional<State> Before;
  if (MayStay)
    Before = S;
  Apply.apply(F, serialOf(Of, At.Block, At.FactIndex), S,
              Current->Contexts[At.In.Index].Events);
  if (MayStay && !(*Before == S))
    schedule(At.In, At.Block, At.FactIndex + 1, std::move(*Before));
  return true;
}

void Solver::push(WorkItem Item) {
  size_t Sockets = Item.S.Sockets.size();
  if (Work.size() <= Sockets)
    Work.resize(Sockets + 1);
  Work[Sockets].push_back(std::move(Item));
}

std::optional<Solver::WorkItem> Solver::takeSimplest() {
  auto Simplest = llvm::find_if(
      Work, [](const std::vector<WorkItem> &Items) { return !Items.empty(); });
  if (Simplest == Work.end())
    return std::nullopt;
  WorkItem Item = std::move(Simplest->back());
  Simplest->pop_back();
  return Item;
}

void Solver::run(WorkItem Item) {
  FunctionId Of = Current->Contexts[Item.In.Index].Of;
  const Block &B = Facts.function(Of).Blocks[Item.Block.Index];
  for (; Item.FactIndex != B.Facts.size(); ++Item.FactIndex) {
    if (!Ahead->isOpen(Of, Item.Block, Item.FactIndex) || !spend(Item.S))
      return;
    if (!step(Item, B.Facts[Item.FactIndex], Item.S))
      return;
  }
  leaveBlock(Item, Item.S);
}

Solution Solver::solveAlone(FunctionId Driver) {
  Options.Alone = true;
  Solution Result = solve(Driver);
  Options.Alone = false;
  return Result;
}

Solution Solver::solve(FunctionId Driver) {
  Solution Result;
  Current = &Result;
  Index.clear();
  ContextCount.clear();
  Work.clear();
  AtHub.clear();
  unsigned Allowed =
      std::min(Options.Alone ? Limits.LoneSteps : Limits.Steps, TotalStepsLeft);
  StepsLeft = Allowed;
  Ahead.emplace(Facts, Driver);
  contextOf(Driver, State());
  while (StepsLeft != 0) {
    std::optional<WorkItem> Item = takeSimplest();
    if (!Item)
      break;
    run(std::move(*Item));
  }
  Result.Incomplete |= StepsLeft == 0;
  TotalStepsLeft -= Allowed - StepsLeft;
  Current = nullptr;
  return Result;
}
