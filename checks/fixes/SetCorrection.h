//===--- SetCorrection.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Corrects calls of setsockopt that stand where they should and say the wrong
/// thing: the cause is mended where it is, instead of a second call being
/// added.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_SETCORRECTION_H
#define SOCKET_TIDY_FIXES_SETCORRECTION_H

#include "Attempt.h"
#include "Draft.h"
#include "FreshName.h"
#include "Memo.h"
#include <vector>

namespace clang {
class Preprocessor;
} // namespace clang

namespace socket_tidy {

class SetCorrector {
public:
  SetCorrector(clang::ASTContext &Context, const clang::Preprocessor &PP,
               FreshNames &Names)
      : Context(Context), PP(PP), Names(Names) {}

  /// Returns what mends all of \p Attempts whose flaw is mended in place, a
  /// draft for each function; or nothing if one of them cannot be mended. The
  /// same call always gets the same edits.
  std::vector<Draft> correct(llvm::ArrayRef<Attempt> Attempts);

  /// How many calls were corrected; with it, what is corrected from here on can
  /// be forgotten.
  size_t corrected() const { return Known.size(); }
  void forget(size_t Corrected) { shrink(Known, Corrected); }

private:
  const Edits &correctOne(const Attempt &A);
  Edits correctAfresh(const Attempt &A);

  clang::ASTContext &Context;
  const clang::Preprocessor &PP;
  FreshNames &Names;
  Memo<unsigned, Edits> Known; // by the raw location of the call
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_SETCORRECTION_H
