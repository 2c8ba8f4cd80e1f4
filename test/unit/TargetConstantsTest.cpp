//===--- TargetConstantsTest.cpp - socket-tidy ----------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The numbers come from the translation unit: from its macros, its
/// enumerators, and from macros that stand for either.
///
//===----------------------------------------------------------------------===//

#include "facts/TargetConstants.h"
#include "ParsedUnit.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

SocketConstants constantsOf(llvm::StringRef Source) {
  ParsedUnit Unit(Source, Language::C, /*Headers=*/false);
  EXPECT_TRUE(Unit.isValid());
  return readSocketConstants(Unit.context(), Unit.preprocessor());
}

std::optional<int64_t> constantOf(llvm::StringRef Source) {
  ParsedUnit Unit(Source, Language::C, /*Headers=*/false);
  EXPECT_TRUE(Unit.isValid());
  return readConstant(Unit.context(), Unit.preprocessor(), "NAME");
}

TEST(TargetConstantsTest, OddValuesAreThoseOfTheHeaders) {
  SocketConstants C = constantsOf("#define SOL_SOCKET 0xffff\n"
                                  "#define SO_REUSEADDR 0x0004\n"
                                  "#define SO_REUSEPORT 0x0200\n"
                                  "#define PF_INET 2\n"
                                  "#define AF_INET PF_INET\n"
                                  "#define AF_INET6 28\n"
                                  "enum { SOCK_STREAM = 2 };\n"
                                  "#define SOCK_STREAM SOCK_STREAM\n");
  EXPECT_EQ(C.SolSocket, 0xffff);
  EXPECT_EQ(C.SoReuseAddr, 4);
  EXPECT_EQ(C.SoReusePort, 0x200);
  EXPECT_EQ(C.AfInet, 2);
  EXPECT_EQ(C.AfInet6, 28);
  EXPECT_EQ(C.SockStream, 2);
  EXPECT_EQ(C.SockTypeFlags, 0);
  EXPECT_EQ(C.IntSize, 4);
}

TEST(TargetConstantsTest, WhatIsNotDefinedIsAbsent) {
  SocketConstants C = constantsOf("int unrelated;\n");
  EXPECT_EQ(C.SolSocket, std::nullopt);
  EXPECT_EQ(C.SoReuseAddr, std::nullopt);
  EXPECT_EQ(C.SoReusePort, std::nullopt);
  EXPECT_EQ(C.SockStream, std::nullopt);
  EXPECT_EQ(C.IpprotoMptcp, std::nullopt);
}

TEST(TargetConstantsTest, FlagsAreCombined) {
  SocketConstants C = constantsOf("enum { SOCK_CLOEXEC = 02000000 };\n"
                                  "#define SOCK_NONBLOCK 04000\n");
  EXPECT_EQ(C.SockTypeFlags, 02004000);
}

TEST(TargetConstantsTest, AMacroWithOneNumber) {
  EXPECT_EQ(constantOf("#define NAME 10\n"), 10);
  EXPECT_EQ(constantOf("#define NAME 010\n"), 8);
  EXPECT_EQ(constantOf("#define NAME 0x1fUL\n"), 31);
  EXPECT_EQ(constantOf("#define NAME ((7))\n"), 7);
}

TEST(TargetConstantsTest, AnEnumeratorWithOrWithoutItsMacro) {
  EXPECT_EQ(constantOf("enum { OTHER, NAME = 41 };\n"), 41);
  EXPECT_EQ(constantOf("enum e { NAME = -3 };\n#define NAME NAME\n"), -3);
  EXPECT_EQ(constantOf("enum { OTHER = 5 };\n#define NAME OTHER\n"), 5);
}

TEST(TargetConstantsTest, AChainOfMacros) {
  EXPECT_EQ(constantOf("#define A 3\n#define B A\n#define NAME (B)\n"), 3);
}

TEST(TargetConstantsTest, MacrosThatNameEachOtherEnd) {
  EXPECT_EQ(constantOf("#define A NAME\n#define NAME A\n"), std::nullopt);
}

TEST(TargetConstantsTest, AnythingElseIsNoConstant) {
  EXPECT_EQ(constantOf("#define NAME 1 + 2\n"), std::nullopt);
  EXPECT_EQ(constantOf("#define NAME\n"), std::nullopt);
  EXPECT_EQ(constantOf("#define NAME \"1\"\n"), std::nullopt);
  EXPECT_EQ(constantOf("int NAME;\n"), std::nullopt);
  EXPECT_EQ(constantOf("#define NAME 1\n#undef NAME\n"), std::nullopt);
}

} // namespace
