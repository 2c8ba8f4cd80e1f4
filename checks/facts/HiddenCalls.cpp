//===--- HiddenCalls.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a class of the library makes and ends is told by its template
/// arguments; of the classes of the program, the scan knows the bodies.
///
//===----------------------------------------------------------------------===//

#include "HiddenCalls.h"
#include "CalledFunctions.h"
#include "ExprReader.h"
#include "FunctionScan.h"
#include "InertTypes.h"
#include "TypeParts.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

bool socket_tidy::mayHideSetter(const Expr &Call, const FunctionDecl *Callee,
                                const SourceManager &SM) {
  const auto *Construct = dyn_cast<CXXConstructExpr>(&Call);
  const auto *Plain = dyn_cast<CallExpr>(&Call);
  if (!Construct && !Plain)
    return false;
  if (!Callee)
    return true;
  if (visibleBody(Callee) || isOfSocketlessLibrary(*Callee))
    return false;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (isOfStandardLibrary(*Callee))
    return Callee->getOverloadedOperator() == OO_Call;
  if (Method && !Method->isUserProvided())
    return false;
  if (Method && !Method->isStatic())
    return true;
  llvm::ArrayRef<const Expr *> Args =
      Construct ? llvm::ArrayRef(Construct->getArgs(), Construct->getNumArgs())
                : llvm::ArrayRef(Plain->getArgs(), Plain->getNumArgs());
  return llvm::any_of(Args, [&](const Expr *Arg) {
    return !leadsNowhere(Arg->getType().getNonReferenceType(), SM);
  });
}

/// True if \p D belongs to std::shared_ptr. It is made of a base of libstdc++.
static bool isOfSharedPointer(const NamedDecl &D) {
  llvm::StringRef Name = libraryName(D);
  return Name == "shared_ptr" || Name == "__shared_ptr";
}

const Expr *socket_tidy::deleterIn(const Expr &Call) {
  // The constructor and reset() take it behind the pointer.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
    return Construct->getNumArgs() > 1 &&
                   isOfSharedPointer(*Construct->getConstructor())
               ? Construct->getArg(1)
               : nullptr;
  const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call);
  const FunctionDecl *Callee =
      MemberCall ? MemberCall->getDirectCallee() : nullptr;
  return Callee && Callee->getIdentifier() && Callee->getName() == "reset" &&
                 MemberCall->getNumArgs() > 1 && isOfSharedPointer(*Callee)
             ? MemberCall->getArg(1)
             : nullptr;
}

const FunctionDecl *socket_tidy::functionOfDeleter(const Expr &Deleter) {
  const Expr *E = ExprReader::strip(&Deleter);
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = Address->getSubExpr()->IgnoreParens();
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (const auto *Function = dyn_cast<FunctionDecl>(Ref->getDecl()))
      return Function;
  const CXXRecordDecl *Class = E->getType()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return nullptr;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->getOverloadedOperator() == OO_Call)
      return Method;
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Classes
//===----------------------------------------------------------------------===//

/// True if \p Method sets the option, or may do so out of sight.
static bool maySet(const CXXMethodDecl &Method, const FunctionScan &Scan) {
  if (!Method.isUserProvided() || Method.isDeleted())
    return false;
  const FunctionDecl *Body = visibleBody(&Method);
  return !Body || Scan.Setters.count(Body);
}

/// True if a constructor or the destructor of \p Class itself may set it.
bool HiddenCalls::runsSetter(const CXXRecordDecl &Class) const {
  const CXXDestructorDecl *Destructor = Class.getDestructor();
  if (Destructor && (maySet(*Destructor, Scan) ||
                     (Destructor->isVirtual() && Scan.HasSettingDestructor)))
    return true;
  return llvm::any_of(Class.decls(), [&](const Decl *D) {
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(D))
      return isa<CXXConstructorDecl>(Template->getTemplatedDecl()) &&
             llvm::any_of(Template->specializations(), [&](const auto *F) {
               return maySet(*cast<CXXMethodDecl>(F), Scan);
             });
    const auto *Constructor = dyn_cast<CXXConstructorDecl>(D);
    return Constructor && maySet(*Constructor, Scan);
  });
}

bool HiddenCalls::mayReachSetter(llvm::ArrayRef<TemplateArgument> Args) {
  llvm::SmallVector<QualType, 8> Types;
  collectTypes(Args, Types);
  return llvm::any_of(Types,
                      [&](QualType Each) { return mayReachSetter(Each); });
}

bool HiddenCalls::mayReachSetter(const CXXRecordDecl &Class) {
  if (isOfSharedPointer(Class) && Scan.HasSettingDeleter)
    return true;
  if (isOfStandardLibrary(Class)) {
    const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
    return Special && mayReachSetter(Special->getTemplateArgs().asArray());
  }
  return runsSetter(Class) ||
         llvm::any_of(Class.fields(),
                      [&](const FieldDecl *Field) {
                        return mayReachSetter(Field->getType());
                      }) ||
         llvm::any_of(Class.bases(), [&](const CXXBaseSpecifier &Base) {
           return mayReachSetter(Base.getType());
         });
}

bool HiddenCalls::mayReachSetter(QualType Type) {
  const CXXRecordDecl *Class = classOf(Type);
  if (!Class)
    return false;
  auto [It, New] = Known.try_emplace(Class, false);
  if (!New)
    return It->second;
  bool Reaches = mayReachSetter(*Class);
  Known[Class] = Reaches;
  return Reaches;
}

bool HiddenCalls::mayReachSetter(const FunctionDecl &Callee) {
  const TemplateArgumentList *Args = Callee.getTemplateSpecializationArgs();
  if (Args && mayReachSetter(Args->asArray()))
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  return Method && mayReachSetter(*Method->getParent());
}
