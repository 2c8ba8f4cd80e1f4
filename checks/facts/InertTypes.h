//===--- InertTypes.h - socket-tidy -----------------------------*- C++ -*-===//
//-*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Types that lead to no descriptor. Who gets the address of a name, a text or
/// a network address, which may be a part of a server, gets nothing of the
/// server: else a line of logging would hide everything.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_INERTTYPES_H
#define SOCKET_TIDY_FACTS_INERTTYPES_H

#include "clang/AST/Type.h"

namespace clang {
class SourceManager;
} // namespace clang

namespace socket_tidy {

/// True if from an array or a record of type \p Type, or a pointer to it, no
/// descriptor can be got at, neither in it nor in what it may be a part of.
/// Single numbers are left out, though they lead nowhere: an address of one is
/// kept to store settings later.
bool isInert(clang::QualType Type, const clang::SourceManager &SM);

/// True if a value of type \p Type, or what it points to, is no descriptor and
/// leads to none.
bool leadsNowhere(clang::QualType Type, const clang::SourceManager &SM);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_INERTTYPES_H
