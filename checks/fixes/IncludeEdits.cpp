//===--- IncludeEdits.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Clang-tidy's inserter of includes gives a header to whoever asks for it
/// first; this remembers what it gave.
///
//===----------------------------------------------------------------------===//

#include "IncludeEdits.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

bool IncludeEdits::add(StringRef Header, FileID File, Edits &To) {
  auto [Entry, IsNew] = Known.try_emplace({File, Header.str()});
  if (IsNew)
    if (auto Include = Inserter.createIncludeInsertion(File, Header))
      Entry->second = *Include;
  if (Entry->second)
    To.push_back(*Entry->second);
  return Entry->second.has_value();
}

/// Moves what \p From brings to \p To.
static void give(Fix &From, Fix &To) {
  To.Hints.append(From.Hints.begin(), From.Hints.end());
  for (const FixItHint &Include : From.Includes)
    if (!isAmong(Include, To.Includes))
      To.Includes.push_back(Include);
  From = Fix::byAnother();
}

/// Finds two fixes with an include in common and makes them one.
static bool combineTwo(llvm::MutableArrayRef<Fix> Fixes) {
  for (size_t Late = 1; Late < Fixes.size(); ++Late)
    for (Fix &Early : Fixes.take_front(Late))
      if (llvm::any_of(Fixes[Late].Includes, [&](const FixItHint &Include) {
            return isAmong(Include, Early.Includes);
          })) {
        give(Fixes[Late], Early);
        return true;
      }
  return false;
}

void combineByInclude(llvm::MutableArrayRef<Fix> Fixes) {
  while (combineTwo(Fixes))
    ;
}

Edits withIncludes(const Edits &Code, const Edits &Includes,
                   const SourceManager &SM) {
  std::map<SourceLocation, std::vector<StringRef>> Lines;
  for (const FixItHint &Include : Includes)
    Lines[Include.RemoveRange.getBegin()].push_back(Include.CodeToInsert);
  Edits Result = Code;
  for (auto &[Loc, Texts] : Lines) {
    llvm::sort(Texts);
    Result.push_back(change(CharSourceRange::getCharRange(Loc, Loc),
                            llvm::join(Texts, ""), SM));
  }
  return Result;
}

} // namespace socket_tidy
