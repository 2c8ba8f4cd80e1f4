//===--- SocketApiTest.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table of known functions, and the lists in which users name more.
///
//===----------------------------------------------------------------------===//

#include "facts/SocketApi.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace socket_tidy;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

/// What a list is read as: `name` or `name:index` for each good entry.
struct ReadList {
  explicit ReadList(llvm::StringRef List) {
    llvm::SmallVector<llvm::StringRef, 4> Bad;
    for (const NamedArgument &Entry : parseFunctionList(List, Bad))
      Good.push_back(Entry.Argument
                         ? Entry.Name + ":" + std::to_string(*Entry.Argument)
                         : Entry.Name);
    for (llvm::StringRef Entry : Bad)
      Malformed.push_back(Entry.str());
  }
  std::vector<std::string> Good, Malformed;
};

TEST(ParseFunctionListTest, AnEmptyListHasNoEntries) {
  for (const char *List : {"", ";", " ; ;; "}) {
    EXPECT_THAT(ReadList(List).Good, IsEmpty()) << List;
    EXPECT_THAT(ReadList(List).Malformed, IsEmpty()) << List;
  }
}

TEST(ParseFunctionListTest, NamesAndIndices) {
  ReadList List("make_socket; net::Open :1;_x9:0;::global");
  EXPECT_THAT(List.Good,
              ElementsAre("make_socket", "net::Open:1", "_x9:0", "global"));
  EXPECT_THAT(List.Malformed, IsEmpty());
}

TEST(ParseFunctionListTest, MembersAreNamedWithTheirClass) {
  EXPECT_THAT(ReadList("net::Server::bind:2").Good,
              ElementsAre("net::Server::bind:2"));
}

TEST(ParseFunctionListTest, MalformedEntriesAreGivenBackTrimmed) {
  ReadList List(" 9lives ;a b;f:;f:x;f:-1;:1;a::;a:::b;f:1:2;f();good");
  EXPECT_THAT(List.Good, ElementsAre("good"));
  EXPECT_THAT(List.Malformed,
              ElementsAre("9lives", "a b", "f:", "f:x", "f:-1", ":1",
                          "a::", "a:::b", "f:1:2", "f()"));
}

TEST(ParseFunctionListTest, AnIndexThatIsTooLargeIsMalformed) {
  ReadList List("f:99999999999999999999");
  EXPECT_THAT(List.Good, IsEmpty());
  EXPECT_THAT(List.Malformed, ElementsAre("f:99999999999999999999"));
}

TEST(SocketApiTest, KnowsTheSocketCalls) {
  SocketApi Api;
  const ApiFunction *SetOption = Api.find("setsockopt");
  ASSERT_NE(SetOption, nullptr);
  EXPECT_EQ(SetOption->Effect, ApiEffect::SetOption);
  EXPECT_EQ(SetOption->Arity, 5u);
  EXPECT_FALSE(SetOption->ByUser);
}

TEST(SocketApiTest, StandardNamesakesAreNotInTheTable) {
  SocketApi Api;
  EXPECT_EQ(Api.find("std::bind"), nullptr);
  EXPECT_EQ(Api.find("::bind"), nullptr);
  EXPECT_EQ(Api.find("Bind"), nullptr);
}

TEST(SocketApiTest, CallsThatMaySetAnOptionAreNotHarmless) {
  SocketApi Api;
  for (const char *Name : {"accept", "connect", "getsockname", "printf"}) {
    ASSERT_NE(Api.find(Name), nullptr) << Name;
    EXPECT_EQ(Api.find(Name)->Effect, ApiEffect::Harmless) << Name;
  }
  for (const char *Name : {"syscall", "uv_tcp_bind", "setsockopt_wrapper"})
    EXPECT_EQ(Api.find(Name), nullptr) << Name;
}

TEST(SocketApiTest, AnAddedRowIsTheUsersOwn) {
  SocketApi Api;
  Api.add("net::Open", ApiEffect::CreateInto, 2);
  const ApiFunction *Row = Api.find("net::Open");
  ASSERT_NE(Row, nullptr);
  EXPECT_EQ(Row->Name, "net::Open");
  EXPECT_EQ(Row->Effect, ApiEffect::CreateInto);
  EXPECT_EQ(Row->Argument, 2u);
  EXPECT_EQ(Row->Arity, 0u);
  EXPECT_TRUE(Row->ByUser);
}

TEST(SocketApiTest, AnAddedRowReplacesOneOfItsName) {
  SocketApi Api;
  Api.add("bind", ApiEffect::Listen, 1);
  ASSERT_NE(Api.find("bind"), nullptr);
  EXPECT_EQ(Api.find("bind")->Effect, ApiEffect::Listen);
}

} // namespace
