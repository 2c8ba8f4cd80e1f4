//===--- FindApiTest.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which functions are the socket calls, and which only have their names.
///
//===----------------------------------------------------------------------===//

#include "ParsedUnit.h"
#include "facts/CalledFunctions.h"
#include "clang/AST/Decl.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

/// What the function that is called in `use` is taken for.
enum class Taken { Invalid, ForNothing, ForTheCall, ForTheUsers };

Taken taken(llvm::StringRef Source, Language Lang = Language::Cxx,
            bool Headers = true, const SocketApi &Api = SocketApi()) {
  ParsedUnit Unit(Source, Lang, Headers);
  const clang::FunctionDecl *Callee = Unit.isValid() ? Unit.callee() : nullptr;
  if (!Callee)
    return Taken::Invalid;
  const ApiFunction *Row = findApi(Api, *Callee);
  if (!Row)
    return Taken::ForNothing;
  return Row->ByUser ? Taken::ForTheUsers : Taken::ForTheCall;
}

TEST(FindApiTest, TheFunctionOfTheHeader) {
  EXPECT_EQ(taken("void use(int fd) { bind(fd, 0, 0); }"), Taken::ForTheCall);
  EXPECT_EQ(taken("void use(int fd) { ::bind(fd, 0, 0); }"), Taken::ForTheCall);
  EXPECT_EQ(taken("void use(int fd) { bind(fd, 0, 0); }", Language::C),
            Taken::ForTheCall);
}

TEST(FindApiTest, ADeclarationOfOnesOwnIsTheSameFunction) {
  EXPECT_EQ(taken("int bind(int, const void *, unsigned);"
                  "void use(int fd) { bind(fd, 0, 0); }",
                  Language::C, /*Headers=*/false),
            Taken::ForTheCall);
}

TEST(FindApiTest, ATransparentUnionIsAnAddress) {
  EXPECT_EQ(taken("typedef union { const void *p; } arg "
                  "__attribute__((transparent_union));"
                  "int bind(int, arg, unsigned);"
                  "void use(int fd) { bind(fd, (const void *)0, 0); }",
                  Language::C, /*Headers=*/false),
            Taken::ForTheCall);
}

TEST(FindApiTest, AFunctionInANamespaceIsNot) {
  EXPECT_EQ(taken("namespace net { int bind(int, const sockaddr *, int); }"
                  "void use(int fd) { net::bind(fd, nullptr, 0); }"),
            Taken::ForNothing);
}

TEST(FindApiTest, StdBindIsNot) {
  EXPECT_EQ(
      taken("namespace std { template <typename F, typename A, typename B>"
            " int bind(F, A, B) { return 0; } }"
            "void use(int fd) { std::bind(fd, nullptr, 0); }"),
      Taken::ForNothing);
}

TEST(FindApiTest, AnExternCFunctionInANamespaceIsNot) {
  EXPECT_EQ(taken("namespace net { extern \"C\" int bind(int, const void *,"
                  " unsigned); }"
                  "void use(int fd) { net::bind(fd, nullptr, 0); }",
                  Language::Cxx, /*Headers=*/false),
            Taken::ForNothing);
}

TEST(FindApiTest, AMemberIsNot) {
  EXPECT_EQ(taken("struct S { int bind(int, const sockaddr *, int); };"
                  "void use(S &s) { s.bind(1, nullptr, 0); }"),
            Taken::ForNothing);
  EXPECT_EQ(taken("struct S { static int bind(int, const sockaddr *, int); };"
                  "void use() { S::bind(1, nullptr, 0); }"),
            Taken::ForNothing);
}

TEST(FindApiTest, AFunctionWithABodyOfOnesOwnIsNot) {
  EXPECT_EQ(taken("static int bind(int fd, const void *a, unsigned n)"
                  "{ return fd; }"
                  "void use(int fd) { bind(fd, 0, 0); }",
                  Language::C, /*Headers=*/false),
            Taken::ForNothing);
  EXPECT_EQ(taken("int bind(int fd, const void *a, unsigned n);"
                  "void use(int fd) { bind(fd, 0, 0); }"
                  "int bind(int fd, const void *a, unsigned n) { return fd; }",
                  Language::C, /*Headers=*/false),
            Taken::ForNothing);
}

TEST(FindApiTest, OtherParametersAreNot) {
  for (const char *Declaration :
       {"int bind(const char *, const void *, unsigned);", // no descriptor
        "int bind(int, int, unsigned);",                   // no address
        "int bind(int, const void *, const void *);",      // no length
        "int bind(int, const void *);",                    // too few
        "int bind(int, const void *, unsigned, int);"})    // too many
    EXPECT_EQ(taken(std::string(Declaration) +
                        (llvm::StringRef(Declaration).count(',') == 1
                             ? "void use(void) { bind(0, 0); }"
                         : llvm::StringRef(Declaration).count(',') == 3
                             ? "void use(void) { bind(0, 0, 0, 0); }"
                             : "void use(void) { bind(0, 0, 0); }"),
                    Language::C, /*Headers=*/false),
              Taken::ForNothing)
        << Declaration;
}

TEST(FindApiTest, ACxxFunctionWithoutCLinkageIsNot) {
  EXPECT_EQ(taken("int bind(int, const void *, unsigned);"
                  "void use(int fd) { bind(fd, nullptr, 0); }",
                  Language::Cxx, /*Headers=*/false),
            Taken::ForNothing);
}

TEST(FindApiTest, ABuiltinIsFound) {
  EXPECT_EQ(taken("void use(void *p) { __builtin_memset(p, 0, 4); }"),
            Taken::ForTheCall);
}

TEST(FindApiTest, AFunctionThatTheUserNamedCountsWhateverItIs) {
  SocketApi Api;
  Api.add("net::Server::attach", ApiEffect::Bind, 0);
  Api.add("attach", ApiEffect::Bind, 0);
  EXPECT_EQ(taken("namespace net { struct Server { void attach(int) {} }; }"
                  "void use(net::Server &s) { s.attach(1); }",
                  Language::Cxx, true, Api),
            Taken::ForTheUsers);
  EXPECT_EQ(taken("static void attach(long fd) {}"
                  "void use(void) { attach(1); }",
                  Language::C, true, Api),
            Taken::ForTheUsers);
  EXPECT_EQ(taken("namespace other { void attach(int); }"
                  "void use() { other::attach(1); }",
                  Language::Cxx, true, Api),
            Taken::ForNothing);
}

} // namespace
