//===--- FunctionScan.h - socket-tidy ---------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Finds the functions of a translation unit that can matter: those from which
/// a socket call is reached, and what these call. Most translation units have
/// none, and learn so cheaply.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_FUNCTIONSCAN_H
#define SOCKET_TIDY_FACTS_FUNCTIONSCAN_H

#include "HeldCallables.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include <vector>

namespace clang {
class ASTContext;
class CXXMethodDecl;
class FunctionDecl;
class ValueDecl;
class VarDecl;
} // namespace clang

namespace socket_tidy {

class SocketApi;

/// What the scan found.
struct FunctionScan {
  /// Definitions, in the order of the source.
  llvm::SetVector<const clang::FunctionDecl *> Functions;
  /// Variables that a lambda captures: they live as long as the lambda can.
  llvm::DenseSet<const clang::ValueDecl *> Captured;
  /// Methods whose `this` a lambda captures.
  llvm::DenseSet<const clang::CXXMethodDecl *> CapturedThis;
  /// Variables of static storage, in the order of the source.
  llvm::SetVector<const clang::VarDecl *> Statics;
  /// Those outside of functions whose initializer runs code that concerns these
  /// functions, in the order in which that happens.
  std::vector<const clang::VarDecl *> InitializedByCode;
  /// Variables of static storage that may be written where nobody looks: their
  /// address is kept somewhere, or a function that is not in the list does it.
  llvm::DenseSet<const clang::VarDecl *> Escaped;
  /// What each std::function holds.
  HeldCallables Callables;
  /// Functions that set the option, themselves or through what they call, or
  /// may do so out of sight.
  llvm::DenseSet<const clang::FunctionDecl *> Setters;
  /// A virtual destructor, or the deleter of a std::shared_ptr, is one of them.
  bool HasSettingDestructor = false, HasSettingDeleter = false;
  /// Members that some function returns.
  llvm::DenseSet<const clang::ValueDecl *> HandedOut;
};

/// \returns an empty scan if no function binds a socket.
FunctionScan scanFunctions(clang::ASTContext &Context, const SocketApi &Api);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_FUNCTIONSCAN_H
