//===--- StreamGuard.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tells streams from datagrams where both pass a bind: by the type that the
/// socket was made with.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_STREAMGUARD_H
#define SOCKET_TIDY_FIXES_STREAMGUARD_H

#include <string>

namespace clang {
class ASTContext;
class CallExpr;
} // namespace clang

namespace socket_tidy {

/// Returns a condition that holds before the statement of \p Bind if the call
/// \p Creation made a stream socket there, such as `type == SOCK_STREAM`.
/// Empty if the type is not at hand, or may have changed.
std::string guardByType(const clang::CallExpr &Creation,
                        const clang::CallExpr &Bind,
                        clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_STREAMGUARD_H
