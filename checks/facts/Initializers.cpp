//===--- Initializers.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What variables, members and parts of them are made with: expressions, lists,
/// and the constants that variables of static storage hold before anything
/// runs.
///
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "FunctionExtractor.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace socket_tidy;

/// Elements of one array whose initial values are kept.
static constexpr unsigned MaxInitializedElements = 64;

void FunctionExtractor::readDeclaration(const VarDecl &Var) {
  // Static storage is initialized once: before anything runs, or when control
  // first comes here.
  PlaceId P = Unit.Facts.place(Unit.variable(Var));
  const Expr *Init = Var.getInit();
  if (Var.hasGlobalStorage()) {
    if (Init && !Var.hasConstantInitialization()) {
      if (!isConstructed(*Init))
        initialize(P, *Init, Var.getType());
      if (Var.isStaticLocal())
        assign(Unit.Facts.place(Unit.initFlag(Var)), Unit.Facts.constant(1));
    }
    return;
  }
  if (!Init) {
    emit(FactKind::Declare, {}, P);
    return;
  }
  if (!isConstructed(*Init))
    initialize(P, *Init, Var.getType());
}

bool FunctionExtractor::isConstructed(const Expr &Init) const {
  const auto *Construct = dyn_cast<CXXConstructExpr>(ExprReader::strip(&Init));
  return Construct && Constructed.count(Construct);
}

void FunctionExtractor::initialize(PlaceId Target, const Expr &Init,
                                   QualType Type) {
  const Expr *Stripped = ExprReader::strip(&Init);
  if (Type->isRecordType() || Type->isArrayType()) {
    if (const auto *List = dyn_cast<InitListExpr>(Stripped)) {
      initializeParts(Target, *List);
      return;
    }
    if (compat::isParenthesizedList(*Stripped)) {
      emit(FactKind::Zero, {Unit.Facts.addressOf(Target)});
      initializeListed(Target, Type, compat::parenthesizedInits(*Stripped));
      return;
    }
  }
  const auto *Listed = dyn_cast<CXXStdInitializerListExpr>(Stripped);
  if (Listed && !Type->isReferenceType()) {
    initializeList(Target, *Listed);
    return;
  }
  if (isa<ImplicitValueInitExpr, CXXScalarValueInitExpr>(Stripped)) {
    emit(FactKind::Zero, {Unit.Facts.addressOf(Target)});
    return;
  }
  if (Type->isArrayType()) {
    emit(FactKind::Overwrite, {Unit.Facts.addressOf(Target)});
    return;
  }
  assign(Target, Reader.initializer(&Init, Type));
}

/// A std::initializer_list is a pointer to an array, and its length.
void FunctionExtractor::initializeList(PlaceId Target,
                                       const CXXStdInitializerListExpr &E) {
  const Expr *Array = E.getSubExpr();
  const RecordDecl *Record = E.getType()->getAsRecordDecl();
  const auto *Type = Unit.Context.getAsConstantArrayType(Array->getType());
  if (!Record || !Type || Record->field_empty())
    return;
  emit(FactKind::Zero, {Unit.Facts.addressOf(Target)});
  bool First = true;
  for (const FieldDecl *Field : Record->fields()) {
    OperandId Value = First ? Unit.Facts.addressOf(Reader.place(Array))
                            : Unit.Facts.constant(static_cast<int64_t>(
                                  Type->getSize().getZExtValue()));
    assign(Unit.member(Target, *Field), Value);
    First = false;
  }
}

void FunctionExtractor::initializeParts(PlaceId Target,
                                        const InitListExpr &Written) {
  const InitListExpr *List = &Written;
  if (!List->isSemanticForm() && List->getSemanticForm())
    List = List->getSemanticForm();
  // What the list leaves out is zero, and not known if the list is too long.
  bool TooLong = List->getType()->isArrayType() &&
                 List->getNumInits() > MaxInitializedElements;
  emit(TooLong ? FactKind::Overwrite : FactKind::Zero,
       {Unit.Facts.addressOf(Target)});
  if (List->isTransparent() && List->getNumInits() == 1) {
    initialize(Target, *List->getInit(0), List->getType());
    return;
  }
  initializeListed(Target, List->getType(), List->inits());
}

/// True if \p Init lists the parts of an aggregate.
static bool isList(const Expr &Init) {
  const Expr *Stripped = ExprReader::strip(&Init);
  return isa<InitListExpr>(Stripped) || compat::isParenthesizedList(*Stripped);
}

/// True if \p Init is an object that was made elsewhere, not a list.
static bool isCopied(const Expr &Init) {
  const Expr *Stripped = ExprReader::strip(&Init);
  return isa<CallExpr, CXXConstructExpr>(Stripped);
}

/// \p Target, which is zero, gets \p Inits for its elements, or for its bases
/// and fields.
void FunctionExtractor::initializeListed(PlaceId Target, QualType Type,
                                         llvm::ArrayRef<const Expr *> Inits) {
  if (Type->isArrayType()) {
    for (unsigned I = 0; I != Inits.size() && I != MaxInitializedElements;
         ++I) {
      PlaceId Element =
          I == 0 ? Target : Unit.Facts.element(Target, Unit.Facts.constant(I));
      if (!isa<ImplicitValueInitExpr>(Inits[I]))
        initialize(Element, *Inits[I], Inits[I]->getType());
    }
    return;
  }
  const RecordDecl *Record = Type->getAsRecordDecl();
  if (!Record)
    return;
  if (Record->isUnion()) {
    if (Inits.size() == 1 && !isa<ImplicitValueInitExpr>(Inits[0]))
      initialize(Target, *Inits[0], Inits[0]->getType());
    return;
  }
  unsigned I = 0;
  if (const auto *Class = dyn_cast<CXXRecordDecl>(Record))
    for (const CXXBaseSpecifier &Base : Class->bases()) {
      if (I >= Inits.size())
        break;
      // The first may be copied over the whole, which has no other part yet.
      bool HasBases = Base.getType()->getAsCXXRecordDecl()->getNumBases() != 0;
      if (I == 0 && isCopied(*Inits[I]))
        assign(Target, Reader.value(Inits[I]));
      else if (I != 0 && HasBases)
        emit(FactKind::Overwrite, {Unit.Facts.addressOf(Target)});
      else
        initializeBase(Target, Base.getType(), *Inits[I]);
      ++I;
    }
  for (const FieldDecl *Field : Record->fields()) {
    if (Field->isBitField() && !Field->getDeclName())
      continue;
    if (I >= Inits.size())
      break;
    const Expr *Init = Inits[I++];
    if (Init && !isa<ImplicitValueInitExpr>(Init))
      initialize(Unit.member(Target, *Field), *Init, Field->getType());
  }
}

/// A base lies where the whole lies. If it is written as a list, the other
/// parts keep what they have.
void FunctionExtractor::initializeBase(PlaceId Whole, QualType Base,
                                       const Expr &Init) {
  const Expr *Stripped = ExprReader::strip(&Init);
  if (const auto *List = dyn_cast<InitListExpr>(Stripped))
    initializeListed(Whole, Base, List->inits());
  else if (compat::isParenthesizedList(*Stripped))
    initializeListed(Whole, Base, compat::parenthesizedInits(*Stripped));
  else if (!Base->getAsCXXRecordDecl()->isEmpty())
    emit(FactKind::Overwrite, {Unit.Facts.addressOf(Whole)});
}

void FunctionExtractor::readInitializer(const CXXCtorInitializer &Init) {
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition);
  // Constructors get their object when they are called.
  if (!Constructor || isConstructed(*Init.getInit()))
    return;
  PlaceId Object =
      Unit.Facts.deref(Unit.Facts.place(Unit.thisVariable(*Constructor)));
  if (Init.isBaseInitializer() && isList(*Init.getInit()))
    initializeBase(Object, QualType(Init.getBaseClass(), 0), *Init.getInit());
  if (!Init.isAnyMemberInitializer())
    return;
  const FieldDecl &Field = *Init.getAnyMember();
  initialize(Unit.member(Object, Field), *Init.getInit(), Field.getType());
}

//===----------------------------------------------------------------------===//
// Static storage
//===----------------------------------------------------------------------===//

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

FunctionId FunctionExtractor::readInitialization(UnitFacts &Unit,
                                                 const VarDecl &Var) {
  FunctionExtractor Extractor(Unit);
  Extractor.Id = Unit.initialization(Var);
  // The declaration is read as if it stood in a function.
  auto *Declaration =
      new (Unit.Context) DeclStmt(DeclGroupRef(const_cast<VarDecl *>(&Var)),
                                  Var.getBeginLoc(), Var.getEndLoc());
  Extractor.readBody(Var, Declaration);
  return Extractor.Id;
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
    OperandId Number =
        Value.isInt() ? Reader.constant(Value.getInt()) : OperandId();
    if (Number.isValid())
      assign(Where, Number);
    else if (Value.isStruct() && Part)
      initializeObject(Where, Value, *Part);
    else
      emit(FactKind::Overwrite, {P.addressOf(Where)});
  }
}
