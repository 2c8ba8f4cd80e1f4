//===--- Slice.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Relevance flows backwards from the socket calls through assignments and
/// calls, without regard to order, until nothing is added. Conditions count
/// once the branch that they decide is seen to matter.
///
//===----------------------------------------------------------------------===//

#include "Slice.h"
#include "Condense.h"
#include "Counters.h"
#include "Holders.h"
#include "NonReturning.h"
#include "Reachability.h"
#include "SimplifyGraph.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>

using namespace socket_tidy;

namespace {

class Slicer {
public:
  explicit Slicer(Program &P) : P(P) {}
  void run();

private:
  void recordCallers();

  // Relevance.
  bool isRelevant(PlaceId Where) const;
  bool isRelevant(OperandId O) const;
  void markVariable(VariableId V);
  void mark(PlaceId Where);
  void mark(OperandId O);
  bool leads(OperandId O) const;
  void markPointer(VariableId V);
  void markPointerAt(PlaceId Where);
  void markFact(const Fact &F);
  void markCall(const Fact &F);
  void markUnseen(const Fact &F);
  bool isKept(const Fact &F) const;
  bool closeOverFacts();
  void findEffectiveFunctions();

  // Graphs.
  std::vector<Block> simplified(const Function &F, DeadEnds Ends) const;
  void markConditions(const Block &B, bool OfParametersOnly);
  bool asksParametersOnly(OperandId O) const;
  bool markConditions();
  void commit(Function &F);
  void notePointedTo();
  bool keepsDescriptors() const;

  Program &P;
  std::optional<Holders> Descriptors; ///< Once calls are cut and condensed.
  llvm::BitVector Variables;          // those that are relevant
  /// The variables that may hold the address of something relevant: what is
  /// written through them matters.
  llvm::BitVector Pointers;
  /// The parameters through which callees store such an address: the caller's
  /// variable that they lead to holds it then.
  llvm::BitVector Filled;
  llvm::DenseSet<NameId> Fields;
  llvm::BitVector Effective; // by function
  /// Something relevant is shared, or its address is given to a function that
  /// cannot be seen: any such function that is called may come back to it.
  bool GivesAway = false;
  /// A descriptor is stored where only other names lead.
  bool KeepsDescriptors = false;
  bool Changed = false;
};

} // namespace

void Slicer::recordCallers() {
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts)
        if (F.Callee.isValid() && F.Callee.Index != I)
          P.function(F.Callee).CalledBy.push_back(FunctionId(I));
}

//===----------------------------------------------------------------------===//
// Relevance
//===----------------------------------------------------------------------===//

bool Slicer::isRelevant(PlaceId Where) const {
  if (!Where.isValid())
    return false;
  const Place *Last = &P.place(Where);
  bool Root = Variables.test(Last->Root.Index);
  bool Reached = Root || P.variable(Last->Root).isPersistent();
  // The last field on the path decides; what lies behind a pointer can be
  // reached under another root.
  NameId Field;
  for (const Place *Part = Last; Part->Parent.isValid();
       Part = &P.place(Part->Parent)) {
    if (Part->Step == StepKind::Deref)
      Reached = true;
    if (Part->Step == StepKind::Field && !Field.isValid())
      Field = Part->Field;
  }
  return Field.isValid() ? Reached && Fields.count(Field) : Root;
}

bool Slicer::isRelevant(OperandId O) const {
  bool Found = false;
  P.forEachPlace(O, [&](PlaceId Where) { Found |= isRelevant(Where); });
  return Found;
}

void Slicer::markVariable(VariableId V) {
  if (Variables.test(V.Index))
    return;
  Variables.set(V.Index);
  GivesAway |= P.variable(V).IsShared;
  Changed = true;
}

void Slicer::mark(PlaceId Where) {
  P.forEachPlace(Where, [&](PlaceId Each) {
    markVariable(P.place(Each).Root);
    for (PlaceId Part = Each; P.place(Part).Parent.isValid();
         Part = P.place(Part).Parent)
      if (P.place(Part).Step == StepKind::Field)
        Changed |= Fields.insert(P.place(Part).Field).second;
  });
}

void Slicer::mark(OperandId O) {
  P.forEachPlace(O, [&](PlaceId Where) { mark(Where); });
}

bool Slicer::leads(OperandId O) const {
  const Operand &Op = P.operand(O);
  switch (Op.Kind) {
  case OperandKind::AddressOf:
    return isRelevant(Op.Where);
  case OperandKind::Load:
    return Pointers.test(P.place(Op.Where).Root.Index);
  case OperandKind::Binary:
    return leads(Op.Left);
  default:
    return false;
  }
}

void Slicer::markPointer(VariableId V) {
  markVariable(V);
  if (Pointers.test(V.Index))
    return;
  Pointers.set(V.Index);
  Changed = true;
}

/// Such an address is stored at \p Where.
void Slicer::markPointerAt(PlaceId Where) {
  VariableId Root = P.place(Where).Root;
  markPointer(Root);
  if (P.variable(Root).Kind != VariableKind::Parameter ||
      Filled.test(Root.Index))
    return;
  for (PlaceId Part = Where; P.place(Part).Parent.isValid();
       Part = P.place(Part).Parent)
    if (P.place(Part).Step == StepKind::Deref) {
      Filled.set(Root.Index);
      Changed = true;
      return;
    }
}

void Slicer::markCall(const Fact &F) {
  // A parameter and what is passed for it matter or do not matter together: a
  // value flows in, and through a pointer it flows out.
  const Function &Callee = P.function(F.Callee);
  if (F.Target.isValid() && Pointers.test(Callee.Result.Index))
    markPointer(P.place(F.Target).Root);
  for (size_t I = 0; I < F.Args.size() && I < Callee.Parameters.size(); ++I) {
    VariableId Parameter = Callee.Parameters[I];
    if (leads(F.Args[I]))
      markPointer(Parameter);
    const Operand &Passed = P.operand(F.Args[I]);
    if (Filled.test(Parameter.Index) && Passed.Where.isValid())
      markPointerAt(Passed.Kind == OperandKind::Load ? P.deref(Passed.Where)
                                                     : Passed.Where);
    if (Variables.test(Parameter.Index))
      mark(F.Args[I]);
    else if (isRelevant(F.Args[I]))
      markVariable(Parameter);
  }
  if (!F.Target.isValid())
    return;
  if (Variables.test(Callee.Result.Index))
    mark(F.Target);
  else if (isRelevant(F.Target))
    markVariable(Callee.Result);
}

void Slicer::markUnseen(const Fact &F) {
  for (OperandId Arg : F.Args) {
    // A descriptor that comes out may be one of those that go in.
    if (isRelevant(F.Target) || Descriptors->holds(Arg))
      mark(Arg);
    // An address, or a pointer that holds one.
    if (GivesAway || !leads(Arg))
      continue;
    GivesAway = Changed = true;
  }
}

bool Slicer::isKept(const Fact &F) const {
  switch (F.Kind) {
  case FactKind::Create:
  case FactKind::SetOption:
  case FactKind::Enable:
  case FactKind::Bind:
  case FactKind::Listen:
    return true;
  case FactKind::Close:
  case FactKind::Zero:
  case FactKind::Overwrite:
  case FactKind::Copy:
    return isRelevant(F.Args[0]);
  case FactKind::Assign:
  case FactKind::Duplicate:
    return isRelevant(F.Target) || Descriptors->putsAway(F);
  case FactKind::Declare:
  case FactKind::Resolve:
    return isRelevant(F.Target);
  case FactKind::PutAway:
    return true;
  case FactKind::Lend:
    return KeepsDescriptors;
  case FactKind::Call:
    return Effective.test(F.Callee.Index);
  case FactKind::Unseen:
    if (GivesAway)
      return true;
    [[fallthrough]];
  case FactKind::Keep:
  case FactKind::System:
    return isRelevant(F.Target) ||
           llvm::any_of(F.Args, [&](OperandId Arg) { return isRelevant(Arg); });
  }
  return true;
}

void Slicer::markFact(const Fact &F) {
  switch (F.Kind) {
  case FactKind::Create:
    mark(F.Target);
    [[fallthrough]];
  case FactKind::SetOption:
  case FactKind::Enable:
  case FactKind::Bind:
  case FactKind::Listen:
    for (OperandId Arg : F.Args)
      mark(Arg);
    return;
  case FactKind::Assign:
  case FactKind::Duplicate:
    if (leads(F.Args[0])) {
      markPointerAt(F.Target);
      mark(F.Target);
    }
    if (isRelevant(F.Target) || Descriptors->publishes(F) ||
        Descriptors->putsIntoField(F)) {
      mark(F.Target);
      mark(F.Args[0]);
    } else if (Descriptors->putsAway(F)) {
      mark(F.Args[0]);
    }
    return;
  case FactKind::Resolve:
    if (isRelevant(F.Target))
      mark(F.Args[0]);
    return;
  case FactKind::Copy:
    if (isRelevant(F.Args[0]))
      mark(F.Args[1]);
    return;
  case FactKind::Call:
    markCall(F);
    return;
  case FactKind::Keep:
  case FactKind::System:
  case FactKind::Unseen:
    markUnseen(F);
    return;
  default:
    return;
  }
}

bool Slicer::closeOverFacts() {
  bool Any = false;
  do {
    Changed = false;
    for (size_t I = 0; I != P.numFunctions(); ++I)
      for (const Block &B : P.function(FunctionId(I)).Blocks)
        for (const Fact &F : B.Facts)
          markFact(F);
    for (const Fact &F : P.Initializers)
      markFact(F);
    Any |= Changed;
  } while (Changed);
  return Any;
}

void Slicer::findEffectiveFunctions() {
  Effective.clear();
  Effective.resize(P.numFunctions());
  for (bool Again = true; Again;) {
    Again = false;
    for (size_t I = 0; I != P.numFunctions(); ++I) {
      if (Effective.test(I))
        continue;
      bool Any =
          llvm::any_of(P.function(FunctionId(I)).Blocks, [&](const Block &B) {
            return llvm::any_of(B.Facts,
                                [&](const Fact &F) { return isKept(F); });
          });
      if (!Any)
        continue;
      Effective.set(I);
      Again = true;
    }
  }
}

//===----------------------------------------------------------------------===//
// Graphs
//===----------------------------------------------------------------------===//

std::vector<Block> Slicer::simplified(const Function &F, DeadEnds Ends) const {
  std::vector<Block> Blocks = F.Blocks;
  for (Block &B : Blocks)
    llvm::erase_if(B.Facts, [&](const Fact &Each) { return !isKept(Each); });
  simplifyGraph(Blocks, F.Exit, Ends);
  return Blocks;
}

void Slicer::markConditions(const Block &B, bool OfParametersOnly) {
  if (B.Successors.size() < 2)
    return;
  for (const Edge &E : B.Successors)
    for (const Assumption &A : E.Assumptions)
      if (!OfParametersOnly || asksParametersOnly(A.Condition))
        mark(A.Condition);
}

/// True if the value of \p O is a matter of what the caller passes.
bool Slicer::asksParametersOnly(OperandId O) const {
  bool Only = true;
  P.forEachPlace(O, [&](PlaceId Where) {
    Only &= P.variable(P.place(Where).Root).Kind == VariableKind::Parameter &&
            !P.place(Where).Parent.isValid();
  });
  return Only;
}

bool Slicer::markConditions() {
  Changed = false;
  for (size_t I = 0; I != P.numFunctions(); ++I) {
    const Function &F = P.function(FunctionId(I));
    if (!Effective.test(I))
      continue;
    for (const Block &B : simplified(F, DeadEnds::Dropped))
      markConditions(B, /*OfParametersOnly=*/false);
    // Whether the process ends is seldom more than the fate of an error, and
    // often tested; but what is passed may decide that it always does.
    for (const Block &B : simplified(F, DeadEnds::Kept))
      markConditions(B, /*OfParametersOnly=*/true);
  }
  return Changed;
}

void Slicer::commit(Function &F) {
  F.Blocks = simplified(F, DeadEnds::Dropped);
  llvm::BitVector Reached(F.Blocks.size());
  llvm::SmallVector<BlockId, 16> Pending = {F.Entry};
  while (!Pending.empty()) {
    BlockId B = Pending.pop_back_val();
    if (Reached.test(B.Index))
      continue;
    Reached.set(B.Index);
    for (Fact &Each : F.Blocks[B.Index].Facts)
      if (Each.Kind == FactKind::Assign && !isRelevant(Each.Target)) {
        Each.Kind = FactKind::PutAway;
        Each.Target = {};
      }
    for (Edge &E : F.Blocks[B.Index].Successors) {
      llvm::erase_if(E.Assumptions, [&](const Assumption &A) {
        return !isRelevant(A.Condition);
      });
      Pending.push_back(E.To);
    }
  }
  for (size_t I = 0; I != F.Blocks.size(); ++I)
    if (!Reached.test(I))
      F.Blocks[I] = Block();
}

void Slicer::notePointedTo() {
  auto Note = [&](const Fact &F) {
    // These only read what they are given the address of, or write there.
    if (F.Kind == FactKind::SetOption || F.Kind == FactKind::Bind ||
        F.Kind == FactKind::Zero)
      return;
    for (OperandId Arg : F.Args)
      if (P.operand(Arg).Kind == OperandKind::AddressOf)
        P.variable(P.place(P.operand(Arg).Where).Root).IsPointedTo = true;
  };
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      llvm::for_each(B.Facts, Note);
  llvm::for_each(P.Initializers, Note);
}

bool Slicer::keepsDescriptors() const {
  auto Keeps = [&](const Fact &F) {
    if (F.Kind == FactKind::Assign)
      return Descriptors->putsAway(F);
    return F.Kind == FactKind::Keep && llvm::any_of(F.Args, [&](OperandId Arg) {
             return Descriptors->holds(Arg);
           });
  };
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      if (llvm::any_of(B.Facts, Keeps))
        return true;
  return false;
}

void Slicer::run() {
  Variables.resize(P.numVariables());
  Pointers.resize(P.numVariables());
  Filled.resize(P.numVariables());
  // The address decides about the port and the family.
  Fields.insert(P.name("sin_port"));
  Fields.insert(P.name("sin_family"));
  recordCallers();
  cutAfterNonReturningCalls(P);
  condenseCalls(P);
  Descriptors.emplace(P);
  GivesAway = Descriptors->markSetFromOutside();
  KeepsDescriptors = keepsDescriptors();
  // What goes back to a caller that cannot be seen has left.
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (const Function &F = P.function(FunctionId(I));
        F.CalledBy.empty() && Descriptors->holds(F.Result))
      markVariable(F.Result);
  do {
    closeOverFacts();
    findEffectiveFunctions();
  } while (markConditions());
  for (size_t I = 0; I != P.numFunctions(); ++I)
    commit(P.function(FunctionId(I)));
  llvm::erase_if(P.Initializers, [&](const Fact &F) { return !isKept(F); });
  notePointedTo();
}

void socket_tidy::slice(Program &P) {
  Slicer(P).run();
  boundCounters(P);
}
