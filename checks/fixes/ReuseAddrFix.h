//===--- ReuseAddrFix.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The door of this room: given a bind call that a finding names, say which
/// edit sets SO_REUSEADDR before it, or why there is none. Everything behind it
/// has one job each: where the edit goes (InsertionPoint), whether the
/// descriptor can be named there (Descriptor), whether a declaration may stand
/// there (DeclarationForm), what the new variable is called (FreshName), and
/// how the file is written (SourceText).
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_REUSEADDRFIX_H
#define SOCKET_TIDY_FIXES_REUSEADDRFIX_H

#include "FreshName.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/SmallVector.h"
#include <map>
#include <set>
#include <string>

namespace clang {
class ASTContext;
class CallExpr;
class Preprocessor;
} // namespace clang

namespace socket_tidy {

/// The outcome of a plan. Exactly one of the two members is filled.
struct Fix {
  /// The edit, for the warning. Today always one insertion.
  llvm::SmallVector<clang::FixItHint, 2> Hints;

  /// Completes the sentence "no fix is offered: ...".
  std::string WhyNot;

  explicit operator bool() const { return !Hints.empty(); }
};

/// Plans the fixes of one translation unit. It remembers what it has planned,
/// so that two fixes never declare the same name where one would hide or
/// repeat the other. Each fix is right alone as well as together with others.
/// Use it at the end of the translation unit, when all macros are known.
class FixPlanner {
public:
  FixPlanner(clang::ASTContext &Context, const clang::Preprocessor &PP);

  /// Plans the insertion of
  ///
  ///     int on = 1;
  ///     setsockopt(FD, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  ///
  /// before the statement that holds \p Bind. FD is the source text of the
  /// argument \p DescriptorArg, counted from 0. The same call, seen again (for
  /// instance in another instance of its template), gets the same fix.
  ///
  /// Whether the option may be set on this socket at all is the caller's
  /// affair: on a Windows target, or where datagram sockets pass, do not ask.
  Fix plan(const clang::CallExpr &Bind, unsigned DescriptorArg);

private:
  Fix planAfresh(const clang::CallExpr &Bind, unsigned DescriptorArg);

  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  FreshNames Names;
  std::map<unsigned, Fix> Planned; // by the raw location of the bind call
  std::set<unsigned> Places;       // the raw locations of the insertions
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_REUSEADDRFIX_H
