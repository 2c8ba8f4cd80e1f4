//===--- Counters.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads all uses of each variable: stepped on, set to a number, copied,
/// compared; any other use may need its exact value. Copies are one counter, as
/// `n++` steps on a copy of what it yields.
///
//===----------------------------------------------------------------------===//

#include "Counters.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/IntEqClasses.h"
#include "llvm/ADT/STLExtras.h"
#include <cstdlib>

using namespace socket_tidy;

namespace {

class CounterReader {
public:
  explicit CounterReader(Program &P)
      : P(P), Same(static_cast<unsigned>(P.numVariables())),
        IsCounter(static_cast<unsigned>(P.numVariables()), true),
        IsIndex(static_cast<unsigned>(P.numVariables()), false),
        Last(P.numVariables(), 0),
        IsAlike(static_cast<unsigned>(P.numVariables()), false) {}

  void run();

private:
  void joinCopies(const Fact &F);
  void read(const Fact &F);
  void readCondition(OperandId O);
  VariableId plainVariable(PlaceId Where) const;
  VariableId plainRead(OperandId O) const;
  bool isStep(OperandId O, VariableId V) const;
  bool isCopy(const Fact &F) const;
  void needExactly(OperandId O);
  void needExactly(PlaceId Where);
  void readIndex(OperandId O);
  void noteAlike(const Fact &F);
  void meet(VariableId V, int64_t Number);

  Program &P;
  llvm::IntEqClasses Same; ///< Variables that are copied to each other.
  // By class, given by its number.
  llvm::BitVector IsCounter;
  llvm::BitVector IsIndex;   ///< Into an array of elements alike.
  std::vector<int64_t> Last; ///< The greatest number that it meets.
  /// By variable: one element is treated like the other.
  llvm::BitVector IsAlike;
};

} // namespace

/// \returns the variable that \p Where is, or none if it is a part of one.
VariableId CounterReader::plainVariable(PlaceId Where) const {
  return Where.isValid() && !P.place(Where).Parent.isValid()
             ? P.place(Where).Root
             : VariableId();
}

/// \returns the variable whose value \p O is, if it is no more than that.
VariableId CounterReader::plainRead(OperandId O) const {
  const Operand &Op = P.operand(O);
  return Op.Kind == OperandKind::Load ? plainVariable(Op.Where) : VariableId();
}

/// True if \p F gives one variable the value of another.
bool CounterReader::isCopy(const Fact &F) const {
  return F.Kind == FactKind::Assign && plainVariable(F.Target).isValid() &&
         plainRead(F.Args[0]).isValid();
}

void CounterReader::joinCopies(const Fact &F) {
  if (isCopy(F))
    Same.join(plainVariable(F.Target).Index, plainRead(F.Args[0]).Index);
}

/// Takes down the arrays of which one element is treated like the other: they
/// are filled, or socket() and bind() get them.
void CounterReader::noteAlike(const Fact &F) {
  auto Note = [&](PlaceId Where) {
    for (PlaceId Part = Where; Part.isValid(); Part = P.place(Part).Parent)
      if (P.place(Part).Index.isValid())
        IsAlike.set(P.place(Where).Root.Index);
  };
  Note(F.Target);
  bool OfSocket = F.Kind == FactKind::Create || F.Kind == FactKind::Bind ||
                  F.Kind == FactKind::Listen || F.Kind == FactKind::Close;
  if (OfSocket || F.Kind == FactKind::SetOption)
    for (OperandId Arg : llvm::ArrayRef<OperandId>(F.Args).take_front(
             OfSocket ? F.Args.size() : 1))
      Note(P.operand(Arg).Where);
}

/// True if \p O is \p V, or a copy of it, some numbers further up or down.
bool CounterReader::isStep(OperandId O, VariableId V) const {
  const Operand &Op = P.operand(O);
  if (Op.Kind != OperandKind::Binary ||
      (Op.Op != BinaryOp::Add && Op.Op != BinaryOp::Sub) ||
      P.operand(Op.Right).Kind != OperandKind::Constant)
    return false;
  VariableId From = plainRead(Op.Left);
  return From.isValid() && Same[From.Index] == Same[V.Index];
}

void CounterReader::needExactly(OperandId O) {
  const Operand &Op = P.operand(O);
  if (Op.Where.isValid())
    needExactly(Op.Where);
  if (Op.Kind != OperandKind::Binary)
    return;
  needExactly(Op.Left);
  needExactly(Op.Right);
}

void CounterReader::needExactly(PlaceId Where) {
  if (!Where.isValid())
    return;
  IsCounter.reset(Same[P.place(Where).Root.Index]);
  bool Alike = IsAlike.test(P.place(Where).Root.Index);
  for (PlaceId Part = Where; Part.isValid(); Part = P.place(Part).Parent) {
    OperandId Index = P.place(Part).Index;
    if (!Index.isValid())
      continue;
    if (Alike)
      readIndex(Index);
    else // The rows of a table differ.
      needExactly(Index);
  }
}

/// `a[i]` and `a[i + 1]` ask which element; it matters for the first ones.
void CounterReader::readIndex(OperandId O) {
  const Operand &Op = P.operand(O);
  bool IsStep = Op.Kind == OperandKind::Binary &&
                P.operand(Op.Right).Kind == OperandKind::Constant;
  VariableId V = plainRead(IsStep ? Op.Left : O);
  if (V.isValid())
    IsIndex.set(Same[V.Index]);
  else
    needExactly(O);
}

void CounterReader::meet(VariableId V, int64_t Number) {
  int64_t &Greatest = Last[Same[V.Index]];
  Greatest = std::max(Greatest, std::abs(Number));
}

void CounterReader::read(const Fact &F) {
  VariableId Target = plainVariable(F.Target);
  if (!Target.isValid())
    needExactly(F.Target);
  if (isCopy(F))
    return;
  // Who cannot be seen does not ask which turn of a loop it is.
  bool IsOutOfSight = F.Kind == FactKind::Unseen ||
                      F.Kind == FactKind::System || F.Kind == FactKind::Keep;
  for (OperandId Arg : F.Args) {
    bool Steps =
        F.Kind == FactKind::Assign && Target.isValid() && isStep(Arg, Target);
    if (Steps || (IsOutOfSight && plainRead(Arg).isValid()))
      continue;
    needExactly(Arg);
    if (Target.isValid() && P.operand(Arg).Kind == OperandKind::Constant)
      meet(Target, P.operand(Arg).Value);
  }
}

/// Comparisons, and what holds if one of them does not.
void CounterReader::readCondition(OperandId O) {
  const Operand &Op = P.operand(O);
  bool Compares = Op.Kind == OperandKind::Binary &&
                  (Op.Op == BinaryOp::Eq || Op.Op == BinaryOp::Lt ||
                   Op.Op == BinaryOp::ULt);
  if (!Compares) {
    if (!plainRead(O).isValid()) // `if (n)` compares with 0
      needExactly(O);
    return;
  }
  for (auto [Side, Other] :
       {std::pair(Op.Left, Op.Right), std::pair(Op.Right, Op.Left)}) {
    VariableId V = plainRead(Side);
    const Operand &With = P.operand(Other);
    if (!V.isValid())
      readCondition(Side);
    else if (With.Kind == OperandKind::Constant)
      meet(V, With.Value);
  }
}

void CounterReader::run() {
  auto ForEachBlock = [&](llvm::function_ref<void(const Block &)> Visit) {
    for (size_t I = 0; I != P.numFunctions(); ++I)
      llvm::for_each(P.function(FunctionId(I)).Blocks, Visit);
  };
  ForEachBlock([&](const Block &B) {
    for (const Fact &F : B.Facts) {
      joinCopies(F);
      noteAlike(F);
    }
  });
  Same.compress();
  ForEachBlock([&](const Block &B) {
    for (const Fact &F : B.Facts)
      read(F);
    for (const Edge &E : B.Successors)
      for (const Assumption &A : E.Assumptions)
        readCondition(A.Condition);
  });
  for (size_t I = 0; I != P.numVariables(); ++I) {
    unsigned Class = Same[static_cast<unsigned>(I)];
    if (!IsCounter.test(Class))
      continue;
    int64_t &To = P.variable(VariableId(I)).CountedTo;
    To = std::min(MaxCounted, Last[Class] + 1);
    // Elements that no number bounds are one like the other.
    if (IsIndex.test(Class))
      To = To == MaxCounted ? ElementsApart : std::max(To, ElementsApart);
  }
}

void socket_tidy::boundCounters(Program &P) { CounterReader(P).run(); }
