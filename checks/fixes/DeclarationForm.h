//===--- DeclarationForm.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether a declaration may stand at an insertion point, or needs a block of
/// its own, or may not stand there at all.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_DECLARATIONFORM_H
#define SOCKET_TIDY_FIXES_DECLARATIONFORM_H

namespace clang {
class ASTContext;
} // namespace clang

namespace socket_tidy {

struct InsertionPoint;

enum class DeclarationForm {
  /// A declaration followed by statements, as they are.
  Plain,
  /// The same in braces: the declaration would follow a label, would be jumped
  /// over, or would follow a statement where C89 is asked for.
  Block,
  /// Even a block may not stand here: it would part the declarations that C89
  /// wants at the top.
  None
};

DeclarationForm declarationForm(const InsertionPoint &Point,
                                const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_DECLARATIONFORM_H
