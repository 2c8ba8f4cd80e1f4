//===--- Edits.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads what an insertion in a header replaces.
///
//===----------------------------------------------------------------------===//

#include "Edits.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

FixItHint change(CharSourceRange Range, StringRef Text,
                 const SourceManager &SM) {
  SourceLocation Begin = Range.getBegin();
  auto [File, Offset] = SM.getDecomposedLoc(Begin);
  if (Begin != Range.getEnd() || File == SM.getMainFileID())
    return FixItHint::CreateReplacement(Range, Text);
  StringRef Next = SM.getBufferData(File).substr(Offset, 1);
  return FixItHint::CreateReplacement(
      CharSourceRange::getCharRange(
          Begin, Begin.getLocWithOffset(static_cast<int>(Next.size()))),
      (Text + Next).str());
}

} // namespace socket_tidy
