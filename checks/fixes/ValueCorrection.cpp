//===--- ValueCorrection.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where all that a variable does is to be the value of options, its
/// declaration is corrected. Otherwise it stays, and another variable takes its
/// part in the call.
///
//===----------------------------------------------------------------------===//

#include "ValueCorrection.h"
#include "DeclarationForm.h"
#include "Descriptor.h"
#include "EditableText.h"
#include "OptionNames.h"
#include "PlainStatement.h"
#include "SourceText.h"
#include "VariableUses.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/ParentMapContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/TypeLoc.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

//===----------------------------------------------------------------------===//
// What is passed
//===----------------------------------------------------------------------===//

/// What the address in the argument of \p Call is taken of, or null.
static const Expr *passedObject(const CallExpr &Call) {
  const auto *Address =
      dyn_cast<UnaryOperator>(Call.getArg(3)->IgnoreParenCasts());
  return Address && Address->getOpcode() == UO_AddrOf
             ? Address->getSubExpr()->IgnoreParens()
             : nullptr;
}

/// The variable of the function itself whose address is passed, or null.
static const VarDecl *passedVariable(const CallExpr &Call) {
  const auto *Reference = dyn_cast_or_null<DeclRefExpr>(passedObject(Call));
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && Variable->hasLocalStorage() &&
                 !isa<ParmVarDecl>(Variable) && !Variable->isInitCapture() &&
                 Variable->getType()->isIntegralOrEnumerationType()
             ? Variable
             : nullptr;
}

/// The literal that initializes \p Variable, or null.
static const Expr *initialLiteral(const VarDecl &Variable) {
  const Expr *Init = Variable.getInit();
  Init = Init ? Init->IgnoreParenCasts() : nullptr;
  return isa_and_nonnull<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr>(
             Init)
             ? Init
             : nullptr;
}

static FixItHint replacement(SourceRange Range, const llvm::Twine &Text,
                             const ASTContext &Context) {
  return FixItHint::CreateReplacement(editableRange(Range, Context),
                                      Text.str());
}

static bool isEditable(SourceRange Range, const ASTContext &Context) {
  return editableRange(Range, Context).isValid();
}

//===----------------------------------------------------------------------===//
// Zero
//===----------------------------------------------------------------------===//

/// The one number in a compound literal, or null.
static const Expr *literalIn(const Expr *Object) {
  const auto *Compound = dyn_cast_or_null<CompoundLiteralExpr>(Object);
  const auto *List =
      Compound ? dyn_cast<InitListExpr>(Compound->getInitializer()) : nullptr;
  const Expr *Number = List && List->getNumInits() == 1
                           ? List->getInit(0)->IgnoreParenCasts()
                           : nullptr;
  return isa_and_nonnull<IntegerLiteral>(Number) ? Number : nullptr;
}

/// True if the name of a variable says that its value is no mistake.
static bool meansOff(StringRef Name) {
  return Name.equals_insensitive("no") || Name.contains_insensitive("off") ||
         Name.contains_insensitive("zero") ||
         Name.contains_insensitive("false") ||
         Name.contains_insensitive("null") ||
         Name.contains_insensitive("disable") ||
         Name.contains_insensitive("clear");
}

Edits mendZero(const CallExpr &Call, ASTContext &Context) {
  if (const Expr *Number = literalIn(passedObject(Call));
      Number && isEditable(Number->getSourceRange(), Context))
    return {replacement(Number->getSourceRange(), "1", Context)};
  const VarDecl *Variable = passedVariable(Call);
  if (!Variable || meansOff(Variable->getName()))
    return {};
  const Expr *Zero = initialLiteral(*Variable);
  VariableUses Uses = usesOf(*Variable, Context);
  if (!Zero || !Uses.IsOnlyOption || Uses.Options.size() != 1 ||
      !isEditable(Zero->getSourceRange(), Context))
    return {};
  return {replacement(Zero->getSourceRange(), "1", Context)};
}

//===----------------------------------------------------------------------===//
// Uninitialized
//===----------------------------------------------------------------------===//

namespace {

class JumpFinder : public RecursiveASTVisitor<JumpFinder> {
public:
  bool VisitLabelStmt(LabelStmt *) { return !(Found = true); }
  bool VisitSwitchStmt(SwitchStmt *) { return !(Found = true); }
  bool Found = false;
};

} // namespace

/// True if something may jump past the declaration of \p Variable: with an
/// initializer, C++ forbids that.
static bool mayBeJumpedOver(const VarDecl &Variable) {
  JumpFinder Finder;
  Finder.TraverseStmt(cast<Decl>(Variable.getDeclContext())->getBody());
  return Finder.Found;
}

Edits mendUninitialized(const CallExpr &Call, ASTContext &Context) {
  const VarDecl *Variable = passedVariable(Call);
  if (!Variable || Variable->hasInit() || !Variable->getIdentifier() ||
      Variable->getEndLoc() != Variable->getLocation() ||
      !usesOf(*Variable, Context).IsOnlyOption || mayBeJumpedOver(*Variable))
    return {};
  SourceLocation Name = Variable->getLocation();
  if (Name.isMacroID() || !isEditable(Name, Context))
    return {};
  // The name is replaced, not followed by an insertion: two reports may carry
  // this edit.
  return {replacement(Name, Variable->getName() + " = 1", Context)};
}

//===----------------------------------------------------------------------===//
// Too small
//===----------------------------------------------------------------------===//

static bool isIntOrLarger(QualType Type, const ASTContext &Context) {
  return Context.getTypeSize(Type) >= Context.getTypeSize(Context.IntTy);
}

/// True if \p E asks for the size of what \p Object names, as that is written.
static bool isSizeOf(const Expr &E, const VarDecl &Object) {
  const auto *Size =
      dyn_cast<UnaryExprOrTypeTraitExpr>(E.IgnoreParenImpCasts());
  if (!Size || Size->getKind() != UETT_SizeOf || Size->isArgumentType())
    return false;
  const auto *Reference =
      dyn_cast<DeclRefExpr>(Size->getArgumentExpr()->IgnoreParens());
  return Reference &&
         Reference->getDecl()->getCanonicalDecl() == Object.getCanonicalDecl();
}

/// True if to drop \p E leaves no variable without use.
static bool usesNoVariable(const Expr &E) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    return !isa<VarDecl>(Reference->getDecl());
  if (isa<UnaryExprOrTypeTraitExpr>(E))
    return true;
  return llvm::all_of(E.children(), [](const Stmt *Child) {
    const auto *Part = dyn_cast_or_null<Expr>(Child);
    return Part && usesNoVariable(*Part);
  });
}

/// True if every call that gets the address of \p Variable wants an int, and
/// says that it gets the size of the variable. The call to be mended need not.
static bool wantInt(const VariableUses &Uses, const VarDecl &Variable,
                    const CallExpr &Mended, const ASTContext &Context) {
  return llvm::all_of(Uses.Options, [&](const CallExpr *Call) {
    StringRef Name = editableText(Call->getArg(2)->getSourceRange(), Context);
    return isSwitch(Name) &&
           (Call == &Mended || isSizeOf(*Call->getArg(4), Variable));
  });
}

/// `sizeof(on)`, with a space as \p Old has one.
static std::string sizeOf(StringRef Name, StringRef Old) {
  bool HasGap = Old.consume_front("sizeof ");
  return ((HasGap ? "sizeof (" : "sizeof(") + Name + ")").str();
}

/// Makes the declaration of \p Variable one of an int.
static Edits widenDeclaration(const VarDecl &Variable, const VariableUses &Uses,
                              const CallExpr &Call, ASTContext &Context) {
  TraversalKindScope AsIs(Context, TK_AsIs);
  auto Parents = Context.getParentMapContext().getParents(Variable);
  const auto *Statement =
      Parents.empty() ? nullptr : Parents[0].get<DeclStmt>();
  const TypeSourceInfo *Written = Variable.getTypeSourceInfo();
  if (!Statement || !Statement->isSingleDecl() || !Written ||
      !Uses.IsOnlyOption || !wantInt(Uses, Variable, Call, Context))
    return {};
  SourceRange Type = Written->getTypeLoc().getUnqualifiedLoc().getSourceRange();
  StringRef TypeText = editableText(Type, Context);
  if (TypeText.empty())
    return {};

  Edits Result;
  const Expr *Init = initialLiteral(Variable);
  bool IsWord =
      Init && (isa<CXXBoolLiteralExpr>(Init) ||
               editableText(Init->getSourceRange(), Context) == "true" ||
               (isa<CharacterLiteral>(Init) &&
                cast<CharacterLiteral>(Init)->getValue() == '1'));
  // One edit from the type to the value, where both change.
  if (IsWord && isEditable(Init->getSourceRange(), Context)) {
    CharSourceRange TypeRange = editableRange(Type, Context);
    CharSourceRange InitRange = editableRange(Init->getSourceRange(), Context);
    StringRef Between = textBetween(TypeRange.getEnd(), InitRange.getBegin(),
                                    Context.getSourceManager());
    if (Between.empty())
      return {};
    Result.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(TypeRange.getBegin(), InitRange.getEnd()),
        ("int" + Between + "1").str()));
  } else {
    Result.push_back(replacement(Type, "int", Context));
  }
  const Expr &Length = *Call.getArg(4);
  if (!isSizeOf(Length, Variable)) {
    StringRef Old = editableText(Length.getSourceRange(), Context);
    if (Old.empty() || !usesNoVariable(Length))
      return {};
    Result.push_back(replacement(Length.getSourceRange(),
                                 sizeOf(Variable.getName(), Old), Context));
  }
  return Result;
}

/// Makes `&(char){1}, sizeof(char)` one of an int.
static Edits widenLiteral(const CompoundLiteralExpr &Literal,
                          const CallExpr &Call, const ASTContext &Context) {
  const Expr &Length = *Call.getArg(4);
  SourceRange Type = Literal.getTypeSourceInfo()->getTypeLoc().getSourceRange();
  StringRef Old = editableText(Length.getSourceRange(), Context);
  if (!isEditable(Type, Context) || Old.empty() || !usesNoVariable(Length))
    return {};
  return {replacement(Type, "int", Context),
          replacement(Length.getSourceRange(), sizeOf("int", Old), Context)};
}

/// Puts another variable, an int with the same value, in front of the statement
/// and into the call. All in one edit of text, since two reports may carry it.
static Edits passAnother(const CallExpr &Call, const Expr &Object,
                         ASTContext &Context, FreshNames &Names) {
  const SourceManager &SM = Context.getSourceManager();
  std::optional<InsertionPoint> Found = plainStatement(Call, Context);
  Descriptor Value; // whatever it is, it is read a second time
  StringRef OldValue = editableText(Call.getArg(3)->getSourceRange(), Context);
  StringRef OldLength = editableText(Call.getArg(4)->getSourceRange(), Context);
  if (!Object.getType()->isIntegralOrEnumerationType() || OldValue.empty() ||
      OldLength.empty() || !Found ||
      !readDescriptor(Object, Context, Value).empty() ||
      !whyNotEarlier(Value, *Found, /*MayMeetDatagrams=*/false, Context)
           .empty() ||
      !startsItsLine(Found->Loc, SM) ||
      declarationForm(*Found, Context) != DeclarationForm::Plain)
    return {};
  const InsertionPoint &Point = *Found;

  CharSourceRange ValueRange =
      editableRange(Call.getArg(3)->getSourceRange(), Context);
  CharSourceRange LengthRange =
      editableRange(Call.getArg(4)->getSourceRange(), Context);
  StringRef Before = textBetween(Point.Loc, ValueRange.getBegin(), SM);
  StringRef Between =
      textBetween(ValueRange.getEnd(), LengthRange.getBegin(), SM);
  if (Before.empty() || Between.empty())
    return {};
  std::string Name = Names.pick(*Point.Function, Point.Loc,
                                Point.Levels.front().Scope->getRBracLoc());
  // A cast before the address stays.
  StringRef Cast = OldValue.take_front(OldValue.rfind('&'));
  std::string Text =
      ("int " + Name + " = " + Value.Text + ";" + lineEnding(Point.Loc, SM) +
       lineIndentation(Point.Loc, SM) + Before + Cast + "&" + Name + Between +
       sizeOf(Name, OldLength))
          .str();
  return {FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Point.Loc, LengthRange.getEnd()), Text)};
}

Edits mendTooSmall(const CallExpr &Call, ASTContext &Context,
                   FreshNames &Names) {
  const Expr *Object = passedObject(Call);
  if (!Object || Object->isTypeDependent())
    return {};
  if (isIntOrLarger(Object->getType(), Context)) {
    // Only the length is wrong.
    const Expr &Length = *Call.getArg(4);
    StringRef Old = editableText(Length.getSourceRange(), Context);
    StringRef Text = editableText(Object->getSourceRange(), Context);
    if (Old.empty() || Text.empty() || Text.contains('\n') ||
        !usesNoVariable(Length))
      return {};
    return {replacement(Length.getSourceRange(), sizeOf(Text, Old), Context)};
  }
  if (literalIn(Object))
    return widenLiteral(*cast<CompoundLiteralExpr>(Object), Call, Context);
  if (const VarDecl *Variable = passedVariable(Call)) {
    Edits Widened =
        widenDeclaration(*Variable, usesOf(*Variable, Context), Call, Context);
    if (!Widened.empty())
      return Widened;
  }
  return passAnother(Call, *Object, Context, Names);
}

} // namespace socket_tidy
