//===--- EditLedger.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Remembers the edits of all fixes of a translation unit, so that no two of
/// them meet: each fix is right alone, and all of them can be applied together.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EDITLEDGER_H
#define SOCKET_TIDY_FIXES_EDITLEDGER_H

#include "StatementEdit.h"
#include <vector>

namespace clang {
class SourceManager;
} // namespace clang

namespace socket_tidy {

/// What the ledger says of a fix.
enum class Admission {
  /// It meets no other, and is entered.
  New,
  /// It is there already. Tools apply neither of two equal fixes, so only one
  /// report can carry it.
  Known,
  /// It meets another that it is not equal to.
  Refused
};

class EditLedger {
public:
  explicit EditLedger(const clang::SourceManager &SM) : SM(SM) {}

  Admission enter(const Edits &Fix);

private:
  struct Entry {
    unsigned File, Begin, End;
    std::string Text;
    bool operator==(const Entry &Other) const {
      return File == Other.File && Begin == Other.Begin && End == Other.End &&
             Text == Other.Text;
    }
    bool meets(const Entry &Other) const;
  };

  Entry entry(const clang::FixItHint &Hint) const;

  const clang::SourceManager &SM;
  std::vector<std::vector<Entry>> Fixes;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EDITLEDGER_H
