//===--- EditableText.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Text of the file that an edit may replace: what comes from one macro, in
/// part, is none.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EDITABLETEXT_H
#define SOCKET_TIDY_FIXES_EDITABLETEXT_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class ASTContext;
class CallExpr;
} // namespace clang

namespace socket_tidy {

/// The characters of the file that \p Range consists of. The uses of whole
/// macros may be among them, and so may the argument of one. Invalid if there
/// are none, or if a directive of the preprocessor stands between them.
clang::CharSourceRange editableRange(clang::SourceRange Range,
                                     const clang::ASTContext &Context);

/// Their text, or an empty one.
llvm::StringRef editableText(clang::SourceRange Range,
                             const clang::ASTContext &Context);

/// True if \p Call is written in a file of the user's, from its first token to
/// its last, and no macro comes in between.
bool isWrittenOut(const clang::CallExpr &Call,
                  const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EDITABLETEXT_H
