//===--- Containers.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Types that lead to what the C++ library keeps: a container, or a class with
/// one. What is in a container is not followed.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_CONTAINERS_H
#define SOCKET_TIDY_FACTS_CONTAINERS_H

#include "clang/AST/Type.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class CXXRecordDecl;
class SourceManager;
} // namespace clang

namespace socket_tidy {

class Containers {
public:
  explicit Containers(const clang::SourceManager &SM) : SM(SM) {}

  /// True if who has a value of \p Type, or what it points to, can get at a
  /// container that may hold a descriptor. An iterator leads to its container.
  bool leadsToContainer(clang::QualType Type);

private:
  bool leads(clang::QualType Type, const clang::CXXRecordDecl &Class);

  const clang::SourceManager &SM;
  /// By definition; false also while a class is looked at.
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> Known;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_CONTAINERS_H
