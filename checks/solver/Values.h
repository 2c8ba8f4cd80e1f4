//===--- Values.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the solver computes with: values, the symbols that stand for unknown
/// ones, and the locations that hold them. All are interned; a state is a list
/// of small numbers, and equal states compare equal.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_VALUES_H
#define SOCKET_TIDY_SOLVER_VALUES_H

#include "facts/Facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"

namespace socket_tidy {

using LocationId = Id<struct LocationTag>;
using SymbolId = Id<struct SymbolTag>;
using SocketNameId = Id<struct SocketNameTag>;
using ChainId = Id<struct ChainTag>;

/// A number for each fact of a program and for each end of a block, to name the
/// symbols that are made there.
using FactSerial = uint32_t;

enum class ValueKind : uint8_t {
  Unknown,   ///< Anything; not even equal to itself.
  Undefined, ///< Declared and never given a value.
  AllZero,   ///< Memory that was filled with zero; covers all its parts.
  Integer,
  Symbol,  ///< Unknown, but the same wherever the symbol occurs.
  Pointer, ///< To a location.
  Socket,  ///< A descriptor; the index is that of the socket in its state.
  Binary,  ///< An operator on two values.
};

struct Value {
  ValueKind Kind = ValueKind::Unknown;
  uint32_t Index = 0;

  bool is(ValueKind K) const { return Kind == K; }
  friend bool operator==(Value A, Value B) {
    return A.Kind == B.Kind && A.Index == B.Index;
  }
  friend bool operator!=(Value A, Value B) { return !(A == B); }
  friend bool operator<(Value A, Value B) {
    return std::tie(A.Kind, A.Index) < std::tie(B.Kind, B.Index);
  }
};

struct BinaryValue {
  BinaryOp Op;
  Value Left, Right;
};

enum class SymbolOrigin : uint8_t {
  Input,   ///< Came in from the caller; First counts them.
  Initial, ///< What a location held when the function was entered.
  Fresh,   ///< Made by a fact; First names the fact, Second counts them.
  Joined,  ///< Differs among joined paths; First names the program point or is
           ///< NoPoint, Second the location that holds it.
};

/// Stands for a program point where it does not matter which.
constexpr FactSerial NoPoint = ~0U;

/// What may be assumed of a descriptor that a symbol stands for.
enum class SymbolTrust : uint8_t {
  Foreign,   ///< Somebody unseen had it and may have set the option.
  Parameter, ///< An argument of a function without a caller in sight.
  Passed,    ///< One that callers in sight pass, who are not followed.
  Portless,  ///< Foreign; if it leads to addresses, their port is 0.
};

/// True if somebody unseen may have set the option on a descriptor.
inline bool mayHaveBeenSet(SymbolTrust Trust) {
  return Trust == SymbolTrust::Foreign || Trust == SymbolTrust::Portless;
}

struct Symbol {
  SymbolOrigin Origin;
  SymbolTrust Trust;
  uint32_t First, Second;
  SiteId Source; ///< The call that it comes from, if one.
};

enum class RootKind : uint8_t {
  Variable, ///< A variable of this function, or one of static storage.
  Pointee,  ///< What a symbol points to.
  Outer,    ///< A variable of a caller, reached through a pointer.
};

struct Location {
  RootKind Kind;
  uint32_t Root;     ///< Variable, symbol or number, by kind.
  LocationId Parent; ///< None for the root.
  StepKind Step;     ///< Field or Element.
  NameId Field;
  Value Index;
  AddressClass Address; ///< Of the root.
  uint8_t Depth;        ///< Steps and pointers on the way; bounded.
};

enum class SocketNameKind : uint8_t {
  Created,  ///< By a call; the chain leads to it.
  Input,    ///< Came in from the caller.
  External, ///< Behind a symbol: nobody in sight created it.
};

/// What makes two sockets two: the creating call and the calls that led there.
struct SocketName {
  SocketNameKind Kind;
  uint32_t Index; ///< Site, number or symbol, by kind.
  ChainId Chain;
};

/// The interning tables. Locations deeper than MaxDepth are not made, which
/// bounds all of them.
class ValueTable {
public:
  static constexpr uint8_t MaxDepth = 8;
  static constexpr unsigned MaxBinaryDepth = 3;

  explicit ValueTable(const Program &P) : Facts(P) {}

  // Values.
  Value integer(int64_t N);
  Value symbol(SymbolId S) const { return {ValueKind::Symbol, S.Index}; }
  Value pointer(LocationId L) const { return {ValueKind::Pointer, L.Index}; }
  Value socket(size_t I) const {
    return {ValueKind::Socket, static_cast<uint32_t>(I)};
  }
  static Value undefined() { return {ValueKind::Undefined, 0}; }
  static Value allZero() { return {ValueKind::AllZero, 0}; }
  /// Folds what can be folded.
  Value binary(BinaryOp Op, Value Left, Value Right);

  int64_t integerOf(Value V) const { return Integers[V.Index]; }
  bool isInteger(Value V, int64_t N) const {
    return V.is(ValueKind::Integer) && integerOf(V) == N;
  }
  const BinaryValue &binaryOf(Value V) const { return Binaries[V.Index]; }
  /// True if \p V is a number more or less than a value that is not known.
  bool isStep(Value V) const;
  /// True if \p V is 0 or 1 whatever its operands are.
  bool isTruth(Value V) const;

  // Symbols.
  SymbolId makeSymbol(const Symbol &S);
  /// \returns a value of which nothing is known but that \p L holds it.
  Value placeholder(LocationId L, SymbolTrust Trust, SiteId Source);
  const Symbol &symbolOf(SymbolId S) const { return Symbols[S.Index]; }
  const Symbol &symbolOf(Value V) const { return Symbols[V.Index]; }

  // Locations. Invalid where the bound is passed.
  LocationId variable(VariableId V);
  LocationId pointee(SymbolId S);
  LocationId outer(uint32_t Number, AddressClass Address);
  LocationId field(LocationId Parent, NameId Field);
  LocationId element(LocationId Parent, Value Index);
  /// The location \p Steps elements further on in the array that \p L is in.
  LocationId advance(LocationId L, Value Steps);
  /// \p L's last step, taken from \p Parent instead.
  LocationId rebase(LocationId L, LocationId Parent);
  /// \returns the location that \p Part of the value at \p From has when the
  /// value is copied to \p To; invalid if it is no part of the value. Arrays
  /// are not copied by themselves: an element next to the first is no part.
  LocationId moveTo(LocationId Part, LocationId From, LocationId To);
  LocationId rootOf(LocationId L) const;
  /// The last field on the way to \p L, if there is one.
  NameId lastField(LocationId L) const;
  const Location &locationOf(LocationId L) const { return Locations[L.Index]; }
  const Location &locationOf(Value V) const { return Locations[V.Index]; }
  /// The location that the pointer \p V leads to.
  static LocationId locationIn(Value V) {
    return LocationId(static_cast<size_t>(V.Index));
  }
  /// True if \p L is a part of the object that the methods of a class share.
  bool isOfObject(LocationId L) const;
  /// True if \p L is \p Whole or a part of it.
  bool isWithin(LocationId L, LocationId Whole) const;

  // Names of sockets.
  SocketNameId makeName(const SocketName &N);
  const SocketName &nameOf(SocketNameId N) const { return Names[N.Index]; }
  /// \p Chain with the call \p Site around it; a call that is in it already is
  /// not added again, so recursion makes no new sockets.
  ChainId extend(ChainId Chain, SiteId Site);
  /// The calls of \p Chain, the innermost first.
  llvm::SmallVector<SiteId, 4> callsOf(ChainId Chain) const;

  /// Calls \p Visit for every symbol and socket that \p V contains.
  void forEachLeaf(Value V, llvm::function_ref<void(Value)> Visit) const;

  const Program &Facts;

private:
  Value comparePointers(BinaryOp Op, Value Left, Value Right);
  Value step(Value From, int64_t By);
  unsigned depthOf(Value V) const;
  LocationId intern(Location L);

  std::vector<int64_t> Integers;
  std::map<int64_t, uint32_t> IntegerIndex;
  std::vector<BinaryValue> Binaries;
  std::map<std::tuple<BinaryOp, Value, Value>, uint32_t> BinaryIndex;
  std::vector<Symbol> Symbols;
  std::map<std::tuple<SymbolOrigin, SymbolTrust, uint32_t, uint32_t, uint32_t>,
           SymbolId>
      SymbolIndex;
  std::deque<Location> Locations;
  std::map<std::tuple<RootKind, uint32_t, uint32_t, StepKind, uint32_t, Value,
                      AddressClass>,
           LocationId>
      LocationIndex;
  std::vector<SocketName> Names;
  std::map<std::tuple<SocketNameKind, uint32_t, uint32_t>, SocketNameId>
      NameIndex;
  std::vector<std::pair<ChainId, SiteId>> Chains;
  std::map<std::pair<ChainId, SiteId>, ChainId> ChainIndex;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_VALUES_H
