//===--- CallInsertion.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The ways to put a call of setsockopt, with the value that it needs, before a
/// bind call: as a statement, or in the expression. Whether one of them is
/// right here is settled before.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_CALLINSERTION_H
#define SOCKET_TIDY_FIXES_CALLINSERTION_H

#include "DeclarationForm.h"
#include "Edits.h"
#include "FreshName.h"
#include "OptionCall.h"
#include <map>

namespace clang {
class ASTContext;
class CallExpr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// Writes one call, or forms of it. Each way returns the pieces of the edit,
/// or none where it does not work; different forms of the call get the same
/// names.
class CallInsertion {
public:
  CallInsertion(const clang::CallExpr &Bind, const InsertionPoint &Point,
                clang::ASTContext &Context, const clang::Preprocessor &PP,
                FreshNames &Names)
      : Bind(Bind), Point(Point), Context(Context), PP(PP), Names(Names),
        Taken(Names.taken()) {}

  /// Before the statement that holds the bind.
  Edits beforeStatement(const OptionCall &Call);

  /// In the expression, with a variable that is declared at \p Place.
  Edits withDeclaration(const OptionCall &Call, const DeclarationPlace &Place);

  /// In the expression, with a value that has no name.
  Edits withoutDeclaration(const OptionCall &Call) const;

  /// Gives back the names of a way that was not taken.
  void giveUp();

private:
  std::string name(clang::SourceLocation Begin, clang::SourceLocation End);
  Edits unnamedBefore(const OptionCall &Call, llvm::StringRef Unit) const;

  const clang::CallExpr &Bind;
  const InsertionPoint &Point;
  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  FreshNames &Names;
  const size_t Taken; // names, before this
  /// The names that were picked, by where they can be seen.
  std::map<std::pair<unsigned, unsigned>, std::string> Picked;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_CALLINSERTION_H
