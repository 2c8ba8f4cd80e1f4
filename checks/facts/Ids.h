//===--- Ids.h - socket-tidy ------------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Strongly typed indices. The facts and the solver keep everything that they
/// compare often in tables and speak of it by index; a type for each table
/// keeps one kind of index from being used as another.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_IDS_H
#define SOCKET_TIDY_FACTS_IDS_H

#include "llvm/ADT/DenseMapInfo.h"
#include <cstdint>

namespace socket_tidy {

/// An index into the table that \p Tag names. Default-constructed: "none".
template <typename Tag> struct Id {
  static constexpr uint32_t None = ~0U;

  uint32_t Index = None;

  constexpr Id() = default;
  constexpr explicit Id(size_t I) : Index(static_cast<uint32_t>(I)) {}

  constexpr bool isValid() const { return Index != None; }
  friend constexpr bool operator==(Id A, Id B) { return A.Index == B.Index; }
  friend constexpr bool operator!=(Id A, Id B) { return A.Index != B.Index; }
  friend constexpr bool operator<(Id A, Id B) { return A.Index < B.Index; }
};

using VariableId = Id<struct VariableTag>;
using PlaceId = Id<struct PlaceTag>;
using OperandId = Id<struct OperandTag>;
using NameId = Id<struct NameTag>;
using SiteId = Id<struct SiteTag>;
using FunctionId = Id<struct FunctionTag>;
using BlockId = Id<struct BlockTag>;

} // namespace socket_tidy

namespace llvm {
template <typename Tag> struct DenseMapInfo<socket_tidy::Id<Tag>> {
  using T = socket_tidy::Id<Tag>;
  static T getEmptyKey() { return T(T::None - 1); }
  static T getTombstoneKey() { return T(T::None - 2); }
  static unsigned getHashValue(T I) {
    return DenseMapInfo<uint32_t>::getHashValue(I.Index);
  }
  static bool isEqual(T A, T B) { return A == B; }
};
} // namespace llvm

#endif // SOCKET_TIDY_FACTS_IDS_H
