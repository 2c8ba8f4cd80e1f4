//===--- CallFacts.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What is called, and the calls of functions of this translation unit. Those
/// of the table are in KnownCalls.cpp, the others in UnseenCalls.cpp.
///
//===----------------------------------------------------------------------===//

#include "CalledFunctions.h"
#include "Compat.h"
#include "FunctionExtractor.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;
using namespace socket_tidy;

/// The graph of the caller leaves out what a default argument evaluates.
void FunctionExtractor::readDefault(const Stmt &Part) {
  for (const Stmt *Child : Part.children())
    if (Child)
      readDefault(*Child);
  readStmt(Part);
}

OperandId FunctionExtractor::argument(const FunctionDecl *Callee, unsigned I,
                                      const Expr &E) {
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&E))
    readDefault(*Default->getExpr());
  // A struct that is made for the call.
  const Expr *Made = ExprReader::strip(&E);
  if ((isa<InitListExpr>(Made) || compat::isParenthesizedList(*Made)) &&
      Made->getType()->isRecordType())
    initialize(resultPlace(*Made), *Made, Made->getType());
  if (Callee && I < Callee->getNumParams())
    return Reader.initializer(&E, Callee->getParamDecl(I)->getType());
  return Reader.value(&E);
}

/// setjmp() returns again later; the volatile variables of its caller then have
/// the values of that time.
void FunctionExtractor::forgetVolatiles() {
  if (!Definition)
    return;
  for (const Decl *D : Definition->decls())
    if (const auto *Var = dyn_cast<VarDecl>(D);
        Var && Var->hasLocalStorage() && Var->getType().isVolatileQualified())
      assign(Reader.declaredPlace(*Var), Unit.Facts.unknown());
}

void FunctionExtractor::readCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Callee && Callee->hasAttr<ReturnsTwiceAttr>())
    forgetVolatiles();
  if (Callee)
    if (const ApiFunction *Row = findApi(Unit.Api, *Callee))
      return readKnownCall(Call, *Row);

  Fact F;
  const FunctionDecl *Body = visibleBody(Unit.calledBy(Call));
  F.Callee = Unit.function(Body);
  F.Site = Unit.site(Call, Callee ? Callee->getNameAsString() : "", Id);
  if (!F.Callee.isValid())
    return readUnseenCall(Call, std::move(F));

  F.Kind = FactKind::Call;
  F.Target = resultPlace(Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Body);
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  bool OperatorOnObject = isa<CXXOperatorCallExpr>(Call) && Method &&
                          compat::hasImplicitObject(*Method) && !Args.empty();
  bool Lambda = Method && Method->getParent()->isLambda();
  // A std::function passes on all but itself.
  if (HeldCallables::holderIn(Call) && !OperatorOnObject)
    Args.erase(Args.begin());
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const Expr *Object = MemberCall->getImplicitObjectArgument();
    if (!Lambda && Method && compat::hasImplicitObject(*Method))
      F.Args.push_back(Object->getType()->isPointerType()
                           ? Reader.value(Object)
                           : Unit.Facts.addressOf(Reader.place(Object)));
  } else if (OperatorOnObject) {
    if (!Lambda)
      F.Args.push_back(Unit.Facts.addressOf(Reader.place(Args.front())));
    Args.erase(Args.begin());
  }
  for (unsigned I = 0; I != Args.size() && I < Body->getNumParams(); ++I)
    F.Args.push_back(argument(Body, I, *Args[I]));
  Out->push_back(std::move(F));
}

/// Who resumes a coroutine gets what it yields.
void FunctionExtractor::readYield(const CoyieldExpr &E) {
  const auto *Yielded = dyn_cast<CallExpr>(ExprReader::strip(E.getOperand()));
  if (!Yielded)
    return;
  Fact &F = emit(FactKind::Unseen, {});
  F.Site = Unit.site(E, "co_yield", Id);
  for (const Expr *Arg : Yielded->arguments())
    F.Args.push_back(Reader.value(Arg));
}

/// An inherited constructor passes its parameters on as they are.
void FunctionExtractor::readInheritedConstruction(
    const CXXInheritedCtorInitExpr &E) {
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition);
  Fact F;
  F.Callee = Unit.function(visibleBody(E.getConstructor()));
  if (!Constructor || !F.Callee.isValid())
    return;
  F.Kind = FactKind::Call;
  F.Site = Unit.site(E, Constructor->getParent()->getNameAsString(), Id);
  F.Args.push_back(
      Unit.Facts.load(Unit.Facts.place(Unit.thisVariable(*Constructor))));
  for (const ParmVarDecl *Parameter : Constructor->parameters())
    F.Args.push_back(
        Unit.Facts.load(Unit.Facts.place(Unit.variable(*Parameter))));
  Out->push_back(std::move(F));
}

void FunctionExtractor::readConstruction(const CXXConstructExpr &E) {
  const CXXConstructorDecl *Constructor = E.getConstructor();
  if (const CXXNewExpr *New = Allocated.lookup(&E))
    assign(resultPlace(*New), addressOfNew(*New));
  auto Named = Constructed.find(&E);
  bool HasName = Named != Constructed.end();
  OperandId Object =
      HasName ? Named->second : Unit.Facts.addressOf(resultPlace(E));
  PlaceId Target = Unit.Facts.operand(Object).Where;
  if (Unit.Facts.operand(Object).Kind != OperandKind::AddressOf)
    Target = {}; // the object of this constructor itself

  // Before C++17, what is copied only to be thrown away is made in place.
  if (Constructor->isCopyOrMoveConstructor() &&
      (Constructor->isTrivial() || E.isElidable())) {
    if (Target.isValid())
      assign(Target, Unit.Facts.load(Reader.place(E.getArg(0))));
    return;
  }
  if (Target.isValid())
    emit(FactKind::Declare, {}, Target);
  if (E.requiresZeroInitialization())
    emit(FactKind::Zero, {Object});
  Fact F;
  F.Site = Unit.site(E, Constructor->getParent()->getNameAsString(), Id);
  F.Callee = Unit.function(visibleBody(Constructor));
  llvm::SmallVector<const Expr *, 4> Args(E.arg_begin(), E.arg_end());
  F.Kind = F.Callee.isValid() ? FactKind::Call : unseenKind(Constructor, Args);
  // A trivial default constructor leaves the object as it is.
  if (!F.Callee.isValid() && Constructor->isTrivial())
    return;
  F.Args.push_back(Object);
  bool Seen = F.Callee.isValid();
  for (unsigned I = 0; I != Args.size() && I < Constructor->getNumParams();
       ++I) {
    OperandId Read = argument(Constructor, I, *Args[I]);
    F.Args.push_back(Seen ? Read : withoutInert(Read, *Args[I]));
  }
  if (!Seen)
    for (const Expr *Arg : Args)
      passCaptures(*Arg, F);
  bool Lends = !Seen && F.Kind != FactKind::Keep;
  Out->push_back(std::move(F));
  if (Lends)
    lend(nullptr, Args);
  if (!Seen) {
    emit(FactKind::Overwrite, {Object});
    overwriteArguments(Constructor, Args);
  }
}
