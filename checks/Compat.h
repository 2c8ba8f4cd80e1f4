//===--- Compat.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only file that asks for the LLVM version. What differs between LLVM 14
/// and 22 gets one spelling here that suits them all.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_COMPAT_H
#define SOCKET_TIDY_COMPAT_H

#include "clang-tidy/ClangTidyModule.h"
#include "llvm/Config/llvm-config.h"

// LLVM 22 moved the registry into ClangTidyModule.h.
#if LLVM_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#include "clang-tidy/utils/IncludeInserter.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <optional>

namespace socket_tidy::compat {

/// The width of the bit-field \p Field; it takes no context from LLVM 21 on.
inline unsigned bitWidth(const clang::FieldDecl &Field,
                         [[maybe_unused]] const clang::ASTContext &Context) {
#if LLVM_VERSION_MAJOR < 21
  return Field.getBitWidthValue(Context);
#else
  return Field.getBitWidthValue();
#endif
}

/// Whether \p F is declared with `= 0`; renamed in LLVM 18.
inline bool isPureVirtual(const clang::FunctionDecl &F) {
#if LLVM_VERSION_MAJOR < 18
  return F.isPure();
#else
  return F.isPureVirtual();
#endif
}

/// Whether \p Method has `this`; from LLVM 18 on, its object may be a parameter
/// that is written out.
inline bool hasImplicitObject(const clang::CXXMethodDecl &Method) {
#if LLVM_VERSION_MAJOR < 18
  return Method.isInstance();
#else
  return Method.isImplicitObjectMemberFunction();
#endif
}

/// Whether \p E is the list of `Record(1, 2)`; there are such lists from LLVM
/// 16 on.
inline bool isParenthesizedList([[maybe_unused]] const clang::Expr &E) {
#if LLVM_VERSION_MAJOR < 16
  return false;
#else
  return llvm::isa<clang::CXXParenListInitExpr>(E);
#endif
}

/// What stands in a list for which isParenthesizedList() is true.
inline llvm::ArrayRef<const clang::Expr *>
parenthesizedInits([[maybe_unused]] const clang::Expr &E) {
#if LLVM_VERSION_MAJOR < 16
  return {};
#else
  return llvm::cast<clang::CXXParenListInitExpr>(E).getInitExprs();
#endif
}

/// What clangd's own makers of clang-tidy options return: a function that
/// completes the options of a file. It is lent up to LLVM 19, and given away
/// from then on.
using ClangdTidyProvider =
#if LLVM_VERSION_MAJOR < 20
    llvm::function_ref<void(clang::tidy::ClangTidyOptions &, llvm::StringRef)>;
#else
    llvm::unique_function<void(clang::tidy::ClangTidyOptions &, llvm::StringRef)
                              const>;
#endif

/// The style \p Name for the file \p File, or nothing if there is none; see
/// clang::format::getStyle. From LLVM 19 on it can be silent about a
/// configuration that it does not understand.
inline std::optional<clang::format::FormatStyle>
formatStyle(llvm::StringRef Name, llvm::StringRef File, llvm::StringRef Code,
            llvm::vfs::FileSystem &FileSystem) {
  auto Style =
      clang::format::getStyle(Name, File, /*FallbackStyle=*/"none", Code,
                              &FileSystem, /*AllowUnknownOptions=*/true
#if LLVM_VERSION_MAJOR >= 19
                              ,
                              [](const llvm::SMDiagnostic &, void *) {}
#endif
      );
  if (Style)
    return *Style;
  llvm::consumeError(Style.takeError());
  return std::nullopt;
}

/// Whether each diagnostic has to carry all that its fix needs; asked for from
/// LLVM 15 on.
inline bool areDiagsSelfContained(
    [[maybe_unused]] const clang::tidy::ClangTidyContext &TidyContext) {
#if LLVM_VERSION_MAJOR < 15
  return false;
#else
  return TidyContext.areDiagsSelfContained();
#endif
}

/// An inserter of includes. From LLVM 15 on it wants to know whether to give a
/// header to each who asks for it.
class IncludeInserter : public clang::tidy::utils::IncludeInserter {
public:
  IncludeInserter()
      : clang::tidy::utils::IncludeInserter(
            clang::tidy::utils::IncludeSorter::IS_LLVM
#if LLVM_VERSION_MAJOR >= 15
            ,
            /*SelfContainedDiags=*/false
#endif
        ) {
  }
};

} // namespace socket_tidy::compat

#endif // SOCKET_TIDY_COMPAT_H
