//===--- Hierarchies.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Which classes share their objects: a class and its bases. An object of the
/// one is an object of the other, so the methods of both work on the same
/// members, and a name that both use means two members.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_HIERARCHIES_H
#define SOCKET_TIDY_FACTS_HIERARCHIES_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include <vector>

namespace clang {
class CXXRecordDecl;
class ValueDecl;
} // namespace clang

namespace socket_tidy {

class Hierarchies {
public:
  /// Takes note of \p Class and its bases, but for those of the system.
  void add(const clang::CXXRecordDecl &Class);

  /// \returns the class that stands for all that share objects with \p Class,
  /// or null if it was not added.
  const clang::CXXRecordDecl *find(const clang::CXXRecordDecl &Class) const;

  /// \returns all classes that share objects with \p Class, that one included.
  std::vector<const clang::CXXRecordDecl *>
  relatives(const clang::CXXRecordDecl &Class) const;

  /// True if an object of \p Class may be a part of one of a derived class.
  bool isBase(const clang::CXXRecordDecl &Class) const;

  /// True if another class of its hierarchy has a member of that name.
  bool isAmbiguous(const clang::ValueDecl &Field) const;

private:
  llvm::EquivalenceClasses<const clang::CXXRecordDecl *> Classes;
  llvm::DenseSet<const clang::CXXRecordDecl *> Added;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_HIERARCHIES_H
