//===--- CreationPoint.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where the option can be set on a socket as soon as it is there: behind the
/// statement that keeps the result of the call that makes it, and behind the
/// test of that result.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_CREATIONPOINT_H
#define SOCKET_TIDY_FIXES_CREATIONPOINT_H

#include "Descriptor.h"
#include "InsertionPoint.h"

namespace socket_tidy {

struct CreationPoint {
  /// Its WhyNot says if there is none.
  InsertionPoint Point;
  /// What keeps the result.
  Descriptor D;
  /// Where no test of the result comes first, but one may follow that reports
  /// why the call failed: the condition under which it did not. A call of
  /// setsockopt that fails would make another reason of it.
  std::string Check;
};

/// \p Creation returns a descriptor.
CreationPoint findCreationPoint(const clang::CallExpr &Creation,
                                clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_CREATIONPOINT_H
