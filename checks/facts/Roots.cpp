//===--- Roots.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the roots of the call graph, groups them by the variables that they
/// share, and writes the drivers.
///
//===----------------------------------------------------------------------===//

#include "Roots.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"

using namespace socket_tidy;

namespace {

class DriverBuilder {
public:
  explicit DriverBuilder(Program &P) : P(P) {}
  std::vector<FunctionId> run();

private:
  void readCalls();
  std::vector<FunctionId> findRoots() const;
  void reach(FunctionId F, llvm::BitVector &Reached) const;
  void readWrites();
  llvm::DenseSet<VariableId> sharedVariables(FunctionId Root) const;
  FunctionId addDriver();
  void addInitializers(FunctionId Driver,
                       llvm::function_ref<bool(VariableId)> Concerns);
  FunctionId buildSingle(FunctionId Root);
  FunctionId buildLoop(llvm::ArrayRef<FunctionId> Roots,
                       const llvm::DenseSet<VariableId> &Shared);
  void connect(FunctionId Driver, BlockId From, BlockId To);
  BlockId addCall(FunctionId Driver, FunctionId Root);
  void addReturn(FunctionId Driver, BlockId Call);
  std::vector<unsigned> distancesToBind() const;

  Program &P;
  std::vector<std::vector<FunctionId>> Callees;
  llvm::BitVector HasFacts;
  /// Variables of static storage that something in sight may change.
  llvm::DenseSet<VariableId> Written;
  SiteId Outside; ///< Of callers that are not in sight.
};

} // namespace

void DriverBuilder::readCalls() {
  Callees.resize(P.numFunctions());
  HasFacts.resize(P.numFunctions());
  for (size_t I = 0; I != P.numFunctions(); ++I) {
    for (FunctionId Caller : P.function(FunctionId(I)).CalledBy)
      Callees[Caller.Index].push_back(FunctionId(I));
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      if (!B.Facts.empty())
        HasFacts.set(I);
  }
}

void DriverBuilder::reach(FunctionId F, llvm::BitVector &Reached) const {
  llvm::SmallVector<FunctionId, 16> Pending = {F};
  while (!Pending.empty()) {
    FunctionId Current = Pending.pop_back_val();
    if (Reached.test(Current.Index))
      continue;
    Reached.set(Current.Index);
    Pending.append(Callees[Current.Index].begin(),
                   Callees[Current.Index].end());
  }
}

std::vector<FunctionId> DriverBuilder::findRoots() const {
  // If any caller is in sight, the callers decide, even where none of them is
  // ever reached.
  std::vector<FunctionId> Roots;
  llvm::BitVector Reached(P.numFunctions());
  auto Add = [&](size_t I) {
    if (HasFacts.test(I) && P.function(FunctionId(I)).Visible)
      Roots.push_back(FunctionId(I));
    reach(FunctionId(I), Reached);
  };
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (P.function(FunctionId(I)).CalledBy.empty())
      Add(I);
  // Functions that only call each other are entered somewhere, too.
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (!Reached.test(I))
      Add(I);
  return Roots;
}

llvm::DenseSet<VariableId>
DriverBuilder::sharedVariables(FunctionId Root) const {
  llvm::DenseSet<VariableId> Shared;
  llvm::BitVector Reached(P.numFunctions());
  reach(Root, Reached);
  auto Note = [&](PlaceId Where) {
    VariableId V = P.place(Where).Root;
    if (P.variable(V).isPersistent() && Written.count(V))
      Shared.insert(V);
  };
  for (VariableId Object : P.function(Root).SharedObjects)
    if (Object.isValid())
      Shared.insert(Object);
  for (unsigned I : Reached.set_bits())
    P.forEachPlace(P.function(FunctionId(I)), Note);
  return Shared;
}

void DriverBuilder::readWrites() {
  auto Write = [&](PlaceId Where) {
    if (!Where.isValid())
      return;
    const Variable &V = P.variable(P.place(Where).Root);
    if (V.isPersistent() && !V.IsConstant)
      Written.insert(P.place(Where).Root);
  };
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts) {
        Write(F.Target);
        // These only read what they are given the address of.
        if (F.Kind == FactKind::SetOption || F.Kind == FactKind::Bind)
          continue;
        for (OperandId Arg : F.Args)
          if (P.operand(Arg).Kind == OperandKind::AddressOf)
            Write(P.operand(Arg).Where);
      }
}

FunctionId DriverBuilder::addDriver() {
  FunctionId Id = P.addFunction("driver", "");
  P.function(Id).Result = P.addVariable(VariableKind::Return, "return");
  P.function(Id).Entry = P.addBlock(Id);
  P.function(Id).Exit = P.addBlock(Id);
  return Id;
}

void DriverBuilder::connect(FunctionId Driver, BlockId From, BlockId To) {
  Edge E;
  E.To = To;
  P.function(Driver).Blocks[From.Index].Successors.push_back(E);
}

void DriverBuilder::addInitializers(
    FunctionId Driver, llvm::function_ref<bool(VariableId)> Concerns) {
  BlockId Entry = P.function(Driver).Entry;
  for (const Fact &F : P.Initializers) {
    PlaceId Target = F.Target.isValid() ? F.Target : P.operand(F.Args[0]).Where;
    if (Target.isValid() && Concerns(P.place(Target).Root))
      P.function(Driver).Blocks[Entry.Index].Facts.push_back(F);
  }
}

BlockId DriverBuilder::addCall(FunctionId Driver, FunctionId Root) {
  Fact Call;
  Call.Kind = FactKind::Call;
  Call.Callee = Root;
  const Function &F = P.function(Root);
  for (size_t I = 0; I != F.Parameters.size(); ++I) {
    VariableId Object =
        I < F.SharedObjects.size() ? F.SharedObjects[I] : VariableId();
    Call.Args.push_back(Object.isValid() ? P.addressOf(P.place(Object))
                                         : P.unknown());
  }
  BlockId B = P.addBlock(Driver);
  P.function(Driver).Blocks[B.Index].Facts.push_back(std::move(Call));
  return B;
}

/// What a function returns goes to a caller that cannot be seen; what that one
/// does between two calls cannot be seen either.
void DriverBuilder::addReturn(FunctionId Driver, BlockId Call) {
  if (!Outside.isValid())
    Outside = P.addSite({});
  PlaceId Result = P.place(P.addVariable(VariableKind::Temporary, "result"));
  std::vector<Fact> &Facts = P.function(Driver).Blocks[Call.Index].Facts;
  Facts.front().Target = Result;
  Fact Return;
  Return.Kind = FactKind::Unseen;
  Return.Site = Outside;
  Return.Args.push_back(P.load(Result));
  Facts.push_back(std::move(Return));
}

FunctionId DriverBuilder::buildSingle(FunctionId Root) {
  FunctionId Id = addDriver();
  // What others may have changed before is not known; nothing runs before the
  // main function.
  bool IsMain = P.function(Root).isMain();
  addInitializers(Id,
                  [&](VariableId V) { return IsMain || !Written.count(V); });
  BlockId Call = addCall(Id, Root);
  connect(Id, P.function(Id).Entry, Call);
  connect(Id, Call, P.function(Id).Exit);
  return Id;
}

FunctionId DriverBuilder::buildLoop(llvm::ArrayRef<FunctionId> Roots,
                                    const llvm::DenseSet<VariableId> &Shared) {
  FunctionId Id = addDriver();
  addInitializers(
      Id, [&](VariableId V) { return Shared.count(V) || !Written.count(V); });
  BlockId Hub = P.addBlock(Id);
  P.function(Id).Hub = Hub;
  connect(Id, P.function(Id).Entry, Hub);
  connect(Id, Hub, P.function(Id).Exit);
  for (FunctionId Root : Roots) {
    BlockId Call = addCall(Id, Root);
    addReturn(Id, Call);
    connect(Id, Hub, Call);
    // A program ends with its main function, and has run it once.
    connect(Id, Call, P.function(Root).isMain() ? P.function(Id).Exit : Hub);
  }
  return Id;
}

/// A distance that no call leads over.
static constexpr unsigned Far = ~0U;

/// By function: how many calls away the nearest bind is.
std::vector<unsigned> DriverBuilder::distancesToBind() const {
  std::vector<unsigned> Distances(P.numFunctions(), Far);
  std::vector<FunctionId> Pending;
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts)
        if (F.Kind == FactKind::Bind && Distances[I] == Far) {
          Distances[I] = 0;
          Pending.push_back(FunctionId(I));
        }
  // In the order of their distance; the list grows while it is walked.
  for (size_t I = 0; I != Pending.size(); ++I)
    for (FunctionId Caller : P.function(Pending[I]).CalledBy)
      if (Distances[Caller.Index] == Far) {
        Distances[Caller.Index] = Distances[Pending[I].Index] + 1;
        Pending.push_back(Caller);
      }
  return Distances;
}

std::vector<FunctionId> DriverBuilder::run() {
  readCalls();
  readWrites();
  std::vector<FunctionId> Roots = findRoots();
  // Without a bind there is nothing to say. Where one is near, more depends on
  // the walk, so those come first.
  std::vector<unsigned> Distances = distancesToBind();
  auto Distance = [&](FunctionId F) { return Distances[F.Index]; };
  // Roots that name the same variable belong together.
  llvm::EquivalenceClasses<uint32_t> Groups;
  llvm::DenseMap<VariableId, uint32_t> FirstUser;
  std::vector<llvm::DenseSet<VariableId>> Shared;
  for (uint32_t I = 0; I != Roots.size(); ++I) {
    Shared.push_back(sharedVariables(Roots[I]));
    Groups.insert(I);
    for (VariableId V : Shared.back()) {
      auto [It, New] = FirstUser.try_emplace(V, I);
      if (!New)
        Groups.unionSets(I, It->second);
    }
  }
  std::vector<FunctionId> Nearest = Roots;
  llvm::sort(Nearest, [&](FunctionId A, FunctionId B) {
    return std::make_pair(Distance(A), A.Index) <
           std::make_pair(Distance(B), B.Index);
  });
  std::vector<FunctionId> Drivers;
  for (FunctionId Root : Nearest)
    if (Distance(Root) != Far)
      Drivers.push_back(buildSingle(Root));
  for (uint32_t I = 0; I != Roots.size(); ++I) {
    if (Groups.getLeaderValue(I) != I)
      continue;
    std::vector<FunctionId> Members;
    llvm::DenseSet<VariableId> Variables;
    for (uint32_t J = 0; J != Roots.size(); ++J)
      if (Groups.getLeaderValue(J) == I) {
        Members.push_back(Roots[J]);
        Variables.insert(Shared[J].begin(), Shared[J].end());
      }
    bool Binds =
        llvm::any_of(Members, [&](FunctionId F) { return Distance(F) != Far; });
    if (!Variables.empty() && Binds)
      Drivers.push_back(buildLoop(Members, Variables));
  }
  return Drivers;
}

std::vector<FunctionId> socket_tidy::addDrivers(Program &P) {
  return DriverBuilder(P).run();
}
