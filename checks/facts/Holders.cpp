//===--- Holders.cpp - socket-tidy ----------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows descriptors forward through assignments and calls, without regard to
/// order, until nothing is added.
///
//===----------------------------------------------------------------------===//

#include "Holders.h"
#include "Reachability.h"

using namespace socket_tidy;

bool Holders::holds(OperandId O) const {
  bool Found = false;
  P.forEachPlace(O, [&](PlaceId Where) {
    Found |= Holding.test(P.place(Where).Root.Index);
  });
  return Found;
}

void Holders::hold(PlaceId Where) {
  if (!Where.isValid() || Holding.test(P.place(Where).Root.Index))
    return;
  Holding.set(P.place(Where).Root.Index);
  Changed = true;
}

/// \returns the last field on the path to \p Where, or none.
NameId Holders::lastField(PlaceId Where) const {
  for (PlaceId Part = Where; P.place(Part).Parent.isValid();
       Part = P.place(Part).Parent)
    if (P.place(Part).Step == StepKind::Field)
      return P.place(Part).Field;
  return {};
}

bool Holders::carries(OperandId O) const {
  const Operand &Op = P.operand(O);
  if (Op.Kind != OperandKind::Load)
    return false;
  NameId Field = lastField(Op.Where);
  return Field.isValid() ? CarryingFields.count(Field)
                         : Carrying.test(P.place(Op.Where).Root.Index);
}

void Holders::carry(PlaceId Where) {
  if (!Where.isValid())
    return;
  // With a part, the whole is copied and passed.
  for (PlaceId Part = Where; P.place(Part).Parent.isValid();
       Part = P.place(Part).Parent) {
    if (P.place(Part).Step == StepKind::Deref)
      return;
    if (P.place(Part).Step == StepKind::Field)
      Changed |= CarryingFields.insert(P.place(Part).Field).second;
  }
  VariableId Root = P.place(Where).Root;
  Changed |= !Carrying.test(Root.Index);
  Carrying.set(Root.Index);
}

bool Holders::putsIntoField(const Fact &F) const {
  return F.Kind == FactKind::Assign && lastField(F.Target).isValid() &&
         (carries(F.Args[0]) || (isPointer(F.Args[0]) && holds(F.Args[0])));
}

void Holders::follow(const Fact &F) {
  auto HoldArgument = [&](OperandId O) {
    if (P.operand(O).Where.isValid())
      hold(P.operand(O).Where);
  };
  switch (F.Kind) {
  case FactKind::Create:
    hold(F.Target);
    carry(F.Target);
    return;
  case FactKind::SetOption:
  case FactKind::Enable:
  case FactKind::Bind:
  case FactKind::Listen:
    HoldArgument(F.Args[0]);
    if (P.operand(F.Args[0]).Kind == OperandKind::Load)
      carry(P.operand(F.Args[0]).Where);
    return;
  case FactKind::Assign:
  case FactKind::Duplicate:
    if (holds(F.Args[0]))
      hold(F.Target);
    if (carries(F.Args[0]))
      carry(F.Target);
    return;
  case FactKind::Copy:
    if (holds(F.Args[1]))
      HoldArgument(F.Args[0]);
    return;
  case FactKind::Call: {
    const Function &Callee = P.function(F.Callee);
    for (size_t I = 0; I < F.Args.size() && I < Callee.Parameters.size(); ++I) {
      VariableId Parameter = Callee.Parameters[I];
      if (carries(F.Args[I]))
        carry(P.place(Parameter));
      if (holds(F.Args[I]))
        hold(P.place(Parameter));
      else if (Holding.test(Parameter.Index))
        HoldArgument(F.Args[I]);
    }
    if (Holding.test(Callee.Result.Index))
      hold(F.Target);
    if (Carrying.test(Callee.Result.Index))
      carry(F.Target);
    return;
  }
  default:
    return;
  }
}

Holders::Holders(Program &P)
    : P(P), Holding(static_cast<unsigned>(P.numVariables())),
      Carrying(static_cast<unsigned>(P.numVariables())),
      Dereferenced(static_cast<unsigned>(P.numVariables())) {
  for (size_t I = 0; I != P.numFunctions(); ++I)
    P.forEachPlace(P.function(FunctionId(I)), [&](PlaceId Where) {
      for (PlaceId Part = Where; P.place(Part).Parent.isValid();
           Part = P.place(Part).Parent)
        if (P.place(Part).Step == StepKind::Deref &&
            !P.place(P.place(Part).Parent).Parent.isValid())
          Dereferenced.set(P.place(Part).Root.Index);
    });
  do {
    Changed = false;
    for (size_t I = 0; I != P.numFunctions(); ++I)
      for (const Block &B : P.function(FunctionId(I)).Blocks)
        for (const Fact &F : B.Facts)
          follow(F);
  } while (Changed);
}

bool Holders::putsAway(const Fact &F) const {
  if (!F.Target.isValid() || !holds(F.Args[0]))
    return false;
  for (PlaceId Part = F.Target; P.place(Part).Parent.isValid();
       Part = P.place(Part).Parent)
    if (P.place(Part).Step == StepKind::Deref)
      return true;
  return false;
}

bool Holders::isPointer(OperandId O) const {
  const Operand &Op = P.operand(O);
  return Op.Kind == OperandKind::AddressOf ||
         (Op.Kind == OperandKind::Load &&
          Dereferenced.test(P.place(Op.Where).Root.Index));
}

bool Holders::putsAwayDescriptor(const Fact &F) const {
  return F.Kind == FactKind::Assign && putsAway(F) && !isPointer(F.Args[0]);
}

bool Holders::publishes(const Fact &F) const {
  if (!F.Target.isValid() || !holds(F.Args[0]))
    return false;
  if (P.variable(P.place(F.Target).Root).IsShared)
    return true;
  return isPointer(F.Args[0]) && putsAway(F);
}

bool Holders::markSetFromOutside() {
  bool Any = false;
  for (size_t I = 0; I != P.numFunctions(); ++I) {
    const Function &Root = P.function(FunctionId(I));
    if (!Root.CalledBy.empty() || Root.isMain() || Root.RunsFirst)
      continue;
    bool Sets = false, IsServer = false;
    llvm::SmallVector<VariableId, 8> Named;
    for (FunctionId Each : reachableFrom(P, FunctionId(I))) {
      P.forEachPlace(P.function(Each), [&](PlaceId Where) {
        VariableId V = P.place(Where).Root;
        if (P.variable(V).Kind == VariableKind::Global && Holding.test(V.Index))
          Named.push_back(V);
      });
      for (const Block &B : P.function(Each).Blocks)
        for (const Fact &F : B.Facts) {
          Sets |= F.Kind == FactKind::SetOption || F.Kind == FactKind::Enable;
          IsServer |= F.Kind == FactKind::Create || F.Kind == FactKind::Bind;
        }
    }
    if (!Sets || IsServer)
      continue;
    for (VariableId V : Named)
      P.variable(V).IsSetFromOutside = Any = true;
  }
  return Any;
}
