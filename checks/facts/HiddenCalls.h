//===--- HiddenCalls.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Code of the program that the C++ library runs without being given it to
/// call: constructors and destructors of the objects that it makes and ends,
/// and what a std::shared_ptr runs in the end. When it does so is not followed,
/// so what such code may set is unknown from then on.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_HIDDENCALLS_H
#define SOCKET_TIDY_FACTS_HIDDENCALLS_H

#include "clang/AST/Type.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class CXXRecordDecl;
class Expr;
class FunctionDecl;
class SourceManager;
class TemplateArgument;
} // namespace clang

namespace socket_tidy {

struct FunctionScan;

/// True if \p Call, of \p Callee or of what is not known, may set the option in
/// code that cannot be seen.
bool mayHideSetter(const clang::Expr &Call, const clang::FunctionDecl *Callee,
                   const clang::SourceManager &SM);

/// \returns the deleter that \p Call gives to a std::shared_ptr, or null.
const clang::Expr *deleterIn(const clang::Expr &Call);

/// \returns the function that runs when \p Deleter is called, or null if it is
/// not known.
const clang::FunctionDecl *functionOfDeleter(const clang::Expr &Deleter);

class HiddenCalls {
public:
  explicit HiddenCalls(const FunctionScan &Scan) : Scan(Scan) {}

  /// True if \p Callee, of the C++ library, may run code that sets the option
  /// on what it is given, or was given before.
  bool mayReachSetter(const clang::FunctionDecl &Callee);
  /// True if that may happen where an object of \p Type is made or ends.
  bool mayReachSetter(clang::QualType Type);

private:
  bool mayReachSetter(const clang::CXXRecordDecl &Class);
  bool mayReachSetter(llvm::ArrayRef<clang::TemplateArgument> Args);
  bool runsSetter(const clang::CXXRecordDecl &Class) const;

  const FunctionScan &Scan;
  /// By definition; false also while a class is looked at.
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Known;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_HIDDENCALLS_H
