//===--- PlainStatement.h - socket-tidy -------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The statement that holds a call, where it stands directly in a compound
/// statement, begins in the file, and no macro has a part in it.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_PLAINSTATEMENT_H
#define SOCKET_TIDY_FIXES_PLAINSTATEMENT_H

#include "InsertionPoint.h"
#include <optional>

namespace socket_tidy {

/// Returns nothing where there is no such statement.
std::optional<InsertionPoint> plainStatement(const clang::CallExpr &Call,
                                             clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_PLAINSTATEMENT_H
