//===--- SourceText.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads indentation and line ends straight from the file's buffer.
///
//===----------------------------------------------------------------------===//

#include "SourceText.h"
#include "clang/AST/Stmt.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include <algorithm>
#include <tuple>
#include <utility>

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

static constexpr const char *Blanks = " \t\v\f";

/// Splits the buffer of \p Loc into what comes before and what comes from
/// there on.
static std::pair<StringRef, StringRef> split(SourceLocation Loc,
                                             const SourceManager &SM) {
  if (Loc.isInvalid() || Loc.isMacroID())
    return {};
  auto [File, Offset] = SM.getDecomposedLoc(Loc);
  bool Invalid = false;
  StringRef Buffer = SM.getBufferData(File, &Invalid);
  if (Invalid || Offset > Buffer.size())
    return {};
  return {Buffer.take_front(Offset), Buffer.drop_front(Offset)};
}

StringRef lineBefore(SourceLocation Loc, const SourceManager &SM) {
  StringRef Line = split(Loc, SM).first.rsplit('\n').second;
  if (StringRef Before = split(Loc, SM).first; !Before.contains('\n'))
    Line = Before;
  Line.consume_front("\xEF\xBB\xBF");
  return Line;
}

bool comesBefore(SourceLocation A, SourceLocation B, const SourceManager &SM) {
  // An editor keeps the first lines of a file precompiled; the source manager
  // does not order such locations among the others.
  if (bool IsLoaded = SM.isLoadedSourceLocation(A);
      IsLoaded != SM.isLoadedSourceLocation(B))
    return IsLoaded;
  return SM.isBeforeInTranslationUnit(A, B);
}

StringRef textBetween(SourceLocation Begin, SourceLocation End,
                      const SourceManager &SM) {
  if (Begin.isMacroID() || End.isMacroID() ||
      SM.getFileID(Begin) != SM.getFileID(End))
    return {};
  StringRef FromBegin = split(Begin, SM).second;
  StringRef FromEnd = split(End, SM).second;
  return FromEnd.size() > FromBegin.size()
             ? StringRef()
             : FromBegin.drop_back(FromEnd.size());
}

SourceLocation spelledInFile(SourceLocation Loc, const SourceManager &SM) {
  while (Loc.isMacroID()) {
    if (!SM.isMacroArgExpansion(Loc))
      return {};
    Loc = SM.getImmediateSpellingLoc(Loc);
  }
  return Loc;
}

CharSourceRange rangeInFile(SourceRange Range, const SourceManager &SM,
                            const LangOptions &LangOpts) {
  CharSourceRange InFile = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, LangOpts);
  if (InFile.isInvalid() ||
      SM.getFileID(InFile.getBegin()) != SM.getFileID(InFile.getEnd()))
    return {};
  return InFile;
}

StringRef textOf(CharSourceRange Range, const SourceManager &SM) {
  return Range.isValid() ? textBetween(Range.getBegin(), Range.getEnd(), SM)
                         : StringRef();
}

StringRef lineAfter(SourceLocation Loc, const SourceManager &SM) {
  StringRef Text = split(Loc, SM).second;
  return Text.take_front(Text.find('\n')).rtrim('\r');
}

StringRef lineIndentation(SourceLocation Loc, const SourceManager &SM) {
  StringRef Line = lineBefore(Loc, SM);
  return Line.take_front(std::min(Line.size(), Line.find_first_not_of(Blanks)));
}

bool startsItsLine(SourceLocation Loc, const SourceManager &SM) {
  return lineBefore(Loc, SM).find_first_not_of(Blanks) == StringRef::npos;
}

StringRef lineEnding(SourceLocation Loc, const SourceManager &SM) {
  auto [Before, After] = split(Loc, SM);
  StringRef Text = After.contains('\n') ? After : Before;
  StringRef Line = Text.take_front(Text.find('\n'));
  return Line.size() < Text.size() && Line.consume_back("\r") ? "\r\n" : "\n";
}

StringRef indentationUnit(const CompoundStmt &Body, StringRef Indentation,
                          const SourceManager &SM) {
  SourceLocation Close = Body.getRBracLoc();
  if (startsItsLine(Close, SM))
    for (const Stmt *S : Body.body()) {
      StringRef Outer = lineIndentation(Close, SM);
      StringRef Inner = lineIndentation(S->getBeginLoc(), SM);
      if (startsItsLine(S->getBeginLoc(), SM) && Inner.consume_front(Outer) &&
          !Inner.empty())
        return Inner;
    }
  return Indentation.contains('\t') ? "\t" : "    ";
}

bool holdsDirective(StringRef Text) {
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    Line = Line.ltrim();
    if (!Line.empty() && Line.front() == '#')
      return true;
  }
  return false;
}

bool followsSplitStatement(SourceLocation Loc, const SourceManager &SM) {
  if (!startsItsLine(Loc, SM))
    return false;
  StringRef Before = split(Loc, SM).first;
  bool SawDirective = false;
  for (StringRef Line = Before; !Before.empty();) {
    // The first round drops the indentation of the line itself.
    size_t Break = Before.rfind('\n');
    Before = Break == StringRef::npos ? "" : Before.take_front(Break);
    Break = Before.rfind('\n');
    Line = Before.drop_front(Break == StringRef::npos ? 0 : Break + 1).trim();
    if (Line.empty())
      continue;
    if (Line.front() == '#') {
      SawDirective = true;
      continue;
    }
    if (!SawDirective)
      return false;
    // A comment tells nothing; look further up.
    bool IsComment =
        Line.front() == '*' || (Line.front() == '/' && !Line.contains(';'));
    if (!IsComment)
      return StringRef(";{}:/").find(Line.back()) == StringRef::npos;
  }
  return false;
}

} // namespace socket_tidy
