//===--- OutlookTest.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From which points a walk goes on: those from which something of interest
/// can be reached, in the function, in what it calls, or behind its callers'
/// calls.
///
//===----------------------------------------------------------------------===//

#include "solver/Outlook.h"
#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class OutlookTest : public ::testing::Test {
protected:
  Program P = makeProgram();

  /// A function that notes something, and nothing else.
  FunctionId log() {
    FunctionBuilder F(P, "log");
    F.assign(F.local("level"), 1);
    F.leave();
    return F.id();
  }

  bool isOpen(FunctionId Driver, FunctionId F, size_t Index) {
    return Outlook(P, Driver).isOpen(F, P.function(F).Entry, Index);
  }
};

TEST_F(OutlookTest, AfterTheLastListenNothingComes) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.bindAndListen(Fd);
  F.assign(Fd, 0);
  F.leave();
  EXPECT_TRUE(isOpen(F.id(), F.id(), 0));
  EXPECT_TRUE(isOpen(F.id(), F.id(), 2));
  EXPECT_FALSE(isOpen(F.id(), F.id(), 3));
}

TEST_F(OutlookTest, ALoopComesBack) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  BlockId Again = F.block();
  F.jump(Again);
  F.at(Again);
  F.create(Fd);
  F.assign(Fd, 0);
  F.jump(Again);
  EXPECT_TRUE(Outlook(P, F.id()).isOpen(F.id(), Again, 1));
}

TEST_F(OutlookTest, WhatAFunctionCallsCounts) {
  FunctionBuilder Make(P, "make"), Outer(P, "outer");
  Make.create(Make.local("fd"));
  Make.leave();
  Outer.call(Make.id(), {});
  Outer.leave();
  FunctionBuilder Main(P, "main");
  Main.assign(Main.local("i"), 0);
  Main.call(Outer.id(), {});
  Main.assign(Main.local("i"), 0);
  Main.leave();
  EXPECT_TRUE(isOpen(Main.id(), Main.id(), 1));
  EXPECT_FALSE(isOpen(Main.id(), Main.id(), 2));
}

TEST_F(OutlookTest, WhatComesBehindTheCallCounts) {
  FunctionId Log = log();
  FunctionBuilder Main(P, "main");
  Main.call(Log, {});
  Main.create(Main.local("fd"));
  Main.leave();
  EXPECT_TRUE(isOpen(Main.id(), Log, 0));
}

TEST_F(OutlookTest, WhereNothingComesBehindTheCallNobodyReturns) {
  FunctionId Log = log();
  FunctionBuilder Main(P, "main");
  Main.create(Main.local("fd"));
  Main.call(Log, {});
  Main.leave();
  EXPECT_FALSE(isOpen(Main.id(), Log, 0));
}

TEST_F(OutlookTest, OneOfTheCallersIsEnough) {
  FunctionId Log = log();
  FunctionBuilder Last(P, "last"), Main(P, "main");
  Last.call(Log, {});
  Last.leave();
  Main.call(Log, {});
  Main.create(Main.local("fd"));
  Main.call(Last.id(), {});
  Main.leave();
  EXPECT_TRUE(isOpen(Main.id(), Log, 0));
  // Alone, the other caller has nothing to wait for.
  EXPECT_FALSE(isOpen(Last.id(), Log, 0));
}

} // namespace
