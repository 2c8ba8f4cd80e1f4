//===--- ReuseAddrFix.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The door of this room: given a bind call that a finding names, say which
/// edit sets SO_REUSEADDR before it, or why there is none. Everything behind it
/// has one job each: where the edit goes (InsertionPoint), whether the
/// descriptor can be named there (Descriptor), whether a declaration may stand
/// there (DeclarationForm), what the new variable is called (FreshName), what
/// the call says (OptionCall), how it is put before a statement
/// (StatementEdit) or into an expression (ExpressionEdit), and how the file is
/// written (SourceText, EditFormat).
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_REUSEADDRFIX_H
#define SOCKET_TIDY_FIXES_REUSEADDRFIX_H

#include "../Compat.h"
#include "DeclarationForm.h"
#include "FreshName.h"
#include "OptionCall.h"
#include "StatementEdit.h"
#include "clang/Tooling/Core/Replacement.h"
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class CallExpr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// The outcome of a plan. Exactly one of the two members is filled.
struct Fix {
  /// The edit, for the warning: one where it can be one, and one more where
  /// the file lacks the header.
  Edits Hints;

  /// Completes the sentence "no fix is offered: ...".
  std::string WhyNot;

  explicit operator bool() const { return !Hints.empty(); }
};

/// Plans the fixes of one translation unit. It remembers what it has planned,
/// so that two fixes never declare the same name where one would hide or
/// repeat the other, and never touch the same text. Each fix is right alone as
/// well as together with others. Use it at the end of the translation unit,
/// when all macros are known.
class FixPlanner {
public:
  /// \param Includes has seen the includes of the translation unit.
  /// \param OnError what an edit does when setsockopt fails.
  /// \param MakesDatagrams whether some socket of the unit may be none of
  /// streams.
  FixPlanner(clang::ASTContext &Context, const clang::Preprocessor &PP,
             compat::IncludeInserter &Includes, FreshNames &Names,
             ErrorHandling OnError, bool MakesDatagrams);

  /// Plans the insertion of
  ///
  ///     int on = 1;
  ///     setsockopt(FD, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  ///
  /// before the statement that holds \p Bind, or of the call right before it in
  /// its expression. FD is the source text of the argument \p DescriptorArg,
  /// counted from 0. The same call, seen again (for instance in another
  /// instance of its template), gets the same fix.
  ///
  /// Whether the option may be set on this socket at all is the caller's
  /// affair: on a Windows target, or where datagram sockets pass, do not ask.
  /// \p Guard, if given, is the condition under which it is to be set.
  ///
  /// Any other call that is given the descriptor can take the place of a bind.
  /// Without \p DescriptorArg, FD is where the result of the call is kept, and
  /// the statements go behind that of the call.
  Fix plan(const clang::CallExpr &Bind, std::optional<unsigned> DescriptorArg,
           llvm::StringRef Guard = {});

private:
  Fix planAfresh(const clang::CallExpr &Bind,
                 std::optional<unsigned> DescriptorArg, llvm::StringRef Guard);
  bool mayInclude(llvm::StringRef Name,
                  const clang::DeclContext &Function) const;
  bool include(llvm::StringRef Header, clang::FileID File, Edits &Hints);
  Edits beforeStatement(const InsertionPoint &Point, const OptionCall &Call);
  Edits inExpression(const clang::CallExpr &Bind, const InsertionPoint &Point,
                     const OptionCall &Call);
  Edits withDeclaration(const clang::CallExpr &Bind,
                        const InsertionPoint &Point, const OptionCall &Call,
                        const DeclarationPlace &Place);
  Edits finish(const clang::CallExpr &Bind, const InsertionPoint &Point,
               const Edits &Pieces);
  bool claim(clang::FileID File, const clang::tooling::Replacements &Pieces);

  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  compat::IncludeInserter &Includes;
  FreshNames &Names;
  /// By the raw location of the call, and the argument.
  std::map<std::pair<unsigned, std::optional<unsigned>>, Fix> Planned;
  const ErrorHandling OnError;
  const bool MakesDatagrams;
  /// The headers that fixes include, by file.
  std::set<std::pair<clang::FileID, std::string>> WithInclude;

  /// A part of a file that a fix has taken.
  struct Claim {
    clang::FileID File;
    unsigned Begin, End; // End is included: insertions there would meet
  };
  std::vector<Claim> Claims;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_REUSEADDRFIX_H
