//===--- EditFormat.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Tries the styles that are known, with clang-format as a library.
///
//===----------------------------------------------------------------------===//

#include "EditFormat.h"
#include "../Compat.h"
#include "clang/Format/Format.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Error.h"
#include <iterator>

using namespace clang;
using llvm::StringRef;
using tooling::Replacements;

namespace socket_tidy {

/// In the order in which they are tried. "file" is what `.clang-format` says.
static constexpr const char *Styles[] = {
    "file", "LLVM", "Google", "GNU",
    // As clang-format's manual describes the style of the Linux kernel.
    "{BasedOnStyle: LLVM, IndentWidth: 8, UseTab: Always, "
    "BreakBeforeBraces: Linux, AllowShortIfStatementsOnASingleLine: false, "
    "IndentCaseLabels: false}",
    "Mozilla", "WebKit", "Microsoft"};

/// To format takes time: larger files get their edits as they are.
static constexpr size_t LargestFile = 1 << 19;

static std::string applied(StringRef Code, const Replacements &Edits) {
  auto Result = tooling::applyAllReplacements(Code, Edits);
  if (Result)
    return std::move(*Result);
  llvm::consumeError(Result.takeError());
  return Code.str();
}

static bool isUnchanged(const format::FormatStyle &Style, StringRef Code,
                        tooling::Range Part, StringRef Name) {
  return llvm::all_of(format::reformat(Style, Code, Part, Name),
                      [&](const tooling::Replacement &R) {
                        return Code.substr(R.getOffset(), R.getLength()) ==
                               R.getReplacementText();
                      });
}

Replacements joined(const Replacements &Edits, StringRef Code, unsigned Gap) {
  Replacements Result;
  for (auto At = Edits.begin(); At != Edits.end();) {
    StringRef File = At->getFilePath();
    unsigned Begin = At->getOffset(), End = Begin;
    std::string Text;
    do {
      Text += Code.slice(End, At->getOffset());
      Text += At->getReplacementText();
      End = At->getOffset() + At->getLength();
      ++At;
    } while (At != Edits.end() && At->getOffset() - End <= Gap);
    if (Code.slice(Begin, End) != Text)
      llvm::cantFail(Result.add({File, Begin, End - Begin, Text}));
  }
  return Result;
}

Replacements formatted(const EditedFile &File,
                       llvm::vfs::FileSystem &FileSystem) {
  if (File.Code.size() > LargestFile || File.Edits.empty())
    return File.Edits;
  unsigned First = File.Edits.begin()->getOffset();
  auto Last = std::prev(File.Edits.end());
  unsigned End =
      File.Edits.getShiftedCodePosition(Last->getOffset() + Last->getLength());
  std::string Edited = applied(File.Code, File.Edits);
  tooling::Range Changed(First, End - First);

  struct Candidate {
    format::FormatStyle Style;
    Replacements Changes; // of the edited text
    std::string Result;
  };
  llvm::SmallVector<Candidate, 4> Candidates;
  for (StringRef Name : Styles) {
    auto Style = compat::formatStyle(Name, File.Name, File.Code, FileSystem);
    if (!Style || Style->DisableFormat ||
        !isUnchanged(*Style, File.Code, File.Function, File.Name))
      continue;
    Replacements Changes = format::reformat(*Style, Edited, Changed, File.Name);
    Candidates.push_back({*Style, Changes, applied(Edited, Changes)});
    if (Name == "file")
      break;
  }
  if (Candidates.empty())
    return File.Edits;

  // Where the styles that fit the function disagree, the whole file decides.
  const Candidate *Chosen = &Candidates.front();
  if (llvm::any_of(Candidates, [&](const Candidate &Each) {
        return Each.Result != Chosen->Result;
      })) {
    tooling::Range Whole(0, File.Code.size());
    const auto *Fitting = llvm::find_if(Candidates, [&](const Candidate &Each) {
      return isUnchanged(Each.Style, File.Code, Whole, File.Name);
    });
    if (Fitting != Candidates.end())
      Chosen = Fitting;
  }
  if (Chosen->Result == Edited)
    return File.Edits;
  // What touches is one edit, as two would begin at one place.
  return joined(File.Edits.merge(Chosen->Changes), File.Code, 0);
}

} // namespace socket_tidy
