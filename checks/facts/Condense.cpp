//===--- Condense.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions touch sockets, which of the others are large, and what their
/// calls become.
///
//===----------------------------------------------------------------------===//

#include "Condense.h"
#include "Holders.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace socket_tidy;

/// A function of more blocks than a few choices need is large.
static constexpr size_t MaxSmallBlocks = 12;

namespace {

class Condenser {
public:
  explicit Condenser(Program &P) : P(P), Descriptors(P) {}
  void run();

private:
  void findSocketFunctions();
  bool hasCycle(const Function &F) const;
  bool isLarge(const Function &F) const;
  bool reachesThrough(const Function &F, VariableId Parameter) const;
  PlaceId ownPart(PlaceId Where) const;
  std::set<PlaceId> writtenGlobals(FunctionId F) const;
  std::vector<Fact> effects(const Fact &Call);

  Program &P;
  Holders Descriptors;
  llvm::BitVector TouchesSockets; // by function, with what it calls
};

} // namespace

static bool touchesSocket(const Fact &F) {
  switch (F.Kind) {
  case FactKind::Create:
  case FactKind::SetOption:
  case FactKind::Enable:
  case FactKind::Bind:
  case FactKind::Listen:
  case FactKind::Close:
  case FactKind::Duplicate:
  case FactKind::PutAway:
  case FactKind::Lend:
  case FactKind::Keep:
  case FactKind::System:
  case FactKind::Unseen:
    return true;
  default:
    return false;
  }
}

void Condenser::findSocketFunctions() {
  TouchesSockets.resize(P.numFunctions());
  for (bool Again = true; Again;) {
    Again = false;
    for (size_t I = 0; I != P.numFunctions(); ++I) {
      if (TouchesSockets.test(I))
        continue;
      for (const Block &B : P.function(FunctionId(I)).Blocks)
        for (const Fact &F : B.Facts)
          if (touchesSocket(F) || Descriptors.putsAwayDescriptor(F) ||
              (F.Callee.isValid() && TouchesSockets.test(F.Callee.Index))) {
            TouchesSockets.set(I);
            Again = true;
          }
    }
  }
}

bool Condenser::hasCycle(const Function &F) const {
  enum Mark : uint8_t { New, Open, Done };
  std::vector<Mark> Marks(F.Blocks.size(), New);
  std::vector<std::pair<uint32_t, size_t>> Path = {{F.Entry.Index, 0}};
  Marks[F.Entry.Index] = Open;
  while (!Path.empty()) {
    auto &[B, Next] = Path.back();
    const auto &Successors = F.Blocks[B].Successors;
    if (Next == Successors.size()) {
      Marks[B] = Done;
      Path.pop_back();
      continue;
    }
    uint32_t To = Successors[Next++].To.Index;
    if (Marks[To] == Open)
      return true;
    if (Marks[To] == New) {
      Marks[To] = Open;
      Path.push_back({To, 0});
    }
  }
  return false;
}

bool Condenser::isLarge(const Function &F) const {
  return F.Blocks.size() > MaxSmallBlocks || hasCycle(F);
}

bool Condenser::reachesThrough(const Function &F, VariableId Parameter) const {
  auto Names = [&](PlaceId Where) {
    return Where.isValid() && P.place(Where).Root == Parameter;
  };
  for (const Block &B : F.Blocks)
    for (const Fact &Each : B.Facts) {
      // Written through, or handed on to what may be written through.
      if (Names(Each.Target) && P.place(Each.Target).Parent.isValid())
        return true;
      if (llvm::any_of(Each.Args, [&](OperandId Arg) {
            return Names(P.operand(Arg).Where);
          }))
        return true;
    }
  return false;
}

/// The part of a variable that \p Where lies in, or in which the pointer lies
/// that leads there: the way up to the first element or pointer.
PlaceId Condenser::ownPart(PlaceId Where) const {
  PlaceId Part = Where;
  for (PlaceId At = Where; P.place(At).Parent.isValid();
       At = P.place(At).Parent)
    if (P.place(At).Step != StepKind::Field)
      Part = P.place(At).Parent;
  return Part;
}

std::set<PlaceId> Condenser::writtenGlobals(FunctionId F) const {
  std::set<PlaceId> Written;
  llvm::DenseSet<FunctionId> Reached;
  llvm::SmallVector<FunctionId, 8> Pending = {F};
  auto Note = [&](PlaceId Where, bool OnlyThere) {
    VariableId V = P.place(Where).Root;
    if (P.variable(V).isPersistent())
      Written.insert(OnlyThere ? ownPart(Where) : P.place(V));
  };
  while (!Pending.empty()) {
    FunctionId Each = Pending.pop_back_val();
    if (!Reached.insert(Each).second)
      continue;
    for (const Block &B : P.function(Each).Blocks)
      for (const Fact &Do : B.Facts) {
        if (Do.Callee.isValid())
          Pending.push_back(Do.Callee);
        if (Do.Target.isValid())
          Note(Do.Target, /*OnlyThere=*/true);
        // Who keeps an address may go on to other parts.
        bool OnlyThere =
            Do.Kind == FactKind::Zero || Do.Kind == FactKind::Overwrite;
        for (OperandId Arg : Do.Args)
          if (P.operand(Arg).Kind == OperandKind::AddressOf)
            Note(P.operand(Arg).Where, OnlyThere);
      }
  }
  return Written;
}

std::vector<Fact> Condenser::effects(const Fact &Call) {
  std::vector<Fact> Result;
  auto Add = [&](FactKind Kind, OperandId Arg, PlaceId Target) {
    Fact F;
    F.Kind = Kind;
    F.Site = Call.Site;
    F.Target = Target;
    F.Args.push_back(Arg);
    Result.push_back(std::move(F));
  };
  const Function &Callee = P.function(Call.Callee);
  for (size_t I = 0; I != Call.Args.size() && I != Callee.Parameters.size();
       ++I)
    if (reachesThrough(Callee, Callee.Parameters[I]))
      Add(FactKind::Overwrite, Call.Args[I], {});
  for (PlaceId Where : writtenGlobals(Call.Callee))
    Add(FactKind::Overwrite, P.addressOf(Where), {});
  if (Call.Target.isValid())
    Add(FactKind::Assign, P.unknown(), Call.Target);
  return Result;
}

void Condenser::run() {
  findSocketFunctions();
  llvm::BitVector Condensed(P.numFunctions());
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (!TouchesSockets.test(I) && isLarge(P.function(FunctionId(I))))
      Condensed.set(I);
  if (Condensed.none())
    return;
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (size_t B = 0; B != P.function(FunctionId(I)).Blocks.size(); ++B) {
      std::vector<Fact> Old =
          std::move(P.function(FunctionId(I)).Blocks[B].Facts);
      std::vector<Fact> New;
      for (Fact &F : Old) {
        bool Replace = F.Callee.isValid() && Condensed.test(F.Callee.Index);
        if (!Replace) {
          New.push_back(std::move(F));
          continue;
        }
        for (Fact &Effect : effects(F))
          New.push_back(std::move(Effect));
      }
      P.function(FunctionId(I)).Blocks[B].Facts = std::move(New);
    }
}

void socket_tidy::condenseCalls(Program &P) { Condenser(P).run(); }
