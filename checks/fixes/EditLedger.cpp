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
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace socket_tidy {

/// Two insertions at one place meet, since all would depend on their order;
/// edits that only touch do not.
bool EditLedger::Entry::meets(const Entry &Other) const {
  if (File != Other.File)
    return false;
  if (Begin == Other.Begin)
    return true;
  return Begin < Other.Begin ? Other.Begin < End : Begin < Other.End;
}

/// Adds the edits \p New to \p To, if they meet nothing in it or in \p Apart,
/// nor each other.
bool EditLedger::add(const Edits &New, llvm::ArrayRef<Entry> Apart,
                     std::vector<Entry> &To) const {
  std::vector<Entry> All = To;
  for (const FixItHint &Hint : New) {
    auto [File, Begin] = SM.getDecomposedLoc(Hint.RemoveRange.getBegin());
    unsigned End = SM.getFileOffset(Hint.RemoveRange.getEnd());
    Entry One{File.getHashValue(), Begin, End};
    auto Meets = [&](const Entry &E) { return E.meets(One); };
    if (llvm::any_of(Apart, Meets) || llvm::any_of(All, Meets))
      return false;
    All.push_back(One);
  }
  To = std::move(All);
  return true;
}

bool EditLedger::enter(const Edits &Fix) {
  size_t Begin = Entries.size();
  if (!add(Fix, {}, Entries))
    return false;
  Last = Begin;
  return true;
}

void EditLedger::giveBack(Mark Taken) {
  Entries.resize(Taken.Entries);
  Others.resize(Taken.Others);
  Last = Taken.Last;
}

bool EditLedger::enterOther(const Edits &Form) {
  return add(Form, llvm::ArrayRef<Entry>(Entries).take_front(Last), Others);
}

} // namespace socket_tidy
