//===--- ParsedUnit.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Parses a piece of source behind a small stand-in for the system's socket
/// headers, and prints the facts of its functions. The target is fixed, so the
/// text is the same on every machine.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_TEST_UNIT_PARSEDUNIT_H
#define SOCKET_TIDY_TEST_UNIT_PARSEDUNIT_H

#include "facts/Extractor.h"
#include "facts/FunctionScan.h"
#include "clang/Frontend/ASTUnit.h"

namespace socket_tidy {

enum class Language { C, Cxx };

class ParsedUnit {
public:
  /// \param Headers whether the stand-in for the socket headers comes first.
  explicit ParsedUnit(llvm::StringRef Source, Language Lang = Language::C,
                      bool Headers = true);

  clang::ASTContext &context() { return Ast->getASTContext(); }
  const clang::Preprocessor &preprocessor() { return Ast->getPreprocessor(); }
  /// True if the source was understood without an error.
  bool isValid() const {
    return Ast && !Ast->getDiagnostics().hasErrorOccurred();
  }

  Extraction extract(const SocketApi &Api = SocketApi()) {
    return extractFacts(context(), preprocessor(), Api);
  }

  /// The function that is called in the function `use`, which has one call.
  const clang::FunctionDecl *callee();

private:
  std::unique_ptr<clang::ASTUnit> Ast;
};

/// The text of the function \p Name in the facts of \p Source, or why there is
/// none. Temporaries are numbered in the order in which the text names them.
std::string factsOf(llvm::StringRef Source, Language Lang = Language::C,
                    const SocketApi &Api = SocketApi(),
                    llvm::StringRef Name = "f");

} // namespace socket_tidy

#endif // SOCKET_TIDY_TEST_UNIT_PARSEDUNIT_H
