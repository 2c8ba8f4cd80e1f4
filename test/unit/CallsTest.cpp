//===--- CallsTest.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Verdicts across functions: each chain of calls makes its own socket,
/// pointers carry descriptors out, recursion ends, and functions that share a
/// variable may run in any order.
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class CallsTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  Findings Solved;

  std::string findings() {
    Solved = solve(P);
    return describe(P, Solved);
  }

  // Helpers that programs share.

  /// int make(void) { return socket(...); }
  FunctionId make() {
    FunctionBuilder F(P, "make");
    PlaceId Fd = F.local("fd");
    F.create(Fd);
    F.leave(P.load(Fd));
    return F.id();
  }
  /// void configure(int fd) { setsockopt(fd, ...); }
  FunctionId configure() {
    FunctionBuilder F(P, "configure");
    F.set(F.parameter("fd"));
    F.leave();
    return F.id();
  }
  /// void serve(int fd) { bind(fd, ...); listen(fd, ...); }
  FunctionId serve() {
    FunctionBuilder F(P, "serve");
    F.bindAndListen(F.parameter("fd"));
    F.leave();
    return F.id();
  }
};

//===----------------------------------------------------------------------===//
// Arguments and results
//===----------------------------------------------------------------------===//

TEST_F(CallsTest, AHelperThatSetsIsFollowed) {
  FunctionId Configure = configure();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.call(Configure, {P.load(Fd)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(CallsTest, AHelperThatSetsAnotherDescriptorDoesNotHelp) {
  FunctionId Configure = configure();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd"), Other = F.local("other");
  F.create(Fd);
  F.create(Other);
  F.call(Configure, {P.load(Other)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, AGenericHelperStaysGeneric) {
  FunctionBuilder Helper(P, "set_int");
  PlaceId HelperFd = Helper.parameter("fd");
  PlaceId Level = Helper.parameter("level"), Name = Helper.parameter("name");
  PlaceId Value = Helper.parameter("value");
  Helper.setOption(HelperFd, P.load(Level), P.load(Name), P.addressOf(Value),
                   P.constant(4), false);
  Helper.leave();
  for (bool Right : {true, false}) {
    FunctionBuilder F(P, Right ? "right" : "wrong");
    PlaceId Fd = F.local("fd");
    F.create(Fd);
    F.call(Helper.id(), {P.load(Fd), P.constant(SolSocket),
                         P.constant(Right ? SoReuseAddr : 9), P.constant(1)});
    F.bindAndListen(Fd, Right ? "right_bind" : "wrong_bind");
    F.leave();
  }
  EXPECT_EQ(findings(), "wrong_bind: Missing");
}

TEST_F(CallsTest, TwoCallsOfOneCreatorAreTwoSockets) {
  FunctionId Make = make(), Configure = configure(), Serve = serve();
  FunctionBuilder F(P, "f");
  PlaceId One = F.local("one"), Two = F.local("two");
  F.call(Make, {}, One);
  F.call(Configure, {P.load(One)});
  F.call(Serve, {P.load(One)});
  F.call(Make, {}, Two);
  F.call(Serve, {P.load(Two)});
  F.leave();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, TwoCallsOfOneCreatorThatBothSetAreSilent) {
  FunctionId Make = make(), Configure = configure(), Serve = serve();
  FunctionBuilder F(P, "f");
  for (const char *Name : {"one", "two"}) {
    PlaceId Fd = F.local(Name);
    F.call(Make, {}, Fd);
    F.call(Configure, {P.load(Fd)});
    F.call(Serve, {P.load(Fd)});
  }
  F.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(CallsTest, OneCallerThatForgetsIsMissingThoughAnotherSets) {
  FunctionId Serve = serve();
  SiteId Forgotten;
  for (bool Sets : {true, false}) {
    FunctionBuilder F(P, Sets ? "sets" : "forgets");
    PlaceId Fd = F.local("fd");
    SiteId Socket = F.create(Fd);
    if (Sets)
      F.set(Fd);
    else
      Forgotten = Socket;
    F.call(Serve, {P.load(Fd)});
    F.leave();
  }
  EXPECT_EQ(findings(), "bind: Missing");
  ASSERT_EQ(Solved.All.size(), 1u);
  EXPECT_EQ(Solved.All[0].Creations, std::vector<SiteId>{Forgotten});
}

TEST_F(CallsTest, AFlagOfAHelperDecidesForEachCall) {
  FunctionBuilder Helper(P, "open_socket");
  PlaceId Reuse = Helper.parameter("reuse"), HelperFd = Helper.local("fd");
  Helper.create(HelperFd);
  Helper.when(P.load(Reuse), [&] { Helper.set(HelperFd); });
  Helper.leave(P.load(HelperFd));
  for (int Reusing : {0, 1}) {
    FunctionBuilder F(P, Reusing ? "with" : "without");
    PlaceId Fd = F.local("fd");
    F.call(Helper.id(), {P.constant(Reusing)}, Fd);
    F.bindAndListen(Fd, Reusing ? "with_bind" : "without_bind");
    F.leave();
  }
  EXPECT_EQ(findings(), "without_bind: Missing");
}

TEST_F(CallsTest, AHelperThatListensLaterCompletesTheBind) {
  FunctionBuilder Helper(P, "start");
  Helper.listen(Helper.parameter("fd"));
  Helper.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.bind(Fd);
  F.call(Helper.id(), {P.load(Fd)});
  F.leave();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, AHelperThatClosesEndsTheSocketOfItsCaller) {
  FunctionBuilder Helper(P, "finish");
  Helper.close(Helper.parameter("fd"));
  Helper.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.bind(Fd);
  F.call(Helper.id(), {P.load(Fd)});
  F.listen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(CallsTest, WhatAHelperLearnsOfItsResultIsKnownToTheCaller) {
  // if (!try_set(fd)) return; bind; listen
  FunctionBuilder Helper(P, "try_set");
  PlaceId HelperFd = Helper.parameter("fd");
  BlockId Sets = Helper.block(), Gives = Helper.block();
  Helper.branch(Helper.anything("allowed"), Sets, Gives);
  Helper.at(Sets);
  Helper.set(HelperFd);
  Helper.leave(P.constant(1));
  Helper.at(Gives);
  Helper.leave(P.constant(0));
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd"), Done = F.local("done");
  F.create(Fd);
  F.call(Helper.id(), {P.load(Fd)}, Done);
  F.when(P.load(Done), [&] { F.bindAndListen(Fd); });
  F.leave();
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// Pointers
//===----------------------------------------------------------------------===//

class OutParameterTest : public CallsTest,
                         public ::testing::WithParamInterface<bool> {};

TEST_P(OutParameterTest, CarriesTheSocketOut) {
  FunctionBuilder Helper(P, "make");
  PlaceId Out = Helper.parameter("out");
  Helper.create(P.deref(Out));
  if (GetParam())
    Helper.set(P.deref(Out));
  Helper.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.call(Helper.id(), {P.addressOf(Fd)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), GetParam() ? "" : "bind: Missing");
}

INSTANTIATE_TEST_SUITE_P(WithAndWithout, OutParameterTest, ::testing::Bool());

TEST_F(CallsTest, AnObjectThatIsPassedByAddressComesBackChanged) {
  FunctionBuilder Helper(P, "configure");
  PlaceId Server = Helper.parameter("server");
  Helper.set(P.field(P.deref(Server), P.name("fd")));
  Helper.leave();
  FunctionBuilder F(P, "f");
  PlaceId Object = F.local("object");
  PlaceId Fd = P.field(Object, P.name("fd"));
  F.create(Fd);
  F.call(Helper.id(), {P.addressOf(Object)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// Recursion
//===----------------------------------------------------------------------===//

class RecursionTest : public CallsTest,
                      public ::testing::WithParamInterface<bool> {};

TEST_P(RecursionTest, EndsWithTheVerdictOfTheCaller) {
  FunctionBuilder Retry(P, "retry");
  PlaceId RetryFd = Retry.parameter("fd"), Result = Retry.local("result");
  Retry.bind(RetryFd, {}, Result);
  BlockId Again = Retry.block(), Done = Retry.block();
  Retry.branch(P.load(Result), Again, Done);
  Retry.at(Again);
  Retry.call(Retry.id(), {P.load(RetryFd)});
  Retry.leave();
  Retry.at(Done);
  Retry.listen(RetryFd);
  Retry.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  if (GetParam())
    F.set(Fd);
  F.call(Retry.id(), {P.load(Fd)});
  F.leave();
  EXPECT_EQ(findings(), GetParam() ? "" : "bind: Missing");
}

INSTANTIATE_TEST_SUITE_P(WithAndWithout, RecursionTest, ::testing::Bool());

TEST_F(CallsTest, FunctionsThatOnlyCallEachOtherAreEnteredSomewhere) {
  FunctionBuilder Even(P, "even"), Odd(P, "odd");
  PlaceId Fd = Even.local("fd");
  Even.create(Fd);
  Even.bindAndListen(Fd);
  Even.call(Odd.id(), {});
  Even.leave();
  Odd.when(Odd.anything("more"), [&] { Odd.call(Even.id(), {}); });
  Odd.leave();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, RecursionWithACounterEnds) {
  // void count(int fd, int n) { if (n < 1000000) count(fd, n + 1); }
  FunctionBuilder Count(P, "count");
  PlaceId CountFd = Count.parameter("fd"), N = Count.parameter("n");
  Count.when(P.binary(BinaryOp::Lt, P.load(N), P.constant(1000000)), [&] {
    Count.call(Count.id(), {P.load(CountFd),
                            P.binary(BinaryOp::Add, P.load(N), P.constant(1))});
  });
  Count.set(CountFd);
  Count.leave();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.call(Count.id(), {P.load(Fd), P.constant(0)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// No caller in sight
//===----------------------------------------------------------------------===//

TEST_F(CallsTest, AParameterWithoutCallerIsMissing) {
  serve();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, AParameterWithoutCallerThatIsPassedOnIsUnseen) {
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.parameter("fd");
  F.unseen("configure", {P.load(Fd)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "bind: Unseen PassedOn configure");
}

TEST_F(CallsTest, AParameterThatIsOnlyBoundHereIsSilent) {
  FunctionBuilder F(P, "f");
  F.bind(F.parameter("fd"));
  F.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(CallsTest, ADescriptorBehindAParameterIsMissing) {
  FunctionBuilder F(P, "f");
  F.bindAndListen(P.deref(F.parameter("fd")));
  F.leave();
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(CallsTest, AMemberBehindAParameterIsUnseen) {
  FunctionBuilder F(P, "f");
  F.bindAndListen(P.field(P.deref(F.parameter("server")), P.name("fd")));
  F.leave();
  EXPECT_EQ(findings(), "bind: Unseen ComesFrom");
}

TEST_F(CallsTest, AGlobalThatNobodyInSightFillsIsUnseen) {
  PlaceId Global = P.place(P.addVariable(VariableKind::Global, "global"));
  FunctionBuilder F(P, "f");
  F.bindAndListen(Global);
  F.leave();
  EXPECT_EQ(findings(), "bind: Unseen ComesFrom");
}

//===----------------------------------------------------------------------===//
// Functions that share a variable
//===----------------------------------------------------------------------===//

class SharedTest : public CallsTest {
protected:
  /// One function for each thing that is done to the global.
  void createIn(const char *Name, bool Sets) {
    FunctionBuilder F(P, Name);
    F.create(Global);
    if (Sets)
      F.set(Global);
    F.leave();
  }
  void initialize(PlaceId Target, int64_t Value) {
    Fact F;
    F.Kind = FactKind::Assign;
    F.Target = Target;
    F.Args.push_back(P.constant(Value));
    P.Initializers.push_back(F);
  }
  void bindIn(const char *Name) {
    FunctionBuilder F(P, Name);
    F.bind(Global);
    F.leave();
  }
  void setIn(const char *Name) {
    FunctionBuilder F(P, Name);
    F.set(Global);
    F.leave();
  }
  void listenIn(const char *Name) {
    FunctionBuilder F(P, Name);
    F.listen(Global);
    F.leave();
  }

  PlaceId Global = P.place(P.addVariable(VariableKind::Global, "global"));
};

TEST_F(SharedTest, CreateBindListenWithoutSetIsMissing) {
  createIn("open", false);
  bindIn("attach");
  listenIn("start");
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SharedTest, AFunctionThatMayRunBetweenMakesItUnseen) {
  createIn("open", false);
  setIn("configure");
  bindIn("attach");
  listenIn("start");
  EXPECT_EQ(findings(), "bind: Unseen OrderNotFixed");
}

TEST_F(SharedTest, ASetBesideTheCreationIsNeverMissing) {
  createIn("open", true);
  bindIn("attach");
  listenIn("start");
  // A function that somebody unseen calls first may find another descriptor.
  EXPECT_EQ(findings(), "bind: Unseen ComesFrom");
}

TEST_F(SharedTest, AFunctionLeavesAVariableThatItDoesNotNameAsItWas) {
  // The mode is always 0, so the option is never set.
  PlaceId Mode = P.place(P.addVariable(VariableKind::Global, "mode"));
  initialize(Global, -1);
  initialize(Mode, 0);
  createIn("open", false);
  FunctionBuilder F(P, "configure");
  F.when(P.binary(BinaryOp::Eq, P.load(Mode), P.constant(3)),
         [&] { F.set(Global); });
  F.leave();
  bindIn("attach");
  listenIn("start");
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SharedTest, ACallerInSightFixesTheOrder) {
  FunctionBuilder Open(P, "open"), Configure(P, "configure"), Start(P, "start");
  Open.create(Global);
  Open.leave();
  Configure.set(Global);
  Configure.leave();
  Start.bindAndListen(Global);
  Start.leave();
  FunctionBuilder Main(P, "main");
  for (const FunctionBuilder *Each : {&Open, &Configure, &Start})
    Main.call(Each->id(), {});
  Main.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(SharedTest, MethodsShareTheirObject) {
  VariableId Object = P.addVariable(VariableKind::Object, "server object");
  NameId Name = P.name("fd_");
  for (const char *Method : {"open", "start"}) {
    FunctionBuilder F(P, Method);
    PlaceId Fd = P.field(P.deref(F.parameter("this")), Name);
    P.function(F.id()).SharedObjects = {Object};
    if (Method == llvm::StringRef("open"))
      F.create(Fd);
    else
      F.bindAndListen(Fd);
    F.leave();
  }
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SharedTest, AConstantThatIsInitializedIsKnownEverywhere) {
  PlaceId On = P.place(P.addVariable(VariableKind::Global, "on"));
  initialize(On, 1);
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(findings(), "");
}

TEST_F(SharedTest, AGlobalFlagThatAnotherFunctionWritesIsNotConstant) {
  PlaceId On = P.place(P.addVariable(VariableKind::Global, "on"));
  initialize(On, 1);
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.bindAndListen(Fd);
  F.leave();
  FunctionBuilder Writer(P, "writer");
  Writer.assign(On, P.load(Writer.parameter("value")));
  Writer.leave();
  EXPECT_EQ(findings(), "bind: Unseen NotConstant setsockopt");
}

} // namespace
