//===--- ReuseAddrFix.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Plans the edit. The doubts are settled elsewhere, and in this order: can the
/// descriptor be named, are the names of the socket API there, may the edit go
/// before the statement, and else, may it go into the expression.
///
//===----------------------------------------------------------------------===//

#include "ReuseAddrFix.h"
#include "CreationPoint.h"
#include "DeclarationForm.h"
#include "Descriptor.h"
#include "EditFormat.h"
#include "ExpressionEdit.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "facts/GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Error.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

namespace {

/// Whether the names of the socket API can be used at a place.
struct Availability {
  std::string WhyNot;
  bool IsMissing = false; // a header would help
};

} // namespace

static Availability findNames(SourceLocation Loc, ASTContext &Context,
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

/// The call as its neighbours would write it: its name is like that of bind,
/// and so that nothing else of that name comes in between.
static OptionCall callLike(const CallExpr &Bind, const Descriptor &D,
                           const InsertionPoint &Point, ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  StringRef Text =
      textOf(rangeInFile(Bind.getSourceRange(), SM, Context.getLangOpts()), SM);
  bool Qualify = Context.getLangOpts().CPlusPlus &&
                 (Text.consume_front("::") || D.IsObject ||
                  isDeclaredInside("setsockopt", *Point.Function, Context));
  // A space before the parenthesis, as in GNU's style, is copied.
  StringRef Name = Text.take_front(Text.find('('));
  OptionCall Call;
  Call.Setsockopt = Qualify ? "::setsockopt" : "setsockopt";
  Call.Descriptor = D.Text;
  Call.Gap = Name.size() > Name.rtrim(' ').size() ? " " : "";
  return Call;
}

/// True if the library's perror is declared before \p Loc.
static bool hasPerror(SourceLocation Loc, ASTContext &Context,
                      const Preprocessor &PP) {
  const SourceManager &SM = Context.getSourceManager();
  const IdentifierInfo *Name = PP.getIdentifierInfo("perror");
  return !Name->hadMacroDefinition() &&
         llvm::any_of(Context.getTranslationUnitDecl()->lookup(Name),
                      [&](const NamedDecl *Found) {
                        const Decl *First =
                            Found->getUnderlyingDecl()->getCanonicalDecl();
                        return isa<FunctionDecl>(First) &&
                               !First->isImplicit() &&
                               comesBefore(First->getLocation(), Loc, SM);
                      });
}

/// How a failure is reported at \p Loc, in \p Function. Empty if it cannot be
/// without another header, or if something else has that name.
static std::string reportOfFailure(SourceLocation Loc, StringRef Gap,
                                   const DeclContext &Function,
                                   ASTContext &Context,
                                   const Preprocessor &PP) {
  bool IsHidden = isDeclaredInside("perror", Function, Context);
  if (!hasPerror(Loc, Context, PP) ||
      (IsHidden && !Context.getLangOpts().CPlusPlus))
    return {};
  return ((IsHidden ? "::perror" : "perror") + Gap + "(\"setsockopt\")").str();
}

FixPlanner::FixPlanner(ASTContext &Context, const Preprocessor &PP,
                       compat::IncludeInserter &Includes, FreshNames &Names,
                       ErrorHandling OnError, bool MakesDatagrams)
    : Context(Context), PP(PP), Includes(Includes), Names(Names),
      OnError(OnError), MakesDatagrams(MakesDatagrams) {}

Fix FixPlanner::plan(const CallExpr &Bind,
                     std::optional<unsigned> DescriptorArg, StringRef Guard) {
  auto Key = std::make_pair(Bind.getBeginLoc().getRawEncoding(), DescriptorArg);
  auto Known = Planned.find(Key);
  if (Known == Planned.end())
    Known = Planned.emplace(Key, planAfresh(Bind, DescriptorArg, Guard)).first;
  return Known->second;
}

//===----------------------------------------------------------------------===//
// The two kinds of edits
//===----------------------------------------------------------------------===//

Edits FixPlanner::beforeStatement(const InsertionPoint &Point,
                                  const OptionCall &Call) {
  const SourceManager &SM = Context.getSourceManager();
  DeclarationForm Form = declarationForm(Point, Context);
  if (Form == DeclarationForm::None)
    return {};

  bool IsPlain = Form == DeclarationForm::Plain;
  StringRef Unit;
  if (startsItsLine(Point.Loc, SM))
    Unit = indentationUnit(*Point.Levels.back().Scope,
                           lineIndentation(Point.Loc, SM), SM);
  if (!IsPlain && OptionValue::hasLiteral(Context.getLangOpts())) {
    std::vector<std::string> Lines =
        Call.statement(OptionValue::unnamed(Context.getLangOpts()), Unit);
    return Point.Unbraced.isValid()
               ? bracedWith(Point, Lines, !Call.Gap.empty(), Context)
               : linesAt(Point, Lines, SM);
  }
  if (!IsPlain && Point.Unbraced.isValid())
    return {};

  bool InScope = IsPlain && !Point.Unbraced.isValid();
  std::string Name =
      Names.pick(*Point.Function, Point.Loc,
                 InScope ? Point.Levels.front().Scope->getRBracLoc()
                         : SM.getExpansionLoc(Point.Statement->getEndLoc()));
  std::vector<std::string> Lines =
      Call.statement(OptionValue::variable(Name), Unit);
  Lines.insert(Lines.begin(), OptionCall::declaration(Name));
  if (!IsPlain)
    return blockAt(Point, Lines, SM);
  if (Point.Unbraced.isValid())
    return bracedWith(Point, Lines, !Call.Gap.empty(), Context);
  return linesAt(Point, Lines, SM);
}

Edits FixPlanner::withDeclaration(const CallExpr &Bind,
                                  const InsertionPoint &Point,
                                  const OptionCall &Call,
                                  const DeclarationPlace &Place) {
  std::string Name =
      Names.pick(*Point.Function, Place.Loc, Place.Scope->getRBracLoc());
  OptionValue Value = OptionValue::variable(Name);
  Edits Inside = insideExpression(Bind, Point, Call.text(Value),
                                  Call.operand(Value), Context, PP);
  if (Inside.empty())
    return {};
  Edits Result = linesBefore(Place.Loc, OptionCall::declaration(Name),
                             Context.getSourceManager());
  Result.append(Inside.begin(), Inside.end());
  return Result;
}

Edits FixPlanner::inExpression(const CallExpr &Bind,
                               const InsertionPoint &Point,
                               const OptionCall &Call) {
  const LangOptions &LangOpts = Context.getLangOpts();
  bool HasLiteral = OptionValue::hasLiteral(LangOpts);
  if (!HasLiteral)
    for (const DeclarationPlace &Place : findDeclarationPlaces(Point, Context))
      if (Edits Result =
              finish(Bind, Point, withDeclaration(Bind, Point, Call, Place));
          !Result.empty())
        return Result;
  if (!HasLiteral && !LangOpts.CPlusPlus)
    return {};
  OptionValue Value = OptionValue::unnamed(LangOpts);
  return finish(Bind, Point,
                insideExpression(Bind, Point, Call.text(Value),
                                 Call.operand(Value), Context, PP));
}

//===----------------------------------------------------------------------===//
// From pieces to one edit
//===----------------------------------------------------------------------===//

/// Takes the parts of \p File that \p Pieces touch, unless another fix has.
bool FixPlanner::claim(FileID File, const tooling::Replacements &Pieces) {
  std::vector<Claim> Wanted;
  for (const tooling::Replacement &R : Pieces)
    Wanted.push_back({File, R.getOffset(), R.getOffset() + R.getLength()});
  for (const Claim &Want : Wanted)
    for (const Claim &Have : Claims)
      if (Have.File == Want.File && Have.Begin <= Want.End &&
          Want.Begin <= Have.End)
        return false;
  Claims.insert(Claims.end(), Wanted.begin(), Wanted.end());
  return true;
}

/// Makes one of several edits by repeating the text between them.
static tooling::Replacements joined(const tooling::Replacements &Pieces,
                                    StringRef Code) {
  if (Pieces.size() < 2)
    return Pieces;
  unsigned Begin = Pieces.begin()->getOffset(), At = Begin;
  std::string Text;
  for (const tooling::Replacement &R : Pieces) {
    Text += Code.slice(At, R.getOffset());
    Text += R.getReplacementText();
    At = R.getOffset() + R.getLength();
  }
  return tooling::Replacements(tooling::Replacement(
      Pieces.begin()->getFilePath(), Begin, At - Begin, Text));
}

static unsigned offsetOf(SourceLocation Loc, const SourceManager &SM) {
  return SM.getFileOffset(SM.getExpansionLoc(Loc));
}

/// The text whose style speaks for that of the file: the function around
/// \p Bind, or the class, or else its own line.
static tooling::Range surroundings(const CallExpr &Bind,
                                   const DeclContext &Around,
                                   const SourceManager &SM) {
  unsigned Own = SM.getFileOffset(SM.getFileLoc(Bind.getBeginLoc()));
  SourceRange Written = Around.isFileContext()
                            ? SourceRange()
                            : cast<Decl>(Around).getSourceRange();
  if (Written.isInvalid() ||
      SM.getFileID(SM.getExpansionLoc(Written.getBegin())) !=
          SM.getFileID(SM.getFileLoc(Bind.getBeginLoc())))
    return {Own, 1};
  unsigned Begin = offsetOf(Written.getBegin(), SM);
  return {Begin, offsetOf(Written.getEnd(), SM) - Begin};
}

/// True if the text that \p Edit replaces holds the name of the function that
/// \p Call calls, apart from the call itself.
static bool holdsOtherCall(const CallExpr &Call,
                           const tooling::Replacements &Edit, StringRef Code,
                           const SourceManager &SM) {
  const auto *Callee = dyn_cast_or_null<NamedDecl>(Call.getCalleeDecl());
  StringRef Name =
      Callee && Callee->getIdentifier() ? Callee->getName() : "bind";
  unsigned Begin = Edit.begin()->getOffset();
  unsigned End = Begin + Edit.begin()->getLength();
  unsigned Own = SM.getFileOffset(SM.getFileLoc(Call.getBeginLoc()));
  return Code.slice(Begin, End).count(Name) > (Begin <= Own && Own < End);
}

/// Formats the edits and makes one of them. Empty when another fix touches the
/// same text: two edits at one place would depend on the order in which they
/// are applied, and tools refuse that.
Edits FixPlanner::finish(const CallExpr &Bind, const InsertionPoint &Point,
                         const Edits &Pieces) {
  const SourceManager &SM = Context.getSourceManager();
  FileID File = SM.getFileID(SM.getFileLoc(Bind.getBeginLoc()));
  auto Entry = SM.getFileEntryRefForID(File);
  if (Pieces.empty() || !Entry)
    return {};
  EditedFile Edited;
  Edited.Name = Entry->getName();
  Edited.Code = SM.getBufferData(File);
  for (const FixItHint &Hint : Pieces) {
    SourceLocation Begin = Hint.RemoveRange.getBegin();
    unsigned Length =
        offsetOf(Hint.RemoveRange.getEnd(), SM) - offsetOf(Begin, SM);
    if (SM.getFileID(Begin) != File)
      return {};
    if (llvm::Error Failed = Edited.Edits.add(
            {Edited.Name, offsetOf(Begin, SM), Length, Hint.CodeToInsert})) {
      llvm::consumeError(std::move(Failed));
      return {};
    }
  }

  Edited.Function = surroundings(Bind, *Point.Function, SM);
  tooling::Replacements Whole =
      joined(formatted(Edited, SM.getFileManager().getVirtualFileSystem()),
             Edited.Code);
  // Another such call in the text between may get a fix of its own.
  if (holdsOtherCall(Bind, Whole, Edited.Code, SM) || !claim(File, Whole)) {
    Whole = Edited.Edits;
    if (!claim(File, Whole))
      return {};
  }

  Edits Result;
  SourceLocation Start = SM.getLocForStartOfFile(File);
  for (const tooling::Replacement &R : Whole) {
    SourceLocation Begin = Start.getLocWithOffset(R.getOffset());
    // Several files may report what a header holds. Equal replacements of text
    // count once for clang-apply-replacements, but equal insertions do not.
    StringRef Next = R.getLength() == 0 && File != SM.getMainFileID()
                         ? Edited.Code.substr(R.getOffset(), 1)
                         : StringRef();
    Result.push_back(FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(
            Begin, Begin.getLocWithOffset(R.getLength() + Next.size())),
        (R.getReplacementText() + Next).str()));
  }
  return Result;
}

/// True if a header can declare \p Name for \p Function.
bool FixPlanner::mayInclude(StringRef Name, const DeclContext &Function) const {
  const IdentifierInfo *Identifier = PP.getIdentifierInfo(Name);
  return !Identifier->hadMacroDefinition() &&
         !isDeclaredInside(Name, Function, Context) &&
         Context.getTranslationUnitDecl()->lookup(Identifier).empty();
}

/// Adds the include of \p Header, unless another fix of \p File has it.
bool FixPlanner::include(StringRef Header, FileID File, Edits &Hints) {
  auto Include = Includes.createIncludeInsertion(File, Header);
  if (Include)
    Hints.push_back(*Include);
  else if (!WithInclude.count({File, Header.str()}))
    return false;
  WithInclude.insert({File, Header.str()});
  return true;
}

Fix FixPlanner::planAfresh(const CallExpr &Bind,
                           std::optional<unsigned> DescriptorArg,
                           StringRef Guard) {
  const SourceManager &SM = Context.getSourceManager();
  auto None = [](const llvm::Twine &WhyNot) {
    Fix Result;
    Result.WhyNot = WhyNot.str();
    return Result;
  };

  CreationPoint Place;
  if (!DescriptorArg)
    Place = findCreationPoint(Bind, Context);
  else if (*DescriptorArg < Bind.getNumArgs())
    Place.Point = findInsertionPoint(Bind, Context);
  else
    return None("the descriptor is not an argument of the call");
  const InsertionPoint &Point = Place.Point;
  Descriptor &D = Place.D;
  if (!Point.Function || SM.isInSystemHeader(Bind.getBeginLoc()))
    return None(Point.WhyNot);
  if (DescriptorArg)
    if (StringRef WhyNot =
            readDescriptor(*Bind.getArg(*DescriptorArg), Context, D);
        !WhyNot.empty())
      return None(WhyNot);

  SourceLocation Where = SM.getFileLoc(Bind.getBeginLoc());
  Availability Api = findNames(Where, Context, PP);
  if (!Api.WhyNot.empty() && !Api.IsMissing)
    return None(Api.WhyNot);
  if (!Context.getLangOpts().CPlusPlus &&
      isDeclaredInside("setsockopt", *Point.Function, Context))
    return None("'setsockopt' is something else here");

  OptionCall Call = callLike(Bind, D, Point, Context);
  Call.Guard = Guard.str();
  if (!Place.Check.empty())
    Call.Guard += (Guard.empty() ? "" : " && ") + Place.Check;
  bool NeedsStdio = false;
  if (OnError == ErrorHandling::Perror) {
    Call.Report =
        reportOfFailure(Where, Call.Gap, *Point.Function, Context, PP);
    NeedsStdio = Call.Report.empty() && mayInclude("perror", *Point.Function);
    if (NeedsStdio)
      Call.Report =
          ((Context.getLangOpts().CPlusPlus ? "std::perror" : "perror") +
           Call.Gap + "(\"setsockopt\")");
  }
  Fix Result;
  StringRef WhyNot = Point.WhyNot;
  if (WhyNot.empty() && DescriptorArg)
    WhyNot = whyNotEarlier(D, Point, MakesDatagrams, Context);
  if (WhyNot.empty())
    Result.Hints = finish(Bind, Point, beforeStatement(Point, Call));
  if (Result.Hints.empty() && Guard.empty() && DescriptorArg &&
      !isChangedByArguments(D, Bind, SM))
    Result.Hints = inExpression(Bind, Point, Call);
  if (Result.Hints.empty())
    return None(WhyNot.empty() ? "no edit before the bind is right here"
                               : WhyNot);
  FileID File = SM.getFileID(Where);
  if (Api.IsMissing && !include("<sys/socket.h>", File, Result.Hints))
    return None(Api.WhyNot);
  if (NeedsStdio &&
      !include(Context.getLangOpts().CPlusPlus ? "<cstdio>" : "<stdio.h>", File,
               Result.Hints))
    return None("'perror' is not declared here; include <stdio.h>");
  return Result;
}

} // namespace socket_tidy
