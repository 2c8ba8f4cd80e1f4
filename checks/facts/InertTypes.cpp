//===--- InertTypes.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads types: what an array, a record of the system's headers and a class of
/// the C++ library are made of.
///
//===----------------------------------------------------------------------===//

#include "InertTypes.h"
#include "CalledFunctions.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace socket_tidy;

namespace {

class TypeReader {
public:
  explicit TypeReader(const SourceManager &SM) : SM(SM) {}

  /// \param OfSystem the type is that of a field of the system's headers.
  bool holdsNothing(QualType Type, bool OfSystem);

private:
  bool holdsNothing(const RecordDecl &Record);
  bool holdsNothing(const TemplateArgument &Argument);

  const SourceManager &SM;
  /// A list leads to what it is read for already.
  llvm::SmallPtrSet<const RecordDecl *, 4> Reading;
};

} // namespace

/// True if a number of type \p Type is no descriptor.
static bool isNoDescriptor(const BuiltinType &Type, bool OfSystem) {
  switch (Type.getKind()) {
  case BuiltinType::Void:
  case BuiltinType::Int:
  case BuiltinType::Long:
  case BuiltinType::LongLong:
  case BuiltinType::ULongLong: // a socket of Windows
    return false;
  case BuiltinType::UInt:
  case BuiltinType::ULong:
    return OfSystem; // a network address, padding
  default:
    return true;
  }
}

bool TypeReader::holdsNothing(QualType Type, bool OfSystem) {
  Type = Type.getCanonicalType();
  while (const ArrayType *Array = Type->getAsArrayTypeUnsafe())
    Type = Array->getElementType();
  if (Type->isPointerType())
    return holdsNothing(Type->getPointeeType(), OfSystem);
  if (const auto *Number = Type->getAs<BuiltinType>())
    return isNoDescriptor(*Number, OfSystem);
  if (const RecordDecl *Record = Type->getAsRecordDecl())
    return holdsNothing(*Record);
  return Type->isEnumeralType();
}

bool TypeReader::holdsNothing(const TemplateArgument &Argument) {
  switch (Argument.getKind()) {
  case TemplateArgument::Type:
    return holdsNothing(Argument.getAsType(), /*OfSystem=*/false);
  case TemplateArgument::Pack:
    return llvm::all_of(
        Argument.pack_elements(),
        [&](const TemplateArgument &Each) { return holdsNothing(Each); });
  default:
    return Argument.getKind() == TemplateArgument::Integral;
  }
}

bool TypeReader::holdsNothing(const RecordDecl &Record) {
  if (!Reading.insert(cast<RecordDecl>(Record.getCanonicalDecl())).second)
    return true;
  // What a class of the library holds is told by its arguments.
  if (isOfStandardLibrary(Record)) {
    const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Record);
    if (!Special)
      return libraryName(Record) != "any";
    return llvm::all_of(
        Special->getTemplateArgs().asArray(),
        [&](const TemplateArgument &Each) { return holdsNothing(Each); });
  }
  const RecordDecl *Known = Record.getDefinition();
  return Known && SM.isInSystemHeader(Known->getLocation()) &&
         llvm::all_of(Known->fields(), [&](const FieldDecl *Field) {
           return holdsNothing(Field->getType(), /*OfSystem=*/true);
         });
}

bool socket_tidy::isInert(QualType Type, const SourceManager &SM) {
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  Type = Type.getCanonicalType();
  return (Type->isArrayType() || Type->isRecordType()) &&
         TypeReader(SM).holdsNothing(Type, /*OfSystem=*/false);
}

bool socket_tidy::leadsNowhere(QualType Type, const SourceManager &SM) {
  return TypeReader(SM).holdsNothing(Type, /*OfSystem=*/false);
}
