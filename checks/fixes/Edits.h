//===--- Edits.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The edits that a fix is made of.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EDITS_H
#define SOCKET_TIDY_FIXES_EDITS_H

#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace socket_tidy {

using Edits = llvm::SmallVector<clang::FixItHint, 2>;

inline bool isSame(const clang::FixItHint &A, const clang::FixItHint &B) {
  return A.RemoveRange.getAsRange() == B.RemoveRange.getAsRange() &&
         A.CodeToInsert == B.CodeToInsert;
}

inline bool isAmong(const clang::FixItHint &One, const Edits &All) {
  return llvm::any_of(All,
                      [&](const auto &Other) { return isSame(One, Other); });
}

/// Puts \p Text in the place of \p Range. In a header an insertion replaces a
/// character: several files may report what it holds, and equal replacements
/// count once for clang-apply-replacements, but equal insertions do not.
clang::FixItHint change(clang::CharSourceRange Range, llvm::StringRef Text,
                        const clang::SourceManager &SM);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EDITS_H
