//===--- DeclarationForm.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether a declaration may stand at an insertion point, or needs a block of
/// its own, or may not stand there at all; and where else it may.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_DECLARATIONFORM_H
#define SOCKET_TIDY_FIXES_DECLARATIONFORM_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class CompoundStmt;
} // namespace clang

namespace socket_tidy {

struct InsertionPoint;

enum class DeclarationForm {
  /// A declaration followed by statements, as they are.
  Plain,
  /// The declaration would follow a label, would be jumped over, or would
  /// follow a statement where C89 is asked for. A block of its own, or a
  /// statement without a declaration, may stand here.
  Block,
  /// Not even that: it would part the declarations that C89 wants at the top.
  None
};

/// How a declaration and a statement may stand at \p Point.
DeclarationForm declarationForm(const InsertionPoint &Point,
                                const clang::ASTContext &Context);

/// A place where a variable that the bind call uses can be declared.
struct DeclarationPlace {
  /// Before the text that begins here.
  clang::SourceLocation Loc;
  /// The compound statement that the variable belongs to.
  const clang::CompoundStmt *Scope = nullptr;
};

/// Such places, the nearest first: before the statement that holds the bind,
/// and at the top of the function.
llvm::SmallVector<DeclarationPlace, 2>
findDeclarationPlaces(const InsertionPoint &Point,
                      const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_DECLARATIONFORM_H
