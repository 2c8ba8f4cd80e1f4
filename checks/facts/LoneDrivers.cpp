//===--- LoneDrivers.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads what the callers in sight pass, and has the drivers written.
///
//===----------------------------------------------------------------------===//

#include "LoneDrivers.h"
#include "DriverWriter.h"
#include "Reachability.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

using namespace socket_tidy;

/// How many calls away a bind may be: further up, a function is as large as the
/// program.
static constexpr unsigned Nearby = 2;

/// Past this many choices of constants, all arguments are unknown.
static constexpr size_t MaxChoices = 16;

namespace {

/// The arguments of one call, of which only the constants are known.
using Choice = std::vector<OperandId>;

class LoneDriverBuilder {
public:
  LoneDriverBuilder(Program &P, DriverWriter &Write)
      : P(P), Write(Write), Choices(P.numFunctions()) {}

  std::vector<FunctionId> run();

private:
  void readCalls();
  FunctionId build(FunctionId Callee);

  Program &P;
  DriverWriter &Write;
  std::vector<std::set<Choice>> Choices; ///< By function.
};

} // namespace

void LoneDriverBuilder::readCalls() {
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts) {
        // The calls of drivers have no site.
        if (F.Kind != FactKind::Call || !F.Site.isValid())
          continue;
        Choice Passed;
        for (OperandId Arg : F.Args)
          Passed.push_back(
              P.operand(Arg).Kind == OperandKind::Constant ? Arg : P.unknown());
        Choices[F.Callee.Index].insert(std::move(Passed));
      }
}

FunctionId LoneDriverBuilder::build(FunctionId Callee) {
  FunctionId Id = Write.addDriver();
  Write.addInitializers(Id, [&](VariableId V) { return !Write.isWritten(V); });
  std::set<Choice> &Passed = Choices[Callee.Index];
  if (Passed.empty() || Passed.size() > MaxChoices)
    Passed = {Choice()};
  for (const Choice &Args : Passed) {
    BlockId Call = Write.addCall(Id, Callee, Args);
    Write.connect(Id, P.function(Id).Entry, Call);
    Write.connect(Id, Call, P.function(Id).Exit);
  }
  return Id;
}

std::vector<FunctionId> LoneDriverBuilder::run() {
  readCalls();
  std::vector<unsigned> Distances = distancesToBind(P);
  std::vector<FunctionId> Wanted;
  for (size_t I = 0; I != P.numFunctions(); ++I)
    if (Distances[I] <= Nearby && !P.function(FunctionId(I)).CalledBy.empty())
      Wanted.push_back(FunctionId(I));
  llvm::sort(Wanted, [&](FunctionId A, FunctionId B) {
    return std::make_pair(Distances[A.Index], A.Index) <
           std::make_pair(Distances[B.Index], B.Index);
  });
  std::vector<FunctionId> Drivers;
  for (FunctionId F : Wanted)
    Drivers.push_back(build(F));
  return Drivers;
}

std::vector<FunctionId> socket_tidy::addLoneDrivers(Program &P,
                                                    DriverWriter &Write) {
  return LoneDriverBuilder(P, Write).run();
}
