//===--- SolverTest.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Verdicts inside one function: what counts as set, which sockets and binds
/// are exempt, what paths do, and each reason to say "cannot tell".
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

class SolverTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  FunctionBuilder F{P, "f"};
  PlaceId Fd = F.local("fd");
  SolverOptions Options;

  std::string findings() {
    F.leave();
    Solved = solve(P, Options);
    return describe(P, Solved);
  }

  Findings Solved;
};

//===----------------------------------------------------------------------===//
// Set, missing, partial
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, NoSetAtAllIsMissing) {
  SiteId Socket = F.create(Fd);
  SiteId Bind = F.bind(Fd);
  SiteId Listen = F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
  ASSERT_EQ(Solved.All.size(), 1u);
  EXPECT_EQ(Solved.All[0].Bind, Bind);
  EXPECT_EQ(Solved.All[0].Creations, std::vector<SiteId>{Socket});
  EXPECT_EQ(Solved.All[0].Listens, std::vector<SiteId>{Listen});
}

TEST_F(SolverTest, SetBeforeBindIsSilent) {
  F.create(Fd);
  F.set(Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AWrapperThatEnablesCounts) {
  F.create(Fd);
  F.enable(Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, SetOnOneArmIsPartial) {
  F.create(Fd);
  F.when(F.anything("flag"), [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, WhatMayStayIsFollowedBesides) {
  PlaceId Name = P.place(P.addVariable(VariableKind::Global, "name"));
  F.assignOrKeep(Name, SoReuseAddr);
  F.assignOrKeep(Name, SoReuseAddr + 1);
  PlaceId On = F.local("on");
  F.assign(On, 1);
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.load(Name), P.addressOf(On),
              P.constant(4), false);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, SetOnBothArmsIsSilent) {
  F.create(Fd);
  OperandId Flag = F.anything("flag");
  F.when(Flag, [&] { F.set(Fd); });
  F.when(P.negate(Flag), [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ALaterClearUndoesTheSet) {
  F.create(Fd);
  F.set(Fd);
  F.set(Fd, {/*Value=*/0});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [Zero]");
}

TEST_F(SolverTest, ASetAfterAClearCounts) {
  F.create(Fd);
  F.set(Fd, {/*Value=*/0});
  F.set(Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// Calls that were meant to set the option
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, SetAfterBindIsTooLate) {
  F.create(Fd);
  F.bind(Fd);
  F.set(Fd);
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [AfterBind]");
}

TEST_F(SolverTest, ZeroDoesNotSet) {
  F.create(Fd);
  F.set(Fd, {/*Value=*/0});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [Zero]");
}

TEST_F(SolverTest, AnyNumberButZeroSets) {
  F.create(Fd);
  F.set(Fd, {/*Value=*/-7});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AValueSmallerThanAnIntDoesNotSet) {
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReuseAddr, /*Length=*/1});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [TooSmall 1]");
}

TEST_F(SolverTest, TheSizeOfIntIsThatOfTheTarget) {
  P.Constants.IntSize = 2;
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReuseAddr, /*Length=*/2});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AnotherLevelDoesNotSet) {
  F.create(Fd);
  F.set(Fd, {1, /*Level=*/IpprotoTcp});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [WrongLevel]");
}

TEST_F(SolverTest, TheNumbersAreThoseOfTheTarget) {
  P.Constants.SolSocket = 0xffff;
  P.Constants.SoReuseAddr = 4;
  F.create(Fd);
  F.set(Fd, {1, 0xffff, 4});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, NumbersOfAnotherTargetDoNotSet) {
  P.Constants.SolSocket = 0xffff;
  P.Constants.SoReuseAddr = 4;
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReuseAddr, 4, /*Meant=*/false});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, OredNamesAreReusePortOnLinux) {
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReuseAddr | SoReusePort});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing +ReusePort [OredNames]");
}

TEST_F(SolverTest, OredNamesAreNoOptionElsewhere) {
  P.Constants.SolSocket = 0xffff;
  P.Constants.SoReuseAddr = 0x4;
  P.Constants.SoReusePort = 0x200;
  F.create(Fd);
  F.set(Fd, {1, 0xffff, 0x204});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [OredNames]");
}

TEST_F(SolverTest, ReusePortAloneIsMissing) {
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReusePort, 4, /*Meant=*/false});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing +ReusePort [ReusePort]");
}

TEST_F(SolverTest, ReusePortBesideReuseAddrIsSilent) {
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReusePort, 4, /*Meant=*/false});
  F.set(Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AcceptReusePortMakesItCount) {
  Options.AcceptReusePort = true;
  F.create(Fd);
  F.set(Fd, {1, SolSocket, SoReusePort, 4, /*Meant=*/false});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ReusePortOnSomePathsIsNotNamed) {
  F.create(Fd);
  F.when(F.anything("flag"),
         [&] { F.set(Fd, {1, SolSocket, SoReusePort, 4, /*Meant=*/false}); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [ReusePort]");
}

TEST_F(SolverTest, OtherOptionsAreNotMentioned) {
  F.create(Fd);
  F.set(Fd, {1, SolSocket, /*SO_KEEPALIVE*/ 9, 4, /*Meant=*/false});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, TheSetOfADescriptorThatNeverListensIsNamed) {
  PlaceId Other = F.local("other");
  F.create(Fd);
  F.create(Other);
  F.set(Other);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [OtherDescriptor]");
}

TEST_F(SolverTest, TheSetOfAnotherListenerIsNotNamed) {
  PlaceId Other = F.local("other");
  F.create(Fd);
  F.create(Other);
  F.set(Other);
  F.bindAndListen(Fd);
  F.bindAndListen(Other, "bind2");
  EXPECT_EQ(findings(), "bind: Missing");
}

//===----------------------------------------------------------------------===//
// The option value
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, AnUninitializedValueIsNamed) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.declare(On);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [Uninitialized]");
}

TEST_F(SolverTest, AssigningTheValueAfterTheCallIsTooLate) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.assign(On, 0);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.assign(On, 1);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [Zero]");
}

TEST_F(SolverTest, ClearingTheVariableAfterTheCallDoesNoHarm) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.assign(On, 1);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.assign(On, 0);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ANullPointerSetsNothing) {
  F.create(Fd);
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr), P.constant(0),
              P.constant(4), true);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing [NoAddress]");
}

TEST_F(SolverTest, AValueThatABranchShowedToBeOnCounts) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.assign(On, P.unknown());
  F.when(P.load(On), [&] {
    F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
                P.addressOf(On), P.constant(4), true);
    F.bindAndListen(Fd);
  });
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AValueThatABranchShowedToBeOffClears) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.assign(On, P.unknown());
  F.when(P.negate(P.load(On)), [&] {
    F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
                P.addressOf(On), P.constant(4), true);
    F.bindAndListen(Fd);
  });
  EXPECT_EQ(findings(), "bind: Missing [Zero]");
}

//===----------------------------------------------------------------------===//
// Exempt
//===----------------------------------------------------------------------===//

struct SocketCase {
  const char *Label;
  int64_t Domain, Type, Protocol;
  bool Counts;
};

class SocketKindTest : public ::testing::TestWithParam<SocketCase> {};

TEST_P(SocketKindTest, Counts) {
  const SocketCase &Case = GetParam();
  Program P = makeProgram();
  FunctionBuilder F(P, "f");
  PlaceId Fd = F.local("fd");
  F.create(Fd, Case.Domain, Case.Type, Case.Protocol);
  F.bindAndListen(Fd);
  F.leave();
  std::vector<Finding> Found = solve(P).All;
  ASSERT_EQ(Found.size(), Case.Counts ? 1u : 0u);
  for (const Finding &Each : Found)
    EXPECT_EQ(Each.What, Verdict::Missing);
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, SocketKindTest,
    ::testing::Values(
        SocketCase{"Inet", AfInet, SockStream, 0, true},
        SocketCase{"Inet6", AfInet6, SockStream, 0, true},
        SocketCase{"Local", AfUnix, SockStream, 0, false},
        SocketCase{"Packet", 17, SockStream, 0, false},
        SocketCase{"Datagram", AfInet, SockDgram, 0, false},
        SocketCase{"Raw", AfInet, 3, 0, false},
        SocketCase{"Flags", AfInet, SockStream | SockCloexec | SockNonblock, 0,
                   true},
        SocketCase{"DatagramWithFlags", AfInet, SockDgram | SockCloexec, 0,
                   false},
        SocketCase{"Tcp", AfInet, SockStream, IpprotoTcp, true},
        SocketCase{"Mptcp", AfInet, SockStream, IpprotoMptcp, true},
        SocketCase{"Sctp", AfInet, SockStream, IpprotoSctp, false}),
    [](const ::testing::TestParamInfo<SocketCase> &Info) {
      return std::string(Info.param.Label);
    });

TEST_F(SolverTest, AnUnknownFamilyAndTypeCountWhenTheSocketListens) {
  F.create(Fd, P.unknown(), P.unknown(), P.unknown());
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, AFlagOredToAnUnknownTypeKeepsItUnknown) {
  F.create(Fd, P.constant(AfInet),
           P.binary(BinaryOp::Or, F.anything("type"), P.constant(SockCloexec)),
           P.constant(0));
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, APathThatExcludesIpFamiliesIsExempt) {
  OperandId Family = F.anything("family");
  F.create(Fd, Family, P.constant(SockStream), P.constant(0));
  F.when(P.negate(P.binary(BinaryOp::Eq, Family, P.constant(AfUnix))),
         [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, APathForOneIpFamilyLeavesTheOtherPartial) {
  OperandId Family = F.anything("family");
  F.create(Fd, Family, P.constant(SockStream), P.constant(0));
  F.when(P.binary(BinaryOp::Eq, Family, P.constant(AfInet)),
         [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, ATestOfTheTypeBetweenBindAndListenShowsDatagrams) {
  OperandId Type = F.anything("type");
  F.create(Fd, P.constant(AfInet), Type, P.constant(0));
  F.bind(Fd);
  F.when(P.binary(BinaryOp::Eq, Type, P.constant(SockStream)),
         [&] { F.listen(Fd); });
  EXPECT_EQ(findings(), "bind: Missing +Datagrams");
}

TEST_F(SolverTest, ASocketThatNeverListensIsSilent) {
  F.create(Fd);
  F.bind(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AListenBeforeTheBindIsNotOneAfterIt) {
  F.create(Fd);
  F.listen(Fd);
  F.bind(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, PortZeroIsExempt) {
  PlaceId Address = F.local("address", AddressClass::Internet);
  F.create(Fd);
  F.assign(P.field(Address, P.name("sin_port")), 0);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AZeroedAddressHasPortZero) {
  PlaceId Address = F.local("address", AddressClass::Internet);
  F.create(Fd);
  P.name("sin_port");
  F.zero(Address);
  F.assign(P.field(Address, P.name("sin_family")), AfInet);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, PortZeroCountsWhenTheOptionSaysSo) {
  Options.IgnoreEphemeralPorts = false;
  PlaceId Address = F.local("address", AddressClass::Internet);
  F.create(Fd);
  F.assign(P.field(Address, P.name("sin_port")), 0);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, AnyOtherPortCounts) {
  PlaceId Address = F.local("address", AddressClass::Internet);
  F.create(Fd);
  F.zero(Address);
  F.assign(P.field(Address, P.name("sin_port")), 8080);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, AZeroedAddressThatSomebodyFilledMayHaveAnyPort) {
  PlaceId Address = F.local("address", AddressClass::Internet);
  F.create(Fd);
  P.name("sin_port");
  F.zero(Address);
  F.overwrite(Address);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, PortZeroOnSomePathsDoesNotExemptTheOthers) {
  PlaceId Address = F.local("address", AddressClass::Internet);
  PlaceId Port = P.field(Address, P.name("sin_port"));
  F.create(Fd);
  F.assign(Port, 80);
  F.when(F.anything("flag"), [&] { F.assign(Port, 0); });
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, AFamilyInTheAddressExemptsAnUnknownSocket) {
  PlaceId Address = F.local("address");
  F.create(Fd, P.unknown(), P.unknown(), P.unknown());
  F.assign(P.field(Address, P.name("sin_family")), AfUnix);
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, TheTypeOfTheAddressExempts) {
  PlaceId Address = F.local("address", AddressClass::Local);
  F.create(Fd, P.unknown(), P.unknown(), P.unknown());
  F.bind(Fd, P.addressOf(Address));
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, TheTypeOfTheAddressArgumentExempts) {
  F.create(Fd, P.unknown(), P.unknown(), P.unknown());
  F.bind(Fd, P.unknown(), {}, "bind", AddressClass::Other);
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// Which socket
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, TwoSocketsThatMeetInOneVariableStayTwo) {
  SiteId Forgotten;
  BlockId With = F.block(), Without = F.block(), Meet = F.block();
  F.branch(F.anything("flag"), With, Without);
  F.at(With);
  F.create(Fd);
  F.set(Fd);
  F.jump(Meet);
  F.at(Without);
  Forgotten = F.create(Fd);
  F.jump(Meet);
  F.at(Meet);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
  ASSERT_EQ(Solved.All.size(), 1u);
  EXPECT_EQ(Solved.All[0].Creations, std::vector<SiteId>{Forgotten});
}

TEST_F(SolverTest, ClosingAndCreatingAgainGivesANewSocket) {
  F.create(Fd);
  F.set(Fd);
  F.close(Fd);
  SiteId Second = F.create(Fd);
  F.bindAndListen(Fd);
  findings();
  ASSERT_EQ(Solved.All.size(), 1u);
  EXPECT_EQ(Solved.All[0].What, Verdict::Missing);
  EXPECT_EQ(Solved.All[0].Creations, std::vector<SiteId>{Second});
}

TEST_F(SolverTest, AClosedSocketDoesNotListen) {
  F.create(Fd);
  F.bind(Fd);
  F.close(Fd);
  F.listen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ADuplicateIsTheSameSocket) {
  PlaceId Twin = F.local("twin");
  F.create(Fd);
  F.duplicate(Twin, Fd);
  F.set(Twin);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ADuplicateListensForTheOriginal) {
  PlaceId Twin = F.local("twin");
  F.create(Fd);
  F.bind(Fd);
  F.duplicate(Twin, Fd);
  F.close(Fd);
  F.listen(Twin);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, ADescriptorIsFollowedThroughAField) {
  PlaceId Server = F.local("server");
  PlaceId Member = P.field(Server, P.name("fd"));
  F.create(Fd);
  F.assign(Member, P.load(Fd));
  F.set(Member);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ElementsOfAnArrayAreToldApart) {
  PlaceId Fds = F.local("fds");
  PlaceId First = P.element(Fds, P.constant(0));
  PlaceId Second = P.element(Fds, P.constant(1));
  F.create(First);
  F.create(Second);
  F.set(First);
  F.bindAndListen(First, "first");
  F.bindAndListen(Second, "second");
  EXPECT_EQ(findings(), "second: Missing");
}

TEST_F(SolverTest, ACopiedAggregateTakesItsDescriptorAlong) {
  PlaceId From = F.local("from"), To = F.local("to");
  NameId Name = P.name("fd");
  F.create(P.field(From, Name));
  F.copy(To, From);
  F.set(P.field(To, Name));
  F.bindAndListen(P.field(From, Name));
  EXPECT_EQ(findings(), "");
}

//===----------------------------------------------------------------------===//
// Paths
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, ABranchOnWhichCreationFailedHoldsNoSocket) {
  F.create(Fd);
  F.when(P.binary(BinaryOp::Lt, P.load(Fd), P.constant(0)),
         [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, OnlyTheFailedBranchSkipsTheSet) {
  F.create(Fd);
  F.when(P.negate(P.binary(BinaryOp::Eq, P.load(Fd), P.constant(-1))),
         [&] { F.set(Fd); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, GuardsThatAgreeAreSilent) {
  OperandId Flag = F.anything("flag");
  F.create(Fd);
  F.when(Flag, [&] { F.set(Fd); });
  F.when(Flag, [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, GuardsThatExcludeEachOtherAreMissing) {
  OperandId Flag = F.anything("flag");
  F.create(Fd);
  F.when(Flag, [&] { F.set(Fd); });
  F.when(P.negate(Flag), [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, GuardsOnDifferentFlagsArePartial) {
  OperandId One = F.anything("one"), Other = F.anything("other");
  F.create(Fd);
  F.when(One, [&] { F.set(Fd); });
  F.when(Other, [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, AGuardThatIsAssignedAgainNoLongerAgrees) {
  PlaceId Flag = F.local("flag");
  F.create(Fd);
  F.assign(Flag, P.unknown());
  F.when(P.load(Flag), [&] { F.set(Fd); });
  F.assign(Flag, P.unknown());
  F.when(P.load(Flag), [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, SwitchEdgesAgreeWithALaterTest) {
  OperandId Mode = F.anything("mode");
  BlockId One = F.block(), Other = F.block(), Join = F.block();
  OperandId IsOne = P.binary(BinaryOp::Eq, Mode, P.constant(1));
  F.create(Fd);
  F.edge(One, {{IsOne, true}});
  F.edge(Other, {{IsOne, false}});
  F.at(One);
  F.set(Fd);
  F.jump(Join);
  F.at(Other);
  F.jump(Join);
  F.at(Join);
  F.when(IsOne, [&] { F.bindAndListen(Fd); });
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ALoopThatSetsOnEachRoundIsSilent) {
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.jump(Head);
  F.at(Head);
  F.edge(Body, {});
  F.edge(Past, {});
  F.at(Body);
  F.create(Fd);
  F.set(Fd);
  F.bindAndListen(Fd);
  F.jump(Head);
  F.at(Past);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ALoopThatNeverSetsIsMissing) {
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.jump(Head);
  F.at(Head);
  F.edge(Body, {});
  F.edge(Past, {});
  F.at(Body);
  F.create(Fd);
  F.bindAndListen(Fd);
  F.jump(Head);
  F.at(Past);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, ALoopThatMayEndBeforeTheSetIsPartial) {
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.create(Fd);
  F.jump(Head);
  F.at(Head);
  F.edge(Body, {});
  F.edge(Past, {});
  F.at(Body);
  F.set(Fd);
  F.jump(Head);
  F.at(Past);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Partial");
}

TEST_F(SolverTest, ACountingLoopThatRunsAtLeastOnceSets) {
  PlaceId I = F.local("i");
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.create(Fd);
  F.assign(I, 0);
  F.jump(Head);
  F.at(Head);
  F.branch(P.binary(BinaryOp::Lt, P.load(I), P.constant(3)), Body, Past);
  F.at(Body);
  F.set(Fd);
  F.assign(I, P.binary(BinaryOp::Add, P.load(I), P.constant(1)));
  F.jump(Head);
  F.at(Past);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ALoopThatCountsWithoutEndTerminates) {
  PlaceId I = F.local("i");
  BlockId Head = F.block(), Body = F.block(), Past = F.block();
  F.create(Fd);
  F.assign(I, 0);
  F.jump(Head);
  F.at(Head);
  F.branch(P.binary(BinaryOp::Lt, P.load(I), P.constant(1000000)), Body, Past);
  F.at(Body);
  F.assign(I, P.binary(BinaryOp::Add, P.load(I), P.constant(1)));
  F.jump(Head);
  F.at(Past);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

//===----------------------------------------------------------------------===//
// A bind that failed binds nothing
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, AFailedBindThatListensAnywayIsSilent) {
  PlaceId Result = F.local("result");
  F.create(Fd);
  F.bind(Fd, {}, Result);
  F.when(P.binary(BinaryOp::Lt, P.load(Result), P.constant(0)),
         [&] { F.listen(Fd); });
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, ASuccessfulBindIsMissing) {
  PlaceId Result = F.local("result");
  F.create(Fd);
  F.bind(Fd, {}, Result);
  F.when(P.binary(BinaryOp::Eq, P.load(Result), P.constant(0)),
         [&] { F.listen(Fd); });
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, TheSecondTryAfterAFailedBindMaySetTheOption) {
  PlaceId Result = F.local("result");
  F.create(Fd);
  F.bind(Fd, {}, Result);
  BlockId Failed = F.block(), Past = F.block();
  F.branch(P.load(Result), Failed, Past);
  F.at(Failed);
  F.set(Fd);
  F.bindAndListen(Fd, "again");
  F.jump(Past);
  F.at(Past);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AResultThatIsNotTestedMayBeSuccess) {
  PlaceId Result = F.local("result");
  F.create(Fd);
  F.bind(Fd, {}, Result);
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

//===----------------------------------------------------------------------===//
// Unseen, by reason
//===----------------------------------------------------------------------===//

TEST_F(SolverTest, ADescriptorPassedOnBeforeTheBindIsUnseen) {
  F.create(Fd);
  F.unseen("configure", {P.load(Fd)});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen PassedOn configure");
}

TEST_F(SolverTest, TheAddressOfADescriptorPassedOnIsUnseen) {
  F.create(Fd);
  F.unseen("configure", {P.addressOf(Fd)});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen PassedOn configure");
}

TEST_F(SolverTest, AnObjectThatHoldsADescriptorPassedOnIsUnseen) {
  PlaceId Server = F.local("server");
  PlaceId Member = P.field(Server, P.name("fd"));
  F.create(Member);
  F.unseen("configure", {P.addressOf(Server)});
  F.bindAndListen(Member);
  EXPECT_EQ(findings(), "bind: Unseen PassedOn configure");
}

TEST_F(SolverTest, ADescriptorPassedOnAfterTheBindIsMissing) {
  F.create(Fd);
  F.bind(Fd);
  F.unseen("configure", {P.load(Fd)});
  F.listen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, ADescriptorPassedOnAfterTheSetIsSilent) {
  F.create(Fd);
  F.set(Fd);
  F.unseen("configure", {P.load(Fd)});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, AnUnseenCallOfSomethingElseDoesNotMatter) {
  F.create(Fd);
  F.unseen("configure", {P.constant(3)});
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, AnUnknownValueIsUnseen) {
  PlaceId On = F.local("on");
  F.create(Fd);
  F.assign(On, P.unknown());
  F.setOption(Fd, P.constant(SolSocket), P.constant(SoReuseAddr),
              P.addressOf(On), P.constant(4), true);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen NotConstant setsockopt");
}

TEST_F(SolverTest, AnUnknownNameIsUnseen) {
  F.create(Fd);
  PlaceId On = F.local("on");
  F.assign(On, 1);
  F.setOption(Fd, P.constant(SolSocket), F.anything("name"), P.addressOf(On),
              P.constant(4), false);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen NotConstant setsockopt");
}

TEST_F(SolverTest, AnUnknownNameAtAnotherLevelIsMissing) {
  F.create(Fd);
  PlaceId On = F.local("on");
  F.assign(On, 1);
  F.setOption(Fd, P.constant(IpprotoTcp), F.anything("name"), P.addressOf(On),
              P.constant(4), false);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, ADescriptorFromElsewhereIsUnseen) {
  F.unseen("inherited", {}, Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen ComesFrom inherited");
}

TEST_F(SolverTest, ADescriptorFromElsewhereThatIsSetHereIsSilent) {
  F.unseen("inherited", {}, Fd);
  F.set(Fd);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "");
}

TEST_F(SolverTest, MissingOnOneSocketOutweighsUnseenOnAnother) {
  BlockId Here = F.block(), There = F.block(), Meet = F.block();
  F.branch(F.anything("flag"), Here, There);
  F.at(Here);
  F.create(Fd);
  F.jump(Meet);
  F.at(There);
  F.unseen("inherited", {}, Fd);
  F.jump(Meet);
  F.at(Meet);
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Missing");
}

TEST_F(SolverTest, UnseenOnOnePathOutweighsPartial) {
  F.create(Fd);
  F.when(F.anything("flag"), [&] { F.set(Fd); });
  F.when(F.anything("other"), [&] { F.unseen("configure", {P.load(Fd)}); });
  F.bindAndListen(Fd);
  EXPECT_EQ(findings(), "bind: Unseen PassedOn configure");
}

} // namespace
