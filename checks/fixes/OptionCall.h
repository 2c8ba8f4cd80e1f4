//===--- OptionCall.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The text of the call that sets the option, in the ways that the languages
/// have to give it an int to point to.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_OPTIONCALL_H
#define SOCKET_TIDY_FIXES_OPTIONCALL_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace clang {
class LangOptions;
} // namespace clang

namespace socket_tidy {

/// How the value of the option is given.
struct OptionValue {
  std::string Address; // "&on"
  std::string Size;    // "on", the operand of sizeof

  /// The variable \p Name.
  static OptionValue variable(llvm::StringRef Name);

  /// True if the language has a value with an address that needs no
  /// declaration and that a reader knows.
  static bool hasLiteral(const clang::LangOptions &LangOpts);

  /// A value without a declaration: a compound literal, or in C++ a reference
  /// to a temporary, which lives as long as the call.
  static OptionValue unnamed(const clang::LangOptions &LangOpts);
};

/// What an edit does when setsockopt fails.
enum class ErrorHandling { None, Perror };

/// What the options say of the call that an edit inserts.
struct InsertedForm {
  ErrorHandling OnError = ErrorHandling::None;
  /// The form with the other handling of errors is offered as well.
  bool OffersOther = false;
};

/// How the call is written, apart from its value.
struct OptionCall {
  std::string Setsockopt; // the name, as qualified as its neighbours
  std::string Descriptor; // the text of the argument
  std::string Gap;        // the space before a parenthesis, in GNU's style

  /// The call that reports a failure, `perror("setsockopt")`; or none.
  std::string Report;
  /// The condition under which the option is set; or none.
  std::string Guard;

  /// The declaration of the variable \p Name with the value.
  static std::string declaration(llvm::StringRef Name);

  /// The call, without a semicolon.
  std::string text(const OptionValue &Value) const;

  /// The call with the report of its failure, as an operand whose value nobody
  /// uses.
  std::string operand(const OptionValue &Value) const;

  /// The statement with the call, its guard and its report, line by line.
  /// \p Unit indents what depends on a condition.
  std::vector<std::string> statement(const OptionValue &Value,
                                     llvm::StringRef Unit) const;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_OPTIONCALL_H
