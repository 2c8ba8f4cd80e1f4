//===--- SplitNames.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns one call of setsockopt with or-ed option names into one call for each
/// name, and keeps what the caller does with the result.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_SPLITNAMES_H
#define SOCKET_TIDY_FIXES_SPLITNAMES_H

#include "Edits.h"

namespace clang {
class ASTContext;
class CallExpr;
} // namespace clang

namespace socket_tidy {

/// Returns the edit, or none if the result goes somewhere unusual, or if one of
/// the names is not that of a switch.
///
///     if (setsockopt(fd, SOL_SOCKET, A | B, &on, sizeof(on)) < 0)
///
/// becomes
///
///     if (setsockopt(fd, SOL_SOCKET, A, &on, sizeof(on)) < 0 ||
///         setsockopt(fd, SOL_SOCKET, B, &on, sizeof(on)) < 0)
Edits splitNames(const clang::CallExpr &Call, clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_SPLITNAMES_H
