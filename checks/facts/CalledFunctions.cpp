//===--- CalledFunctions.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks at the name, the scope and the parameters of what is called, and for
/// its body.
///
//===----------------------------------------------------------------------===//

#include "CalledFunctions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace socket_tidy;

/// True if the parameters are those of the socket call: an integer first where
/// a descriptor is expected, memory where memory is.
static bool hasExpectedParameters(const FunctionDecl &F,
                                  const ApiFunction &Row) {
  if (Row.Arity && F.getNumParams() != Row.Arity)
    return false;
  auto IsInteger = [&](unsigned I) {
    return F.getParamDecl(I)->getType()->isIntegralOrEnumerationType();
  };
  switch (Row.Effect) {
  case ApiEffect::Bind:
    // With glibc and C, the address is a transparent union of pointers.
    return IsInteger(0) && !IsInteger(1) && IsInteger(2);
  case ApiEffect::SetOption:
    return IsInteger(0) && IsInteger(1) && IsInteger(2) && !IsInteger(3) &&
           IsInteger(4);
  case ApiEffect::Create:
  case ApiEffect::Listen:
  case ApiEffect::Close:
  case ApiEffect::DuplicateTo:
    return IsInteger(0);
  case ApiEffect::Control:
    return F.getNumParams() >= 2 && IsInteger(0) && IsInteger(1);
  default:
    return true;
  }
}

const ApiFunction *socket_tidy::findApi(const SocketApi &Api,
                                        const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return nullptr;
  const DeclContext *Scope = Callee.getDeclContext()
                                 ->getRedeclContext()
                                 ->getEnclosingNamespaceContext();
  bool Member = isa<CXXMethodDecl>(Callee);
  bool Global = !Member && Scope->isTranslationUnit();
  const ApiFunction *Row = Global ? Api.find(Callee.getName())
                                  : Api.find(Callee.getQualifiedNameAsString());
  if (!Row || Row->ByUser)
    return Row;
  if (Member || (Global && !Callee.isExternC() && !Callee.getBuiltinID()))
    return nullptr;
  // One's own function of that name, not the one of the system's library.
  const FunctionDecl *Definition = nullptr;
  if (Callee.hasBody(Definition) &&
      !Callee.getASTContext().getSourceManager().isInSystemHeader(
          Definition->getLocation()))
    return nullptr;
  return hasExpectedParameters(Callee, *Row) ? Row : nullptr;
}

/// \returns the outermost entity of namespace std that \p D belongs to, or
/// null.
static const NamedDecl *outermostInStd(const NamedDecl &D) {
  // Namespaces inside std are passed over: they are inline, or they hold the
  // details of an implementation.
  const NamedDecl *Outermost = &D;
  for (const DeclContext *Scope = D.getDeclContext(); Scope;
       Scope = Scope->getParent()) {
    if (const auto *Record = dyn_cast<CXXRecordDecl>(Scope))
      Outermost = Record;
    const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
    if (Namespace && Namespace->isStdNamespace())
      return Outermost;
  }
  return nullptr;
}

bool socket_tidy::isOfStandardLibrary(const NamedDecl &D) {
  return outermostInStd(D) != nullptr;
}

llvm::StringRef socket_tidy::libraryName(const NamedDecl &D) {
  const NamedDecl *Outermost = outermostInStd(D);
  return Outermost && Outermost->getIdentifier() ? Outermost->getName() : "";
}

bool socket_tidy::isOfSocketlessLibrary(const NamedDecl &D) {
  for (const DeclContext *Scope = D.getDeclContext(); Scope;
       Scope = Scope->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope);
        Namespace &&
        isSocketlessNamespace(Namespace->getQualifiedNameAsString()))
      return true;
  return false;
}

const FunctionDecl *socket_tidy::visibleBody(const FunctionDecl *Callee) {
  const FunctionDecl *Definition = nullptr;
  if (!Callee || !Callee->hasBody(Definition) ||
      Definition->isDependentContext())
    return nullptr;
  // Of a weak function another definition may be the one that runs.
  if (Definition->hasAttr<WeakAttr>() || isOfSocketlessLibrary(*Definition))
    return nullptr;
  const SourceManager &SM = Callee->getASTContext().getSourceManager();
  if (SM.isInSystemHeader(Definition->getLocation()) &&
      !isReadLibrary(libraryName(*Definition)))
    return nullptr;
  return Definition;
}

const FunctionDecl *socket_tidy::calledFunction(const Expr &E) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getConstructor();
  if (const auto *Inherited = dyn_cast<CXXInheritedCtorInitExpr>(&E))
    return Inherited->getConstructor();
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return nullptr;
  const FunctionDecl *Callee = Call->getDirectCallee();
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (!Method || !Method->isVirtual())
    return Callee;
  // A virtual call runs what the object's class says, unless the call or the
  // class rules that out.
  const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(Call);
  const auto *Member =
      MemberCall ? dyn_cast<MemberExpr>(MemberCall->getCallee()->IgnoreParens())
                 : nullptr;
  if (!Member)
    return nullptr;
  if (Member->hasQualifier())
    return Method;
  return Method->getDevirtualizedMethod(Member->getBase(),
                                        /*IsAppleKext=*/false);
}

const CXXMethodDecl &socket_tidy::methodOfThis(const CXXMethodDecl &Method) {
  const CXXMethodDecl *Owner = &Method;
  while (Owner->getParent()->isLambda()) {
    const auto *Outer =
        dyn_cast_or_null<CXXMethodDecl>(Owner->getParent()->getParent());
    if (!Outer)
      break;
    Owner = Outer;
  }
  return *Owner->getCanonicalDecl();
}
