//===--- FixWriter.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From the pieces of a fix to what is offered: in the format of the file, in
/// one edit where that can be, and apart from all other fixes.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_FIXWRITER_H
#define SOCKET_TIDY_FIXES_FIXWRITER_H

#include "Draft.h"
#include "EditLedger.h"

namespace clang {
class ASTContext;
} // namespace clang

namespace socket_tidy {

class FixWriter {
public:
  explicit FixWriter(clang::ASTContext &Context);

  /// Writes a fix and enters it. Empty when another fix touches the same text:
  /// two edits at one place would depend on the order in which they are
  /// applied, and tools refuse that.
  Edits write(llvm::ArrayRef<Draft> Parts);

  /// Writes another form of the fix that was written last. It may take the
  /// place of that one, and of no other.
  Edits writeOther(llvm::ArrayRef<Draft> Parts);

  /// What is written from here on can be taken back.
  EditLedger::Mark taken() const { return Ledger.taken(); }
  void giveBack(EditLedger::Mark Taken) { Ledger.giveBack(Taken); }

private:
  using Entering = llvm::function_ref<bool(const Edits &)>;
  Edits writeWith(llvm::ArrayRef<Draft> Parts, Entering Enter) const;

  const clang::SourceManager &SM;
  EditLedger Ledger;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_FIXWRITER_H
