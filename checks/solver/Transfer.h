//===--- Transfer.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The effect of one fact, other than a call that is followed, on one state.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_TRANSFER_H
#define SOCKET_TIDY_SOLVER_TRANSFER_H

#include "Events.h"
#include "Memory.h"

namespace socket_tidy {

/// What the user decides about verdicts.
struct SolverOptions {
  /// A port that is zero by construction makes a bind exempt.
  bool IgnoreEphemeralPorts = true;
  /// SO_REUSEPORT counts as an effective set.
  bool AcceptReusePort = false;
  /// Calls of setsockopt that are taken not to have this one flaw: what if they
  /// were mended?
  std::map<SiteId, Ineffective> Mended = {};
  /// Places to watch: what if the option were set there?
  Trials Tried = {};
  /// A function with callers in sight is walked without them: what they pass
  /// may exempt a socket.
  bool Alone = false;
};

class Transfer {
public:
  Transfer(const Program &P, ValueTable &Values, const SolverOptions &Options)
      : Facts(P), Values(Values), Options(Options) {}

  /// Changes \p S as \p F does; \p Log takes down what happens.
  void apply(const Fact &F, FactSerial Serial, State &S, EventLog &Log);

  /// What is tried before the call \p F, and after it.
  void beforeCall(const Fact &F, State &S, EventLog &Log);
  void afterCall(const Fact &F, State &S, EventLog &Log);

  /// Marks all descriptors that \p Args lead to as seen by the function called
  /// at \p Site, which may have set the option.
  bool isForeign(size_t Socket, const State &S) const;
  void passToUnseen(const Fact &F, FactSerial Serial, State &S);

private:
  void create(const Fact &F, State &S);
  void setOption(const Fact &F, State &S, EventLog &Log);
  void setReuseAddr(const Fact &F, State &S, size_t Socket, EventLog &Log);
  void enable(State &S, size_t Socket, SiteId Site, EventLog &Log);
  void tryAt(const SetPlace &Place, Trial How, Value Descriptor, State &S,
             EventLog &Log);
  void bind(const Fact &F, FactSerial Serial, State &S, EventLog &Log);
  void recordBind(const Fact &F, Value Result, State &S, EventLog &Log);
  void listen(const Fact &F, State &S, EventLog &Log);
  void duplicate(const Fact &F, FactSerial Serial, State &S);
  void close(const Fact &F, State &S);
  void overwrite(const Fact &F, FactSerial Serial, State &S);

  std::optional<size_t> socketOf(OperandId Descriptor, State &S);
  size_t materialize(Value Symbol, State &S);
  bool isNoAddress(OperandId Pointer, State &S);
  Value optionValue(OperandId Pointer, State &S);
  bool isExemptAddress(const Fact &F, State &S);
  bool mayBeTcp(const SocketState &Socket, const State &S);
  bool isExempt(const SocketState &Socket, const State &S);
  bool isUpToCaller(Value V) const;
  Value withoutFlags(Value Type);
  bool mayBe(const State &S, Value V, std::optional<int64_t> Constant);
  bool is(Value V, std::optional<int64_t> Constant) const;
  bool isMended(SiteId Site, Ineffective Flaw) const;

  const Program &Facts;
  ValueTable &Values;
  const SolverOptions &Options;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_TRANSFER_H
