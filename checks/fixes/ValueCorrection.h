//===--- ValueCorrection.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Corrects what a call of setsockopt passes as value: a variable that is zero,
/// has no value yet, or is smaller than an int.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_VALUECORRECTION_H
#define SOCKET_TIDY_FIXES_VALUECORRECTION_H

#include "Edits.h"
#include "FreshName.h"

namespace clang {
class ASTContext;
class CallExpr;
} // namespace clang

namespace socket_tidy {

/// Each returns the edits after which \p Call passes an int that is not zero,
/// or none if the author may have meant what is written, or if something else
/// would change with it.
Edits mendZero(const clang::CallExpr &Call, clang::ASTContext &Context);
Edits mendUninitialized(const clang::CallExpr &Call,
                        clang::ASTContext &Context);
Edits mendTooSmall(const clang::CallExpr &Call, clang::ASTContext &Context,
                   FreshNames &Names);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_VALUECORRECTION_H
