//===--- ApiNames.h - socket-tidy -------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What an edit calls has to be declared where it goes, and to mean what it
/// means in the library: the names of the socket API, and perror.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_APINAMES_H
#define SOCKET_TIDY_FIXES_APINAMES_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang {
class ASTContext;
class DeclContext;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// Whether the names of the socket API can be used at a place.
struct Availability {
  std::string WhyNot;
  bool IsMissing = false; // <sys/socket.h> would help
};

Availability findSocketNames(clang::SourceLocation Loc,
                             clang::ASTContext &Context,
                             const clang::Preprocessor &PP);

/// How a failure of setsockopt is reported.
struct FailureReport {
  /// `perror("setsockopt")`, or empty if something else has that name.
  std::string Call;
  /// The header that declares it, where the file lacks that.
  llvm::StringRef Header;
};

/// \p Gap is the space before a parenthesis.
FailureReport findFailureReport(clang::SourceLocation Loc, llvm::StringRef Gap,
                                const clang::DeclContext &Function,
                                clang::ASTContext &Context,
                                const clang::Preprocessor &PP);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_APINAMES_H
