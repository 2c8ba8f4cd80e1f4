//===--- Holders.h - socket-tidy --------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where descriptors go. Relevance flows backwards, and so does not see a copy
/// of a descriptor, or an object that points to its owner, when only a function
/// that cannot be seen gets it. So whatever holds a descriptor is found first,
/// by whole variables.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_HOLDERS_H
#define SOCKET_TIDY_FACTS_HOLDERS_H

#include "Facts.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"

namespace socket_tidy {

/// The variables of a program that hold a descriptor, or lead to one.
class Holders {
public:
  explicit Holders(Program &P);

  bool holds(VariableId V) const { return Holding.test(V.Index); }
  /// True if \p O depends on something that holds one.
  bool holds(OperandId O) const;

  /// True if a descriptor, or what leads to one, is stored in a field: who gets
  /// the whole, or its address, gets the descriptor.
  bool putsIntoField(const Fact &F) const;
  /// True if a descriptor, or what leads to one, is stored behind a pointer: it
  /// may be found again by another name.
  bool putsAway(const Fact &F) const;
  /// True if that is a descriptor itself.
  bool putsAwayDescriptor(const Fact &F) const;
  /// True if a descriptor is stored where other files know, or a pointer that
  /// leads to one where somebody may find it: who gets at that reaches what is
  /// made behind the pointer later on, too.
  bool publishes(const Fact &F) const;

  /// A call that cannot be seen may come back to a function that nobody in
  /// sight calls. If that one sets the option on what a static variable holds,
  /// the socket there is no longer known to lack it. Marks such variables.
  /// \returns true if there are any.
  bool markSetFromOutside();

private:
  bool isPointer(OperandId O) const;
  void hold(PlaceId Where);
  void carry(PlaceId Where);
  bool carries(OperandId O) const;
  NameId lastField(PlaceId Where) const;
  void follow(const Fact &F);

  Program &P;
  llvm::BitVector Holding;
  /// The variables and fields that are a descriptor themselves, or of which a
  /// part is one.
  llvm::BitVector Carrying;
  llvm::DenseSet<NameId> CarryingFields;
  /// The variables that are followed as pointers.
  llvm::BitVector Dereferenced;
  bool Changed = false;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_HOLDERS_H
