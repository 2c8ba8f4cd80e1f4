//===--- EditLedger.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Compares each new edit with all that are known. There is one fix for a
/// finding, and few findings in a file.
///
//===----------------------------------------------------------------------===//

#include "EditLedger.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace socket_tidy {

/// Two insertions at one place meet; edits that only touch do not.
bool EditLedger::Entry::meets(const Entry &Other) const {
  if (File != Other.File)
    return false;
  if (Begin == Other.Begin)
    return true;
  return Begin < Other.Begin ? Other.Begin < End : Begin < Other.End;
}

EditLedger::Entry EditLedger::entry(const FixItHint &Hint) const {
  auto [File, Begin] = SM.getDecomposedLoc(Hint.RemoveRange.getBegin());
  unsigned End = SM.getFileOffset(Hint.RemoveRange.getEnd());
  return {File.getHashValue(), Begin, End, Hint.CodeToInsert};
}

Admission EditLedger::enter(const Edits &Fix) {
  std::vector<Entry> New;
  for (const FixItHint &Hint : Fix)
    New.push_back(entry(Hint));
  for (const std::vector<Entry> &Known : Fixes) {
    if (Known == New)
      return Admission::Known;
    for (const Entry &A : Known)
      for (const Entry &B : New)
        if (A.meets(B))
          return Admission::Refused;
  }
  Fixes.push_back(std::move(New));
  return Admission::New;
}

} // namespace socket_tidy
