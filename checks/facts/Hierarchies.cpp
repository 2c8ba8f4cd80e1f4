//===--- Hierarchies.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Joins classes with their bases.
///
//===----------------------------------------------------------------------===//

#include "Hierarchies.h"
#include "CalledFunctions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

void Hierarchies::add(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition || !Added.insert(Definition->getCanonicalDecl()).second)
    return;
  Classes.insert(Definition->getCanonicalDecl());
  for (const CXXBaseSpecifier &Specifier : Definition->bases()) {
    const CXXRecordDecl *Base = Specifier.getType()->getAsCXXRecordDecl();
    if (!Base || isOfStandardLibrary(*Base))
      continue;
    add(*Base);
    Classes.unionSets(Definition->getCanonicalDecl(), Base->getCanonicalDecl());
  }
}

const CXXRecordDecl *Hierarchies::find(const CXXRecordDecl &Class) const {
  auto It = Classes.findLeader(Class.getCanonicalDecl());
  return It == Classes.member_end() ? nullptr : *It;
}

std::vector<const CXXRecordDecl *>
Hierarchies::relatives(const CXXRecordDecl &Class) const {
  std::vector<const CXXRecordDecl *> Result;
  for (auto It = Classes.findLeader(Class.getCanonicalDecl()),
            End = Classes.member_end();
       It != End; ++It)
    if (const CXXRecordDecl *Definition = (*It)->getDefinition())
      Result.push_back(Definition);
  return Result;
}

bool Hierarchies::isBase(const CXXRecordDecl &Class) const {
  return llvm::any_of(relatives(Class), [&](const CXXRecordDecl *Other) {
    return Other->isDerivedFrom(&Class);
  });
}

bool Hierarchies::isAmbiguous(const ValueDecl &Field) const {
  const auto *Class = dyn_cast<CXXRecordDecl>(Field.getDeclContext());
  const IdentifierInfo *Name = Field.getIdentifier();
  if (!Class || !Name)
    return false;
  return llvm::any_of(relatives(*Class), [&](const CXXRecordDecl *Other) {
    return Other->getCanonicalDecl() != Class->getCanonicalDecl() &&
           llvm::any_of(Other->fields(), [&](const FieldDecl *Each) {
             return Each->getIdentifier() == Name;
           });
  });
}
