//===--- SourceText.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// How the file around an edit is written: its indentation and its line ends.
/// An edit copies both, so that it is right without a formatter.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_SOURCETEXT_H
#define SOCKET_TIDY_FIXES_SOURCETEXT_H

#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/StringRef.h"

namespace clang {
class CompoundStmt;
class LangOptions;
class SourceManager;
} // namespace clang

namespace socket_tidy {

/// True if \p A comes before \p B in the translation unit. What was read from a
/// precompiled header comes first.
bool comesBefore(clang::SourceLocation A, clang::SourceLocation B,
                 const clang::SourceManager &SM);

/// The text of the file from \p Begin up to, not including, \p End. Empty
/// when the two are not in one file.
llvm::StringRef textBetween(clang::SourceLocation Begin,
                            clang::SourceLocation End,
                            const clang::SourceManager &SM);

/// Where the token at \p Loc is written, if that is in a file: as it is, or as
/// the argument of a macro. Invalid if a macro makes it up.
clang::SourceLocation spelledInFile(clang::SourceLocation Loc,
                                    const clang::SourceManager &SM);

/// The text in a file that the tokens of \p Range are written as. Invalid when
/// a macro makes up a part of it.
clang::CharSourceRange rangeInFile(clang::SourceRange Range,
                                   const clang::SourceManager &SM,
                                   const clang::LangOptions &LangOpts);

llvm::StringRef textOf(clang::CharSourceRange Range,
                       const clang::SourceManager &SM);

/// What comes before \p Loc on its line. A byte order mark is no part of it.
llvm::StringRef lineBefore(clang::SourceLocation Loc,
                           const clang::SourceManager &SM);

/// What comes from \p Loc on, up to the end of its line.
llvm::StringRef lineAfter(clang::SourceLocation Loc,
                          const clang::SourceManager &SM);

/// The white space that opens the line of \p Loc.
llvm::StringRef lineIndentation(clang::SourceLocation Loc,
                                const clang::SourceManager &SM);

/// True if only white space comes before \p Loc on its line.
bool startsItsLine(clang::SourceLocation Loc, const clang::SourceManager &SM);

/// The end of the line of \p Loc, or of the file's first line where the last
/// line has none: "\n" or "\r\n".
llvm::StringRef lineEnding(clang::SourceLocation Loc,
                           const clang::SourceManager &SM);

/// By how much a block is indented, told from the function body \p Body. The
/// body is a better witness than an inner block, since the labels of a switch
/// may or may not take an indentation of their own.
llvm::StringRef indentationUnit(const clang::CompoundStmt &Body,
                                llvm::StringRef Indentation,
                                const clang::SourceManager &SM);

/// True if a line of \p Text is a preprocessor directive.
bool holdsDirective(llvm::StringRef Text);

/// True if a directive stands before the line of \p Loc and the code before
/// that directive is not a finished statement: another configuration may see
///
///     if (condition)
///     #endif
///       bind(...);
bool followsSplitStatement(clang::SourceLocation Loc,
                           const clang::SourceManager &SM);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_SOURCETEXT_H
