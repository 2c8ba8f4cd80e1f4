//===--- HeldCallables.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a std::function holds. Where all that is ever put into a variable or a
/// private member is one callable, a call of it is a call of that one: if it is
/// empty, the call throws.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_HELDCALLABLES_H
#define SOCKET_TIDY_FACTS_HELDCALLABLES_H

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace clang {
class Expr;
class FieldDecl;
class FunctionDecl;
class Stmt;
class ValueDecl;
} // namespace clang

namespace socket_tidy {

class HeldCallables {
public:
  /// Takes down what \p Body, with all that stands in it, does with variables
  /// and members that are a std::function.
  void readBody(const clang::Stmt &Body);
  /// The same of \p Init, which makes \p Holder.
  void readInitializer(const clang::ValueDecl &Holder, const clang::Expr &Init);

  /// \returns the variable or member that \p Call calls, if it is a
  /// std::function; else null.
  static const clang::ValueDecl *holderIn(const clang::Expr &Call);
  /// \returns the only function that \p Holder ever holds, or null.
  const clang::FunctionDecl *heldBy(const clang::ValueDecl &Holder) const;

private:
  void put(const clang::ValueDecl &Holder, const clang::Expr &Value);

  /// By holder; null where there are several, or one that is not known.
  llvm::DenseMap<const clang::ValueDecl *, const clang::FunctionDecl *> Held;
  /// Those that are used in another way.
  llvm::DenseSet<const clang::ValueDecl *> Escaped;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_HELDCALLABLES_H
