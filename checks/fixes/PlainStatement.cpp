//===--- PlainStatement.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Leaves the climb to InsertionPoint, and turns down what that finds unusual.
///
//===----------------------------------------------------------------------===//

#include "PlainStatement.h"
#include "EditableText.h"
#include "clang/AST/Expr.h"

using namespace clang;

namespace socket_tidy {

std::optional<InsertionPoint> plainStatement(const CallExpr &Call,
                                             ASTContext &Context) {
  if (!isWrittenOut(Call, Context))
    return std::nullopt;
  InsertionPoint Point = findInsertionPoint(Call, Context);
  bool IsPlain = Point.WhyNot.empty() && Point.Unbraced.isInvalid() &&
                 Point.FromSameMacro.empty() && !Point.Levels.empty() &&
                 Point.Statement->getBeginLoc().isFileID();
  return IsPlain ? std::optional(std::move(Point)) : std::nullopt;
}

} // namespace socket_tidy
