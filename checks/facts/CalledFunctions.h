//===--- CalledFunctions.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a call runs: a function of the table, one whose body is in sight, or
/// one of a library that nobody needs to look into.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_CALLEDFUNCTIONS_H
#define SOCKET_TIDY_FACTS_CALLEDFUNCTIONS_H

#include "SocketApi.h"

namespace clang {
class CXXMethodDecl;
class Expr;
class FunctionDecl;
class NamedDecl;
} // namespace clang

namespace socket_tidy {

/// \returns the row of the table that describes \p Callee, or null. A function
/// that only shares its name with a socket call has no row: a member, a
/// function in a namespace, one with other parameters or with a body here.
const ApiFunction *findApi(const SocketApi &Api,
                           const clang::FunctionDecl &Callee);

/// True if \p D belongs to the C++ library, as its operators do.
bool isOfStandardLibrary(const clang::NamedDecl &D);

/// \returns the name of the outermost entity of namespace std that \p D belongs
/// to, or an empty one if there is none, or it is an operator.
llvm::StringRef libraryName(const clang::NamedDecl &D);

/// True if \p D belongs to a library that has nothing to do with sockets: it
/// keeps what it is given, and sets no option.
bool isOfSocketlessLibrary(const clang::NamedDecl &D);

/// \returns the definition that a call of \p Callee runs, or null if it cannot
/// be seen (declared elsewhere, virtual, in a system header, a template that
/// is not instantiated) or does nothing that counts.
const clang::FunctionDecl *visibleBody(const clang::FunctionDecl *Callee);

/// \returns the function that \p E calls, directly or as a constructor, or
/// null.
const clang::FunctionDecl *calledFunction(const clang::Expr &E);

/// \returns \p Method, or the method around it whose `this` it uses, if it is
/// the body of a lambda.
const clang::CXXMethodDecl &methodOfThis(const clang::CXXMethodDecl &Method);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_CALLEDFUNCTIONS_H
