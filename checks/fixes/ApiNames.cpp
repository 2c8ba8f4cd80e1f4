//===--- ApiNames.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks names up as they are at the end of the translation unit, and asks
/// whether what is found comes before the place.
///
//===----------------------------------------------------------------------===//

#include "ApiNames.h"
#include "FreshName.h"
#include "SourceText.h"
#include "facts/GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

Availability findSocketNames(SourceLocation Loc, ASTContext &Context,
                             const Preprocessor &PP) {
  const SourceManager &SM = Context.getSourceManager();
  auto Undeclared = [](StringRef Name) {
    return Availability{
        ("'" + Name + "' is not declared here; include <sys/socket.h>").str(),
        true};
  };

  for (StringRef Name : {"SOL_SOCKET", "SO_REUSEADDR"}) {
    const MacroInfo *Macro = PP.getMacroInfo(PP.getIdentifierInfo(Name));
    if (!Macro || !comesBefore(Macro->getDefinitionLoc(), Loc, SM))
      return Undeclared(Name);
  }

  const IdentifierInfo *Name = PP.getIdentifierInfo("setsockopt");
  if (Name->hadMacroDefinition())
    return {"'setsockopt' is a macro here"};
  for (const NamedDecl *Found : globalDeclarations(Context, PP, *Name)) {
    const auto *Function = dyn_cast<FunctionDecl>(Found->getUnderlyingDecl());
    if (!Function || Function->isImplicit())
      continue;
    bool IsBefore = llvm::any_of(Function->redecls(), [&](const Decl *D) {
      return comesBefore(D->getLocation(), Loc, SM);
    });
    if (!IsBefore)
      continue;
    if (Function->getNumParams() == 5 &&
        Function->getParamDecl(3)->getType()->isVoidPointerType())
      return {};
    return {"'setsockopt' takes other arguments here"};
  }
  return Undeclared("setsockopt");
}

/// True if the library's perror is declared before \p Loc.
static bool hasPerror(SourceLocation Loc, ASTContext &Context,
                      const IdentifierInfo &Name) {
  const SourceManager &SM = Context.getSourceManager();
  return llvm::any_of(Context.getTranslationUnitDecl()->lookup(&Name),
                      [&](const NamedDecl *Found) {
                        const Decl *First =
                            Found->getUnderlyingDecl()->getCanonicalDecl();
                        return isa<FunctionDecl>(First) &&
                               !First->isImplicit() &&
                               comesBefore(First->getLocation(), Loc, SM);
                      });
}

FailureReport findFailureReport(SourceLocation Loc, StringRef Gap,
                                const DeclContext &Function,
                                ASTContext &Context, const Preprocessor &PP) {
  bool IsCXX = Context.getLangOpts().CPlusPlus;
  const IdentifierInfo *Name = PP.getIdentifierInfo("perror");
  bool IsHidden = isDeclaredInside("perror", Function, Context);
  if (Name->hadMacroDefinition() || (IsHidden && !IsCXX))
    return {};
  std::string Arguments = (Gap + "(\"setsockopt\")").str();
  if (hasPerror(Loc, Context, *Name))
    return {(IsHidden ? "::perror" : "perror") + Arguments, {}};
  if (IsHidden || !Context.getTranslationUnitDecl()->lookup(Name).empty())
    return {};
  return {(IsCXX ? "std::perror" : "perror") + Arguments,
          IsCXX ? "<cstdio>" : "<stdio.h>"};
}

} // namespace socket_tidy
