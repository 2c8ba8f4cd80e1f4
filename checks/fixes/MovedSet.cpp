//===--- MovedSet.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// First the block of text that moves, then what it depends on, then the edits.
///
//===----------------------------------------------------------------------===//

#include "MovedSet.h"
#include "DeclarationForm.h"
#include "Descriptor.h"
#include "Effects.h"
#include "PlainStatement.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

//===----------------------------------------------------------------------===//
// Text
//===----------------------------------------------------------------------===//

/// Past the semicolon or the brace that ends \p S; invalid where that is not
/// written.
static SourceLocation endOf(const Stmt &S, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const Stmt *Last = &S;
  while (const auto *If = dyn_cast<IfStmt>(Last))
    Last = If->getElse() ? If->getElse() : If->getThen();
  SourceLocation End = Last->getEndLoc();
  if (End.isMacroID())
    End = SM.getExpansionRange(End).getEnd();
  if (isa<CompoundStmt, DeclStmt>(Last))
    return Lexer::getLocForEndOfToken(End, 0, SM, Context.getLangOpts());
  return Lexer::findLocationAfterToken(
      End, tok::semi, SM, Context.getLangOpts(),
      /*SkipTrailingWhitespaceAndNewLine=*/false);
}

static SourceLocation beginOfLine(SourceLocation Loc, const SourceManager &SM) {
  return Loc.getLocWithOffset(
      1 - static_cast<int>(SM.getSpellingColumnNumber(Loc)));
}

static SourceLocation nextLine(SourceLocation Loc, const SourceManager &SM) {
  StringRef Rest = lineAfter(Loc, SM);
  return Loc.getLocWithOffset(
      static_cast<int>(Rest.size() + lineEnding(Loc, SM).size()));
}

static bool isCommentOrBlank(StringRef Text) {
  Text = Text.trim();
  if (Text.empty() || Text.consume_front("//"))
    return true;
  return Text.consume_front("/*") && Text.consume_back("*/") &&
         !Text.contains("*/");
}

/// The beginning of the line of \p Loc, or of the comment that stands right
/// above it and below \p Limit.
static SourceLocation withComment(SourceLocation Loc, SourceLocation Limit,
                                  const SourceManager &SM) {
  SourceLocation Begin = beginOfLine(Loc, SM);
  StringRef Above = textBetween(nextLine(Limit, SM), Begin, SM);
  // Nothing but comments can stand there; those of the same paragraph count.
  for (StringRef Rest = Above; !Rest.empty();) {
    StringRef Head = Rest.drop_back(1);
    size_t Break = Head.rfind('\n');
    StringRef Line =
        Break == StringRef::npos ? Head : Head.drop_front(Break + 1);
    if (Line.trim().empty())
      break;
    Rest = Rest.drop_back(Line.size() + 1);
    Begin = Begin.getLocWithOffset(-static_cast<int>(Line.size() + 1));
  }
  return Begin;
}

//===----------------------------------------------------------------------===//
// The move
//===----------------------------------------------------------------------===//

namespace {

class Mover {
public:
  Mover(const CallExpr &Set, const CallExpr &Bind, const Expr &Bound,
        bool MayMeetDatagrams, ASTContext &Context)
      : Set(Set), Bind(Bind), Bound(Bound), MayMeetDatagrams(MayMeetDatagrams),
        Context(Context), SM(Context.getSourceManager()), Moved(SM),
        Between(SM), OfBind(SM), After(SM) {}

  std::optional<Draft> move();

private:
  bool findBlock();
  bool takeResult();
  void takeDeclaration();
  bool namesSameDescriptor() const;
  bool canBeEarlier() const;
  bool isPrivate(const ValueDecl &D) const;
  Edits edits() const;

  const CallExpr &Set, &Bind;
  const Expr &Bound;
  bool MayMeetDatagrams;
  ASTContext &Context;
  const SourceManager &SM;

  std::optional<InsertionPoint> ToPoint, FromPoint;
  llvm::SmallVector<const Stmt *, 16> Scope;
  size_t To = 0, First = 0, Last = 0; // indices; both of the block included
  Effects Moved, Between, OfBind, After;
};

} // namespace

/// Finds the statements that move, in the scope that holds the bind as well.
bool Mover::findBlock() {
  ToPoint = plainStatement(Bind, Context);
  FromPoint = plainStatement(Set, Context);
  if (!ToPoint || !FromPoint || !FromPoint->Guards.empty() || FromPoint->Loop ||
      FromPoint->AfterLabel ||
      FromPoint->Levels.front().Scope != ToPoint->Levels.front().Scope)
    return false;
  const CompoundStmt &Common = *FromPoint->Levels.front().Scope;
  Scope.assign(Common.body_begin(), Common.body_end());
  To = llvm::find(Scope, ToPoint->Levels.front().Child) - Scope.begin();
  First = llvm::find(Scope, FromPoint->Levels.front().Child) - Scope.begin();
  Last = First;
  if (First <= To || First == Scope.size() || !takeResult())
    return false;
  takeDeclaration();
  return true;
}

/// A result that is put into a variable moves with the test of it.
bool Mover::takeResult() {
  const Stmt *S = Scope[First];
  if (isa<IfStmt>(S))
    return true;
  const auto *E = dyn_cast<Expr>(S);
  if (!E)
    return false;
  const Expr *Value = E->IgnoreParenCasts();
  if (Value == &Set)
    return true;
  const auto *Assignment = dyn_cast<BinaryOperator>(Value);
  if (!Assignment || Assignment->getOpcode() != BO_Assign ||
      Assignment->getRHS()->IgnoreParenCasts() != &Set ||
      First + 1 == Scope.size())
    return false;
  const auto *Variable =
      dyn_cast<DeclRefExpr>(Assignment->getLHS()->IgnoreParens());
  const auto *Test = dyn_cast<IfStmt>(Scope[First + 1]);
  if (!Variable || !Test)
    return false;
  Effects OfTest(SM);
  OfTest.add(*Test->getCond());
  Last = First + 1;
  return OfTest.Named.count(
      cast<ValueDecl>(Variable->getDecl()->getCanonicalDecl()));
}

/// Takes in `int on = 1;` right above, if nobody else needs it.
void Mover::takeDeclaration() {
  const auto *Declaration = dyn_cast<DeclStmt>(Scope[First - 1]);
  if (!Declaration || First - 1 == To)
    return;
  Effects Used(SM), Other(SM);
  for (size_t I = 0; I != Scope.size(); ++I)
    if (I != First - 1)
      (I >= First && I <= Last ? Used : Other).add(*Scope[I]);
  for (const Decl *D : Declaration->decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    Expr::EvalResult Value;
    if (!Variable || !Variable->getInit() || !Variable->hasLocalStorage() ||
        !Variable->getType()->isIntegralOrEnumerationType() ||
        !Variable->getInit()->EvaluateAsInt(Value, Context) ||
        !Used.Named.count(Variable) || Other.Named.count(Variable))
      return;
  }
  --First;
}

bool Mover::namesSameDescriptor() const {
  llvm::FoldingSetNodeID A, B;
  Bound.IgnoreParenImpCasts()->Profile(A, Context, /*Canonical=*/true);
  Set.getArg(0)->IgnoreParenImpCasts()->Profile(B, Context, /*Canonical=*/true);
  Descriptor D;
  return A == B && readDescriptor(Bound, Context, D).empty() &&
         whyNotEarlier(D, *ToPoint, MayMeetDatagrams, Context).empty();
}

/// True if no code that is out of sight can change \p D.
bool Mover::isPrivate(const ValueDecl &D) const {
  const auto *Variable = dyn_cast<VarDecl>(&D);
  return Variable && ((Variable->hasLocalStorage() &&
                       !Variable->getType()->isReferenceType()) ||
                      SM.isInSystemHeader(Variable->getLocation()));
}

/// True if the block means the same before the bind statement.
bool Mover::canBeEarlier() const {
  if (Moved.HasLabel || Between.HasLabel)
    return false;
  // A goto must not pass what its target needs.
  if (Moved.HasGoto && (!Between.Declared.empty() || !Between.Changed.empty() ||
                        Between.CallsOwnCode || !OfBind.HasGoto))
    return false;
  for (const ValueDecl *D : Moved.Named) {
    if (Moved.Declared.count(D))
      continue;
    bool IsThere = isa<FieldDecl>(D) || SM.isInSystemHeader(D->getLocation()) ||
                   comesBefore(D->getLocation(), ToPoint->Loc, SM);
    // What it writes itself may be written before.
    bool IsChanged = (Between.Changed.count(D) || OfBind.Changed.count(D)) &&
                     !Moved.Changed.count(D);
    if (!IsThere || IsChanged)
      return false;
    if (!isPrivate(*D) && (Between.CallsOwnCode || OfBind.CallsOwnCode))
      return false;
  }
  // What it writes is not read after it, as it would be read anew.
  return llvm::none_of(Moved.Changed, [&](const ValueDecl *D) {
    return !Moved.Declared.count(D) &&
           (!isPrivate(*D) ||
            (After.Named.count(D) && !After.Changed.count(D)));
  });
}

Edits Mover::edits() const {
  SourceLocation Above = endOf(*Scope[First - 1], Context);
  SourceLocation End = endOf(*Scope[Last], Context);
  SourceLocation FirstLoc = Scope[First]->getBeginLoc();
  if (Above.isInvalid() || End.isInvalid() || FirstLoc.isMacroID() ||
      !startsItsLine(FirstLoc, SM) || !startsItsLine(ToPoint->Loc, SM) ||
      !isCommentOrBlank(lineAfter(End, SM)) ||
      holdsDirective(textBetween(ToPoint->Loc, End, SM)))
    return {};

  SourceLocation Begin = withComment(FirstLoc, Above, SM);
  SourceLocation LastLineEnd =
      End.getLocWithOffset(static_cast<int>(lineAfter(End, SM).size()));
  StringRef Text = textBetween(Begin, LastLineEnd, SM).rtrim();
  StringRef Indentation = lineIndentation(ToPoint->Loc, SM);
  if (!Text.consume_front(Indentation) || Text.empty())
    return {};

  // No two blank lines where it stood, and none before a brace.
  SourceLocation Next = nextLine(End, SM);
  StringRef Gap = textBetween(nextLine(Above, SM), Begin, SM);
  StringRef Follows = lineAfter(Next, SM).trim();
  if (!Gap.empty() && Gap.trim().empty() &&
      (Follows.empty() || Follows.front() == '}'))
    Begin = nextLine(Above, SM);

  // From the end of the line above to that of the last line: where what follows
  // a removal is a space, Clang removes that as well.
  StringRef NewLine = lineEnding(ToPoint->Loc, SM);
  Begin = Begin.getLocWithOffset(-static_cast<int>(NewLine.size()));
  return {FixItHint::CreateInsertion(ToPoint->Loc,
                                     (Text + NewLine + Indentation).str()),
          FixItHint::CreateRemoval(
              CharSourceRange::getCharRange(Begin, LastLineEnd))};
}

std::optional<Draft> Mover::move() {
  if (!findBlock() || !namesSameDescriptor())
    return std::nullopt;
  for (size_t I = To; I != Scope.size(); ++I) {
    Effects &Part = I == To     ? OfBind
                    : I < First ? Between
                    : I <= Last ? Moved
                                : After;
    Part.add(*Scope[I]);
  }
  DeclarationForm Form = declarationForm(*ToPoint, Context);
  bool MayStand = Moved.Declared.empty() ? Form != DeclarationForm::None
                                         : Form == DeclarationForm::Plain;
  Edits Pieces = MayStand && canBeEarlier() ? edits() : Edits();
  if (Pieces.empty())
    return std::nullopt;
  return Draft{Pieces, {&Set, &Bind}, ToPoint->Function};
}

std::optional<Draft> moveBeforeBind(const CallExpr &Set, const CallExpr &Bind,
                                    const Expr &Descriptor,
                                    bool MayMeetDatagrams,
                                    ASTContext &Context) {
  return Mover(Set, Bind, Descriptor, MayMeetDatagrams, Context).move();
}

} // namespace socket_tidy
