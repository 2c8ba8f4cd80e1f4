//===--- GlobalScope.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks names up at the level of the translation unit, alike with and without
/// a precompiled header. Clangd makes one of the first includes of every file.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_GLOBALSCOPE_H
#define SOCKET_TIDY_FACTS_GLOBALSCOPE_H

#include "llvm/ADT/SmallVector.h"

namespace clang {
class ASTContext;
class IdentifierInfo;
class NamedDecl;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// True if a precompiled header is behind \p Context. Its declarations are read
/// one by one, when something asks for them.
bool hasPrecompiledHeader(const clang::ASTContext &Context);

/// The declarations of \p Name at the level of the translation unit. Reads no
/// others from a precompiled header. To be called before the parser is gone.
llvm::SmallVector<const clang::NamedDecl *, 4>
globalDeclarations(const clang::ASTContext &Context,
                   const clang::Preprocessor &PP,
                   const clang::IdentifierInfo &Name);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_GLOBALSCOPE_H
