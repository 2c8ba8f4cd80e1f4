//===--- GlobalScope.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks the unit, or where that knows nothing, the parser's own chains.
///
//===----------------------------------------------------------------------===//

#include "GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Sema/IdentifierResolver.h"

using namespace clang;

bool socket_tidy::hasPrecompiledHeader(const ASTContext &Context) {
  return Context.getExternalSource() != nullptr;
}

llvm::SmallVector<const NamedDecl *, 4>
socket_tidy::globalDeclarations(const ASTContext &Context,
                                const Preprocessor &PP,
                                const IdentifierInfo &Name) {
  llvm::SmallVector<const NamedDecl *, 4> Result;
  if (Context.getLangOpts().CPlusPlus || !hasPrecompiledHeader(Context)) {
    for (const NamedDecl *D : Context.getTranslationUnitDecl()->lookup(&Name))
      Result.push_back(D);
    return Result;
  }
  // In C, a precompiled header has no table for its unit: its names hang on
  // their identifiers only. A resolver of one's own reads these chains; what
  // it would write, it writes when a name is added.
  IdentifierResolver Resolver(const_cast<Preprocessor &>(PP));
  for (auto It = Resolver.begin(&Name), End = Resolver.end(); It != End; ++It)
    Result.push_back(*It);
  return Result;
}
