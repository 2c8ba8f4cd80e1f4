//===--- Memory.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads and writes places in a state: finds the location that a place names
/// there, evaluates operands, copies aggregates, and makes the symbols that
/// stand for values which a program does not tell.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_MEMORY_H
#define SOCKET_TIDY_SOLVER_MEMORY_H

#include "State.h"

namespace socket_tidy {

class Memory {
public:
  Memory(const Program &P, ValueTable &Values, State &S)
      : Facts(P), Values(Values), S(S) {}

  /// \returns the location, or invalid if the way there is not known.
  LocationId locate(PlaceId P);
  /// \returns the location that the pointer \p O leads to, likewise.
  LocationId pointee(OperandId O);
  Value read(LocationId L);
  Value evaluate(OperandId O);

  /// Stores one value; the parts that the location had are gone.
  void write(LocationId L, Value V);
  /// Stores the value of \p O with all its parts. An unknown value becomes a
  /// symbol named by \p Serial.
  void assign(PlaceId Target, OperandId O, FactSerial Serial);
  void copy(LocationId To, LocationId From);
  void zero(LocationId L);
  /// An unknown value is stored; descriptors that the engine knows stay, since
  /// whoever wrote there was given them.
  void overwrite(LocationId L, FactSerial Serial);

  /// A symbol of the fact \p Serial; what the same fact made before loses its
  /// name, so that two rounds of a loop do not mix.
  Value fresh(FactSerial Serial, uint32_t Number, SiteId Source,
              SymbolTrust Trust = SymbolTrust::Foreign);

  /// If \p O reads an element whose index is not known, splits the state: one
  /// for each element that it may be.
  /// \returns the states, empty if there is nothing to choose.
  std::vector<State> choices(OperandId O);

  /// \returns what may be assumed of the value at \p L, if nobody in sight
  /// wrote it.
  SymbolTrust trustAt(LocationId L) const;

  /// True if a field of \p L is known.
  bool hasParts(LocationId L) const;
  /// True if the two may be the same element, or the same part of one.
  bool mayAlias(LocationId A, LocationId B) const;

private:
  bool isFurtherOn(LocationId L) const;
  Value initial(LocationId L);
  bool isFarStep(Value V, int64_t Last, FactSerial Here) const;
  std::optional<bool> countsPast(OperandId O, int64_t Last);
  void store(LocationId L, Value V);
  bool isPointedTo(LocationId L) const;
  void weaken(LocationId Written);
  void weakenAll(NameId Field);
  bool hasUnknownElement(LocationId L) const;
  bool mayBeWritten(LocationId L, LocationId Whole) const;
  std::vector<Value> candidates(LocationId L) const;
  bool mayBeEqual(Value A, Value B) const;

  const Program &Facts;
  ValueTable &Values;
  State &S;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_MEMORY_H
