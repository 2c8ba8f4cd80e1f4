//===--- Conditions.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Every condition is brought to the form "this equality, or this order, does
/// or does not hold".
///
//===----------------------------------------------------------------------===//

#include "Conditions.h"

using namespace socket_tidy;

Range socket_tidy::rangeOf(const State &S, const ValueTable &Values, Value V) {
  Range R;
  if (V.is(ValueKind::Integer))
    return {Values.integerOf(V), Values.integerOf(V)};
  for (const Constraint &C : S.Constraints) {
    if (C.PassedTo.isValid() || !C.Subject.is(ValueKind::Binary))
      continue;
    const BinaryValue &B = Values.binaryOf(C.Subject);
    if (B.Op != BinaryOp::Lt)
      continue;
    if (B.Left == V && B.Right.is(ValueKind::Integer)) {
      int64_t N = Values.integerOf(B.Right);
      if (!C.Truth)
        R.Low = std::max(R.Low, N);
      else if (N != std::numeric_limits<int64_t>::min())
        R.High = std::min(R.High, N - 1);
    } else if (B.Right == V && B.Left.is(ValueKind::Integer)) {
      int64_t N = Values.integerOf(B.Left);
      if (!C.Truth)
        R.High = std::min(R.High, N);
      else if (N != std::numeric_limits<int64_t>::max())
        R.Low = std::max(R.Low, N + 1);
    }
  }
  return R;
}

std::optional<bool>
socket_tidy::isTrue(const State &S, const ValueTable &Values, Value Subject) {
  for (const Constraint &C : S.Constraints)
    if (C.Subject == Subject && !C.PassedTo.isValid())
      return C.Truth;
  if (!Values.isTruth(Subject))
    return std::nullopt;
  const BinaryValue &B = Values.binaryOf(Subject);
  Range Left = rangeOf(S, Values, B.Left), Right = rangeOf(S, Values, B.Right);
  if (B.Op == BinaryOp::Lt && Left.High < Right.Low)
    return true;
  if (B.Op == BinaryOp::Lt && Left.Low >= Right.High)
    return false;
  if (B.Op == BinaryOp::Eq && (Left.High < Right.Low || Right.High < Left.Low))
    return false;
  return std::nullopt;
}

std::optional<bool> socket_tidy::isEqual(const State &S, ValueTable &Values,
                                         Value Left, Value Right) {
  Value V = Values.binary(BinaryOp::Eq, Left, Right);
  if (V.is(ValueKind::Integer))
    return Values.integerOf(V) != 0;
  return V.is(ValueKind::Binary) ? isTrue(S, Values, V) : std::nullopt;
}

namespace {

/// One comparison to be assumed.
struct Comparison {
  BinaryOp Op; ///< Eq or Lt.
  Value Left, Right;
  bool Truth;
};

} // namespace

/// What a comparison of a valid descriptor with a number yields, if that
/// follows. Descriptor 0 is taken for standard input, not for a socket.
static std::optional<bool> compareValid(BinaryOp Op, bool SocketIsLeft,
                                        int64_t Number) {
  if (Op == BinaryOp::Eq)
    return Number <= 0 ? std::optional<bool>(false) : std::nullopt;
  if (SocketIsLeft) // fd < Number
    return Number <= 1 ? std::optional<bool>(false) : std::nullopt;
  return Number <= 0 ? std::optional<bool>(true) : std::nullopt;
}

static std::vector<State> assumeOfSocket(const State &S, ValueTable &Values,
                                         const Comparison &C) {
  bool SocketIsLeft = C.Left.is(ValueKind::Socket);
  Value Descriptor = SocketIsLeft ? C.Left : C.Right;
  int64_t Number = Values.integerOf(SocketIsLeft ? C.Right : C.Left);
  std::vector<State> Result;

  std::optional<bool> IfValid = compareValid(C.Op, SocketIsLeft, Number);
  int64_t Failed = -1;
  bool IfFailed = C.Op == BinaryOp::Eq ? Failed == Number
                  : SocketIsLeft       ? Failed < Number
                                       : Number < Failed;
  if (IfValid.value_or(C.Truth) == C.Truth) {
    Result.push_back(S);
    if (IfFailed != C.Truth)
      Result.back().Sockets[Descriptor.Index].Checked = true;
  }
  // A branch on which creation failed holds no socket.
  if (IfFailed == C.Truth && !S.Sockets[Descriptor.Index].Checked &&
      IfValid != std::optional<bool>(C.Truth)) {
    Result.push_back(S);
    Result.back().Sockets[Descriptor.Index].Ended = true;
    substitute(Result.back(), Values, Descriptor, Values.integer(Failed));
  }
  return Result;
}

/// Learns that the symbol \p Subject is \p Known.
static void learn(State &S, ValueTable &Values, Value Subject, Value Known) {
  SymbolId Id(static_cast<size_t>(Subject.Index));
  const Symbol Learnt = Values.symbolOf(Id);
  substitute(S, Values, Subject, Known);
  if (Learnt.Origin == SymbolOrigin::Input)
    S.Bindings.push_back({Id, Known});
  // What stood there when the function was entered is found again by reading.
  LocationId Where(static_cast<size_t>(Learnt.First));
  if (Learnt.Origin == SymbolOrigin::Initial && !S.find(Where))
    S.set(Where, Known);
}

static std::vector<State> assumeComparison(const State &S, ValueTable &Values,
                                           const Comparison &C) {
  bool LeftNumber = C.Left.is(ValueKind::Integer);
  bool RightNumber = C.Right.is(ValueKind::Integer);
  if ((C.Left.is(ValueKind::Socket) && RightNumber) ||
      (C.Right.is(ValueKind::Socket) && LeftNumber)) {
    if (C.Op == BinaryOp::ULt)
      return {S};
    return assumeOfSocket(S, Values, C);
  }

  Value Subject = Values.binary(C.Op, C.Left, C.Right);
  if (Subject.is(ValueKind::Integer)) {
    if ((Values.integerOf(Subject) != 0) == C.Truth)
      return {S};
    return {};
  }
  if (!Subject.is(ValueKind::Binary))
    return {S};
  if (std::optional<bool> Known = isTrue(S, Values, Subject)) {
    if (*Known == C.Truth)
      return {S};
    return {};
  }
  State Next = S;
  bool Learns = C.Op == BinaryOp::Eq && C.Truth;
  if (Learns && C.Left.is(ValueKind::Symbol) && RightNumber)
    learn(Next, Values, C.Left, C.Right);
  else if (Learns && C.Right.is(ValueKind::Symbol) && LeftNumber)
    learn(Next, Values, C.Right, C.Left);
  else
    Next.add({Subject, C.Truth, {}});
  return {Next};
}

std::vector<State> socket_tidy::assume(const State &S, ValueTable &Values,
                                       Value Condition, bool Truth) {
  // `!x` is `x == 0`: peel negations of truths.
  while (Condition.is(ValueKind::Binary)) {
    const BinaryValue &B = Values.binaryOf(Condition);
    if (B.Op != BinaryOp::Eq || !Values.isInteger(B.Left, 0) ||
        !Values.isTruth(B.Right))
      break;
    Condition = B.Right;
    Truth = !Truth;
  }
  switch (Condition.Kind) {
  case ValueKind::Unknown:
  case ValueKind::Undefined:
    return {S};
  case ValueKind::Binary:
    if (Values.isTruth(Condition)) {
      const BinaryValue B = Values.binaryOf(Condition);
      return assumeComparison(S, Values, {B.Op, B.Left, B.Right, Truth});
    }
    break;
  default:
    break;
  }
  Value Zero = Values.integer(0);
  if (Condition.is(ValueKind::AllZero))
    Condition = Zero;
  // Written another way, it may be a comparison of what is inside.
  Value IsZero = Values.binary(BinaryOp::Eq, Zero, Condition);
  if (Values.isTruth(IsZero)) {
    const BinaryValue B = Values.binaryOf(IsZero);
    return assumeComparison(S, Values, {B.Op, B.Left, B.Right, !Truth});
  }
  return assumeComparison(S, Values, {BinaryOp::Eq, Zero, Condition, !Truth});
}
