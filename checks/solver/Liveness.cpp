//===--- Liveness.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The classic backward analysis, by whole variables.
///
//===----------------------------------------------------------------------===//

#include "Liveness.h"

using namespace socket_tidy;

template <typename Fn>
static void forEachAddress(const Program &P, OperandId O, Fn Visit) {
  const Operand &Op = P.operand(O);
  if (Op.Kind == OperandKind::AddressOf)
    Visit(P.place(Op.Where).Root);
  if (Op.Kind == OperandKind::Binary) {
    forEachAddress(P, Op.Left, Visit);
    forEachAddress(P, Op.Right, Visit);
  }
}

void Liveness::readFact(const Program &P, const Fact &F, Set &Live) {
  auto Use = [&](PlaceId Where) { Live.insert(P.place(Where).Root); };
  if (F.Target.isValid()) {
    // Only an assignment to the whole variable ends what it held; the first
    // element of an array has the place of the array.
    const Place &Target = P.place(F.Target);
    if (!Target.Parent.isValid() && !Aggregates.count(Target.Root))
      Live.erase(Target.Root);
    else if (Target.Parent.isValid())
      P.forEachPlace(F.Target, Use);
  }
  for (OperandId Arg : F.Args)
    P.forEachPlace(Arg, Use);
}

void Liveness::readBlock(const Program &P, const Block &B, Set &Live) {
  for (const Edge &E : B.Successors)
    for (const Assumption &A : E.Assumptions)
      P.forEachPlace(A.Condition,
                     [&](PlaceId Where) { Live.insert(P.place(Where).Root); });
  for (size_t I = B.Facts.size(); I-- != 0;)
    readFact(P, B.Facts[I], Live);
}

void Liveness::findAggregates(const Program &P, const Function &F) {
  auto Note = [&](PlaceId Where) {
    for (PlaceId Part = Where; P.place(Part).Parent.isValid();
         Part = P.place(Part).Parent)
      if (P.place(Part).Step != StepKind::Deref)
        Aggregates.insert(P.place(Part).Root);
  };
  for (const Block &B : F.Blocks)
    for (const Fact &Each : B.Facts) {
      P.forEachPlace(Each.Target, Note);
      for (OperandId Arg : Each.Args)
        P.forEachPlace(Arg, Note);
    }
}

Liveness::Liveness(const Program &P, const Function &F)
    : LiveIn(F.Blocks.size()) {
  findAggregates(P, F);
  for (const Block &B : F.Blocks)
    for (const Fact &Each : B.Facts)
      for (OperandId Arg : Each.Args)
        forEachAddress(P, Arg, [&](VariableId V) { AddressTaken.insert(V); });

  std::vector<llvm::SmallVector<uint32_t, 4>> Predecessors(F.Blocks.size());
  for (uint32_t I = 0; I != F.Blocks.size(); ++I)
    for (const Edge &E : F.Blocks[I].Successors)
      Predecessors[E.To.Index].push_back(I);
  if (F.Exit.isValid())
    LiveIn[F.Exit.Index].insert(F.Result);

  std::vector<uint32_t> Pending(F.Blocks.size());
  for (uint32_t I = 0; I != Pending.size(); ++I)
    Pending[I] = I;
  while (!Pending.empty()) {
    uint32_t I = Pending.back();
    Pending.pop_back();
    Set Live;
    for (const Edge &E : F.Blocks[I].Successors)
      Live.insert(LiveIn[E.To.Index].begin(), LiveIn[E.To.Index].end());
    readBlock(P, F.Blocks[I], Live);
    if (BlockId(I) == F.Exit)
      Live.insert(F.Result);
    if (Live.size() == LiveIn[I].size())
      continue;
    LiveIn[I] = std::move(Live);
    Pending.insert(Pending.end(), Predecessors[I].begin(),
                   Predecessors[I].end());
  }
}
