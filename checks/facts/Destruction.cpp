//===--- Destruction.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Destructors that no expression calls: which there are, and what they become
/// where the graph runs them. A destructor whose body is in sight is called
/// like any function, with its object as `this`.
///
//===----------------------------------------------------------------------===//

#include "Destruction.h"
#include "CalledFunctions.h"
#include "FunctionExtractor.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace socket_tidy;

const CXXDestructorDecl *socket_tidy::destructorOf(QualType Type) {
  if (Type.isNull() || Type->isDependentType())
    return nullptr;
  const CXXRecordDecl *Class = Type.getNonReferenceType()
                                   ->getBaseElementTypeUnsafe()
                                   ->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() && !Class->isLambda() &&
                 !Class->hasTrivialDestructor()
             ? Class->getDestructor()
             : nullptr;
}

void socket_tidy::forEachDestructor(const Stmt &S, DestructorVisitor Visit) {
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D); Var && Var->hasLocalStorage())
        Visit(destructorOf(Var->getType()));
  } else if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(&S)) {
    Visit(destructorOf(Temporary->getType()));
  } else if (const auto *Delete = dyn_cast<CXXDeleteExpr>(&S)) {
    Visit(destructorOf(Delete->getDestroyedType()));
  }
}

void socket_tidy::forEachDestructor(const FunctionDecl &F,
                                    DestructorVisitor Visit) {
  for (const ParmVarDecl *Parameter : F.parameters())
    if (!Parameter->getType()->isReferenceType())
      Visit(destructorOf(Parameter->getType()));
  if (!isa<CXXDestructorDecl>(F))
    return;
  const CXXRecordDecl &Class = *cast<CXXDestructorDecl>(F).getParent();
  for (const FieldDecl *Field : Class.fields())
    if (!Field->getType()->isReferenceType())
      Visit(destructorOf(Field->getType()));
  for (const CXXBaseSpecifier &Base : Class.bases())
    Visit(destructorOf(Base.getType()));
}

//===----------------------------------------------------------------------===//
// Facts
//===----------------------------------------------------------------------===//

/// \returns the temporary that \p E is, below casts and what binds it, or null.
static const CXXBindTemporaryExpr *temporaryIn(const Expr &E) {
  return dyn_cast<CXXBindTemporaryExpr>(E.IgnoreParenCasts());
}

/// Notes which temporaries end with the full expression that \p S is a part of:
/// those that are bound to a reference or to nothing. The others become what
/// they initialize, and end where that ends.
void FunctionExtractor::noteTemporaries(const Stmt &S) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S)) {
    // Before C++17, what is copied only to be thrown away is made in place.
    if (Construct->isElidable() && Construct->getNumArgs() != 0)
      MadeInPlace.insert(temporaryIn(*Construct->getArg(0)));
  } else if (const auto *Bound = dyn_cast<MaterializeTemporaryExpr>(&S)) {
    const CXXBindTemporaryExpr *Made = temporaryIn(*Bound->getSubExpr());
    if (Bound->getStorageDuration() == SD_FullExpression &&
        !MadeInPlace.count(Made))
      Ending.insert(Made);
  } else if (!isa<Expr, ReturnStmt, CoreturnStmt, DeclStmt>(S)) {
    for (const Stmt *Child : S.children())
      if (const auto *Whole = dyn_cast_or_null<ExprWithCleanups>(Child))
        Ending.insert(temporaryIn(*Whole->getSubExpr()));
  }
}

void FunctionExtractor::readDestructor(const CFGImplicitDtor &Element) {
  Program &P = Unit.Facts;
  if (auto Automatic = Element.getAs<CFGAutomaticObjDtor>()) {
    const VarDecl &Var = *Automatic->getVarDecl();
    // What is returned by its name is made where it is returned to.
    const auto *Return =
        dyn_cast_or_null<ReturnStmt>(Automatic->getTriggerStmt());
    if (!Return || Return->getNRVOCandidate() != &Var)
      destroy(Var.getType(), P.addressOf(Reader.declaredPlace(Var)),
              Var.getLocation());
  } else if (auto Temporary = Element.getAs<CFGTemporaryDtor>()) {
    const CXXBindTemporaryExpr &E = *Temporary->getBindTemporaryExpr();
    if (Ending.count(&E))
      destroy(E.getType(), P.addressOf(Reader.place(&E)), E.getBeginLoc());
  } else if (auto Deleted = Element.getAs<CFGDeleteDtor>()) {
    readDelete(*Deleted->getDeleteExpr());
  } else if (const auto *Own = dyn_cast<CXXDestructorDecl>(Definition)) {
    PlaceId This = P.place(Unit.thisVariable(*Own));
    if (auto Base = Element.getAs<CFGBaseDtor>()) {
      const CXXBaseSpecifier &Specifier = *Base->getBaseSpecifier();
      if (!Specifier.isVirtual() || !Unit.leavesVirtualBases(*Own->getParent()))
        destroy(Specifier.getType(), P.load(This), Own->getLocation());
    } else if (auto Member = Element.getAs<CFGMemberDtor>())
      destroy(Member->getFieldDecl()->getType(),
              P.addressOf(Unit.member(P.deref(This), *Member->getFieldDecl())),
              Own->getLocation());
  }
}

void FunctionExtractor::readDelete(const CXXDeleteExpr &E) {
  QualType Type = E.getDestroyedType();
  const CXXDestructorDecl *Destructor = destructorOf(Type);
  if (!Destructor)
    return;
  OperandId Object = Reader.value(E.getArgument());
  // Of a class that is derived from this one, its own destructor runs first.
  if (E.isArrayForm() ||
      (Destructor->isVirtual() && !Destructor->hasAttr<FinalAttr>() &&
       !Destructor->getParent()->hasAttr<FinalAttr>()))
    emit(FactKind::System, {Object}).Site =
        destructorSite(*Destructor, E.getBeginLoc());
  if (!E.isArrayForm())
    destroy(Type, Object, E.getBeginLoc());
}

SiteId FunctionExtractor::destructorSite(const CXXDestructorDecl &Destructor,
                                         SourceLocation Where) {
  // No expression calls it, and a site wants one.
  const auto *Stands = new (Unit.Context)
      OpaqueValueExpr(Where, Unit.Context.VoidTy, VK_PRValue);
  return Unit.site(*Stands, Destructor.getNameAsString(), Id);
}

/// True if \p Destructor, of \p Type and with no body that is followed, may do
/// something all the same.
static bool mayRunUnseen(QualType Type, const CXXDestructorDecl &Destructor,
                         UnitFacts &Unit) {
  if (isOfStandardLibrary(Destructor))
    return Unit.Hidden.mayReachSetter(Type);
  const SourceManager &SM = Unit.Context.getSourceManager();
  // One that the compiler writes, and nobody asked for, is not there.
  return !visibleBody(&Destructor) && Destructor.isUserProvided() &&
         !SM.isInSystemHeader(Destructor.getLocation()) &&
         !isOfSocketlessLibrary(Destructor);
}

void FunctionExtractor::destroy(QualType Type, OperandId Object,
                                SourceLocation Where) {
  const CXXDestructorDecl *Destructor = destructorOf(Type);
  if (!Destructor)
    return;
  FunctionId Callee = Unit.function(visibleBody(Destructor));
  if (!Callee.isValid() && !mayRunUnseen(Type, *Destructor, Unit))
    return;
  bool IsOne = !Type->isArrayType();
  Fact &F = emit(FactKind::Unseen, {Object});
  F.Site = destructorSite(*Destructor, Where);
  if (Callee.isValid()) {
    F.Kind = IsOne ? FactKind::Call : FactKind::System;
    F.Callee = IsOne ? Callee : FunctionId();
  }
}
