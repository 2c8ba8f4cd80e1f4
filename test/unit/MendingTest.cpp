//===--- MendingTest.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the findings say of calls that would set the option if they were mended
/// where they stand.
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class MendingTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  FunctionBuilder F{P, "f"};
  PlaceId Fd = F.local("fd");

  Mending mending() {
    F.leave();
    Findings Solved = solve(P);
    EXPECT_EQ(Solved.All.size(), 1u);
    return Solved.All.empty() ? Mending() : Solved.All[0].IfMended;
  }
};

TEST_F(MendingTest, NothingIsThereToMend) {
  F.create(Fd);
  F.bindAndListen(Fd);
  EXPECT_FALSE(mending().IsPossible);
}

TEST_F(MendingTest, TheLevelIsEnough) {
  F.create(Fd);
  F.set(Fd, {1, /*Level=*/6});
  F.bindAndListen(Fd);
  Mending M = mending();
  EXPECT_TRUE(M.IsPossible);
  EXPECT_EQ(M.Left, std::optional<Verdict>());
  EXPECT_FALSE(M.ReachesDatagrams);
}

TEST_F(MendingTest, OneFlawIsMendedNotAll) {
  F.create(Fd);
  F.set(Fd, {/*Value=*/0, /*Level=*/6});
  F.bindAndListen(Fd);
  Mending M = mending();
  EXPECT_TRUE(M.IsPossible);
  EXPECT_EQ(M.Left, Verdict::Missing);
}

TEST_F(MendingTest, ASwitchStaysASwitch) {
  F.create(Fd);
  F.when(F.anything("flag"), [&] { F.set(Fd, {1, /*Level=*/6}); });
  F.bindAndListen(Fd);
  EXPECT_EQ(mending().Left, Verdict::Partial);
}

TEST_F(MendingTest, AnotherSocketStaysWithoutTheOption) {
  OperandId Flag = F.anything("flag");
  F.when(Flag, [&] {
    F.create(Fd);
    F.set(Fd, {1, /*Level=*/6});
  });
  F.when(P.negate(Flag), [&] { F.create(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(mending().Left, Verdict::Missing);
}

TEST_F(MendingTest, ASetAfterTheBindIsNotInItsPlace) {
  F.create(Fd);
  F.bind(Fd);
  F.set(Fd);
  F.listen(Fd);
  EXPECT_FALSE(mending().IsPossible);
}

TEST_F(MendingTest, DatagramsWouldGetTheOption) {
  OperandId Flag = F.anything("flag");
  F.when(Flag, [&] { F.create(Fd); });
  F.when(P.negate(Flag), [&] { F.create(Fd, AfInet, /*SOCK_DGRAM*/ 2); });
  F.set(Fd, {1, /*Level=*/6});
  F.bindAndListen(Fd);
  EXPECT_TRUE(mending().ReachesDatagrams);
}

} // namespace
