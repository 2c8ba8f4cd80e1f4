//===--- Extractor.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Runs the stages of the extraction: constants, scan, functions, and the
/// values that variables of static storage start with.
///
//===----------------------------------------------------------------------===//

#include "Extractor.h"
#include "FunctionExtractor.h"
#include "TargetConstants.h"
#include "clang/AST/Attr.h"

using namespace clang;
using namespace socket_tidy;

/// True if all that can change \p Var stands in this translation unit, so that
/// its initial value means something.
static bool isOwnVariable(const VarDecl &Var, const FunctionScan &Scan) {
  if (Var.getType().isVolatileQualified())
    return false;
  if (Var.getType().isConstant(Var.getASTContext()))
    return Var.hasInit();
  if (Scan.Escaped.count(Var.getCanonicalDecl()))
    return false;
  return Var.isStaticLocal() || !Var.isExternallyVisible();
}

static void addInitializers(UnitFacts &Unit, const FunctionScan &Scan) {
  for (const VarDecl *Declared : Scan.Statics) {
    const VarDecl *Var = Declared->getDefinition();
    // In C, `static int fd;` alone is a definition, too.
    if (!Var)
      Var = const_cast<VarDecl *>(Declared)->getActingDefinition();
    // A constant of a class needs no definition.
    if (!Var && Declared->hasInit())
      Var = Declared;
    if (!Var || Var->getType()->isReferenceType() ||
        Var->getType()->isDependentType() || !isOwnVariable(*Var, Scan))
      continue;
    if (Var->isStaticLocal() || !Var->hasInit() ||
        Var->hasConstantInitialization())
      FunctionExtractor::readStatic(Unit, *Var);
  }
}

static void addFirst(Program &P, FactKind Kind, SiteId Site, FunctionId Callee,
                     OperandId Argument = {}) {
  Fact F;
  F.Kind = Kind;
  F.Site = Site;
  F.Callee = Callee;
  if (Argument.isValid())
    F.Args.push_back(Argument);
  P.Initializers.push_back(std::move(F));
}

/// Adds the code that runs before main().
static void addFirstCalls(UnitFacts &Unit, const FunctionScan &Scan) {
  Program &P = Unit.Facts;
  for (const VarDecl *Var : Scan.InitializedByCode) {
    FunctionId Id = FunctionExtractor::readInitialization(Unit, *Var);
    SiteId Site = Unit.site(*Var->getInit(), Var->getName(), Id);
    addFirst(P, FactKind::Call, Site, Id);
    // Other files may have used it by now.
    if (!isOwnVariable(*Var, Scan))
      addFirst(P, FactKind::Unseen, Site, {},
               P.addressOf(P.place(Unit.variable(*Var))));
  }
  for (const FunctionDecl *F : Scan.Functions)
    if (F->hasAttr<ConstructorAttr>() && F->getNumParams() == 0)
      addFirst(P, FactKind::Call, {}, Unit.function(F));
}

Extraction socket_tidy::extractFacts(ASTContext &Context,
                                     const Preprocessor &PP,
                                     const SocketApi &Api) {
  Extraction Result;
  FunctionScan Scan = scanFunctions(Context, Api);
  if (Scan.Functions.empty())
    return Result;
  Result.Facts.Constants = readSocketConstants(Context, PP);
  UnitFacts Unit(Context, Api, Scan, Result.Facts);
  for (const FunctionDecl *F : Scan.Functions)
    FunctionExtractor(Unit, *F, Unit.function(F)).run();
  addInitializers(Unit, Scan);
  addFirstCalls(Unit, Scan);
  Result.Expressions = std::move(Unit.Expressions);
  return Result;
}
