//===--- Fix.h - socket-tidy ------------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is offered for one report.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_FIX_H
#define SOCKET_TIDY_FIXES_FIX_H

#include "Edits.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include <string>

namespace socket_tidy {

/// A fix, or why there is none.
struct Fix {
  /// The edit, for the warning: one where it can be one.
  Edits Hints;
  /// The includes that it needs, where the file lacks them.
  Edits Includes;

  /// Another form of the edit, for a note, with all that it needs; or none.
  /// Only a warning with a fix has one: clang-apply-replacements takes the fix
  /// of a note where the warning has none.
  Edits Other;
  /// What the other form does, in the imperative.
  llvm::StringRef OtherDoes;

  /// Completes the sentence "no fix is offered: ...".
  std::string WhyNot;

  explicit operator bool() const { return !Hints.empty(); }

  static Fix none(const llvm::Twine &WhyNot) {
    Fix Result;
    Result.WhyNot = WhyNot.str();
    return Result;
  }
  /// There is none because the fix of another report does it.
  static Fix byAnother() {
    return none("that of another report mends this one, too");
  }
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_FIX_H
