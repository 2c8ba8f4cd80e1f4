//===--- Descriptor.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The descriptor argument of a bind call: whether it can be written a second
/// time, and whether it means the same socket a little earlier.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_DESCRIPTOR_H
#define SOCKET_TIDY_FIXES_DESCRIPTOR_H

#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace clang {
class ASTContext;
class CallExpr;
class Expr;
class SourceManager;
class ValueDecl;
} // namespace clang

namespace socket_tidy {

struct InsertionPoint;

struct Descriptor {
  const clang::Expr *Expression = nullptr;

  /// Its source text; where a macro makes it up, what the macro stands for.
  std::string Text;

  /// The variables and members it is made of.
  llvm::SmallPtrSet<const clang::ValueDecl *, 4> Parts;

  /// It is made of local variables that nothing else can name, so a call
  /// changes it only through an argument.
  bool IsPrivate = true;

  /// To read it is always allowed: it has no pointer that a condition might
  /// have to test first, no index and no call.
  bool IsPlain = true;

  /// It is an object with a conversion to a number.
  bool IsObject = false;
};

/// The text of \p E on one line: as it is written, or where a macro makes it
/// up, what the macro stands for.
std::string textOf(const clang::Expr &E, const clang::ASTContext &Context);

/// Reads the descriptor \p E into \p Out. Returns why it cannot be written a
/// second time, or nothing when it can.
llvm::StringRef readDescriptor(const clang::Expr &E,
                               const clang::ASTContext &Context,
                               Descriptor &Out);

/// True if evaluating the arguments of \p Bind may change what \p D means.
bool isChangedByArguments(const Descriptor &D, const clang::CallExpr &Bind,
                          const clang::SourceManager &SM);

/// Returns why \p D may not mean the same socket at \p Point as in the bind
/// call that \p Point was found for, or nothing when it does.
/// \param MayMeetDatagrams whether it may be a datagram socket where the bind
/// call is not reached.
llvm::StringRef whyNotEarlier(const Descriptor &D, const InsertionPoint &Point,
                              bool MayMeetDatagrams,
                              const clang::ASTContext &Context);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_DESCRIPTOR_H
