//===--- TypeParts.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What types are made of: the classes behind them, and the types that a
/// template was instantiated with.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_TYPEPARTS_H
#define SOCKET_TIDY_FACTS_TYPEPARTS_H

#include "clang/AST/Type.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace clang {
class CXXRecordDecl;
class TemplateArgument;
} // namespace clang

namespace socket_tidy {

/// \returns the definition of the class that \p Type, or each element of the
/// array \p Type, or what it refers to, is of. Null if there is none, and for
/// lambdas and templates that are not instantiated.
const clang::CXXRecordDecl *classOf(clang::QualType Type);

/// Adds the types among \p Args, also those in packs, to \p Types.
void collectTypes(llvm::ArrayRef<clang::TemplateArgument> Args,
                  llvm::SmallVectorImpl<clang::QualType> &Types);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_TYPEPARTS_H
