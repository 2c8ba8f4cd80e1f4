//===--- FreshName.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a variable that an edit declares is called: a name that hides nothing,
/// is hidden by nothing, and is not taken by another edit of the same file.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_FRESHNAME_H
#define SOCKET_TIDY_FIXES_FRESHNAME_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class DeclContext;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

class FreshNames {
public:
  FreshNames(clang::ASTContext &Context, const clang::Preprocessor &PP)
      : Context(Context), PP(PP) {}

  /// Picks a name for a variable of \p Function that can be seen from \p Begin
  /// to \p End, and keeps it taken there.
  std::string pick(const clang::DeclContext &Function,
                   clang::SourceLocation Begin, clang::SourceLocation End);

  /// How many names are taken; with it, those that are picked from here on can
  /// be given back.
  size_t taken() const { return Claims.size(); }
  void giveBack(size_t Taken) { Claims.resize(Taken); }

private:
  struct Claim {
    std::string Name;
    clang::SourceLocation Begin, End;
  };

  bool isClaimed(llvm::StringRef Name, clang::SourceLocation Begin,
                 clang::SourceLocation End) const;

  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  std::vector<Claim> Claims;
};

/// True if unqualified lookup from \p Function would find a declaration of
/// \p Name before it looks at the level of the translation unit: in the
/// function itself or one around it, in a class or its bases, in a namespace.
bool isDeclaredInside(llvm::StringRef Name, const clang::DeclContext &Function,
                      clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_FRESHNAME_H
