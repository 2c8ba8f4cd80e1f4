//===--- ProgramBuilder.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs the stages behind the extraction, and words what they find.
///
//===----------------------------------------------------------------------===//

#include "ProgramBuilder.h"
#include "facts/Roots.h"
#include "facts/Slice.h"

using namespace socket_tidy;

Program socket_tidy::makeProgram() {
  Program P;
  P.Constants.SolSocket = SolSocket;
  P.Constants.SoReuseAddr = SoReuseAddr;
  P.Constants.SoReusePort = SoReusePort;
  P.Constants.AfInet = AfInet;
  P.Constants.AfInet6 = AfInet6;
  P.Constants.SockStream = SockStream;
  P.Constants.SockTypeFlags = SockCloexec | SockNonblock;
  P.Constants.IpprotoTcp = IpprotoTcp;
  P.Constants.IpprotoMptcp = IpprotoMptcp;
  return P;
}

Findings socket_tidy::solve(Program &P, const SolverOptions &Options,
                            const SolverLimits &Limits) {
  slice(P);
  Drivers From = addDrivers(P);
  return findMissingOptions(P, From, Options, Limits);
}

std::string socket_tidy::factsOf(const Program &P, FunctionId F) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  llvm::StringRef Separator;
  for (const Block &B : P.function(F).Blocks)
    for (const Fact &Each : B.Facts) {
      OS << Separator;
      P.print(OS, Each);
      Separator = ", ";
    }
  return OS.str();
}

static llvm::StringRef spelling(Verdict What) {
  switch (What) {
  case Verdict::Missing:
    return "Missing";
  case Verdict::Partial:
    return "Partial";
  case Verdict::Unseen:
    return "Unseen";
  }
  return "?";
}

static llvm::StringRef spelling(UnseenReason Reason) {
  switch (Reason) {
  case UnseenReason::None:
    return "";
  case UnseenReason::OrderNotFixed:
    return " OrderNotFixed";
  case UnseenReason::PassedOn:
    return " PassedOn";
  case UnseenReason::NotConstant:
    return " NotConstant";
  case UnseenReason::ComesFrom:
    return " ComesFrom";
  case UnseenReason::SetOnUnknown:
    return " SetOnUnknown";
  case UnseenReason::TooComplex:
    return " TooComplex";
  }
  return "?";
}

static llvm::StringRef spelling(Ineffective Why) {
  switch (Why) {
  case Ineffective::AfterBind:
    return "AfterBind";
  case Ineffective::WrongLevel:
    return "WrongLevel";
  case Ineffective::Swapped:
    return "Swapped";
  case Ineffective::Zero:
    return "Zero";
  case Ineffective::TooSmall:
    return "TooSmall";
  case Ineffective::OredNames:
    return "OredNames";
  case Ineffective::OtherDescriptor:
    return "OtherDescriptor";
  case Ineffective::Uninitialized:
    return "Uninitialized";
  case Ineffective::NoAddress:
    return "NoAddress";
  case Ineffective::ReusePort:
    return "ReusePort";
  }
  return "?";
}

std::string socket_tidy::describe(const Program &P, const Findings &Solved) {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  llvm::StringRef Separator;
  for (const Finding &F : Solved.All) {
    OS << Separator << P.site(F.Bind).Name << ": " << spelling(F.What);
    Separator = "; ";
    OS << spelling(F.Reason);
    if (F.ReasonSite.isValid())
      OS << ' ' << P.site(F.ReasonSite).Name;
    if (F.ReusePort)
      OS << " +ReusePort";
    if (Solved.DatagramBinds.count(F.Bind))
      OS << " +Datagrams";
    if (F.FailedSets.empty())
      continue;
    OS << " [";
    llvm::interleaveComma(F.FailedSets, OS, [&](const FailedSet &Set) {
      OS << spelling(Set.Why);
      if (Set.Why == Ineffective::TooSmall)
        OS << ' ' << Set.Size;
    });
    OS << ']';
  }
  return OS.str();
}
