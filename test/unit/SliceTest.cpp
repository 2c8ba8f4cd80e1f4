//===--- SliceTest.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the slicer keeps of a program, and what it drops.
///
//===----------------------------------------------------------------------===//

#include "facts/Slice.h"
#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class SliceTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  FunctionBuilder F{P, "f"};
  PlaceId Fd = F.local("fd");

  /// The text of \p Id after slicing.
  std::string sliced(FunctionId Id) {
    slice(P);
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    P.print(OS, P.function(Id));
    return OS.str();
  }
};

TEST_F(SliceTest, ValuesThatReachNoSocketCallAreDropped) {
  PlaceId Counter = F.local("counter");
  F.assign(Counter, 1);
  F.create(Fd);
  F.unseen("print", {P.load(Counter)}, Counter);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, ValuesAreFollowedThroughAssignments) {
  PlaceId Port = F.local("port"), Address = F.local("address");
  F.create(Fd);
  F.assign(Port, 80);
  F.assign(P.field(Address, P.name("sin_port")), P.load(Port));
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    port = Assign(80)\n"
                            "    address.sin_port = Assign(port)\n"
                            "    Bind(fd, &address, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, AnAddressThatACalleeStoresIsFollowed) {
  FunctionBuilder Keep(P, "keep");
  PlaceId Object = Keep.parameter("object"), Given = Keep.parameter("given");
  NameId Value = P.name("value");
  Keep.assign(P.field(P.deref(Object), Value), P.load(Given));
  Keep.leave();
  PlaceId On = F.local("on"), Kept = F.local("kept"), Copy = F.local("copy");
  F.call(Keep.id(), {P.addressOf(Kept), P.addressOf(On)});
  F.assign(Copy, P.load(Kept));
  F.assign(P.deref(P.field(Copy, Value)), 1);
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    Call keep(&kept, &on)\n"
                            "    copy = Assign(kept)\n"
                            "    *copy.value = Assign(1)\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    SetOption(fd, 1, 2, &on, 4, 1)\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, OtherMembersOfAnObjectAreDropped) {
  PlaceId Server = F.local("server");
  F.create(P.field(Server, P.name("fd")));
  F.assign(P.field(Server, P.name("clients")), 0);
  F.bindAndListen(P.field(Server, P.name("fd")));
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    server.fd = Create(2, 1, 0)\n"
                            "    Bind(server.fd, ?, 0)\n"
                            "    Listen(server.fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, ABranchThatDecidesNothingIsDropped) {
  F.create(Fd);
  PlaceId Flag = F.local("flag"), Counter = F.local("counter");
  F.when(P.load(Flag), [&] { F.assign(Counter, 1); });
  F.bindAndListen(Fd);
  F.leave();
  std::string Text = sliced(F.id());
  EXPECT_EQ(Text, "function f()\n"
                  "  B0 (entry):\n"
                  "    fd = Create(2, 1, 0)\n"
                  "    -> B3\n"
                  "  B1 (exit):\n"
                  "  B2:\n"
                  "  B3:\n"
                  "    Bind(fd, ?, 0)\n"
                  "    Listen(fd)\n"
                  "    -> B1\n");
}

TEST_F(SliceTest, AConditionThatDecidesIsKeptWithItsValues) {
  PlaceId Flag = F.local("flag");
  F.create(Fd);
  F.assign(Flag, 1);
  F.when(P.load(Flag), [&] { F.enable(Fd); });
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    flag = Assign(1)\n"
                            "    -> B2 if flag\n"
                            "    -> B3 if not flag\n"
                            "  B1 (exit):\n"
                            "  B2:\n"
                            "    Enable(fd)\n"
                            "    -> B3\n"
                            "  B3:\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n");
}

TEST_F(SliceTest, ALoopWithoutFactsIsDropped) {
  BlockId Head = F.block(), Past = F.block();
  PlaceId Flag = F.local("flag");
  F.create(Fd);
  F.jump(Head);
  F.at(Head);
  F.branch(P.load(Flag), Head, Past);
  F.at(Past);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    -> B3\n"
                            "  B1 (exit):\n"
                            "  B2:\n"
                            "  B3:\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n");
}

TEST_F(SliceTest, ACallOfAFunctionWithoutFactsIsDropped) {
  FunctionBuilder Log(P, "log");
  Log.assign(Log.local("lines"), 1);
  Log.leave();
  F.create(Fd);
  F.call(Log.id(), {P.load(Fd)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, ACallThatPassesADescriptorOnIsKept) {
  FunctionBuilder Pass(P, "pass");
  Pass.unseen("configure", {P.load(Pass.parameter("fd"))});
  Pass.leave();
  F.create(Fd);
  F.call(Pass.id(), {P.load(Fd)});
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    Call pass(fd)\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n"
                            "  B1 (exit):\n");
}

TEST_F(SliceTest, NothingFollowsACallThatDoesNotReturn) {
  FunctionBuilder Die(P, "die");
  BlockId Spin = Die.block();
  Die.jump(Spin);
  Die.at(Spin);
  Die.jump(Spin);
  F.create(Fd);
  BlockId Failed = F.block(), Good = F.block();
  F.branch(F.anything("flag"), Failed, Good);
  F.at(Failed);
  F.call(Die.id(), {});
  F.jump(Good);
  F.at(Good);
  F.bindAndListen(Fd);
  F.leave();
  EXPECT_EQ(sliced(F.id()), "function f()\n"
                            "  B0 (entry):\n"
                            "    fd = Create(2, 1, 0)\n"
                            "    -> B3\n"
                            "  B1 (exit):\n"
                            "  B2:\n"
                            "  B3:\n"
                            "    Bind(fd, ?, 0)\n"
                            "    Listen(fd)\n"
                            "    -> B1\n");
}

TEST_F(SliceTest, InitializersOfOtherVariablesAreDropped) {
  VariableId On = P.addVariable(VariableKind::Global, "on");
  VariableId Name = P.addVariable(VariableKind::Global, "name");
  for (VariableId V : {On, Name}) {
    Fact Initial;
    Initial.Kind = FactKind::Assign;
    Initial.Target = P.place(V);
    Initial.Args.push_back(P.constant(1));
    P.Initializers.push_back(Initial);
  }
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(P.place(On)), P.constant(4), true);
  F.bindAndListen(Fd);
  F.leave();
  slice(P);
  ASSERT_EQ(P.Initializers.size(), 1u);
  EXPECT_EQ(P.Initializers[0].Target, P.place(On));
}

TEST_F(SliceTest, SlicingTwiceChangesNothing) {
  F.create(Fd);
  F.when(F.anything("flag"), [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  F.leave();
  std::string Once = sliced(F.id());
  EXPECT_EQ(sliced(F.id()), Once);
}

} // namespace
