//===--- ValuesTest.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Folding of values, and the interning of locations and names.
///
//===----------------------------------------------------------------------===//

#include "solver/Values.h"
#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class ValuesTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  ValueTable Values{P};
  Value X = symbol(0), Y = symbol(1);

  Value symbol(uint32_t Number) {
    return Values.symbol(Values.makeSymbol(
        {SymbolOrigin::Fresh, SymbolTrust::Foreign, Number, 0, {}}));
  }
  Value integer(int64_t N) { return Values.integer(N); }
  LocationId variable(llvm::StringRef Name) {
    return Values.variable(P.addVariable(VariableKind::Local, Name));
  }
};

//===----------------------------------------------------------------------===//
// Values
//===----------------------------------------------------------------------===//

TEST_F(ValuesTest, EqualIntegersAreOneValue) {
  EXPECT_EQ(integer(7), integer(7));
  EXPECT_NE(integer(7), integer(-7));
  EXPECT_EQ(Values.integerOf(integer(INT64_MIN)), INT64_MIN);
}

TEST_F(ValuesTest, OperatorsOnIntegersFold) {
  auto Fold = [&](BinaryOp Op, int64_t L, int64_t R) {
    Value V = Values.binary(Op, integer(L), integer(R));
    EXPECT_TRUE(V.is(ValueKind::Integer));
    return V.is(ValueKind::Integer) ? Values.integerOf(V) : INT64_MAX;
  };
  EXPECT_EQ(Fold(BinaryOp::Eq, 3, 3), 1);
  EXPECT_EQ(Fold(BinaryOp::Eq, 3, 4), 0);
  EXPECT_EQ(Fold(BinaryOp::Lt, -1, 0), 1);
  EXPECT_EQ(Fold(BinaryOp::Lt, 0, 0), 0);
  EXPECT_EQ(Fold(BinaryOp::Or, 1, 02000000), 02000001);
  EXPECT_EQ(Fold(BinaryOp::And, 6, 3), 2);
  EXPECT_EQ(Fold(BinaryOp::Xor, 5, -1), -6);
  EXPECT_EQ(Fold(BinaryOp::Add, 1, 1), 2);
  EXPECT_EQ(Fold(BinaryOp::Sub, 3, 4), -1);
  EXPECT_EQ(Fold(BinaryOp::Mul, 2, 1), 2);
}

TEST_F(ValuesTest, SumsAreCountedOnlyUpToABound) {
  EXPECT_TRUE(Values.binary(BinaryOp::Add, integer(8), integer(1))
                  .is(ValueKind::Unknown));
  EXPECT_TRUE(Values.binary(BinaryOp::Mul, integer(INT64_MAX), integer(2))
                  .is(ValueKind::Unknown) ||
              Values.isInteger(
                  Values.binary(BinaryOp::Mul, integer(INT64_MAX), integer(2)),
                  -2)); // as the machine computes it
  // Flags are not sums.
  EXPECT_TRUE(Values.isInteger(
      Values.binary(BinaryOp::Or, integer(0x100), integer(0x200)), 0x300));
}

TEST_F(ValuesTest, NothingIsEqualToWhatIsNotKnown) {
  EXPECT_TRUE(
      Values.binary(BinaryOp::Eq, Value(), Value()).is(ValueKind::Unknown));
  EXPECT_TRUE(Values.binary(BinaryOp::Eq, ValueTable::undefined(), integer(0))
                  .is(ValueKind::Unknown));
}

TEST_F(ValuesTest, ASymbolIsEqualToItselfOnly) {
  EXPECT_TRUE(Values.isInteger(Values.binary(BinaryOp::Eq, X, X), 1));
  EXPECT_TRUE(Values.binary(BinaryOp::Eq, X, Y).is(ValueKind::Binary));
}

TEST_F(ValuesTest, EqualityHasNoOrder) {
  EXPECT_EQ(Values.binary(BinaryOp::Eq, X, integer(3)),
            Values.binary(BinaryOp::Eq, integer(3), X));
  EXPECT_NE(Values.binary(BinaryOp::Lt, X, integer(3)),
            Values.binary(BinaryOp::Lt, integer(3), X));
}

TEST_F(ValuesTest, NeutralNumbersVanish) {
  EXPECT_EQ(Values.binary(BinaryOp::Or, X, integer(0)), X);
  EXPECT_EQ(Values.binary(BinaryOp::Add, X, integer(0)), X);
  EXPECT_EQ(Values.binary(BinaryOp::Sub, X, integer(0)), X);
  EXPECT_EQ(Values.binary(BinaryOp::Xor, X, integer(0)), X);
  EXPECT_TRUE(Values.isInteger(Values.binary(BinaryOp::And, X, integer(0)), 0));
  EXPECT_TRUE(Values.isInteger(Values.binary(BinaryOp::Mul, integer(0), X), 0));
  EXPECT_NE(Values.binary(BinaryOp::Sub, integer(0), X), X);
}

TEST_F(ValuesTest, AnAddressIsNotNull) {
  Value Pointer = Values.pointer(variable("v"));
  EXPECT_TRUE(
      Values.isInteger(Values.binary(BinaryOp::Eq, Pointer, integer(0)), 0));
}

TEST_F(ValuesTest, OnlyComparisonsAreTruths) {
  EXPECT_TRUE(Values.isTruth(Values.binary(BinaryOp::Eq, X, integer(3))));
  EXPECT_TRUE(Values.isTruth(Values.binary(BinaryOp::Lt, X, integer(3))));
  EXPECT_FALSE(Values.isTruth(Values.binary(BinaryOp::Or, X, integer(3))));
  EXPECT_FALSE(Values.isTruth(X));
  EXPECT_FALSE(Values.isTruth(integer(1)));
}

TEST_F(ValuesTest, DeepOperatorsAreUnknown) {
  Value V = X;
  for (unsigned Depth = 0; Depth != ValueTable::MaxBinaryDepth; ++Depth) {
    V = Values.binary(BinaryOp::Xor, V, Y);
    EXPECT_TRUE(V.is(ValueKind::Binary)) << Depth;
  }
  EXPECT_TRUE(Values.binary(BinaryOp::Xor, V, Y).is(ValueKind::Unknown));
}

TEST_F(ValuesTest, LeavesAreTheSymbolsInside) {
  std::vector<Value> Leaves;
  auto Note = [&](Value V) { Leaves.push_back(V); };
  Values.forEachLeaf(Values.binary(BinaryOp::Lt, X, Y), Note);
  EXPECT_EQ(Leaves, (std::vector<Value>{X, Y}));
  Leaves.clear();
  LocationId Behind = Values.pointee(SymbolId(size_t(X.Index)));
  Values.forEachLeaf(Values.pointer(Values.element(Behind, Y)), Note);
  EXPECT_EQ(Leaves, (std::vector<Value>{Y, X}));
  Leaves.clear();
  Values.forEachLeaf(integer(3), Note);
  EXPECT_TRUE(Leaves.empty());
}

//===----------------------------------------------------------------------===//
// Locations
//===----------------------------------------------------------------------===//

TEST_F(ValuesTest, EqualPathsAreOneLocation) {
  LocationId V = variable("v");
  NameId Fd = P.name("fd"), Port = P.name("port");
  EXPECT_EQ(Values.field(V, Fd), Values.field(V, Fd));
  EXPECT_NE(Values.field(V, Fd), Values.field(V, Port));
  EXPECT_NE(Values.field(V, Fd), Values.field(variable("w"), Fd));
}

TEST_F(ValuesTest, TheFirstElementLiesWhereTheArrayLies) {
  LocationId V = variable("v");
  EXPECT_EQ(Values.element(V, integer(0)), V);
  EXPECT_NE(Values.element(V, integer(1)), V);
}

TEST_F(ValuesTest, APartIsWithinTheWhole) {
  LocationId V = variable("v");
  LocationId Field = Values.field(V, P.name("fd"));
  LocationId Element = Values.element(Field, integer(2));
  EXPECT_TRUE(Values.isWithin(Element, V));
  EXPECT_TRUE(Values.isWithin(Element, Field));
  EXPECT_TRUE(Values.isWithin(V, V));
  EXPECT_FALSE(Values.isWithin(V, Field));
  EXPECT_FALSE(Values.isWithin(Element, variable("w")));
  EXPECT_EQ(Values.rootOf(Element), V);
}

TEST_F(ValuesTest, AStepCanBeTakenFromElsewhere) {
  LocationId V = variable("v"), W = variable("w");
  NameId Fd = P.name("fd");
  EXPECT_EQ(Values.rebase(Values.field(V, Fd), W), Values.field(W, Fd));
  EXPECT_EQ(Values.rebase(Values.element(V, integer(2)), W),
            Values.element(W, integer(2)));
}

TEST_F(ValuesTest, LocationsPastTheBoundAreNotMade) {
  LocationId L = variable("v");
  for (unsigned Depth = 0; Depth != ValueTable::MaxDepth; ++Depth) {
    L = Values.field(L, P.name("next"));
    ASSERT_TRUE(L.isValid()) << Depth;
  }
  EXPECT_FALSE(Values.field(L, P.name("next")).isValid());
}

TEST_F(ValuesTest, AListThatIsFollowedEnds) {
  // node = node->next, without end.
  LocationId L = variable("node");
  unsigned Steps = 0;
  for (; L.isValid() && Steps != 100; ++Steps) {
    SymbolId Held = Values.makeSymbol(
        {SymbolOrigin::Initial, SymbolTrust::Foreign, L.Index, 0, {}});
    L = Values.pointee(Held);
    if (L.isValid())
      L = Values.field(L, P.name("next"));
  }
  EXPECT_LT(Steps, 100u);
  EXPECT_FALSE(L.isValid());
}

//===----------------------------------------------------------------------===//
// Names of sockets
//===----------------------------------------------------------------------===//

TEST_F(ValuesTest, EachChainOfCallsIsAnotherSocket) {
  SiteId Create(size_t(0)), One(size_t(1)), Two(size_t(2));
  ChainId First = Values.extend({}, One), Second = Values.extend({}, Two);
  auto Name = [&](ChainId C) {
    return Values.makeName({SocketNameKind::Created, Create.Index, C});
  };
  EXPECT_NE(Name(First), Name(Second));
  EXPECT_NE(Name(First), Name(Values.extend(First, Two)));
  EXPECT_EQ(Name(First), Name(Values.extend({}, One)));
}

TEST_F(ValuesTest, ACallThatIsInTheChainIsNotAddedAgain) {
  SiteId One(size_t(1)), Two(size_t(2));
  ChainId Chain = Values.extend(Values.extend({}, One), Two);
  EXPECT_EQ(Values.extend(Chain, One), Chain);
  EXPECT_EQ(Values.extend(Chain, Two), Chain);
}

TEST_F(ValuesTest, ChainsAreBounded) {
  ChainId Chain;
  unsigned Grown = 0;
  for (size_t Site = 0; Site != 100; ++Site) {
    ChainId Next = Values.extend(Chain, SiteId(Site));
    Grown += Next != Chain;
    Chain = Next;
  }
  EXPECT_GT(Grown, 1u);
  EXPECT_LT(Grown, 100u);
}

} // namespace
