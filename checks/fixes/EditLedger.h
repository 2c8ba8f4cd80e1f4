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

#include "Edits.h"
#include <vector>

namespace clang {
class SourceManager;
} // namespace clang

namespace socket_tidy {

class EditLedger {
public:
  explicit EditLedger(const clang::SourceManager &SM) : SM(SM) {}

  /// Enters \p Fix, or returns false if an edit of it meets another one.
  bool enter(const Edits &Fix);

  /// Enters another form of the fix that was entered last: it may meet that
  /// one, but no other that is there already, and no other form.
  bool enterOther(const Edits &Form);

  /// How much is entered; with it, all that is entered from here on can be
  /// taken out again.
  struct Mark {
    size_t Entries, Others, Last;
  };
  Mark taken() const { return {Entries.size(), Others.size(), Last}; }
  void giveBack(Mark Taken);

private:
  /// Text of a file that a fix puts something else in the place of.
  struct Entry {
    unsigned File, Begin, End;
    bool meets(const Entry &Other) const;
  };

  const clang::SourceManager &SM;
  std::vector<Entry> Entries, Others;
  size_t Last = 0; // where the entries of the last fix begin

  bool add(const Edits &New, llvm::ArrayRef<Entry> Apart,
           std::vector<Entry> &To) const;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EDITLEDGER_H
