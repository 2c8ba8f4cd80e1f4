//===--- PlaceSearchTest.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where else the option can be set, for a bind that datagram sockets pass.
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

/// A helper binds what it is given. `tcp` and `udp` call it.
class PlaceSearchTest : public ::testing::Test {
protected:
  Program P = makeProgram();
  FunctionBuilder Helper{P, "helper"};
  FunctionBuilder Tcp{P, "tcp"}, Udp{P, "udp"};
  PlaceId Given = Helper.parameter("fd");
  PlaceId Stream = Tcp.local("fd"), Datagram = Udp.local("fd");

  void bindInHelper() {
    Helper.bind(Given);
    Helper.leave();
  }
  void callFromUdp() {
    Udp.create(Datagram, AfInet, SockDgram);
    Udp.call(Helper.id(), {P.load(Datagram)});
    Udp.leave();
  }
  SiteId callFromTcp() {
    SiteId Call = Tcp.call(Helper.id(), {P.load(Stream)});
    Tcp.listen(Stream);
    Tcp.leave();
    return Call;
  }
  std::vector<OtherPlaces> places() {
    Findings Solved = solve(P);
    EXPECT_EQ(Solved.All.size(), 1u);
    return Solved.All.empty() ? std::vector<OtherPlaces>()
                              : Solved.All[0].Elsewhere;
  }
};

TEST_F(PlaceSearchTest, NobodyAsksWhereOnlyStreamsPass) {
  bindInHelper();
  Tcp.create(Stream);
  callFromTcp();
  EXPECT_TRUE(places().empty());
}

TEST_F(PlaceSearchTest, TheCreationComesFirstAndThenTheCall) {
  bindInHelper();
  callFromUdp();
  SiteId Creation = Tcp.create(Stream);
  SiteId Call = callFromTcp();
  std::vector<OtherPlaces> Found = places();
  ASSERT_EQ(Found.size(), 2u);
  EXPECT_EQ(Found[0].Calls, std::vector<SetPlace>({{Creation, std::nullopt}}));
  EXPECT_EQ(Found[1].Calls, std::vector<SetPlace>({{Call, 0u}}));
  for (const OtherPlaces &Each : Found) {
    EXPECT_FALSE(Each.MustTellStreams);
    EXPECT_EQ(Each.Left, std::optional<Verdict>());
  }
}

TEST_F(PlaceSearchTest, AHelperThatMakesBothKindsMustTellThem) {
  bindInHelper();
  FunctionBuilder Make(P, "make");
  PlaceId Type = Make.parameter("type"), Made = Make.local("made");
  SiteId Creation =
      Make.create(Made, P.constant(AfInet), P.load(Type), P.constant(0));
  Make.leave(P.load(Made));
  Udp.call(Make.id(), {P.constant(SockDgram)}, Datagram);
  Udp.call(Helper.id(), {P.load(Datagram)});
  Udp.leave();
  SiteId Call = Tcp.call(Make.id(), {P.constant(SockStream)}, Stream);
  callFromTcp();
  std::vector<OtherPlaces> Found = places();
  ASSERT_EQ(Found.size(), 3u);
  EXPECT_EQ(Found[0].Calls, std::vector<SetPlace>({{Call, std::nullopt}}));
  EXPECT_FALSE(Found[0].MustTellStreams);
  EXPECT_EQ(Found[2].Calls, std::vector<SetPlace>({{Creation, std::nullopt}}));
  EXPECT_TRUE(Found[2].MustTellStreams);
}

TEST_F(PlaceSearchTest, EachCallerWithAStreamHasAPlace) {
  bindInHelper();
  callFromUdp();
  SiteId One = Tcp.create(Stream);
  callFromTcp();
  FunctionBuilder Other(P, "other");
  PlaceId Fd = Other.local("fd");
  SiteId Two = Other.create(Fd);
  Other.call(Helper.id(), {P.load(Fd)});
  Other.listen(Fd);
  Other.leave();
  std::vector<OtherPlaces> Found = places();
  ASSERT_FALSE(Found.empty());
  EXPECT_EQ(Found[0].Calls,
            std::vector<SetPlace>({{One, std::nullopt}, {Two, std::nullopt}}));
}

TEST_F(PlaceSearchTest, ACallerThatSetsTheOptionNeedsNothing) {
  bindInHelper();
  callFromUdp();
  FunctionBuilder Good(P, "good");
  PlaceId Fd = Good.local("fd");
  Good.create(Fd);
  Good.set(Fd);
  Good.call(Helper.id(), {P.load(Fd)});
  Good.listen(Fd);
  Good.leave();
  Tcp.create(Stream);
  SiteId Call = callFromTcp();
  std::vector<OtherPlaces> Found = places();
  ASSERT_EQ(Found.size(), 2u);
  EXPECT_EQ(Found[1].Calls, std::vector<SetPlace>({{Call, 0u}}));
}

TEST_F(PlaceSearchTest, SocketsOfAWeakerVerdictHaveAPlaceOnlyIfTheyCount) {
  bindInHelper();
  callFromUdp();
  SiteId One = Tcp.create(Stream);
  callFromTcp();
  FunctionBuilder Partly(P, "partly");
  PlaceId Fd = Partly.local("fd");
  SiteId Two = Partly.create(Fd);
  Partly.when(Partly.anything("flag"), [&] { Partly.set(Fd); });
  Partly.call(Helper.id(), {P.load(Fd)});
  Partly.listen(Fd);
  Partly.leave();
  std::vector<OtherPlaces> Found = places();
  ASSERT_GE(Found.size(), 2u);
  EXPECT_EQ(Found[0].Calls, std::vector<SetPlace>({{One, std::nullopt}}));
  EXPECT_EQ(Found[0].Left, std::optional(Verdict::Partial));
  EXPECT_EQ(Found[1].Calls,
            std::vector<SetPlace>({{One, std::nullopt}, {Two, std::nullopt}}));
  EXPECT_EQ(Found[1].Left, std::optional<Verdict>());
}

TEST_F(PlaceSearchTest, WhatIsClearedLaterIsNotMended) {
  bindInHelper();
  callFromUdp();
  Tcp.create(Stream);
  Tcp.set(Stream, {/*Value=*/0});
  SiteId Call = callFromTcp();
  std::vector<OtherPlaces> Found = places();
  ASSERT_EQ(Found.size(), 1u);
  EXPECT_EQ(Found[0].Calls, std::vector<SetPlace>({{Call, 0u}}));
}

} // namespace
