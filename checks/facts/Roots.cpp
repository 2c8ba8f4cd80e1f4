//===--- Roots.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the roots of the call graph, groups them by the variables that they
/// share, and has the drivers written.
///
//===----------------------------------------------------------------------===//

#include "Roots.h"
#include "DriverWriter.h"
#include "LoneDrivers.h"
#include "Reachability.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"

using namespace socket_tidy;

namespace {

class DriverBuilder {
public:
  DriverBuilder(Program &P, DriverWriter &Write) : P(P), Write(Write) {}
  std::vector<FunctionId> run();

private:
  void readCalls();
  std::vector<FunctionId> findRoots() const;
  void reach(FunctionId F, llvm::BitVector &Reached) const;
  llvm::DenseSet<VariableId> sharedVariables(FunctionId Root) const;
  FunctionId buildSingle(FunctionId Root);
  FunctionId buildLoop(llvm::ArrayRef<FunctionId> Roots,
                       const llvm::DenseSet<VariableId> &Shared);

  Program &P;
  DriverWriter &Write;
  std::vector<std::vector<FunctionId>> Callees;
  llvm::BitVector HasFacts;
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
    if (P.variable(V).isPersistent() && Write.isWritten(V))
      Shared.insert(V);
  };
  for (VariableId Object : P.function(Root).SharedObjects)
    if (Object.isValid())
      Shared.insert(Object);
  for (unsigned I : Reached.set_bits())
    P.forEachPlace(P.function(FunctionId(I)), Note);
  return Shared;
}

FunctionId DriverBuilder::buildSingle(FunctionId Root) {
  FunctionId Id = Write.addDriver();
  // What others may have changed before is not known; nothing runs before the
  // main function.
  bool IsMain = P.function(Root).isMain();
  Write.addInitializers(
      Id, [&](VariableId V) { return IsMain || !Write.isWritten(V); });
  BlockId Call = Write.addCall(Id, Root);
  Write.connect(Id, P.function(Id).Entry, Call);
  Write.connect(Id, Call, P.function(Id).Exit);
  return Id;
}

FunctionId DriverBuilder::buildLoop(llvm::ArrayRef<FunctionId> Roots,
                                    const llvm::DenseSet<VariableId> &Shared) {
  FunctionId Id = Write.addDriver();
  Write.addInitializers(
      Id, [&](VariableId V) { return Shared.count(V) || !Write.isWritten(V); });
  BlockId Hub = P.addBlock(Id);
  P.function(Id).Hub = Hub;
  Write.connect(Id, P.function(Id).Entry, Hub);
  Write.connect(Id, Hub, P.function(Id).Exit);
  for (FunctionId Root : Roots) {
    BlockId Call = Write.addCall(Id, Root);
    Write.addReturn(Id, Call);
    Write.connect(Id, Hub, Call);
    // A program ends with its main function, and has run it once.
    Write.connect(Id, Call,
                  P.function(Root).isMain() ? P.function(Id).Exit : Hub);
  }
  return Id;
}

std::vector<FunctionId> DriverBuilder::run() {
  readCalls();
  std::vector<FunctionId> Roots = findRoots();
  // Without a bind there is nothing to say. Where one is near, more depends on
  // the walk, so those come first.
  std::vector<unsigned> Distances = distancesToBind(P);
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
  std::vector<FunctionId> Built;
  for (FunctionId Root : Nearest)
    if (Distance(Root) != Far)
      Built.push_back(buildSingle(Root));
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
      Built.push_back(buildLoop(Members, Variables));
  }
  return Built;
}

Drivers socket_tidy::addDrivers(Program &P) {
  // What drivers do themselves is no write.
  DriverWriter Write(P);
  return {DriverBuilder(P, Write).run(), addLoneDrivers(P, Write)};
}
