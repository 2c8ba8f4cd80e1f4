//===--- TargetConstants.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the numbers behind SO_REUSEADDR, AF_INET and their like from the
/// macros and enumerators of the translation unit: they differ between
/// Linux on x86 and on MIPS, the BSDs and others.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_TARGETCONSTANTS_H
#define SOCKET_TIDY_FACTS_TARGETCONSTANTS_H

#include "Facts.h"

namespace clang {
class ASTContext;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// To be called at the end of the translation unit, when all macros are known.
SocketConstants readSocketConstants(const clang::ASTContext &Context,
                                    const clang::Preprocessor &PP);

/// The number that \p Name stands for, as a macro of one literal, a macro of
/// another such name, or an enumerator of the global scope.
std::optional<int64_t> readConstant(const clang::ASTContext &Context,
                                    const clang::Preprocessor &PP,
                                    llvm::StringRef Name);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_TARGETCONSTANTS_H
