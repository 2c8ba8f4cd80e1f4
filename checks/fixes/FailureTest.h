//===--- FailureTest.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tests of what a call returned in place of a descriptor. Where one comes
/// after an added call, that call must not run on -1: it would fail, and the
/// reason why there is no socket would be lost from errno.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_FAILURETEST_H
#define SOCKET_TIDY_FIXES_FAILURETEST_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include <string>

namespace clang {
class ASTContext;
class Expr;
} // namespace clang

namespace socket_tidy {

struct Descriptor;
struct InsertionPoint;

/// True if \p Condition is true for -1, and for no descriptor. \p IsDescriptor
/// recognizes the operand.
bool isFailureTest(const clang::Expr &Condition,
                   const clang::ASTContext &Context,
                   llvm::function_ref<bool(const clang::Expr &)> IsDescriptor);

/// The condition that \p D is a descriptor.
std::string validityCheck(const Descriptor &D);

/// The same, if \p D is tested in the statement at \p Point before the bind is
/// reached; else nothing.
std::string neededCheck(const Descriptor &D, const InsertionPoint &Point,
                        const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_FAILURETEST_H
