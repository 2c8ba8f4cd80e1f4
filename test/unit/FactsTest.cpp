//===--- FactsTest.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Small sources and the exact facts that are extracted from them. Blocks are
/// numbered as in Clang's graph: the exit is B0, the entry has the highest.
///
//===----------------------------------------------------------------------===//

#include "ParsedUnit.h"
#include "gtest/gtest.h"

using namespace socket_tidy;

namespace {

TEST(FactsTest, SocketSetsockoptBindListen) {
  const char *Source = R"cpp(
int f(struct sockaddr_in *a, socklen_t n) {
  int on = 1;
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return -1;
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, (struct sockaddr *)a, n) != 0)
    return -1;
  return listen(fd, 5);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(a, n)
  B0 (exit):
  B1:
    Listen(fd)
    return = Assign(t1)
    -> B0
  B2:
    return = Assign(-1)
    -> B0
  B3:
    SetOption(fd, 1, 2, &on, 4, 1)
    t2 = Assign(?)
    t3 = Bind(fd, a, 1)
    -> B2 if ((t3 == 0) == 0)
    -> B1 if not ((t3 == 0) == 0)
  B4:
    return = Assign(-1)
    -> B0
  B5:
    on = Assign(1)
    t4 = Create(2, 524289, 0)
    fd = Assign(t4)
    -> B4 if (fd < 0)
    -> B3 if not (fd < 0)
  B6 (entry):
    -> B5
)");
}

TEST(FactsTest, AConditionalHasOnePlaceForBothArms) {
  const char *Source = R"cpp(
int f(int six, int a) {
  int fd = six ? socket(AF_INET6, SOCK_STREAM, 0) : a;
  return bind(fd, 0, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(six, a)
  B0 (exit):
  B1:
    fd = Assign(t1)
    t2 = Bind(fd, 0, 0)
    return = Assign(t2)
    -> B0
  B2:
    t3 = Create(10, 1, 0)
    t1 = Assign(t3)
    -> B1
  B3:
    t1 = Assign(a)
    -> B1
  B4:
    -> B2 if six
    -> B3 if not six
  B5 (entry):
    -> B4
)");
}

TEST(FactsTest, AnOutParameterIsAPlaceBehindAPointer) {
  const char *Source = R"cpp(
static void make(int *out) { *out = socket(AF_INET, SOCK_STREAM, 0); }
void f(void) { int fd; make(&fd); bind(fd, 0, 0); }
)cpp";
  EXPECT_EQ(factsOf(Source, Language::C, SocketApi(), "make"),
            R"(function make(out)
  B0 (exit):
  B1:
    t1 = Create(2, 1, 0)
    *out = Assign(t1)
    -> B0
  B2 (entry):
    -> B1
)");
  EXPECT_EQ(factsOf(Source), R"(function f()
  B0 (exit):
  B1:
    fd = Declare()
    t1 = Call make(&fd)
    t2 = Bind(fd, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, FieldsAndElementsArePaths) {
  const char *Source = R"cpp(
struct conn { int fd; }; struct server { struct conn conns[4]; struct conn *main; };
void f(struct server *s, int i) {
  s->main->fd = socket(AF_INET, SOCK_STREAM, 0);
  s->conns[i].fd = s->main->fd;
  bind(s->conns[0].fd, 0, 0);
  listen((*s).conns[2].fd, 1);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(s, i)
  B0 (exit):
  B1:
    t1 = Create(2, 1, 0)
    **s.main.fd = Assign(t1)
    *s.conns[i].fd = Assign(**s.main.fd)
    t2 = Bind(*s.conns.fd, 0, 0)
    Listen(*s.conns[2].fd)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, AnAddressIsFilledFieldByField) {
  const char *Source = R"cpp(
void f(int fd) {
  struct sockaddr_in a;
  memset(&a, 0, sizeof a);
  a.sin_family = AF_INET;
  a.sin_port = htons(80);
  bind(fd, (struct sockaddr *)&a, sizeof a);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    a = Declare()
    Zero(&a)
    t1 = Assign(&a)
    a.sin_family = Assign(2)
    t2 = Assign(80)
    a.sin_port = Assign(t2)
    t3 = Bind(fd, &a, 1)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, InitializersZeroWhatTheyLeaveOut) {
  const char *Source = R"cpp(
void f(int fd) {
  struct sockaddr_in a = {.sin_family = AF_INET};
  struct sockaddr_un u;
  bind(fd, (struct sockaddr *)&a, sizeof a);
  bind(fd, (struct sockaddr *)&u, sizeof u);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    Zero(&a)
    a.sin_family = Assign(2)
    u = Declare()
    t1 = Bind(fd, &a, 1)
    t2 = Bind(fd, &u, 2)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, CompoundLiteralsHaveAPlace) {
  const char *Source = R"cpp(
void f(int fd) {
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, (int[]){1, 0}, 1);
  setsockopt(fd, SOL_SOCKET, SO_KEEPALIVE, "x", 1);
  bind(fd, 0, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    t1 = Assign(1)
    SetOption(fd, 1, 2, &t1, 4, 1)
    t2 = Assign(?)
    Zero(&t3)
    t3 = Assign(1)
    t3[1] = Assign(0)
    SetOption(fd, 1, 2, &t3, 1, 1)
    t4 = Assign(?)
    SetOption(fd, 1, 9, ?, 1, 0)
    t5 = Assign(?)
    t6 = Bind(fd, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, AssignmentsInsideConditionsAreSeen) {
  const char *Source = R"cpp(
void f(void) {
  int fd, r;
  if ((fd = socket(AF_INET, SOCK_STREAM, 0)) == -1 || (r = bind(fd, 0, 0)))
    return;
  listen(fd, 1);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f()
  B0 (exit):
  B1:
    Listen(fd)
    -> B0
  B2:
    -> B0
  B3:
    t1 = Bind(fd, 0, 0)
    r = Assign(t1)
    t2 = Assign(((r == 0) == 0))
    -> B2 if r
    -> B1 if not r
  B4:
    fd = Declare()
    r = Declare()
    t3 = Create(2, 1, 0)
    fd = Assign(t3)
    t2 = Assign((((fd == -1) == 0) == 0))
    -> B2 if (fd == -1)
    -> B3 if not (fd == -1)
  B5 (entry):
    -> B4
)");
}

TEST(FactsTest, SwitchEdgesSayWhichCase) {
  const char *Source = R"cpp(
void f(int fd, int mode) {
  switch (mode) {
  case 1: bind(fd, 0, 0); break;
  case 2: listen(fd, 1);
  case 3: close(fd); break;
  default: dup(fd);
  }
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd, mode)
  B0 (exit):
  B1:
    -> B3 if (mode == 3)
    -> B4 if (mode == 2)
    -> B5 if (mode == 1)
    -> B2 if not (mode == 3) and not (mode == 2) and not (mode == 1)
  B2:
    t1 = Duplicate(fd)
    -> B0
  B3:
    Close(fd)
    -> B0
  B4:
    Listen(fd)
    -> B3
  B5:
    t2 = Bind(fd, 0, 0)
    -> B0
  B6 (entry):
    -> B1
)");
}

TEST(FactsTest, LogicalOperatorsAndLoopsAreEdges) {
  const char *Source = R"cpp(
void f(int fd, int a, int b) {
  if (a && !b)
    bind(fd, 0, 0);
  while (a >= b)
    listen(fd, a++);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd, a, b)
  B0 (exit):
  B1:
    -> B3
  B2:
    t1 = Assign(a)
    a = Assign((t1 + 1))
    Listen(fd)
    -> B1
  B3:
    -> B2 if ((a < b) == 0)
    -> B0 if not ((a < b) == 0)
  B4:
    t2 = Bind(fd, 0, 0)
    -> B3
  B5:
    t3 = Assign((((b == 0) == 0) == 0))
    -> B4 if (b == 0)
    -> B3 if not (b == 0)
  B6:
    t3 = Assign(((a == 0) == 0))
    -> B5 if a
    -> B3 if not a
  B7 (entry):
    -> B6
)");
}

TEST(FactsTest, NothingFollowsAFunctionThatDoesNotReturn) {
  const char *Source = R"cpp(
void f(int fd) {
  if (bind(fd, 0, 0) < 0)
    exit(1);
  listen(fd, 1);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    Listen(fd)
    -> B0
  B2:
    t1 = System exit(1)
  B3:
    t2 = Bind(fd, 0, 0)
    -> B2 if (t2 < 0)
    -> B1 if not (t2 < 0)
  B4 (entry):
    -> B3
)");
}

TEST(FactsTest, AnExceptionDoesNotReachTheExit) {
  const char *Source = R"cpp(
void f(int fd) {
  if (bind(fd, nullptr, 0) < 0)
    throw 1;
  listen(fd, 1);
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f(fd)
  B0 (exit):
  B1:
    Listen(fd)
    -> B0
  B2:
  B3:
    -> B2 if (t1 < 0)
    -> B1 if not (t1 < 0)
  B4:
    t1 = Bind(fd, 0, 0)
    -> B3
  B5 (entry):
    -> B4
)");
}

TEST(FactsTest, AnExceptionThatNoHandlerTakesDoesNotReachTheExit) {
  const char *Source = R"cpp(
void f(int fd) {
  try {
    if (bind(fd, nullptr, 0) < 0)
      throw 1;
  } catch (int) {
    close(fd);
    throw;
  }
  listen(fd, 1);
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f(fd)
  B0 (exit):
  B1:
    Listen(fd)
    -> B0
  B2:
    -> B4
  B3:
  B4:
    Close(fd)
    -> B3
  B5:
    -> B2
  B6:
    -> B5 if (t1 < 0)
    -> B1 if not (t1 < 0)
  B7:
    t1 = Bind(fd, 0, 0)
    -> B6
    -> B2
  B8 (entry):
    -> B7
)");
}

TEST(FactsTest, AHandlerForEverythingTakesAll) {
  const char *Source = R"cpp(
void f(int fd) {
  try {
    bind(fd, nullptr, 0);
  } catch (...) {
    close(fd);
  }
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f(fd)
  B0 (exit):
  B1:
    -> B2
  B2:
    Close(fd)
    -> B0
  B3:
    t1 = Bind(fd, 0, 0)
    -> B0
    -> B1
  B4 (entry):
    -> B3
)");
}

TEST(FactsTest, ConstructorsInitializeTheirMembers) {
  const char *Source = R"cpp(
struct Address { int port; explicit Address(int p) : port(p) {} };
struct Server {
  int on = 1; int fd; Address where;
  explicit Server(int port) : fd(socket(AF_INET, SOCK_STREAM, 0)), where(port) {
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    bind(this->fd, nullptr, 0);
  }
};
void f() { Server s(80); listen(s.fd, 1); }
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "Server::Server"),
            R"(function Server::Server(this, port)
  B0 (exit):
  B1:
    t1 = Bind(*this.fd, 0, 0)
    -> B0
  B2:
    *this.fd = Assign(t2)
    *this.where = Declare()
    Call Address::Address(&*this.where, port)
    SetOption(*this.fd, 1, 2, &*this.on, 4, 1)
    t3 = Assign(?)
    -> B1
  B3:
    *this.on = Assign(1)
    t2 = Create(2, 1, 0)
    -> B2
  B4 (entry):
    -> B3
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "Address::Address"),
            R"(function Address::Address(this, p)
  B0 (exit):
  B1:
    *this.port = Assign(p)
    -> B0
  B2 (entry):
    -> B1
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f()
  B0 (exit):
  B1:
    s = Declare()
    Call Server::Server(&s, 80)
    Listen(s.fd)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, DestructorsRunWhereTheirObjectsEnd) {
  const char *Source = R"cpp(
struct Owner {
  int fd;
  explicit Owner(int fd) : fd(fd) {}
  Owner(const Owner &) = default;
  ~Owner() { close(fd); }
};
struct Pair {
  Owner a, b;
  explicit Pair(int fd) : a(fd), b(fd) {}
};
void scope(int fd) { { Pair p(fd); } bind(fd, nullptr, 0); }
void temporary(int fd) { bind(Owner(fd).fd, nullptr, 0); listen(fd, 5); }
Owner named(int fd) {
  Owner o(fd);
  bind(o.fd, nullptr, 0);
  return o;
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "scope"),
            R"(function scope(fd)
  B0 (exit):
  B1:
    p = Declare()
    Call Pair::Pair(&p, fd)
    Call Pair::~Pair(&p)
    t1 = Bind(fd, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "Pair::~Pair"),
            R"(function Pair::~Pair(this)
  B0 (exit):
  B1:
    Call Owner::~Owner(&*this.b)
    Call Owner::~Owner(&*this.a)
    -> B0
  B2 (entry):
    -> B1
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "temporary"),
            R"(function temporary(fd)
  B0 (exit):
  B1:
    Call Owner::~Owner(&t1)
    Listen(fd)
    -> B0
  B2:
    t1 = Declare()
    Call Owner::Owner(&t1, fd)
    t2 = Bind(t1.fd, 0, 0)
    -> B1
  B3 (entry):
    -> B2
)");
  // What is returned by its name does not end here.
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "named"),
            R"(function named(fd)
  B0 (exit):
  B1:
    return = Assign(o)
    -> B0
  B2:
    o = Declare()
    Call Owner::Owner(&o, fd)
    t1 = Bind(o.fd, 0, 0)
    -> B1
  B3 (entry):
    -> B2
)");
}

TEST(FactsTest, ReferencesArePointers) {
  const char *Source = R"cpp(
static void make(int &out) { out = socket(AF_INET, SOCK_STREAM, 0); }
void f() { int fd; int &alias = fd; make(alias); bind(fd, nullptr, 0); }
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "make"),
            R"(function make(out)
  B0 (exit):
  B1:
    *out = Assign(t1)
    -> B0
  B2:
    t1 = Create(2, 1, 0)
    -> B1
  B3 (entry):
    -> B2
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f()
  B0 (exit):
  B1:
    t1 = Bind(fd, 0, 0)
    -> B0
  B2:
    fd = Declare()
    alias = Assign(&fd)
    t2 = Call make(alias)
    -> B1
  B3 (entry):
    -> B2
)");
}

TEST(FactsTest, DuplicatesAreTheSameSocket) {
  const char *Source = R"cpp(
void f(int fd) {
  int b = dup(fd);
  dup2(fd, b);
  b = fcntl(fd, /*F_DUPFD*/ 0, 3);
  b = fcntl(fd, /*F_GETFL*/ 3);
  bind(b, 0, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    t1 = Duplicate(fd)
    b = Assign(t1)
    t2 = Duplicate(fd)
    b = Duplicate(fd)
    t3 = Duplicate(fd)
    b = Assign(t3)
    t4 = Assign(?)
    b = Assign(t4)
    t5 = Bind(b, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, ACallThatMentionsSoReuseaddrIsMarked) {
  const char *Source = R"cpp(
#define BOTH (SO_REUSEADDR | SO_REUSEPORT)
void f(int fd, int on) {
  setsockopt(fd, SOL_SOCKET, BOTH, &on, sizeof on);
  setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  bind(fd, 0, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd, on)
  B0 (exit):
  B1:
    SetOption(fd, 1, 15, &on, 4, 1)
    t1 = Assign(?)
    SetOption(fd, 1, 15, &on, 4, 0)
    t2 = Assign(?)
    t3 = Bind(fd, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, AnUnseenFunctionMayWriteThroughItsPointers) {
  const char *Source = R"cpp(
void configure(int fd, const int *level, int *out);
void f(int fd) {
  int level = 0, out = 0;
  configure(fd, &level, &out);
  bind(fd, 0, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source), R"(function f(fd)
  B0 (exit):
  B1:
    level = Assign(0)
    out = Assign(0)
    t1 = Unseen configure(fd, &level, &out)
    Overwrite(&out)
    t2 = Bind(fd, 0, 0)
    -> B0
  B2 (entry):
    -> B1
)");
}

TEST(FactsTest, CapturesLiveAsLongAsTheLambda) {
  const char *Source = R"cpp(
void f() {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  auto start = [&fd](int n) {
    bind(fd, nullptr, 0);
    return listen(fd, n);
  };
  start(5);
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f()
  B0 (exit):
  B1:
    fd = Assign(t1)
    start = Assign(?)
    t2 = Call f::(lambda)(5)
    -> B0
  B2:
    t1 = Create(2, 1, 0)
    -> B1
  B3 (entry):
    -> B2
)");
  EXPECT_EQ(factsOf(Source, Language::Cxx, SocketApi(), "f::(lambda)"),
            R"(function f::(lambda)(n)
  B0 (exit):
  B1:
    return = Assign(t1)
    -> B0
  B2:
    Listen(fd)
    -> B1
  B3:
    t2 = Bind(fd, 0, 0)
    -> B2
  B4 (entry):
    -> B3
)");
}

TEST(FactsTest, AVirtualCallIsSeenOnlyWhereNothingOverrides) {
  const char *Source = R"cpp(
struct Base {
  virtual void configure(int fd) { close(fd); }
};
struct Last final : Base {
  void configure(int fd) override { listen(fd, 1); }
};
void f(Base &any, Last &last, int fd) {
  any.configure(fd);
  last.configure(fd);
  bind(fd, nullptr, 0);
}
)cpp";
  EXPECT_EQ(factsOf(Source, Language::Cxx), R"(function f(any, last, fd)
  B0 (exit):
  B1:
    t1 = Bind(fd, 0, 0)
    -> B0
  B2:
    t2 = Call Last::configure(last, fd)
    -> B1
  B3:
    t3 = Unseen configure(any, fd)
    Overwrite(any)
    -> B2
  B4 (entry):
    -> B3
)");
}

//===----------------------------------------------------------------------===//
// The user's own functions
//===----------------------------------------------------------------------===//

TEST(FactsTest, FunctionsThatTheUserNamed) {
  SocketApi Api;
  Api.add("net::open", ApiEffect::Create, 0);
  Api.add("make", ApiEffect::CreateInto, 1);
  Api.add("reuse", ApiEffect::Enable, 1);
  Api.add("attach", ApiEffect::Bind, 0);
  Api.add("start", ApiEffect::Listen, 0);
  const char *Source = R"cpp(
namespace net { int open(int port); }
int make(int port, int *fd);
void reuse(const char *why, int fd);
void attach(int fd);
void start(int fd) {}
void f() {
  int one = net::open(80), two;
  make(80, &two);
  reuse("restart", one);
  attach(one);
  start(two);
}
)cpp";
  std::string Text = factsOf(Source, Language::Cxx, Api);
  for (const char *Each :
       {" = Create(?, ?, ?)\n", "    two = Create(?, ?, ?)\n",
        "    Enable(one)\n", " = Bind(one, ?, 0)\n", "    Listen(two)\n"})
    EXPECT_NE(Text.find(Each), std::string::npos) << Each << "in\n" << Text;
}

//===----------------------------------------------------------------------===//
// What is left out, and what is initialised
//===----------------------------------------------------------------------===//

TEST(FactsTest, AUnitThatBindsNothingHasNoFacts) {
  ParsedUnit Unit("void f(int fd) { listen(fd, 1); }");
  ASSERT_TRUE(Unit.isValid());
  EXPECT_EQ(Unit.extract().Facts.numFunctions(), 0u);
}

TEST(FactsTest, FunctionsThatReachNoSocketCallAreLeftOut) {
  const char *Source = "void g(void) {}\n"
                       "void f(int fd) { bind(fd, 0, 0); }\n";
  EXPECT_EQ(factsOf(Source, Language::C, SocketApi(), "g"), "no such function");
  EXPECT_NE(factsOf(Source), "no such function");
}

TEST(FactsTest, SitesLeadBackToTheirExpressions) {
  ParsedUnit Unit("void f(int fd) {\n  bind(fd, 0, 0);\n}\n");
  ASSERT_TRUE(Unit.isValid());
  Extraction Facts = Unit.extract();
  ASSERT_EQ(Facts.Facts.numFunctions(), 1u);
  unsigned Binds = 0;
  for (const Block &B : Facts.Facts.function(FunctionId(size_t(0))).Blocks)
    for (const Fact &F : B.Facts) {
      if (F.Kind != FactKind::Bind)
        continue;
      ++Binds;
      const Site &S = Facts.Facts.site(F.Site);
      EXPECT_EQ(S.Name, "bind");
      EXPECT_EQ(S.Line, 2u);
      EXPECT_EQ(S.Column, 3u);
      ASSERT_LT(S.Handle, Facts.Expressions.size());
      EXPECT_NE(Facts.Expressions[S.Handle], nullptr);
    }
  EXPECT_EQ(Binds, 1u);
}

TEST(FactsTest, OnlyVariablesOfThisUnitHaveAnInitialValue) {
  ParsedUnit Unit(R"cpp(
static int on = 1;
static int zero;
int visible = 3;
const int table[2] = {0, 7};
static int escaped = 1;
void take(int *);
void f(int fd) {
  static int local = 4;
  take(&escaped);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, 4);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &zero, 4);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &visible, 4);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &table[1], 4);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &escaped, 4);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &local, 4);
  bind(fd, 0, 0);
}
)cpp");
  ASSERT_TRUE(Unit.isValid());
  Extraction Facts = Unit.extract();
  std::vector<std::string> Lines;
  for (const Fact &F : Facts.Facts.Initializers) {
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    Facts.Facts.print(OS, F);
    Lines.push_back(OS.str());
  }
  llvm::sort(Lines);
  EXPECT_EQ(Lines, (std::vector<std::string>{
                       "Zero(&table)", "Zero(&zero)", "local = Assign(4)",
                       "on = Assign(1)", "table = Assign(0)",
                       "table[1] = Assign(7)"}));
}

} // namespace
