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
  llvm::DenseSet<VariableId> sharedVariables(FunctionId Root) const;
  FunctionId build(llvm::ArrayRef<FunctionId> Roots,
                   const llvm::DenseSet<VariableId> &Shared);
  Fact callOf(FunctionId Root);

  Program &P;
  std::vector<std::vector<FunctionId>> Callees;
  llvm::BitVector HasFacts, HasCaller;
};

} // namespace

void DriverBuilder::readCalls() {
  Callees.resize(P.numFunctions());
  HasFacts.resize(P.numFunctions());
  HasCaller.resize(P.numFunctions());
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts) {
        HasFacts.set(I);
        if (!F.Callee.isValid())
          continue;
        Callees[I].push_back(F.Callee);
        if (F.Callee.Index != I)
          HasCaller.set(F.Callee.Index);
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
  std::vector<FunctionId> Roots;
  llvm::BitVector Reached(P.numFunctions());
  auto Add = [&](size_t I) {
    Roots.push_back(FunctionId(I));
    reach(FunctionId(I), Reached);
  };
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (HasFacts.test(I) && !HasCaller.test(I))
      Add(I);
  // Functions that only call each other are entered somewhere, too.
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (HasFacts.test(I) && !Reached.test(I))
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
    if (P.variable(V).isPersistent())
      Shared.insert(V);
  };
  if (P.function(Root).SharedObject.isValid())
    Shared.insert(P.function(Root).SharedObject);
  for (unsigned I : Reached.set_bits())
    for (const Block &B : P.function(FunctionId(I)).Blocks) {
      for (const Fact &F : B.Facts) {
        P.forEachPlace(F.Target, Note);
        for (OperandId Arg : F.Args)
          P.forEachPlace(Arg, Note);
      }
      for (const Edge &E : B.Successors)
        for (const Assumption &A : E.Assumptions)
          P.forEachPlace(A.Condition, Note);
    }
  return Shared;
}

Fact DriverBuilder::callOf(FunctionId Root) {
  Fact Call;
  Call.Kind = FactKind::Call;
  Call.Callee = Root;
  const Function F = P.function(Root);
  for (size_t I = 0; I != F.Parameters.size(); ++I)
    Call.Args.push_back(I == 0 && F.SharedObject.isValid()
                            ? P.addressOf(P.place(F.SharedObject))
                            : P.unknown());
  return Call;
}

FunctionId DriverBuilder::build(llvm::ArrayRef<FunctionId> Roots,
                                const llvm::DenseSet<VariableId> &Shared) {
  FunctionId Id = P.addFunction("driver", "");
  BlockId Entry = P.addBlock(Id), Hub = P.addBlock(Id), Exit = P.addBlock(Id);
  auto Connect = [&](BlockId From, BlockId To) {
    Edge E;
    E.To = To;
    P.function(Id).Blocks[From.Index].Successors.push_back(E);
  };
  P.function(Id).Entry = Entry;
  P.function(Id).Exit = Exit;
  P.function(Id).Result = P.addVariable(VariableKind::Return, "return");
  for (const Fact &F : P.Initializers) {
    bool Concerns = false;
    auto Note = [&](PlaceId Where) {
      Concerns |= Shared.count(P.place(Where).Root) != 0;
    };
    P.forEachPlace(F.Target, Note);
    if (!F.Target.isValid() && !F.Args.empty())
      P.forEachPlace(F.Args[0], Note);
    if (Concerns)
      P.function(Id).Blocks[Entry.Index].Facts.push_back(F);
  }
  Connect(Entry, Hub);
  Connect(Hub, Exit);
  // Without a variable that they share, one call shows all that happens.
  BlockId After = Shared.empty() ? Exit : Hub;
  for (FunctionId Root : Roots) {
    Fact Call = callOf(Root);
    BlockId B = P.addBlock(Id);
    P.function(Id).Blocks[B.Index].Facts.push_back(std::move(Call));
    Connect(Hub, B);
    Connect(B, After);
  }
  return Id;
}

std::vector<FunctionId> DriverBuilder::run() {
  readCalls();
  std::vector<FunctionId> Roots = findRoots();
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
  std::vector<FunctionId> Drivers;
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
    Drivers.push_back(build(Members, Variables));
  }
  return Drivers;
}

std::vector<FunctionId> socket_tidy::addDrivers(Program &P) {
  return DriverBuilder(P).run();
}
