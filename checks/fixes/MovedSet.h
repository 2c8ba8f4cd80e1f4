//===--- MovedSet.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Moves a call of setsockopt that comes too late to where it works: before the
/// statement that holds the bind call.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_MOVEDSET_H
#define SOCKET_TIDY_FIXES_MOVEDSET_H

#include "Draft.h"
#include <optional>

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace socket_tidy {

/// Returns the edit that moves the statement of \p Set, with its handling of
/// errors, with the comments that are written above it, and with the
/// declaration of the value if that stands there for it alone.
///
/// None if it might mean something else there: if it uses what is declared or
/// changed after the bind call, if a label or a directive stands between the
/// two, or if one of them is in a block of its own. \p MayMeetDatagrams is that
/// of whyNotEarlier().
std::optional<Draft> moveBeforeBind(const clang::CallExpr &Set,
                                    const clang::CallExpr &Bind,
                                    const clang::Expr &Descriptor,
                                    bool MayMeetDatagrams,
                                    clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_MOVEDSET_H
