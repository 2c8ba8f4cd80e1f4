//===--- ProgramBuilder.h - socket-tidy -------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Writes socket programs by hand, so that slicer and solver can be tested
/// without a compiler, and says in one line what the solver finds in them.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_TEST_UNIT_PROGRAMBUILDER_H
#define SOCKET_TIDY_TEST_UNIT_PROGRAMBUILDER_H

#include "facts/Facts.h"
#include "solver/Findings.h"

namespace socket_tidy {

/// The numbers of Linux on x86, where nothing else is said.
constexpr int64_t SolSocket = 1, SoReuseAddr = 2, SoReusePort = 15;
constexpr int64_t AfUnix = 1, AfInet = 2, AfInet6 = 10;
constexpr int64_t SockStream = 1, SockDgram = 2;
constexpr int64_t SockCloexec = 02000000, SockNonblock = 04000;
constexpr int64_t IpprotoTcp = 6, IpprotoMptcp = 262, IpprotoSctp = 132;

/// What a setsockopt call is given; by default it works.
struct OptionCall {
  int64_t Value = 1;
  int64_t Level = SolSocket;
  int64_t Name = SoReuseAddr;
  int64_t Length = 4;
  /// The source says SO_REUSEADDR there.
  bool Meant = true;
};

/// Writes one function, block by block. It starts in the entry.
class FunctionBuilder {
public:
  FunctionBuilder(Program &P, llvm::StringRef Name)
      : P(P), Id(P.addFunction(Name, Name)) {
    BlockId Entry = P.addBlock(Id), Exit = P.addBlock(Id);
    Function &F = P.function(Id);
    F.Entry = Current = Entry;
    F.Exit = Exit;
    F.Result = P.addVariable(VariableKind::Return, "return");
  }

  FunctionId id() const { return Id; }

  // Variables, as the place that each is.
  PlaceId local(llvm::StringRef Name,
                AddressClass Address = AddressClass::Unknown) {
    return P.place(P.addVariable(VariableKind::Local, Name, Address));
  }
  PlaceId parameter(llvm::StringRef Name) {
    VariableId V = P.addVariable(VariableKind::Parameter, Name);
    P.function(Id).Parameters.push_back(V);
    return P.place(V);
  }

  // Control flow.
  BlockId block() { return P.addBlock(Id); }
  void at(BlockId B) { Current = B; }
  void jump(BlockId To) { edge(To, {}); }
  void edge(BlockId To, llvm::ArrayRef<Assumption> Assumptions) {
    Edge E;
    E.To = To;
    E.Assumptions.append(Assumptions.begin(), Assumptions.end());
    here().Successors.push_back(E);
  }
  void branch(OperandId Condition, BlockId Then, BlockId Else) {
    edge(Then, {{Condition, true}});
    edge(Else, {{Condition, false}});
  }
  void leave() { jump(P.function(Id).Exit); }
  void leave(OperandId Result) {
    assign(P.place(P.function(Id).Result), Result);
    leave();
  }
  /// `if (Condition) Then();`, and goes on behind it.
  template <typename Fn> void when(OperandId Condition, Fn Then) {
    BlockId Body = block(), Next = block();
    branch(Condition, Body, Next);
    at(Body);
    Then();
    jump(Next);
    at(Next);
  }

  // Facts. Those with a site return it.
  void declare(PlaceId Target) { emit(FactKind::Declare, {}, Target); }
  void assign(PlaceId Target, OperandId Value) {
    emit(FactKind::Assign, {Value}, Target);
  }
  void assign(PlaceId Target, int64_t Value) {
    assign(Target, P.constant(Value));
  }
  /// What \p Target holds may stay.
  void assignOrKeep(PlaceId Target, int64_t Value) {
    emit(FactKind::Assign, {P.constant(Value), P.constant(1)}, Target);
  }
  void zero(PlaceId Target) { emit(FactKind::Zero, {P.addressOf(Target)}); }
  void copy(PlaceId To, PlaceId From) {
    emit(FactKind::Copy, {P.addressOf(To), P.addressOf(From)});
  }
  void overwrite(PlaceId Target) {
    emit(FactKind::Overwrite, {P.addressOf(Target)});
  }
  SiteId create(PlaceId Target, OperandId Domain, OperandId Type,
                OperandId Protocol) {
    return emit(FactKind::Create, {Domain, Type, Protocol}, Target, "socket");
  }
  SiteId create(PlaceId Target, int64_t Domain = AfInet,
                int64_t Type = SockStream, int64_t Protocol = 0) {
    return create(Target, P.constant(Domain), P.constant(Type),
                  P.constant(Protocol));
  }
  SiteId setOption(PlaceId Fd, OperandId Level, OperandId Name, OperandId Value,
                   OperandId Length, bool Meant) {
    return emit(FactKind::SetOption,
                {P.load(Fd), Level, Name, Value, Length, P.constant(Meant)}, {},
                "setsockopt");
  }
  SiteId set(PlaceId Fd, const OptionCall &Call = {}) {
    PlaceId On = local("on");
    assign(On, Call.Value);
    return setOption(Fd, P.constant(Call.Level), P.constant(Call.Name),
                     P.addressOf(On), P.constant(Call.Length), Call.Meant);
  }
  SiteId enable(PlaceId Fd) {
    return emit(FactKind::Enable, {P.load(Fd)}, {}, "enable");
  }
  SiteId bind(PlaceId Fd, OperandId Address = {}, PlaceId Result = {},
              llvm::StringRef Name = "bind",
              AddressClass Class = AddressClass::Unknown) {
    return emit(FactKind::Bind,
                {P.load(Fd), Address.isValid() ? Address : P.unknown(),
                 P.constant(static_cast<int64_t>(Class))},
                Result, Name);
  }
  SiteId listen(PlaceId Fd) {
    return emit(FactKind::Listen, {P.load(Fd)}, {}, "listen");
  }
  void bindAndListen(PlaceId Fd, llvm::StringRef Name = "bind") {
    bind(Fd, {}, {}, Name);
    listen(Fd);
  }
  void close(PlaceId Fd) { emit(FactKind::Close, {P.load(Fd)}, {}, "close"); }
  void duplicate(PlaceId Target, PlaceId Fd) {
    emit(FactKind::Duplicate, {P.load(Fd)}, Target, "dup");
  }
  SiteId call(FunctionId Callee, llvm::ArrayRef<OperandId> Args,
              PlaceId Target = {}) {
    SiteId Site = emit(FactKind::Call, Args, Target, P.function(Callee).Name);
    here().Facts.back().Callee = Callee;
    return Site;
  }
  SiteId unseen(llvm::StringRef Name, llvm::ArrayRef<OperandId> Args,
                PlaceId Target = {}) {
    return emit(FactKind::Unseen, Args, Target, Name);
  }

  /// A value that nobody knows but that keeps what is learnt of it.
  OperandId anything(llvm::StringRef Name) {
    PlaceId Place = local(Name);
    assign(Place, P.unknown());
    return P.load(Place);
  }

private:
  Block &here() { return P.function(Id).Blocks[Current.Index]; }
  SiteId emit(FactKind Kind, llvm::ArrayRef<OperandId> Args,
              PlaceId Target = {}, llvm::StringRef SiteName = "") {
    Fact F;
    F.Kind = Kind;
    F.Target = Target;
    F.Args.append(Args.begin(), Args.end());
    if (!SiteName.empty()) {
      Site S;
      S.Name = SiteName.str();
      S.In = Id;
      F.Site = P.addSite(std::move(S));
    }
    SiteId Result = F.Site;
    here().Facts.push_back(std::move(F));
    return Result;
  }

  Program &P;
  FunctionId Id;
  BlockId Current;
};

/// A program whose constants are those above.
Program makeProgram();

/// Slices \p P, adds its drivers and solves it.
Findings solve(Program &P, const SolverOptions &Options = {},
               const SolverLimits &Limits = {});

/// The facts of \p F, block by block, separated by ", ".
std::string factsOf(const Program &P, FunctionId F);

/// The findings by the names of their sites, separated by "; ":
///   bind: Missing [Zero, TooSmall 1]
///   bind: Unseen PassedOn configure
std::string describe(const Program &P, const Findings &Solved);

} // namespace socket_tidy

#endif // SOCKET_TIDY_TEST_UNIT_PROGRAMBUILDER_H
