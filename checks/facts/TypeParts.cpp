//===--- TypeParts.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks through references, arrays and packs.
///
//===----------------------------------------------------------------------===//

#include "TypeParts.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/TemplateBase.h"

using namespace clang;

const CXXRecordDecl *socket_tidy::classOf(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()
                                   ->getBaseElementTypeUnsafe()
                                   ->getAsCXXRecordDecl();
  if (Class)
    Class = Class->getDefinition();
  return Class && !Class->isLambda() && !Class->isDependentContext() ? Class
                                                                     : nullptr;
}

void socket_tidy::collectTypes(llvm::ArrayRef<TemplateArgument> Args,
                               llvm::SmallVectorImpl<QualType> &Types) {
  for (const TemplateArgument &Each : Args)
    if (Each.getKind() == TemplateArgument::Type)
      Types.push_back(Each.getAsType());
    else if (Each.getKind() == TemplateArgument::Pack)
      collectTypes(Each.pack_elements(), Types);
}
