//===--- CountersTest.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How far variables are counted, by what is done with them.
///
//===----------------------------------------------------------------------===//

#include "facts/Counters.h"
#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class CountersTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  FunctionBuilder F{P, "serve"};
  PlaceId Turn = F.local("turn");

  OperandId turn() { return P.load(Turn); }

  /// `turn = 0`, as often as `turn < Bound` holds: `++turn`.
  void loopTo(OperandId Bound) {
    BlockId Head = F.block(), Body = F.block(), End = F.block();
    F.assign(Turn, 0);
    F.jump(Head);
    F.at(Head);
    F.branch(P.binary(BinaryOp::Lt, turn(), Bound), Body, End);
    F.at(Body);
    F.assign(Turn, P.binary(BinaryOp::Add, turn(), P.constant(1)));
    F.jump(Head);
    F.at(End);
  }

  int64_t countedTo(PlaceId Where) {
    F.leave();
    boundCounters(P);
    return P.variable(P.place(Where).Root).CountedTo;
  }
};

TEST_F(CountersTest, ALoopOfUnknownCountIsTurnedOnce) {
  loopTo(P.load(F.parameter("count")));
  EXPECT_EQ(countedTo(Turn), 1);
}

TEST_F(CountersTest, ALoopIsCountedToItsEnd) {
  loopTo(P.constant(3));
  EXPECT_EQ(countedTo(Turn), 4);
}

TEST_F(CountersTest, NoLoopIsCountedForEver) {
  loopTo(P.constant(1000));
  EXPECT_EQ(countedTo(Turn), MaxCounted);
}

TEST_F(CountersTest, AComparisonWithANumberCountsUpToIt) {
  loopTo(P.load(F.parameter("count")));
  F.when(P.binary(BinaryOp::Eq, turn(), P.constant(2)), [] {});
  EXPECT_EQ(countedTo(Turn), 3);
}

TEST_F(CountersTest, TheFirstElementsAreToldApart) {
  loopTo(P.load(F.parameter("count")));
  F.create(P.element(F.local("fds"), turn()));
  EXPECT_EQ(countedTo(Turn), ElementsApart);
}

TEST_F(CountersTest, SoAreThoseOfALongArray) {
  loopTo(P.constant(1000));
  F.create(P.element(F.local("fds"), turn()));
  EXPECT_EQ(countedTo(Turn), ElementsApart);
}

TEST_F(CountersTest, AllElementsOfAShortArrayAreToldApart) {
  loopTo(P.constant(5));
  F.create(P.element(F.local("fds"), turn()));
  EXPECT_EQ(countedTo(Turn), 6);
}

TEST_F(CountersTest, TheRowsOfATableAreToldApart) {
  loopTo(P.load(F.parameter("count")));
  PlaceId Row = P.element(F.local("options"), turn());
  F.assign(F.local("name"), P.load(P.field(Row, P.name("name"))));
  EXPECT_EQ(countedTo(Turn), MaxCounted);
}

TEST_F(CountersTest, AnIndexWhoseValueIsStoredIsNeededExactly) {
  loopTo(P.load(F.parameter("count")));
  F.create(P.element(F.local("fds"), turn()));
  F.assign(P.field(F.local("made"), P.name("number")), turn());
  EXPECT_EQ(countedTo(Turn), MaxCounted);
}

TEST_F(CountersTest, ANumberThatIsStoredIsNeededExactly) {
  loopTo(P.load(F.parameter("count")));
  F.assign(P.field(F.local("made"), P.name("number")), turn());
  EXPECT_EQ(countedTo(Turn), MaxCounted);
}

TEST_F(CountersTest, AStepOnACopyIsAStep) {
  PlaceId Before = F.local("before");
  F.assign(Turn, 0);
  F.assign(Before, turn());
  F.assign(Turn, P.binary(BinaryOp::Add, P.load(Before), P.constant(1)));
  EXPECT_EQ(countedTo(Turn), 1);
}

TEST_F(CountersTest, CopiesAreOneCounter) {
  PlaceId Copy = F.local("copy");
  loopTo(P.load(F.parameter("count")));
  F.assign(Copy, turn());
  F.create(P.element(F.local("fds"), P.load(Copy)));
  EXPECT_EQ(countedTo(Turn), ElementsApart);
}

} // namespace
