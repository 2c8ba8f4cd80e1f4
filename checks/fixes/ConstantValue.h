//===--- ConstantValue.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The number that an operand of a test is.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_CONSTANTVALUE_H
#define SOCKET_TIDY_FIXES_CONSTANTVALUE_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include <cstdint>
#include <optional>

namespace socket_tidy {

/// Returns nothing if \p E is not constant, or not yet.
inline std::optional<int64_t> constantValue(const clang::Expr &E,
                                            const clang::ASTContext &Context) {
  clang::Expr::EvalResult Result;
  if (E.isValueDependent() || !E.EvaluateAsInt(Result, Context) ||
      !Result.Val.getInt().isSignedIntN(63))
    return std::nullopt;
  return Result.Val.getInt().getExtValue();
}

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_CONSTANTVALUE_H
