//===--- LoneDriversTest.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions are looked at without their callers, and what is found there
/// when the walk from the roots does not end.
///
//===----------------------------------------------------------------------===//

#include "facts/LoneDrivers.h"
#include "ProgramBuilder.h"
#include "facts/DriverWriter.h"
#include "facts/Slice.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class LoneDriversTest : public ::testing::Test {
protected:
  Program P = makeProgram();

  /// A function that makes a socket of a family that it is given, binds and
  /// listens.
  FunctionId server(llvm::StringRef Name) {
    FunctionBuilder F(P, Name);
    PlaceId Family = F.parameter("family"), Fd = F.local("fd");
    F.create(Fd, P.load(Family), P.constant(SockStream), P.constant(0));
    F.bindAndListen(Fd);
    F.leave();
    return F.id();
  }

  void main(FunctionId Callee, llvm::ArrayRef<OperandId> Families) {
    FunctionBuilder Main(P, "main");
    for (OperandId Family : Families)
      Main.call(Callee, {Family});
    Main.leave();
  }

  /// The calls of all lone drivers, one driver in each line.
  std::string drivers() {
    std::string Text;
    slice(P); // It finds out who calls whom.
    DriverWriter Write(P);
    for (FunctionId Driver : addLoneDrivers(P, Write))
      Text += factsOf(P, Driver) + "\n";
    return Text;
  }
};

TEST_F(LoneDriversTest, RootsNeedNone) {
  server("serve");
  EXPECT_EQ(drivers(), "");
}

TEST_F(LoneDriversTest, ConstantsArePassedOn) {
  main(server("serve"), {P.constant(AfInet), P.constant(AfUnix)});
  EXPECT_EQ(drivers(), "Call serve(2), Call serve(1)\n");
}

TEST_F(LoneDriversTest, WhatIsNoConstantIsUnknown) {
  PlaceId Family = P.place(P.addVariable(VariableKind::Global, "family"));
  main(server("serve"), {P.load(Family)});
  EXPECT_EQ(drivers(), "Call serve(?)\n");
}

TEST_F(LoneDriversTest, FarFromABindThereIsNone) {
  FunctionId Callee = server("serve");
  for (llvm::StringRef Name : {"one", "two", "three", "four"}) {
    FunctionBuilder F(P, Name);
    F.call(Callee, {P.constant(AfInet)});
    F.leave();
    Callee = F.id();
  }
  EXPECT_EQ(drivers(), "Call serve(2)\nCall one()\nCall two()\n");
}

/// What is found if no walk from the roots gets anywhere.
class WithoutRootsTest : public LoneDriversTest {
protected:
  std::string found() {
    SolverLimits Limits;
    Limits.Steps = 1;
    return describe(P, solve(P, {}, Limits));
  }
};

TEST_F(WithoutRootsTest, WhatNoCallerCanChangeIsMissing) {
  main(server("serve"), {P.constant(AfInet)});
  EXPECT_EQ(found(), "bind: Missing");
}

TEST_F(WithoutRootsTest, AFamilyThatIsUpToTheCallerIsNot) {
  PlaceId Family = P.place(P.addVariable(VariableKind::Global, "family"));
  main(server("serve"), {P.load(Family)});
  EXPECT_EQ(found(), "bind: Unseen TooComplex");
}

TEST_F(WithoutRootsTest, ASocketOfTheCallerIsNot) {
  FunctionBuilder F(P, "serve");
  F.bindAndListen(F.parameter("fd"));
  F.leave();
  FunctionBuilder Main(P, "main");
  PlaceId Fd = Main.local("fd");
  Main.create(Fd);
  Main.call(F.id(), {P.load(Fd)});
  Main.leave();
  EXPECT_EQ(found(), "bind: Unseen TooComplex");
}

TEST_F(WithoutRootsTest, WhereTheOptionIsSetThereIsNothingToSay) {
  FunctionBuilder F(P, "serve");
  F.parameter("unused");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.set(Fd);
  F.bindAndListen(Fd);
  F.leave();
  main(F.id(), {P.constant(AfInet)});
  EXPECT_EQ(found(), "");
}

TEST_F(WithoutRootsTest, WhereItIsSetOnSomePathsThereIs) {
  FunctionBuilder F(P, "serve");
  F.parameter("unused");
  PlaceId Fd = F.local("fd");
  F.create(Fd);
  F.when(F.anything("flag"), [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  F.leave();
  main(F.id(), {P.constant(AfInet)});
  EXPECT_EQ(found(), "bind: Unseen TooComplex");
}

TEST_F(WithoutRootsTest, OneOfTwoCallersSettlesNothing) {
  FunctionBuilder Bind(P, "bind_it");
  Bind.bindAndListen(Bind.parameter("fd"));
  Bind.leave();
  for (bool IsSet : {true, false}) {
    FunctionBuilder F(P, IsSet ? "set" : "unset");
    F.parameter("unused");
    PlaceId Fd = F.local("fd");
    F.create(Fd);
    F.when(F.anything("flag"), [&] { F.set(Fd); });
    if (IsSet)
      F.set(Fd);
    F.call(Bind.id(), {P.load(Fd)});
    F.leave();
    main(F.id(), {P.constant(AfInet)});
  }
  EXPECT_EQ(found(), "bind: Unseen TooComplex");
}

} // namespace
