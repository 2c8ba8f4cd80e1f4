//===--- LimitsTest.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Past its bounds the engine blurs, drops and ends; it must never get there
/// what it says of a program: where the truth is Partial, Unseen or Set, no
/// limit may make it Missing, and every limit must let the walk end.
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

/// Programs whose truth is known. Each has one bind site.
using WriteProgram = void (*)(Program &P);

/// Many flags; the option is set under one of them only.
void writePartial(Program &P) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd"), Count = F.local("count");
  F.create(Fd);
  F.assign(Count, 0);
  llvm::SmallVector<OperandId, 8> Flags;
  for (const char *Name : {"a", "b", "c", "d", "e"})
    Flags.push_back(F.anything(Name));
  F.when(Flags[0], [&] { F.set(Fd); });
  for (OperandId Flag : Flags)
    F.when(Flag, [&] { F.assign(Count, P.load(P.operand(Flag).Where)); });
  for (OperandId Flag : Flags)
    F.when(Flag, [&] { F.unseen("note", {P.load(Count)}); });
  F.when(Flags[1], [&] { F.bindAndListen(Fd); });
  F.leave();
}

/// Two guards that agree, with unrelated ones between them.
void writeCorrelated(Program &P) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  OperandId Flag = F.anything("flag");
  F.create(Fd);
  F.when(Flag, [&] { F.set(Fd); });
  for (const char *Name : {"a", "b", "c", "d"}) {
    OperandId Other = F.anything(Name);
    PlaceId Kept = F.local("kept");
    F.assign(Kept, 0);
    F.when(Other, [&] { F.assign(Kept, 1); });
    F.when(P.load(Kept),
           [&] { F.set(Fd, {1, SolSocket, /*SO_KEEPALIVE*/ 9, 4, false}); });
  }
  F.when(Flag, [&] { F.bindAndListen(Fd); });
  F.leave();
}

/// A helper in many contexts sets the option for all of them.
void writeCalls(Program &P) {
  FunctionBuilder Helper(P, "configure");
  PlaceId HelperFd = Helper.parameter("fd"), Mode = Helper.parameter("mode");
  Helper.when(P.load(Mode), [&] { Helper.set(HelperFd); });
  Helper.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  for (int Mode : {0, 1, 2, 3})
    F.call(Helper.id(), {P.load(Fd), P.constant(Mode)});
  F.bindAndListen(Fd);
  F.leave();
}

/// Functions that share a descriptor and a flag in any order.
void writeShared(Program &P) {
  PlaceId Fd = P.place(P.addVariable(VariableKind::Global, "fd"));
  PlaceId Mode = P.place(P.addVariable(VariableKind::Global, "mode"));
  FunctionBuilder Open(P, "open"), Configure(P, "configure"), Start(P, "start");
  Open.create(Fd);
  Open.leave();
  for (int Value : {1, 2, 3, 4}) {
    FunctionBuilder F(P, "mode");
    F.assign(Mode, Value);
    F.leave();
  }
  Configure.when(P.binary(BinaryOp::Eq, P.load(Mode), P.constant(3)),
                 [&] { Configure.set(Fd); });
  Configure.leave();
  Start.bindAndListen(Fd);
  Start.leave();
}

/// A loop over a counter sets the option in a late round.
void writeLoop(Program &P) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd"), I = F.local("i");
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.create(Fd);
  F.assign(I, 0);
  F.jump(Head);
  F.at(Head);
  F.branch(P.binary(BinaryOp::Lt, P.load(I), P.constant(3)), Body, Past);
  F.at(Body);
  F.when(P.binary(BinaryOp::Eq, P.load(I), P.constant(2)), [&] { F.set(Fd); });
  F.assign(I, P.binary(BinaryOp::Add, P.load(I), P.constant(1)));
  F.jump(Head);
  F.at(Past);
  F.bindAndListen(Fd);
  F.leave();
}

/// No option at all: what the limits may turn into silence.
void writeMissing(Program &P) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.bindAndListen(Fd);
  F.leave();
}

struct Case {
  const char *Label;
  WriteProgram Write;
  /// What the default limits find.
  const char *Truth;
};

class LimitsTest : public ::testing::TestWithParam<Case> {
protected:
  /// \returns true if some bind is called Missing.
  bool isMissing(const SolverLimits &Limits) {
    Program P = makeProgram();
    GetParam().Write(P);
    return llvm::any_of(solve(P, {}, Limits).All, [](const Finding &F) {
      return F.What == Verdict::Missing;
    });
  }
};

TEST_P(LimitsTest, TheDefaultLimitsShowTheTruth) {
  Program P = makeProgram();
  GetParam().Write(P);
  EXPECT_EQ(describe(P, solve(P)), GetParam().Truth);
}

TEST_P(LimitsTest, FewStatesNeverMakeItMissing) {
  for (unsigned States = 0; States != 24; ++States) {
    SolverLimits Limits;
    Limits.StatesPerPoint = States;
    EXPECT_FALSE(isMissing(Limits)) << States << " states per point";
  }
}

TEST_P(LimitsTest, DroppedStatesNeverMakeItMissing) {
  for (unsigned States = 0; States != 24; ++States) {
    SolverLimits Limits;
    Limits.StatesPerPoint = 2;
    Limits.MaxStatesPerPoint = States;
    EXPECT_FALSE(isMissing(Limits)) << States << " states per point at most";
  }
}

TEST_P(LimitsTest, FewContextsNeverMakeItMissing) {
  for (unsigned Contexts = 1; Contexts != 8; ++Contexts) {
    SolverLimits Limits;
    Limits.ContextsPerFunction = Contexts;
    EXPECT_FALSE(isMissing(Limits)) << Contexts << " contexts per function";
  }
}

TEST_P(LimitsTest, SmallStatesNeverMakeItMissing) {
  for (unsigned Entries = 0; Entries != 24; ++Entries) {
    SolverLimits Limits;
    Limits.EntriesPerState = Entries;
    EXPECT_FALSE(isMissing(Limits)) << Entries << " entries per state";
  }
}

TEST_P(LimitsTest, FewStatesPerVariableNeverMakeItMissing) {
  for (unsigned States = 0; States != 12; ++States) {
    SolverLimits Limits;
    Limits.StatesPerVariable = States;
    EXPECT_FALSE(isMissing(Limits)) << States << " states per variable";
  }
}

TEST_P(LimitsTest, FewStepsNeverMakeItMissing) {
  for (unsigned Steps = 0; Steps != 400; ++Steps) {
    SolverLimits Limits;
    Limits.Steps = Steps;
    EXPECT_FALSE(isMissing(Limits)) << Steps << " steps";
  }
}

INSTANTIATE_TEST_SUITE_P(
    Programs, LimitsTest,
    ::testing::Values(Case{"Partial", writePartial, "bind: Partial"},
                      Case{"Correlated", writeCorrelated, ""},
                      Case{"Calls", writeCalls, ""},
                      Case{"Shared", writeShared, "bind: Unseen OrderNotFixed"},
                      Case{"Loop", writeLoop, ""}),
    [](const ::testing::TestParamInfo<Case> &Info) {
      return std::string(Info.param.Label);
    });

TEST(LimitsOnMissingTest, EnoughStepsShowIt) {
  Program P = makeProgram();
  writeMissing(P);
  SolverLimits Limits;
  Limits.Steps = 100;
  EXPECT_EQ(describe(P, solve(P, {}, Limits)), "bind: Missing");
}

TEST(LimitsOnMissingTest, TooFewStepsAreSilent) {
  // The walk ends behind the listen call, and before its function does.
  for (unsigned Steps : {0u, 1u, 2u, 3u, 4u}) {
    Program P = makeProgram();
    writeMissing(P);
    SolverLimits Limits;
    Limits.Steps = Steps;
    for (const Finding &F : solve(P, {}, Limits).All)
      EXPECT_NE(F.What, Verdict::Missing) << Steps << " steps";
  }
}

TEST(LimitsOnMissingTest, ABindThatTheWalkDidNotComeToIsTooComplex) {
  for (unsigned Steps : {0u, 1u}) {
    Program P = makeProgram();
    writeMissing(P);
    SolverLimits Limits;
    Limits.Steps = Steps;
    EXPECT_EQ(describe(P, solve(P, {}, Limits)), "bind: Unseen TooComplex");
  }
}

TEST(LimitsOnMissingTest, ABlurredStateSaysThatItIsTooComplex) {
  for (WriteProgram Write : {writeMissing, writePartial}) {
    Program P = makeProgram();
    Write(P);
    SolverLimits Limits;
    Limits.StatesPerPoint = 0;
    EXPECT_EQ(describe(P, solve(P, {}, Limits)), "bind: Unseen TooComplex");
  }
}

TEST(LimitsOnMissingTest, TheCostOfManyFlagsIsBounded) {
  // 2^40 paths: without a bound this would not end.
  Program P = makeProgram();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  llvm::SmallVector<OperandId, 40> Flags;
  for (unsigned I = 0; I != 40; ++I)
    Flags.push_back(F.anything("flag"));
  for (unsigned Round = 0; Round != 2; ++Round)
    for (OperandId Flag : Flags)
      F.when(Flag,
             [&] { F.set(Fd, {1, SolSocket, /*SO_KEEPALIVE*/ 9, 4, false}); });
  F.bindAndListen(Fd);
  F.leave();
  std::vector<Finding> Found = solve(P).All;
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_NE(Found[0].What, Verdict::Partial);
}

} // namespace
