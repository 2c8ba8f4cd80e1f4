//===--- Solver.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Walks a socket program from its drivers. A *context* is a function together
/// with the state in which it starts; each is solved once, and what leaves it
/// goes back to all of its callers, also to those that come later and to
/// itself. All tables are bounded, so the walk ends for every input; past a
/// bound, verdicts move towards silence, never towards a report.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_SOLVER_H
#define SOCKET_TIDY_SOLVER_SOLVER_H

#include "Calls.h"
#include "Liveness.h"
#include "Outlook.h"
#include "Transfer.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <optional>

namespace socket_tidy {

/// The bounds. See docs/design.md for what passing each of them means.
struct SolverLimits {
  /// States at one program point that are kept apart in all details; those
  /// that come later are joined with one that knows the same of all sockets.
  unsigned DetailedStatesPerPoint = 64;
  /// The same while no socket exists.
  unsigned DetailedStatesBeforeSocket = 4;
  /// Past this, unset options count as Unseen.
  unsigned StatesPerPoint = 192;
  /// Past this, states at one program point are dropped, and nothing that the
  /// driver reaches is reported.
  unsigned MaxStatesPerPoint = 384;
  /// What one state knows: values of places, conditions and sockets. A walk
  /// that passes this ends; its states grow faster than they are merged.
  unsigned EntriesPerState = 1024;
  /// States of one variable between the calls of a driver.
  unsigned StatesPerVariable = 24;
  /// Contexts of one function; further calls of it are not looked into.
  unsigned ContextsPerFunction = 256;
  /// Facts that are executed and states that are scheduled for one driver;
  /// each counts once for itself and once for every eight entries that the
  /// state has.
  unsigned Steps = 150000;
  /// The same for a lone driver: what is simple is found soon.
  unsigned LoneSteps = 30000;
  /// The same for all drivers together.
  unsigned TotalSteps = 900000;
};

using ContextId = Id<struct ContextTag>;

/// A call from one context into another.
struct CallEdge {
  ContextId Caller;
  BlockId Block;
  size_t FactIndex;
  State Before;
  Frame Mapping;
};

/// One function, entered in one state.
struct Context {
  FunctionId Of;
  std::vector<State> Exits;
  std::vector<CallEdge> Callers;
  EventLog Events;
  /// States seen at the entry of blocks, and after calls inside them.
  std::map<std::pair<uint32_t, size_t>, std::set<State>> Seen;
};

/// What one variable of static storage may hold between two calls of a driver,
/// with the sockets that it leads to. Since the calls may come in any order,
/// what two variables hold is not related.
using VariableStates = std::map<VariableId, std::vector<State>>;

/// What the walk from one driver found.
struct Solution {
  std::deque<Context> Contexts;
  /// A bound was passed and states were dropped.
  bool Incomplete = false;
};

class Solver {
public:
  Solver(const Program &P, const SolverOptions &Options,
         const SolverLimits &Limits);

  /// Walks everything that \p Driver reaches. Context 0 is the driver's.
  Solution solve(FunctionId Driver);
  /// The same for a lone driver: what the callers pass is left open.
  Solution solveAlone(FunctionId Driver);

  ValueTable &values() { return Values; }
  CallMapper &calls() { return Mapper; }

private:
  struct WorkItem {
    ContextId In;
    BlockId Block;
    size_t FactIndex;
    State S;
  };

  ContextId contextOf(FunctionId F, const State &Entry);
  void push(WorkItem Item);
  std::optional<WorkItem> takeSimplest();
  void run(WorkItem Item);
  bool step(const WorkItem &At, const Fact &F, State &S);
  SymbolTrust trustIn(const Function &F) const;
  void followCall(const WorkItem &At, const Fact &F, const State &S);
  void leaveBlock(const WorkItem &At, const State &S);
  void leaveContext(ContextId C, const State &S);
  void resume(const CallEdge &Call, const Function &Callee, const State &Exit);
  bool spend(const State &S);
  void schedule(ContextId C, BlockId B, size_t FactIndex, State S);
  void canonicalize(State &S, FunctionId F, BlockId At, size_t FactIndex);
  void forgetDead(State &S, FunctionId F, BlockId At);
  void forgetUnreachable(State &S);
  void forgetVague(State &S);
  void settleBinds(State &S);
  void dropConstraints(State &S);
  void renameLoneSymbols(State &S);
  void collectSockets(State &S);
  void blur(State &S);
  bool coarsen(State &S, const std::set<State> &Seen, FactSerial Point);
  void enterHub(ContextId C, const State &S);
  void callFromHub(ContextId C, BlockId Call, VariableId Changed,
                   const State &New);
  State partOf(const State &S, VariableId V);
  void merge(State &Into, const State &Part);
  const Liveness &livenessOf(FunctionId F);
  const Reach &reachOf(FunctionId F);
  FactSerial serialOf(FunctionId F, BlockId B, size_t Index) const;

  const Program &Facts;
  SolverOptions Options;
  SolverLimits Limits;
  ValueTable Values;
  Transfer Apply;
  CallMapper Mapper;
  std::vector<std::unique_ptr<Liveness>> Live;
  std::vector<std::unique_ptr<Reach>> Reaches;
  std::vector<std::vector<FactSerial>> Serials; // by function, by block

  // Of the current walk.
  Solution *Current = nullptr;
  std::map<std::pair<FunctionId, State>, ContextId> Index;
  llvm::DenseMap<FunctionId, unsigned> ContextCount;
  /// By the number of sockets: what a program does with few of them is looked
  /// at before there are too many states to keep them apart.
  std::vector<std::vector<WorkItem>> Work;
  std::optional<Outlook> Ahead;
  VariableStates AtHub;
  unsigned StepsLeft = 0;
  unsigned TotalStepsLeft;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_SOLVER_H
