//===--- EditableText.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Asks the lexer, which knows where macros begin and end.
///
//===----------------------------------------------------------------------===//

#include "EditableText.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

CharSourceRange editableRange(SourceRange Range, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  CharSourceRange InFile = Lexer::makeFileCharRange(
      CharSourceRange::getTokenRange(Range), SM, Context.getLangOpts());
  if (InFile.isInvalid() || SM.isInSystemHeader(InFile.getBegin()) ||
      holdsDirective(textBetween(InFile.getBegin(), InFile.getEnd(), SM)))
    return {};
  return InFile;
}

StringRef editableText(SourceRange Range, const ASTContext &Context) {
  CharSourceRange InFile = editableRange(Range, Context);
  return InFile.isInvalid() ? StringRef()
                            : textBetween(InFile.getBegin(), InFile.getEnd(),
                                          Context.getSourceManager());
}

bool isWrittenOut(const CallExpr &Call, const ASTContext &Context) {
  return Call.getBeginLoc().isFileID() && Call.getRParenLoc().isFileID() &&
         editableRange(Call.getSourceRange(), Context).isValid();
}

} // namespace socket_tidy
