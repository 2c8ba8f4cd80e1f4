//===--- DriverWriter.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The parts that drivers are made of.
///
//===----------------------------------------------------------------------===//

#include "DriverWriter.h"
#include "Reachability.h"

using namespace socket_tidy;

DriverWriter::DriverWriter(Program &P) : P(P) {
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (const Function &F = P.function(FunctionId(I)); !F.RunsFirst)
      readWrites(F, Written);
  for (const Fact &F : P.Initializers)
    if (F.Kind == FactKind::Call)
      for (FunctionId Each : reachableFrom(P, F.Callee))
        readWrites(P.function(Each), WrittenFirst[F.Callee]);
}

void DriverWriter::readWrites(const Function &F, VariableSet &Into) const {
  auto Write = [&](PlaceId Where) {
    if (!Where.isValid())
      return;
    const Variable &V = P.variable(P.place(Where).Root);
    if (V.isPersistent() && !V.IsConstant)
      Into.insert(P.place(Where).Root);
  };
  for (const Block &B : F.Blocks)
    for (const Fact &Each : B.Facts) {
      Write(Each.Target);
      // These only read what they are given the address of.
      if (Each.Kind == FactKind::SetOption || Each.Kind == FactKind::Bind)
        continue;
      for (OperandId Arg : Each.Args)
        if (P.operand(Arg).Kind == OperandKind::AddressOf)
          Write(P.operand(Arg).Where);
    }
}

FunctionId DriverWriter::addDriver() {
  FunctionId Id = P.addFunction("driver", "");
  P.function(Id).Result = P.addVariable(VariableKind::Return, "return");
  P.function(Id).Entry = P.addBlock(Id);
  P.function(Id).Exit = P.addBlock(Id);
  return Id;
}

void DriverWriter::connect(FunctionId Driver, BlockId From, BlockId To) {
  Edge E;
  E.To = To;
  P.function(Driver).Blocks[From.Index].Successors.push_back(E);
}

bool DriverWriter::concerns(
    const Fact &Initializer,
    llvm::function_ref<bool(VariableId)> Concerns) const {
  if (Initializer.Kind == FactKind::Call) {
    const VariableSet &Results = WrittenFirst.find(Initializer.Callee)->second;
    return !Results.empty() && llvm::all_of(Results, Concerns);
  }
  PlaceId Target = Initializer.Target.isValid()
                       ? Initializer.Target
                       : P.operand(Initializer.Args[0]).Where;
  return Target.isValid() && Concerns(P.place(Target).Root);
}

void DriverWriter::addInitializers(
    FunctionId Driver, llvm::function_ref<bool(VariableId)> Concerns) {
  BlockId Entry = P.function(Driver).Entry;
  for (const Fact &F : P.Initializers)
    if (concerns(F, Concerns))
      P.function(Driver).Blocks[Entry.Index].Facts.push_back(F);
}

BlockId DriverWriter::addCall(FunctionId Driver, FunctionId Callee,
                              llvm::ArrayRef<OperandId> Args) {
  Fact Call;
  Call.Kind = FactKind::Call;
  Call.Callee = Callee;
  const Function &F = P.function(Callee);
  for (size_t I = 0; I != F.Parameters.size(); ++I) {
    VariableId Object =
        I < F.SharedObjects.size() ? F.SharedObjects[I] : VariableId();
    OperandId Given = I < Args.size() ? Args[I] : P.unknown();
    Call.Args.push_back(Object.isValid() ? P.addressOf(P.place(Object))
                                         : Given);
  }
  BlockId B = P.addBlock(Driver);
  P.function(Driver).Blocks[B.Index].Facts.push_back(std::move(Call));
  return B;
}

void DriverWriter::addReturn(FunctionId Driver, BlockId Call) {
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
