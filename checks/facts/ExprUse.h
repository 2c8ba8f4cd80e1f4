//===--- ExprUse.h - socket-tidy --------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What becomes of an expression in the expression or statement around it: who
/// reads it, who writes it, and who gets its address.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_EXPRUSE_H
#define SOCKET_TIDY_FACTS_EXPRUSE_H

#include <cstdint>

namespace clang {
class Expr;
class SourceManager;
class Stmt;
class VarDecl;
} // namespace clang

namespace socket_tidy {

/// How an expression is used.
enum class Use : uint8_t {
  Read,   ///< Its value is taken.
  Write,  ///< It is assigned to, or lent to a function that is followed.
  Hold,   ///< A local pointer gets its address.
  Pass,   ///< A function that is not followed gets its address.
  Escape, ///< Its address may be kept elsewhere.
};

/// \returns how \p Child is used in \p Parent, which is used as \p Around
/// itself.
/// \param Followed what the call \p Parent does with its arguments is known.
Use useOf(const clang::Stmt &Child, const clang::Stmt &Parent, Use Around,
          bool Followed, const clang::SourceManager &SM);

/// \returns the local pointer that \p E names, or null.
const clang::VarDecl *localPointer(const clang::Expr &E);

/// \returns the local pointer that \p Parent gives the value of \p Child to,
/// or null.
const clang::VarDecl *holderOf(const clang::Stmt &Child,
                               const clang::Stmt &Parent);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_EXPRUSE_H
