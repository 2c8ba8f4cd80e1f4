//===--- PlaceSearch.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One walk tells what passes all the places that come into question; then one
/// for each set of places that is left tells whether the finding ends.
///
//===----------------------------------------------------------------------===//

#include "PlaceSearch.h"

using namespace socket_tidy;

static bool mayMakeDatagrams(const Program &P, const Fact &F) {
  if (F.Kind != FactKind::Create)
    return false;
  const Operand &Type = P.operand(F.Args[1]);
  // What the options name makes TCP sockets.
  if (Type.Kind == OperandKind::Unknown)
    return false;
  return Type.Kind != OperandKind::Constant ||
         (Type.Value & ~P.Constants.SockTypeFlags) != P.Constants.SockStream;
}

bool socket_tidy::makesDatagrams(const Program &P) {
  for (size_t I = 0; I != P.numFunctions(); ++I)
    for (const Block &B : P.function(FunctionId(I)).Blocks)
      for (const Fact &F : B.Facts)
        if (mayMakeDatagrams(P, F))
          return true;
  return false;
}

/// How many calls up from the creation a descriptor is looked for.
static constexpr size_t MaxLevel = 3;

/// Before the calls of the function that binds its parameter.
PlaceSearch::Places PlaceSearch::callsOfBinder(const Finding &F) const {
  FunctionId Binder = Facts.site(F.Bind).In;
  Places Result;
  if (!Binder.isValid())
    return Result;
  const Function &In = Facts.function(Binder);
  std::optional<unsigned> Parameter;
  for (const Block &B : In.Blocks)
    for (const Fact &Each : B.Facts) {
      if (Each.Kind != FactKind::Bind || !(Each.Site == F.Bind))
        continue;
      const Operand &Bound = Facts.operand(Each.Args[0]);
      if (Bound.Kind != OperandKind::Load ||
          Facts.place(Bound.Where).Parent.isValid())
        return Result;
      const auto *It = llvm::find(In.Parameters, Facts.place(Bound.Where).Root);
      if (It != In.Parameters.end())
        Parameter = static_cast<unsigned>(It - In.Parameters.begin());
    }
  if (!Parameter)
    return Result;
  for (size_t I = 0; I != Facts.numFunctions(); ++I)
    for (const Block &B : Facts.function(FunctionId(I)).Blocks)
      for (const Fact &Each : B.Facts)
        if (Each.Kind == FactKind::Call && Each.Callee == Binder &&
            Each.Site.isValid())
          Result.push_back({Each.Site, Parameter});
  return Result;
}

/// All that comes into question for \p F.
std::vector<PlaceSearch::Places>
PlaceSearch::candidates(const Finding &F) const {
  std::vector<Places> Result;
  for (const std::set<Origin> *Origins : {&F.Origins, &F.AllOrigins})
    for (size_t Level = 0; Level != MaxLevel; ++Level) {
      std::set<SetPlace> Made;
      for (const Origin &Each : *Origins)
        Made.insert({Each[std::min(Level, Each.size() - 1)], std::nullopt});
      Result.emplace_back(Made.begin(), Made.end());
    }
  Result.push_back(callsOfBinder(F));
  return Result;
}

bool PlaceSearch::passes(const SetPlace &Place, Passenger Kind) const {
  return Passed.count({Place, Kind}) != 0;
}

/// Tries \p Candidate, as far as streams need it.
void PlaceSearch::consider(Finding &F, Places Candidate) {
  llvm::erase_if(Candidate, [&](const SetPlace &Each) {
    return !passes(Each, Passenger::Stream) &&
           !passes(Each, Passenger::Untyped);
  });
  bool MustTell = false;
  for (const SetPlace &Each : Candidate) {
    if (passes(Each, Passenger::Bound))
      return;
    MustTell |=
        passes(Each, Passenger::Datagram) || passes(Each, Passenger::Untyped);
  }
  bool IsKnown = llvm::any_of(F.Elsewhere, [&](const OtherPlaces &Other) {
    return Other.Calls == Candidate;
  });
  // A condition must be found in the source, which is hard enough for one.
  if (Candidate.empty() || IsKnown || (MustTell && Candidate.size() != 1) ||
      WalksLeft == 0)
    return;
  --WalksLeft;
  Trials Tried;
  for (const SetPlace &Each : Candidate)
    Tried[Each] = MustTell ? Trial::SetStreams : Trial::Set;
  TrialOutcome Outcome = Walk(Tried);
  OtherPlaces Result{std::move(Candidate), MustTell, std::nullopt};
  if (auto It = Outcome.Left.find(F.Bind); It != Outcome.Left.end())
    Result.Left = It->second;
  if (Result.Left == std::optional(Verdict::Missing))
    return;
  // The fewer edits the better.
  auto Rank = [](const OtherPlaces &Each) {
    return std::make_pair(Each.MustTellStreams, Each.Calls.size());
  };
  auto Worse = llvm::find_if(F.Elsewhere, [&](const OtherPlaces &Other) {
    return Rank(Result) < Rank(Other);
  });
  F.Elsewhere.insert(Worse, std::move(Result));
}

void PlaceSearch::run(llvm::ArrayRef<Finding *> Wanted) {
  Trials Watched;
  for (const Finding *F : Wanted)
    for (const Places &Candidate : candidates(*F))
      for (const SetPlace &Each : Candidate)
        Watched[Each] = Trial::Watch;
  if (Watched.empty())
    return;
  Passed = Walk(Watched).Passed;
  for (Finding *F : Wanted) {
    for (Places &Candidate : candidates(*F))
      consider(*F, std::move(Candidate));
  }
}
