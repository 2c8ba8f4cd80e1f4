//===--- StatementEdit.cpp - socket-tidy ----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Copies the indentation that is there. What the braces of the file look like
/// is learnt from those of the function.
///
//===----------------------------------------------------------------------===//

#include "StatementEdit.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

Edits linesBefore(SourceLocation Loc, llvm::ArrayRef<std::string> Lines,
                  const SourceManager &SM) {
  // The first line of the edit takes the indentation that is there, and its
  // last one leaves the same for the statement.
  std::string Break =
      startsItsLine(Loc, SM)
          ? (lineEnding(Loc, SM) + lineIndentation(Loc, SM)).str()
          : " ";
  return {FixItHint::CreateInsertion(Loc, llvm::join(Lines, Break) + Break)};
}

/// True if nothing but comments follow on the line, and end there.
static bool endsItsLine(SourceLocation Loc, const SourceManager &SM) {
  StringRef After = lineAfter(Loc, SM).trim();
  while (After.consume_front("/*")) {
    size_t End = After.find("*/");
    if (End == StringRef::npos)
      return false;
    After = After.drop_front(End + 2).ltrim();
  }
  return (After.empty() || After.consume_front("//")) &&
         !After.rtrim().consume_back("\\");
}

static SourceLocation endOfLine(SourceLocation Loc, const SourceManager &SM) {
  return Loc.getLocWithOffset(
      static_cast<int>(lineAfter(Loc, SM).rtrim().size()));
}

Edits linesAt(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
              const SourceManager &SM) {
  if (Point.After.isInvalid())
    return linesBefore(Point.Loc, Lines, SM);
  bool OnLines = startsItsLine(Point.Loc, SM) && endsItsLine(Point.After, SM);
  std::string Break =
      OnLines
          ? (lineEnding(Point.Loc, SM) + lineIndentation(Point.Loc, SM)).str()
          : " ";
  return {FixItHint::CreateInsertion(OnLines ? endOfLine(Point.After, SM)
                                             : Point.After,
                                     Break + llvm::join(Lines, Break))};
}

Edits blockAt(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
              const SourceManager &SM) {
  StringRef Unit;
  if (startsItsLine(Point.Loc, SM))
    Unit = indentationUnit(*Point.Levels.back().Scope,
                           lineIndentation(Point.Loc, SM), SM);
  std::vector<std::string> Block = {"{"};
  for (const std::string &Line : Lines)
    Block.push_back((Unit + Line).str());
  Block.push_back("}");
  return linesAt(Point, Block, SM);
}

//===----------------------------------------------------------------------===//
// Braces around a statement
//===----------------------------------------------------------------------===//

namespace {

/// Where the braces of a branch or a loop stand.
struct BraceStyle {
  bool OnOwnLine = false;
  std::string Indentation; // more than that of the statement, as in GNU's style
};

/// Looks for the first branch or loop with braces.
class BraceFinder : public RecursiveASTVisitor<BraceFinder> {
public:
  explicit BraceFinder(const SourceManager &SM) : SM(SM) {}

  bool VisitIfStmt(IfStmt *S) { return look(*S, S->getThen()); }
  bool VisitForStmt(ForStmt *S) { return look(*S, S->getBody()); }
  bool VisitWhileStmt(WhileStmt *S) { return look(*S, S->getBody()); }
  bool VisitSwitchStmt(SwitchStmt *S) { return look(*S, S->getBody()); }

  bool Found = false;
  BraceStyle Style;

private:
  bool look(const Stmt &S, const Stmt *Body) {
    const auto *Braced = dyn_cast_or_null<CompoundStmt>(Body);
    if (!Braced || Braced->getLBracLoc().isMacroID() ||
        S.getBeginLoc().isMacroID())
      return true;
    SourceLocation Brace = Braced->getLBracLoc();
    Found = true;
    Style.OnOwnLine = startsItsLine(Brace, SM);
    StringRef More = lineIndentation(Brace, SM);
    if (Style.OnOwnLine &&
        More.consume_front(lineIndentation(S.getBeginLoc(), SM)))
      Style.Indentation = More.str();
    return false; // ends the walk
  }

  const SourceManager &SM;
};

} // namespace

static BraceStyle braceStyle(const InsertionPoint &Point, bool SpaceBeforeParen,
                             StringRef Unit, const SourceManager &SM) {
  BraceFinder Finder(SM);
  Finder.TraverseStmt(const_cast<Stmt *>(Point.Body));
  if (!Finder.Found && SpaceBeforeParen)
    return {true, Unit.str()};
  return Finder.Style;
}

SourceLocation endOfStatement(const Stmt &S, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LangOpts = Context.getLangOpts();
  const Stmt *Last = &S;
  while (true)
    if (const auto *If = dyn_cast<IfStmt>(Last))
      Last = If->getElse() ? If->getElse() : If->getThen();
    else if (const auto *For = dyn_cast<ForStmt>(Last))
      Last = For->getBody();
    else if (const auto *Range = dyn_cast<CXXForRangeStmt>(Last))
      Last = Range->getBody();
    else if (const auto *While = dyn_cast<WhileStmt>(Last))
      Last = While->getBody();
    else if (const auto *Switch = dyn_cast<SwitchStmt>(Last))
      Last = Switch->getBody();
    else if (const auto *Attributed = dyn_cast<AttributedStmt>(Last))
      Last = Attributed->getSubStmt();
    else if (&withoutLabels(*Last) != Last)
      Last = &withoutLabels(*Last);
    else
      break;

  SourceLocation End = spelledInFile(Last->getEndLoc(), SM);
  bool IsWritten = End.isValid();
  if (!IsWritten)
    End = SM.getExpansionRange(Last->getEndLoc()).getEnd();
  SourceLocation Past = Lexer::getLocForEndOfToken(End, 0, SM, LangOpts);
  if (IsWritten && isa<CompoundStmt, CXXTryStmt, NullStmt, DeclStmt>(Last))
    return Past;
  SourceLocation PastSemicolon = Lexer::findLocationAfterToken(
      End, tok::semi, SM, LangOpts, /*SkipTrailingWhitespaceAndNewLine=*/false);
  if (PastSemicolon.isInvalid() && !IsWritten)
    return Past;
  return PastSemicolon;
}

/// The edits inside of the statement that indent its further lines by \p More.
static void indentLines(SourceLocation Begin, SourceLocation End,
                        StringRef More, const SourceManager &SM, Edits &Out) {
  StringRef Text = textBetween(Begin, End, SM);
  for (size_t Break = Text.find('\n'); Break != StringRef::npos;
       Break = Text.find('\n', Break + 1))
    if (!More.empty())
      Out.push_back(
          FixItHint::CreateInsertion(Begin.getLocWithOffset(Break + 1), More));
}

/// The closing brace: on a line of its own after that of \p Close, or in front
/// of the else, or the while of a do, that follows.
static FixItHint closingBrace(const InsertionPoint &Point, SourceLocation Close,
                              StringRef Brace, bool IsAttached,
                              const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  const LangOptions &LangOpts = Context.getLangOpts();
  SourceLocation LineEnd = endOfLine(Close, SM);
  bool IsDo =
      textBetween(Point.Unbraced,
                  Lexer::getLocForEndOfToken(Point.Unbraced, 0, SM, LangOpts),
                  SM) == "do";
  auto Next = Lexer::findNextToken(Close.getLocWithOffset(-1), SM, LangOpts);
  if (IsAttached && Next && Next->is(tok::raw_identifier) &&
      Next->getRawIdentifier() == (IsDo ? "while" : "else") &&
      textBetween(LineEnd, Next->getLocation(), SM).trim().empty())
    return FixItHint::CreateReplacement(
        CharSourceRange::getCharRange(LineEnd, Next->getLocation()),
        (Brace + "} ").str());
  return FixItHint::CreateInsertion(LineEnd, (Brace + "}").str());
}

Edits bracedWith(const InsertionPoint &Point, llvm::ArrayRef<std::string> Lines,
                 bool SpaceBeforeParen, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Open =
      Lexer::getLocForEndOfToken(Point.Unbraced, 0, SM, Context.getLangOpts());
  SourceLocation Close = endOfStatement(*Point.Statement, Context);
  SourceLocation First = Point.Loc;
  // `if (...) [[likely]] {`
  if (const auto *Attributed = dyn_cast<AttributedStmt>(Point.Statement)) {
    First = spelledInFile(Attributed->getSubStmt()->getBeginLoc(), SM);
    Open = Point.Loc.getLocWithOffset(
        textBetween(Point.Loc, First, SM).rtrim().size());
  }
  if (First.isInvalid() || Open.isInvalid() || Close.isInvalid() ||
      holdsDirective(textBetween(Open, Close, SM)))
    return {};

  bool Behind = Point.After.isValid();
  std::string OneLine = llvm::join(Lines, " ");
  // All on one line that holds more: it stays one line.
  bool Alone = startsItsLine(First, SM);
  StringRef Before = lineBefore(Point.Unbraced, SM);
  if (!endsItsLine(Close, SM) ||
      (!Alone && (Before.contains(';') || Before.contains('{'))))
    return {FixItHint::CreateInsertion(Open, " {"),
            FixItHint::CreateInsertion(First, Behind ? "" : OneLine + " "),
            FixItHint::CreateInsertion(Close,
                                       Behind ? " " + OneLine + " }" : " }")};

  StringRef Outer = lineIndentation(Point.Unbraced, SM);
  StringRef Unit = indentationUnit(*Point.Levels.back().Scope, Outer, SM);
  BraceStyle Style = braceStyle(Point, SpaceBeforeParen, Unit, SM);
  std::string Brace = (lineEnding(First, SM) + Outer + Style.Indentation).str();
  std::string Inner = Brace + Unit.str();
  if (Alone && Style.Indentation.empty())
    Inner = (lineEnding(First, SM) + lineIndentation(First, SM)).str();

  // What stands between, such as a comment, stays where it is.
  StringRef Between = textBetween(Open, First, SM).rtrim();
  StringRef Head = Between.take_front(Between.find('\n')).rtrim('\r');
  StringRef Comments = Between.drop_front(Head.size());
  std::string Text =
      Style.OnOwnLine ? (Head + Brace + "{").str() : (" {" + Head).str();
  Text += Comments;
  std::string Added;
  for (const std::string &Line : Lines)
    Added += Inner + Line;
  if (Behind)
    Brace = Added + Brace;
  else
    Text += Added;

  Edits Result;
  Result.push_back(FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(Open, First), Text + Inner));
  indentLines(First, Close, Style.Indentation, SM, Result);
  Result.push_back(
      closingBrace(Point, Close, Brace, !Style.OnOwnLine, Context));
  return Result;
}

} // namespace socket_tidy
