//===--- MissingReuseAddrCheck.h - socket-tidy ------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The check `socket-missing-reuseaddr`: options in, findings out. It waits for
/// the end of the translation unit and then runs the pipeline once.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_MISSINGREUSEADDRCHECK_H
#define SOCKET_TIDY_MISSINGREUSEADDRCHECK_H

#include "Compat.h"
#include "clang-tidy/ClangTidyCheck.h"
#include "facts/SocketApi.h"
#include "fixes/OptionCall.h"
#include "solver/Transfer.h"

namespace socket_tidy {

/// Finds listening sockets that are bound without SO_REUSEADDR.
///
/// For the user-facing documentation see
/// docs/checks/socket/missing-reuseaddr.md.
class MissingReuseAddrCheck : public clang::tidy::ClangTidyCheck {
public:
  MissingReuseAddrCheck(llvm::StringRef Name,
                        clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &SM,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  bool readBool(llvm::StringRef Option, bool Default);
  ErrorHandling readErrorHandling();
  void storeBool(clang::tidy::ClangTidyOptions::OptionMap &Opts,
                 llvm::StringRef Option, bool Value);
  void readFunctions(llvm::StringRef Option, llvm::StringRef List,
                     ApiEffect Effect);
  bool mayBind(const clang::ASTContext &Unit) const;
  SocketApi buildApi() const;

  const bool StrictMode;
  const SolverOptions Solving;
  const std::string SocketFunctions;
  const std::string ReuseAddrFunctions;
  const std::string BindFunctions;
  const std::string ListenFunctions;
  const std::string FixErrorHandling;
  const ErrorHandling OnError;
  const bool FixAlternatives;
  /// Of the programs that run checks, only clangd wants each diagnostic to
  /// carry all that its fix needs.
  const bool IsInClangd;
  /// What the options name, until a file needs the whole table.
  std::vector<std::pair<NamedArgument, ApiEffect>> NamedFunctions;
  compat::IncludeInserter Includes;
  clang::ASTContext *Context = nullptr;
  clang::Preprocessor *PP = nullptr;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_MISSINGREUSEADDRCHECK_H
