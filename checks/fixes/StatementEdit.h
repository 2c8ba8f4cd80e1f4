//===--- StatementEdit.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The edit before a statement, or behind it: a declaration and a call on lines
/// of their own, with braces around them where a declaration may not stand, or
/// around them and the statement where that is a branch or a loop body without
/// braces.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_STATEMENTEDIT_H
#define SOCKET_TIDY_FIXES_STATEMENTEDIT_H

#include "DeclarationForm.h"
#include "Edits.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang {
class ASTContext;
class Stmt;
} // namespace clang

namespace socket_tidy {

struct InsertionPoint;

/// The lines \p Lines before the text at \p Loc, indented as that is.
Edits linesBefore(clang::SourceLocation Loc, llvm::ArrayRef<std::string> Lines,
                  const clang::SourceManager &SM);

/// The lines \p Lines at \p Point, indented as its statement is.
Edits linesAt(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
              const clang::SourceManager &SM);

/// The lines \p Lines, in braces of their own, at \p Point.
Edits blockAt(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
              const clang::SourceManager &SM);

/// Past the semicolon of \p S, or past its last brace. Invalid if the text does
/// not show it.
clang::SourceLocation endOfStatement(const clang::Stmt &S,
                                     const clang::ASTContext &Context);

/// Braces around the statement of \p Point, which has none, and in them the
/// lines \p Lines before it or behind it. \p SpaceBeforeParen tells GNU's
/// style. Empty when the text does not show where the statement ends.
Edits bracedWith(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
                 bool SpaceBeforeParen, const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_STATEMENTEDIT_H
