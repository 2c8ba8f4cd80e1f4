//===--- UnseenCalls.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a call may do whose callee cannot be seen: what it reaches, what it may
/// call, and what is unknown after it.
///
//===----------------------------------------------------------------------===//

#include "CalledFunctions.h"
#include "FunctionExtractor.h"
#include "InertTypes.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

void FunctionExtractor::overwriteArguments(const FunctionDecl *Callee,
                                           llvm::ArrayRef<const Expr *> Args) {
  for (unsigned I = 0; I != Args.size(); ++I) {
    QualType Given = ExprReader::strip(Args[I])->getType();
    QualType Taken = Callee && I < Callee->getNumParams()
                         ? Callee->getParamDecl(I)->getType()
                         : Given;
    if (Taken->isReferenceType()) {
      if (!Taken->getPointeeType().isConstQualified())
        emit(FactKind::Overwrite,
             {Unit.Facts.addressOf(Reader.place(Args[I]))});
      continue;
    }
    if (!Taken->isPointerType() && !Taken->isArrayType())
      continue;
    QualType Pointee = Taken->isPointerType() ? Taken->getPointeeType()
                                              : Given->getPointeeType();
    if (Pointee.isNull() || !Pointee.isConstQualified()) {
      if (Pointee.isNull() || !Pointee->isFunctionType())
        emit(FactKind::Overwrite, {Reader.value(Args[I])});
    } else if (Pointee->isRecordType() || Pointee->isPointerType()) {
      // A constant table can lead to what is none.
      emit(FactKind::Overwrite,
           {Reader.value(Args[I]), Unit.Facts.constant(1)});
    }
  }
}

/// FTP servers and their like clear the port in a helper of another file: \p
/// Callee is named for it, and gets an address and a number.
void FunctionExtractor::setPort(const FunctionDecl *Callee,
                                llvm::ArrayRef<const Expr *> Args) {
  if (!Callee || !Callee->getIdentifier() || Args.size() != 2 ||
      !isNamedPortSetter(Callee->getName()))
    return;
  QualType Address = ExprReader::strip(Args[0])->getType();
  if (Address->isPointerType() && Address->getPointeeType()->isRecordType() &&
      Args[1]->getType()->isIntegerType())
    assign(
        Unit.Facts.field(Reader.pointee(Args[0]), Unit.Facts.name("sin_port")),
        Reader.value(Args[1]));
}

OperandId FunctionExtractor::withoutInert(OperandId Read, const Expr &E) {
  bool IsAddress = Unit.Facts.operand(Read).Kind == OperandKind::AddressOf;
  return IsAddress && isInert(ExprReader::strip(&E)->getType(),
                              Unit.Context.getSourceManager())
             ? Unit.Facts.unknown()
             : Read;
}

/// True if something of type \p Type can be called.
static bool isCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (Type->isFunctionType() || Type->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  // The operator of a generic lambda is a template.
  return llvm::any_of(Record->decls(),
                      [](const Decl *D) {
                        const auto *Method =
                            dyn_cast_or_null<CXXMethodDecl>(D->getAsFunction());
                        return Method &&
                               Method->getOverloadedOperator() == OO_Call;
                      }) ||
         llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &Base) {
           return isCallable(Base.getType());
         });
}

/// True if members of \p Class, of the C++ library, call what they are given,
/// or make something that does: a container of threads.
static bool callsWhatItGets(const CXXRecordDecl &Class) {
  if (isCallingLibrary(libraryName(Class)))
    return true;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  return Special &&
         llvm::any_of(Special->getTemplateArgs().asArray(),
                      [](const TemplateArgument &Argument) {
                        if (Argument.getKind() != TemplateArgument::Type)
                          return false;
                        const CXXRecordDecl *Held =
                            Argument.getAsType()->getAsCXXRecordDecl();
                        return Held && isCallingLibrary(libraryName(*Held));
                      });
}

/// True if \p Callee, a function of the system's headers, may call one of \p
/// Args before it returns.
static bool mayCallArguments(const FunctionDecl &Callee,
                             llvm::ArrayRef<const Expr *> Args,
                             const SourceManager &SM) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (Method && isOfStandardLibrary(Callee) &&
      !callsWhatItGets(*Method->getParent()))
    return false;
  return llvm::any_of(Args, [&](const Expr *Arg) {
    const Expr *Given = ExprReader::strip(Arg);
    const auto *Ref = dyn_cast<DeclRefExpr>(Given);
    // std::endl and its like are functions of the system themselves.
    if (Ref && isa<FunctionDecl>(Ref->getDecl()) &&
        SM.isInSystemHeader(Ref->getDecl()->getLocation()))
      return false;
    return isCallable(Given->getType());
  });
}

/// The attribute by which \p Callee is declared to print like printf(), as logs
/// do; null if there is none.
static const FormatAttr *printsBy(const FunctionDecl &Callee) {
  for (const auto *Format : Callee.specific_attrs<FormatAttr>())
    if (llvm::StringRef Like = Format->getType()->getName();
        Like == "printf" || Like == "gnu_printf" || Like == "syslog")
      return Format;
  return nullptr;
}

/// What a call of \p Callee, which cannot be seen, may do. A function of the
/// system's headers that calls nothing of the program reaches only what it is
/// given.
FactKind FunctionExtractor::unseenKind(const FunctionDecl *Callee,
                                       llvm::ArrayRef<const Expr *> Args) {
  const SourceManager &SM = Unit.Context.getSourceManager();
  bool Socketless =
      Callee && (isOfSocketlessLibrary(*Callee) || printsBy(*Callee));
  if (!Callee || !(Socketless || SM.isInSystemHeader(Callee->getLocation())) ||
      Callee->getOverloadedOperator() == OO_Call ||
      mayCallArguments(*Callee, Args, SM))
    return FactKind::Unseen;
  if (Socketless)
    return FactKind::Keep;
  if (!isOfStandardLibrary(*Callee))
    return FactKind::System;
  return Unit.Hidden.mayReachSetter(*Callee) ? FactKind::Unseen
                                             : FactKind::Keep;
}

/// Who gets a lambda can run it, and so gets what it captures.
void FunctionExtractor::passCaptures(const Expr &Argument, Fact &F) {
  QualType Type = ExprReader::strip(&Argument)->getType().getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Closure = Type->getAsCXXRecordDecl();
  if (!Closure || !Closure->isLambda())
    return;
  for (const LambdaCapture &Capture : Closure->captures()) {
    if (Capture.capturesVariable())
      F.Args.push_back(Unit.Facts.addressOf(
          Unit.Facts.place(Unit.captured(*Closure, Capture))));
    else if (Capture.capturesThis())
      if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Definition))
        F.Args.push_back(
            Unit.Facts.load(Unit.Facts.place(Unit.thisVariable(*Method))));
  }
}

/// Who gets a container can set the option on what is in it, and that is not
/// followed.
void FunctionExtractor::lend(const Expr *Object,
                             llvm::ArrayRef<const Expr *> Args) {
  auto Leads = [&](const Expr *Arg) {
    return Unit.Lent.leadsToContainer(ExprReader::strip(Arg)->getType());
  };
  if ((Object && Leads(Object)) || llvm::any_of(Args, Leads))
    emit(FactKind::Lend, {});
}

void FunctionExtractor::readUnseenCall(const CallExpr &Call, Fact F) {
  F.Target = resultPlace(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  F.Kind = unseenKind(Callee, Args);
  const Expr *Called = nullptr;
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Called = MemberCall->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) &&
             isa_and_nonnull<CXXMethodDecl>(Callee) && !Args.empty()) {
    Called = Args.front();
    Args.erase(Args.begin());
  }
  // What is printed is only read. Counted from 1, and an object counts.
  if (const FormatAttr *Format = Callee ? printsBy(*Callee) : nullptr)
    Args.truncate(std::min<size_t>(Args.size(),
                                   Format->getFormatIdx() - (Called ? 2 : 1)));
  OperandId Object;
  if (Called) {
    Object = Called->getType()->isPointerType()
                 ? Reader.value(Called)
                 : Unit.Facts.addressOf(Reader.place(Called));
    F.Args.push_back(withoutInert(Object, *Called));
  }
  for (unsigned I = 0; I != Args.size(); ++I)
    F.Args.push_back(withoutInert(argument(Callee, I, *Args[I]), *Args[I]));
  for (const Expr *Arg : Call.arguments())
    passCaptures(*Arg, F);
  bool IsKept = F.Kind == FactKind::Keep;
  Out->push_back(std::move(F));
  if (!IsKept)
    lend(Called, Args);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (Object.isValid() && (!Method || !Method->isConst()))
    emit(FactKind::Overwrite, {Object});
  overwriteArguments(Callee, Args);
  setPort(Callee, Args);
}
