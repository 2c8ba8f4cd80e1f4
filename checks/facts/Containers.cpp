//===--- Containers.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads types: the members of classes, and the arguments of templates.
///
//===----------------------------------------------------------------------===//

#include "Containers.h"
#include "CalledFunctions.h"
#include "InertTypes.h"
#include "SocketApi.h"
#include "TypeParts.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

bool Containers::leads(QualType Type, const CXXRecordDecl &Class) {
  llvm::SmallVector<QualType, 8> Parts;
  if (const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class))
    collectTypes(Special->getTemplateArgs().asArray(), Parts);
  if (isOfStandardLibrary(Class)) {
    if (isInert(Type, SM))
      return false;
    // What only hands values on is followed.
    if (!isReadLibrary(libraryName(Class)))
      return true;
  } else {
    for (const FieldDecl *Field : Class.fields())
      Parts.push_back(Field->getType());
    for (const CXXBaseSpecifier &Base : Class.bases())
      Parts.push_back(Base.getType());
  }
  return llvm::any_of(Parts,
                      [&](QualType Part) { return leadsToContainer(Part); });
}

bool Containers::leadsToContainer(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class)
    return false;
  auto [It, New] = Known.try_emplace(Class, false);
  if (!New)
    return It->second;
  bool Leads = leads(Type, *Class);
  Known[Class] = Leads;
  return Leads;
}
