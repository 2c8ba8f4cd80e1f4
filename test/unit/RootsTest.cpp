//===--- RootsTest.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions the drivers enter, with what, and in which order.
///
//===----------------------------------------------------------------------===//

#include "facts/Roots.h"
#include "ProgramBuilder.h"
#include "facts/Slice.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class RootsTest : public ::testing::Test {
protected:
  Program P = makeProgram();

  /// A function that binds and listens on \p Fd, or on a parameter.
  FunctionId server(llvm::StringRef Name, PlaceId Fd = {}) {
    FunctionBuilder F(P, Name);
    F.bindAndListen(Fd.isValid() ? Fd : F.parameter("fd"));
    F.leave();
    return F.id();
  }

  PlaceId global(llvm::StringRef Name) {
    return P.place(P.addVariable(VariableKind::Global, Name));
  }

  void initialize(PlaceId Target, int64_t Value) {
    Fact F;
    F.Kind = FactKind::Assign;
    F.Target = Target;
    F.Args.push_back(P.constant(Value));
    P.Initializers.push_back(F);
  }

  /// A function that runs before main() and makes a socket in \p Fd.
  void makeFirst(llvm::StringRef Name, PlaceId Fd) {
    FunctionBuilder F(P, Name);
    F.create(Fd);
    F.leave();
    P.function(F.id()).RunsFirst = true;
    P.function(F.id()).Visible = false;
    Fact Call;
    Call.Kind = FactKind::Call;
    Call.Callee = F.id();
    P.Initializers.push_back(Call);
  }

  /// The facts of all drivers, one driver in each line; a driver that calls in
  /// any order is marked.
  std::string drivers() {
    std::string Text;
    slice(P); // It finds out who calls whom.
    for (FunctionId Driver : addDrivers(P).All) {
      if (P.function(Driver).Hub.isValid())
        Text += "any order: ";
      Text += factsOf(P, Driver) + "\n";
    }
    return Text;
  }
};

TEST_F(RootsTest, AFunctionWithoutCallerIsEnteredWithUnknownArguments) {
  server("serve");
  EXPECT_EQ(drivers(), "Call serve(?)\n");
}

TEST_F(RootsTest, AFunctionThatIsCalledIsLeftToItsCaller) {
  FunctionId Serve = server("serve");
  FunctionBuilder Main(P, "main");
  PlaceId Fd = Main.local("fd");
  Main.create(Fd);
  Main.call(Serve, {P.load(Fd)});
  Main.leave();
  EXPECT_EQ(drivers(), "Call main()\n");
}

TEST_F(RootsTest, AFunctionWithoutFactsIsNotEntered) {
  FunctionBuilder Empty(P, "empty");
  Empty.leave();
  server("serve");
  EXPECT_EQ(drivers(), "Call serve(?)\n");
}

TEST_F(RootsTest, AFunctionThatOnlyCallsItselfIsEntered) {
  FunctionBuilder F(P, "retry");
  PlaceId Fd = F.parameter("fd");
  F.bindAndListen(Fd);
  F.when(F.anything("again"), [&] { F.call(F.id(), {P.load(Fd)}); });
  F.leave();
  EXPECT_EQ(drivers(), "Call retry(?)\n");
}

TEST_F(RootsTest, OneOfAGroupThatOnlyCallsEachOtherIsEntered) {
  FunctionBuilder Even(P, "even"), Odd(P, "odd");
  Even.bindAndListen(Even.local("fd"));
  Even.call(Odd.id(), {});
  Even.leave();
  Odd.call(Even.id(), {});
  Odd.leave();
  EXPECT_EQ(drivers(), "Call even()\n");
}

TEST_F(RootsTest, FunctionsThatShareAVariableRunInAnyOrder) {
  PlaceId Fd = global("fd");
  FunctionBuilder Open(P, "open");
  Open.create(Fd);
  Open.leave();
  server("serve", Fd);
  // What is returned goes to callers that cannot be seen.
  EXPECT_EQ(drivers(), "Call serve()\n"
                       "any order: result = Call open(), Unseen (result), "
                       "result = Call serve(), Unseen (result)\n");
}

TEST_F(RootsTest, WhatIsNearABindIsEnteredFirst) {
  FunctionId Serve = server("serve");
  FunctionBuilder Far(P, "far"), Near(P, "near");
  Far.call(Serve, {P.unknown()});
  Far.leave();
  Near.bindAndListen(Near.parameter("fd"));
  Near.leave();
  EXPECT_EQ(drivers(), "Call near(?)\n"
                       "Call far()\n");
}

TEST_F(RootsTest, FunctionsThatShareNothingAreKeptApart) {
  PlaceId One = global("one"), Two = global("two");
  FunctionBuilder First(P, "first"), Second(P, "second");
  First.create(One);
  First.bindAndListen(One);
  First.leave();
  Second.create(Two);
  Second.bindAndListen(Two);
  Second.leave();
  EXPECT_EQ(drivers(), "Call first()\n"
                       "Call second()\n"
                       "any order: result = Call first(), Unseen (result)\n"
                       "any order: result = Call second(), Unseen (result)\n");
}

TEST_F(RootsTest, AVariableThatNobodyWritesConnectsNothing) {
  PlaceId Constant = global("constant");
  for (const char *Name : {"first", "second"}) {
    FunctionBuilder F(P, Name);
    PlaceId Fd = F.local("fd");
    F.create(Fd);
    F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
                P.addressOf(Constant), P.constant(4), true);
    F.bindAndListen(Fd);
    F.leave();
  }
  EXPECT_EQ(drivers(), "Call first()\n"
                       "Call second()\n");
}

TEST_F(RootsTest, AVariableThatNobodyWritesKeepsItsInitialValue) {
  PlaceId Constant = global("constant");
  initialize(Constant, 1);
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.parameter("fd");
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(Constant), P.constant(4), true);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(drivers(), "constant = Assign(1), Call f(?)\n");
}

TEST_F(RootsTest, AVariableThatIsWrittenHasItsInitialValueOnlyAtFirst) {
  PlaceId Fd = global("fd");
  initialize(Fd, -1);
  FunctionBuilder Open(P, "open");
  Open.create(Fd);
  Open.leave();
  server("serve", Fd);
  EXPECT_EQ(drivers(),
            "Call serve()\n"
            "any order: fd = Assign(-1), result = Call open(), "
            "Unseen (result), result = Call serve(), Unseen (result)\n");
}

TEST_F(RootsTest, WhatIsMadeBeforeMainAndNotWrittenLaterIsAlwaysThere) {
  PlaceId Fd = global("fd");
  makeFirst("make", Fd);
  server("serve", Fd);
  EXPECT_EQ(drivers(), "Call make(), Call serve()\n");
}

TEST_F(RootsTest, WhatIsMadeBeforeMainAndWrittenLaterIsThereAtFirst) {
  PlaceId Fd = global("fd");
  makeFirst("make", Fd);
  FunctionBuilder Open(P, "open");
  Open.create(Fd);
  Open.leave();
  server("serve", Fd);
  EXPECT_EQ(drivers(),
            "Call serve()\n"
            "any order: Call make(), result = Call open(), "
            "Unseen (result), result = Call serve(), Unseen (result)\n");
}

TEST_F(RootsTest, MainFindsWhatWasMadeBeforeIt) {
  PlaceId Fd = global("fd");
  makeFirst("make", Fd);
  FunctionBuilder Main(P, "main");
  Main.assign(Fd, P.constant(-1));
  Main.bindAndListen(Fd);
  Main.leave();
  std::string Text = drivers();
  EXPECT_EQ(Text.substr(0, Text.find('\n')), "Call make(), Call main()");
}

TEST_F(RootsTest, MethodsGetTheObjectThatTheyShare) {
  VariableId Object = P.addVariable(VariableKind::Object, "server object");
  for (const char *Method : {"open", "start"}) {
    FunctionBuilder F(P, Method);
    PlaceId This = F.parameter("this");
    F.parameter("port");
    P.function(F.id()).SharedObjects = {Object};
    F.bindAndListen(P.field(P.deref(This), P.name("fd_")));
    F.leave();
  }
  EXPECT_EQ(drivers(), "Call open(&server object, ?)\n"
                       "Call start(&server object, ?)\n"
                       "any order: result = Call open(&server object, ?), "
                       "Unseen (result), "
                       "result = Call start(&server object, ?), "
                       "Unseen (result)\n");
}

} // namespace
