//===--- IncludeEdits.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The includes that fixes bring. Each fix gets all that it needs, so that it
/// is right alone; and no two fixes get the same, so that they are right
/// together.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_INCLUDEEDITS_H
#define SOCKET_TIDY_FIXES_INCLUDEEDITS_H

#include "../Compat.h"
#include "Fix.h"
#include <map>
#include <optional>

namespace socket_tidy {

class IncludeEdits {
public:
  /// \param Inserter has seen the includes of the translation unit.
  explicit IncludeEdits(compat::IncludeInserter &Inserter)
      : Inserter(Inserter) {}

  /// Adds the include of \p Header to \p To. Returns false if there can be
  /// none. The answer is the same however often it is asked for.
  bool add(llvm::StringRef Header, clang::FileID File, Edits &To);

private:
  compat::IncludeInserter &Inserter;
  std::map<std::pair<clang::FileID, std::string>,
           std::optional<clang::FixItHint>>
      Known;
};

/// Makes one fix of those that bring the same include, and gives it to the
/// first of their reports. Tools insert twice what two fixes insert, and make
/// neither of two equal replacements.
void combineByInclude(llvm::MutableArrayRef<Fix> Fixes);

/// The edits \p Code with \p Includes, of which those at one place are one.
Edits withIncludes(const Edits &Code, const Edits &Includes,
                   const clang::SourceManager &SM);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_INCLUDEEDITS_H
