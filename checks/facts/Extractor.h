//===--- Extractor.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From Clang's AST to facts: the only stage that knows both.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_EXTRACTOR_H
#define SOCKET_TIDY_FACTS_EXTRACTOR_H

#include "Facts.h"
#include "SocketApi.h"

namespace clang {
class ASTContext;
class Expr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// The facts of one translation unit.
struct Extraction {
  Program Facts;
  /// The expression of each site, found by Site::Handle.
  std::vector<const clang::Expr *> Expressions;
};

/// To be called at the end of the translation unit.
/// \returns facts without functions if nothing here binds a socket.
Extraction extractFacts(clang::ASTContext &Context,
                        const clang::Preprocessor &PP, const SocketApi &Api);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_EXTRACTOR_H
