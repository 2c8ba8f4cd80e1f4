//===--- Destruction.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which destructors code runs that nobody has written a call for.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_DESTRUCTION_H
#define SOCKET_TIDY_FACTS_DESTRUCTION_H

#include "clang/AST/Type.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class CXXDestructorDecl;
class FunctionDecl;
class Stmt;
} // namespace clang

namespace socket_tidy {

/// \returns the destructor of \p Type, of the elements of an array or of what a
/// reference is bound to; null if it has none that does anything. That of a
/// lambda is left out: what a lambda captured has a place of its own.
const clang::CXXDestructorDecl *destructorOf(clang::QualType Type);

using DestructorVisitor =
    llvm::function_ref<void(const clang::CXXDestructorDecl *)>;

/// Calls \p Visit for each destructor that \p S, without its children, may run:
/// that of a variable, of a temporary, or of what is deleted.
void forEachDestructor(const clang::Stmt &S, DestructorVisitor Visit);

/// Calls \p Visit for each destructor that \p F may run besides those of its
/// body: those of parameters and, if it is a destructor, of members and bases.
void forEachDestructor(const clang::FunctionDecl &F, DestructorVisitor Visit);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_DESTRUCTION_H
