//===--- Memo.h - socket-tidy -----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Answers that are kept, in the order of the questions: those of a fix that is
/// given up are forgotten with its names and places.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_MEMO_H
#define SOCKET_TIDY_FIXES_MEMO_H

#include "llvm/ADT/MapVector.h"
#include <map>

namespace socket_tidy {

template <typename Question, typename Answer>
using Memo = llvm::MapVector<Question, Answer, std::map<Question, unsigned>>;

/// The known answer to \p Asked, or the one that \p Find finds.
template <typename Question, typename Answer, typename Fn>
const Answer &answer(Memo<Question, Answer> &Known, const Question &Asked,
                     Fn Find) {
  if (!Known.count(Asked))
    Known.insert({Asked, Find()});
  return Known.find(Asked)->second;
}

/// Forgets all but the first \p Size.
template <typename Question, typename Answer>
void shrink(Memo<Question, Answer> &Answers, size_t Size) {
  while (Answers.size() > Size)
    Answers.pop_back();
}

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_MEMO_H
