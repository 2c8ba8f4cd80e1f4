//===--- ExpressionEdit.h - socket-tidy -------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The edit inside of an expression, right before the bind call is evaluated:
/// for a bind that shares its full expression with what makes the socket, or
/// that nothing can be put before.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EXPRESSIONEDIT_H
#define SOCKET_TIDY_FIXES_EXPRESSIONEDIT_H

#include "Edits.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class ASTContext;
class CallExpr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

struct InsertionPoint;

/// Puts \p Call, a call of setsockopt, before the call \p Bind. Where the
/// result of bind is one of several that are checked,
///
///     (fd = socket(...)) < 0 || bind(fd, ...) < 0
///
/// that of setsockopt is checked in the same way. Everywhere else it is an
/// operand of a comma and changes nothing about what runs after it.
///
/// \p Ignored is \p Call as it is written where nobody uses its value.
/// \p Point was found for it. Empty when the text of the call cannot be edited.
Edits insideExpression(const clang::CallExpr &Bind, const InsertionPoint &Point,
                       llvm::StringRef Call, llvm::StringRef Ignored,
                       const clang::ASTContext &Context,
                       const clang::Preprocessor &PP);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EXPRESSIONEDIT_H
