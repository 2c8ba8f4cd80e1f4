//===--- FreshName.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks for a name wherever a reader or -Wshadow would. It would rather pass
/// over a free name than take one that is not.
///
//===----------------------------------------------------------------------===//

#include "FreshName.h"
#include "SourceText.h"
#include "facts/GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/Token.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

namespace {

/// What counts as an occurrence of a name.
enum class Search {
  /// A declaration below the level of the translation unit.
  Inner,
  /// Any declaration; and in a function any use as well, since it may mean
  /// something that is found only in an instance.
  All
};

/// Looks for a name in a function.
class NameFinder : public RecursiveASTVisitor<NameFinder> {
public:
  NameFinder(const IdentifierInfo *Name, Search For) : Name(Name), For(For) {}

  bool found() const { return Found; }

  bool VisitNamedDecl(NamedDecl *D) { return note(D->getDeclName()); }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    return For == Search::Inner || note(E->getDecl()->getDeclName());
  }
  bool VisitOverloadExpr(OverloadExpr *E) {
    return For == Search::Inner || note(E->getName());
  }

private:
  bool note(DeclarationName Used) {
    Found |= Used.getAsIdentifierInfo() == Name;
    return !Found; // false ends the walk
  }

  const IdentifierInfo *Name;
  Search For;
  bool Found = false;
};

using Visited = llvm::SmallPtrSet<const DeclContext *, 8>;

} // namespace

static bool isMember(const IdentifierInfo &Name, const CXXRecordDecl &Class,
                     Visited &Seen) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition || !Seen.insert(Definition).second)
    return false;
  if (!Definition->lookup(&Name).empty())
    return true;
  for (const CXXBaseSpecifier &Base : Definition->bases())
    if (const CXXRecordDecl *Record = Base.getType()->getAsCXXRecordDecl();
        Record && isMember(Name, *Record, Seen))
      return true;
  return false;
}

/// Looks in what a namespace or the translation unit uses.
static bool isInUsedNamespace(const IdentifierInfo &Name,
                              const DeclContext &User, Visited &Seen) {
  for (const UsingDirectiveDecl *Using : User.using_directives()) {
    const NamespaceDecl *Used = Using->getNominatedNamespace();
    if (Seen.insert(Used).second &&
        (!Used->lookup(&Name).empty() || isInUsedNamespace(Name, *Used, Seen)))
      return true;
  }
  return false;
}

/// Looks at the level of the translation unit.
static bool isGlobal(const IdentifierInfo &Name, const ASTContext &Context,
                     const Preprocessor &PP) {
  Visited Seen;
  return !globalDeclarations(Context, PP, Name).empty() ||
         isInUsedNamespace(Name, *Context.getTranslationUnitDecl(), Seen);
}

/// True if the text of \p Function uses \p Name, even where the preprocessor
/// leaves it out: another configuration compiles that too. Members that are
/// named after a '.' or '->' do not count.
static bool isWrittenIn(StringRef Name, const Decl &Function) {
  const ASTContext &Context = Function.getASTContext();
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Begin = Function.getBeginLoc(), End = Function.getEndLoc();
  StringRef Text = textBetween(Begin, End, SM);
  if (Text.empty())
    return false;
  Lexer Raw(Begin, Context.getLangOpts(), Text.begin(), Text.begin(),
            SM.getBufferData(SM.getFileID(Begin)).end());
  Token Tok;
  for (bool AfterDot = false;;
       AfterDot = Tok.isOneOf(tok::period, tok::arrow)) {
    Raw.LexFromRawLexer(Tok);
    if (Tok.is(tok::eof) || !comesBefore(Tok.getLocation(), End, SM))
      return false;
    if (!AfterDot && Tok.is(tok::raw_identifier) &&
        Tok.getRawIdentifier() == Name)
      return true;
  }
}

static bool isInFunction(const IdentifierInfo &Name, const Decl &Function,
                         Search For) {
  if (For == Search::All && isWrittenIn(Name.getName(), Function))
    return true;
  NameFinder Finder(&Name, For);
  if (const auto *F = dyn_cast<FunctionDecl>(&Function)) {
    for (ParmVarDecl *Parameter : F->parameters())
      Finder.VisitNamedDecl(Parameter);
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(F))
      for (const CXXCtorInitializer *Init : Constructor->inits())
        if (!Finder.found())
          Finder.TraverseStmt(Init->getInit());
  }
  if (!Finder.found())
    Finder.TraverseStmt(Function.getBody());
  return Finder.found();
}

/// True if \p Name occurs where \p Function can see it, below the level of the
/// translation unit.
static bool isVisible(const IdentifierInfo &Name, const DeclContext &Function,
                      Search For) {
  for (const DeclContext *DC = &Function; !DC->isTranslationUnit();
       DC = DC->getParent()) {
    Visited Seen;
    if (DC->isFunctionOrMethod()) {
      if (isInFunction(Name, *cast<Decl>(DC), For))
        return true;
    } else if (const auto *Class = dyn_cast<CXXRecordDecl>(DC)) {
      if (isMember(Name, *Class, Seen))
        return true;
    } else if (DC->isNamespace()) {
      if (!DC->getPrimaryContext()->lookup(&Name).empty() ||
          isInUsedNamespace(Name, *DC->getPrimaryContext(), Seen))
        return true;
    }
  }
  return false;
}

bool isDeclaredInside(StringRef Name, const DeclContext &Function,
                      ASTContext &Context) {
  return isVisible(Context.Idents.get(Name), Function, Search::Inner);
}

/// A claim that can be seen at the same place as the new variable would hide
/// it or be hidden by it.
bool FreshNames::isClaimed(StringRef Name, SourceLocation Begin,
                           SourceLocation End) const {
  const SourceManager &SM = Context.getSourceManager();
  for (const Claim &C : Claims)
    if (C.Name == Name && !comesBefore(C.End, Begin, SM) &&
        !comesBefore(End, C.Begin, SM))
      return true;
  return false;
}

std::string FreshNames::pick(const DeclContext &Function, SourceLocation Begin,
                             SourceLocation End) {
  auto IsFree = [&](StringRef Name) {
    const IdentifierInfo &Identifier = *PP.getIdentifierInfo(Name);
    return !Identifier.hadMacroDefinition() && !isClaimed(Name, Begin, End) &&
           !isVisible(Identifier, Function, Search::All) &&
           !isGlobal(Identifier, Context, PP);
  };
  std::string Name;
  for (const char *Candidate : {"on", "reuse_addr", "reuseaddr_on"})
    if (Name.empty() && IsFree(Candidate))
      Name = Candidate;
  for (unsigned N = 2; Name.empty(); ++N)
    if (std::string Candidate = "on" + std::to_string(N); IsFree(Candidate))
      Name = Candidate;
  Claims.push_back({Name, Begin, End});
  return Name;
}

} // namespace socket_tidy
