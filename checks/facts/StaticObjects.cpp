//===--- StaticObjects.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What variables of static storage hold before anything runs. Clang evaluates
/// the constructors that are constants; their default member initializers are a
/// part of the result.
///
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace socket_tidy;

/// \returns the object that a constant constructor makes of \p Var, or null.
static const APValue *constructedObject(const VarDecl &Var) {
  if (!isa<CXXConstructExpr>(ExprReader::strip(Var.getInit())) ||
      !Var.getType()->isRecordType())
    return nullptr;
  const APValue *Value = Var.evaluateValue();
  return Value && Value->isStruct() ? Value : nullptr;
}

void FunctionExtractor::readStatic(UnitFacts &Unit, const VarDecl &Var) {
  FunctionExtractor Extractor(Unit);
  Extractor.Out = &Unit.Facts.Initializers;
  PlaceId P = Unit.Facts.place(Unit.variable(Var));
  if (!Var.hasInit() || !Var.hasConstantInitialization())
    Extractor.emit(FactKind::Zero, {Unit.Facts.addressOf(P)});
  else if (const APValue *Object = constructedObject(Var))
    Extractor.initializeObject(P, *Object,
                               *Var.getType()->getAsCXXRecordDecl());
  else
    Extractor.initialize(P, *Var.getInit(), Var.getType());
}

/// Only numbers and what contains them; the rest is left unknown.
void FunctionExtractor::initializeObject(PlaceId Target, const APValue &Object,
                                         const CXXRecordDecl &Class) {
  Program &P = Unit.Facts;
  unsigned Bases = 0;
  for (const CXXBaseSpecifier &Base : Class.bases())
    initializeObject(Target, Object.getStructBase(Bases++),
                     *Base.getType()->getAsCXXRecordDecl());
  for (const FieldDecl *Field : Class.fields()) {
    if (Field->isBitField() && !Field->getDeclName())
      continue;
    const APValue &Value = Object.getStructField(Field->getFieldIndex());
    PlaceId Where = Unit.member(Target, *Field);
    const CXXRecordDecl *Part = Field->getType()->getAsCXXRecordDecl();
    if (Value.isInt() && Value.getInt().getBitWidth() <= 64)
      assign(Where, P.constant(Value.getInt().isSigned()
                                   ? Value.getInt().getSExtValue()
                                   : static_cast<int64_t>(
                                         Value.getInt().getZExtValue())));
    else if (Value.isStruct() && Part)
      initializeObject(Where, Value, *Part);
    else
      emit(FactKind::Overwrite, {P.addressOf(Where)});
  }
}
