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

#include "Draft.h"
#include "Fix.h"
#include "FreshName.h"
#include "IncludeEdits.h"
#include "Memo.h"
#include "OptionCall.h"
#include <optional>

namespace clang {
class ASTContext;
class CallExpr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

class CallInsertion;
class FixWriter;

/// Plans the insertions of one translation unit. Each is right alone as well as
/// together with others. Use it at the end of the translation unit, when all
/// macros are known.
class FixPlanner {
public:
  /// \param Includes has seen the includes of the translation unit.
  /// \param MakesDatagrams whether some socket of the unit may be none of
  /// streams.
  FixPlanner(clang::ASTContext &Context, const clang::Preprocessor &PP,
             compat::IncludeInserter &Includes, FreshNames &Names,
             FixWriter &Writer, InsertedForm Form, bool MakesDatagrams);

  /// Plans the insertion of
  ///
  ///     int on = 1;
  ///     setsockopt(FD, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  ///
  /// before the statement that holds \p Bind, or of the call right before it in
  /// its expression. FD is the source text of the argument \p DescriptorArg,
  /// counted from 0.
  ///
  /// Whether the option may be set on this socket at all is the caller's
  /// affair: on a Windows target, or where datagram sockets pass, do not ask.
  /// \p Guard, if given, is the condition under which it is to be set.
  ///
  /// Any other call that is given the descriptor can take the place of a bind.
  /// Without \p DescriptorArg, FD is where the result of the call is kept, and
  /// the statements go behind that of the call. The same call, seen again, gets
  /// the same fix.
  Fix plan(const clang::CallExpr &Bind, std::optional<unsigned> DescriptorArg,
           llvm::StringRef Guard = {});

  /// How many calls were asked for; with it, what is asked for from here on can
  /// be forgotten.
  size_t planned() const { return Planned.size(); }
  void forget(size_t Known) { shrink(Planned, Known); }

private:
  struct Task;
  using Way = llvm::function_ref<Edits(const OptionCall &)>;

  Fix planAfresh(const clang::CallExpr &Bind,
                 std::optional<unsigned> DescriptorArg, llvm::StringRef Guard);
  std::string readTask(Task &T) const;
  void readForms(Task &T, llvm::StringRef Guard) const;
  std::string addIncludes(const Task &T, const Edits &Pieces, Edits &To);
  void addOther(const Draft &Form, const Task &T, Fix &Out);
  bool take(Way Written, const Task &T, CallInsertion &Insertion, Fix &Out);
  bool takeInExpression(const Task &T, CallInsertion &Insertion, Fix &Out);

  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  IncludeEdits Includes;
  FreshNames &Names;
  FixWriter &Writer;
  const InsertedForm Form;
  const bool MakesDatagrams;
  /// By the raw location of the call, and the argument.
  Memo<std::pair<unsigned, std::optional<unsigned>>, Fix> Planned;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_REUSEADDRFIX_H
