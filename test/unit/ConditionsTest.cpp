//===--- ConditionsTest.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a branch lets through, and what is learnt on it.
///
//===----------------------------------------------------------------------===//

#include "solver/Conditions.h"
#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class ConditionsTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  ValueTable Values{P};
  State S;
  Value X = symbol(0), Y = symbol(1);
  LocationId Where = Values.variable(P.addVariable(VariableKind::Local, "v"));

  Value symbol(uint32_t Number) {
    return Values.symbol(Values.makeSymbol(
        {SymbolOrigin::Fresh, SymbolTrust::Foreign, Number, 0, {}}));
  }
  Value integer(int64_t N) { return Values.integer(N); }
  Value equals(Value L, int64_t N) {
    return Values.binary(BinaryOp::Eq, L, integer(N));
  }
  Value isLess(Value L, int64_t N) {
    return Values.binary(BinaryOp::Lt, L, integer(N));
  }
  std::vector<State> assuming(Value Condition, bool Truth = true) {
    return assume(S, Values, Condition, Truth);
  }
  /// A socket in Where, as creating it leaves it.
  Value createSocket() {
    SocketState Socket;
    Socket.Name = Values.makeName({SocketNameKind::Created, 0, {}});
    S.Sockets.push_back(Socket);
    S.set(Where, Values.socket(S.Sockets.size() - 1));
    return *S.find(Where);
  }
};

TEST_F(ConditionsTest, NumbersDecide) {
  EXPECT_EQ(assuming(integer(1)).size(), 1u);
  EXPECT_EQ(assuming(integer(0)).size(), 0u);
  EXPECT_EQ(assuming(integer(-1), false).size(), 0u);
  EXPECT_EQ(assuming(integer(0), false).size(), 1u);
  EXPECT_EQ(assuming(ValueTable::allZero()).size(), 0u);
}

TEST_F(ConditionsTest, WhatIsNotKnownPassesAndTeachesNothing) {
  for (bool Truth : {true, false}) {
    ASSERT_EQ(assuming(Value(), Truth).size(), 1u);
    EXPECT_EQ(assuming(Value(), Truth)[0], S);
    EXPECT_EQ(assuming(ValueTable::undefined(), Truth)[0], S);
  }
}

TEST_F(ConditionsTest, AnEqualityMakesTheSymbolANumber) {
  S.set(Where, X);
  std::vector<State> Passed = assuming(equals(X, 3));
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_EQ(*Passed[0].find(Where), integer(3));
}

TEST_F(ConditionsTest, AFlagThatIsOffIsZero) {
  S.set(Where, X);
  std::vector<State> Passed = assuming(X, false);
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_EQ(*Passed[0].find(Where), integer(0));
}

TEST_F(ConditionsTest, AFlagThatIsOnIsRemembered) {
  std::vector<State> Passed = assuming(X);
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_EQ(isEqual(Passed[0], Values, X, integer(0)), std::optional(false));
  EXPECT_TRUE(assume(Passed[0], Values, X, false).empty());
  EXPECT_EQ(assume(Passed[0], Values, X, true).size(), 1u);
}

TEST_F(ConditionsTest, AnInequalityExcludesTheNumberOnly) {
  std::vector<State> Passed = assuming(equals(X, 3), false);
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_TRUE(assume(Passed[0], Values, equals(X, 3), true).empty());
  EXPECT_EQ(assume(Passed[0], Values, equals(X, 4), true).size(), 1u);
}

TEST_F(ConditionsTest, OrderIsRemembered) {
  Value IsLess = Values.binary(BinaryOp::Lt, X, Y);
  std::vector<State> Passed = assuming(IsLess);
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_EQ(isTrue(Passed[0], Values, IsLess), std::optional(true));
  EXPECT_TRUE(assume(Passed[0], Values, IsLess, false).empty());
}

TEST_F(ConditionsTest, NegationsArePeeled) {
  Value IsLess = Values.binary(BinaryOp::Lt, X, Y);
  Value Not = equals(IsLess, 0), NotNot = equals(Not, 0);
  std::vector<State> Passed = assuming(Not);
  ASSERT_EQ(Passed.size(), 1u);
  EXPECT_EQ(isTrue(Passed[0], Values, IsLess), std::optional(false));
  EXPECT_TRUE(assume(Passed[0], Values, NotNot, true).empty());
  EXPECT_EQ(assume(Passed[0], Values, NotNot, false).size(), 1u);
}

TEST_F(ConditionsTest, WhatIsLearntOfAnInputIsBound) {
  SymbolId Input =
      Values.makeSymbol({SymbolOrigin::Input, SymbolTrust::Foreign, 0, 0, {}});
  std::vector<State> Passed = assuming(equals(Values.symbol(Input), 5));
  ASSERT_EQ(Passed.size(), 1u);
  ASSERT_EQ(Passed[0].Bindings.size(), 1u);
  EXPECT_EQ(Passed[0].Bindings[0].first, Input);
  EXPECT_EQ(Passed[0].Bindings[0].second, integer(5));
}

TEST_F(ConditionsTest, WhatIsLearntOfMemoryIsFoundAgain) {
  Value Held = Values.symbol(Values.makeSymbol(
      {SymbolOrigin::Initial, SymbolTrust::Foreign, Where.Index, 0, {}}));
  std::vector<State> Passed = assuming(equals(Held, 5));
  ASSERT_EQ(Passed.size(), 1u);
  ASSERT_NE(Passed[0].find(Where), nullptr);
  EXPECT_EQ(*Passed[0].find(Where), integer(5));
}

TEST_F(ConditionsTest, AFreshDescriptorMayHaveFailed) {
  Value Fd = createSocket();
  std::vector<State> Failed = assuming(isLess(Fd, 0));
  ASSERT_EQ(Failed.size(), 1u);
  EXPECT_EQ(*Failed[0].find(Where), integer(-1));
  std::vector<State> Good = assuming(isLess(Fd, 0), false);
  ASSERT_EQ(Good.size(), 1u);
  EXPECT_TRUE(Good[0].find(Where)->is(ValueKind::Socket));
  EXPECT_TRUE(Good[0].Sockets[0].Checked);
}

TEST_F(ConditionsTest, ADescriptorThatWasTestedCannotFailLater) {
  Value Fd = createSocket();
  S.Sockets[0].Checked = true;
  EXPECT_TRUE(assuming(equals(Fd, -1)).empty());
  EXPECT_EQ(assuming(equals(Fd, -1), false).size(), 1u);
}

TEST_F(ConditionsTest, TheUsualTestsTellASocketFromAFailure) {
  Value Fd = createSocket();
  struct {
    Value Condition;
    bool HoldsForSocket;
  } Tests[] = {
      {isLess(Fd, 0), false},
      {isLess(Fd, 1), false}, // fd <= 0
      {equals(Fd, -1), false},
      {Values.binary(BinaryOp::Lt, integer(-1), Fd), true}, // fd > -1
      {Values.binary(BinaryOp::Lt, integer(0), Fd), true},  // fd > 0
  };
  for (const auto &Test : Tests)
    for (bool Truth : {true, false}) {
      std::vector<State> Passed = assuming(Test.Condition, Truth);
      ASSERT_EQ(Passed.size(), 1u);
      EXPECT_EQ(Passed[0].find(Where)->is(ValueKind::Socket),
                Truth == Test.HoldsForSocket);
    }
}

TEST_F(ConditionsTest, AnOddNumberTellsNothingOfAValidDescriptor) {
  Value Fd = createSocket();
  EXPECT_EQ(assuming(equals(Fd, 5)).size(), 1u);
  // Not 5: another descriptor, or a failure.
  EXPECT_EQ(assuming(equals(Fd, 5), false).size(), 2u);
}

TEST_F(ConditionsTest, EqualityIsKnownForNumbersAndForSymbolsThemselves) {
  EXPECT_EQ(isEqual(S, Values, integer(2), integer(2)), std::optional(true));
  EXPECT_EQ(isEqual(S, Values, integer(2), integer(3)), std::optional(false));
  EXPECT_EQ(isEqual(S, Values, X, X), std::optional(true));
  EXPECT_EQ(isEqual(S, Values, X, Y), std::nullopt);
}

} // namespace
