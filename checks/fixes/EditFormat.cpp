//===--- EditFormat.cpp - socket-tidy -------------------------------------===//
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
#include <optional>

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

/// To format takes time: in larger texts edits stay as they are.
static constexpr size_t LargestText = 1 << 19;

/// In larger files a function speaks for the style of its file.
static constexpr size_t LargestWitness = 1 << 16;

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

/// Formats the edits of \p File, which is \p WholeFile or a part of it.
static Replacements formattedIn(const EditedFile &File, StringRef WholeFile,
                                llvm::vfs::FileSystem &FileSystem) {
  if (File.Code.size() > LargestText)
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
    auto Style = compat::formatStyle(Name, File.Name, WholeFile, FileSystem);
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
  if (WholeFile.size() <= LargestWitness &&
      llvm::any_of(Candidates, [&](const Candidate &Each) {
        return Each.Result != Chosen->Result;
      })) {
    tooling::Range Whole(0, WholeFile.size());
    const auto *Fitting = llvm::find_if(Candidates, [&](const Candidate &Each) {
      return isUnchanged(Each.Style, WholeFile, Whole, File.Name);
    });
    if (Fitting != Candidates.end())
      Chosen = Fitting;
  }
  if (Chosen->Result == Edited)
    return File.Edits;
  // What touches is one edit, as two would begin at one place.
  return joined(File.Edits.merge(Chosen->Changes), File.Code, 0);
}

static Replacements shifted(const Replacements &Edits, StringRef Name, int By) {
  Replacements Result;
  for (const tooling::Replacement &R : Edits)
    llvm::cantFail(Result.add(
        {Name, static_cast<unsigned>(static_cast<int>(R.getOffset()) + By),
         R.getLength(), R.getReplacementText()}));
  return Result;
}

/// The lines of the function, if clang-format can read them alone: they begin
/// at the left margin, and no conditional directive goes beyond them.
static std::optional<tooling::Range> ownLines(const EditedFile &File) {
  unsigned Begin = File.Function.getOffset();
  size_t End = File.Code.find('\n', Begin + File.Function.getLength());
  if (End == StringRef::npos || (Begin != 0 && File.Code[Begin - 1] != '\n'))
    return std::nullopt;
  StringRef Lines = File.Code.slice(Begin, End + 1);
  bool HoldsEdits =
      llvm::all_of(File.Edits, [&](const tooling::Replacement &R) {
        return Begin < R.getOffset() && R.getOffset() + R.getLength() <= End;
      });
  if (!HoldsEdits || Lines.count("#if") != Lines.count("#endif"))
    return std::nullopt;
  return tooling::Range(Begin, static_cast<unsigned>(Lines.size()));
}

Replacements formatted(const EditedFile &File,
                       llvm::vfs::FileSystem &FileSystem) {
  if (File.Edits.empty())
    return File.Edits;
  std::optional<tooling::Range> Lines = ownLines(File);
  if (!Lines)
    return formattedIn(File, File.Code, FileSystem);
  // To read all of a large file for one of its functions would take longer than
  // to compile it.
  auto Begin = static_cast<int>(Lines->getOffset());
  EditedFile Part{File.Name,
                  File.Code.substr(Lines->getOffset(), Lines->getLength()),
                  tooling::Range(0, File.Function.getLength()),
                  shifted(File.Edits, File.Name, -Begin)};
  return shifted(formattedIn(Part, File.Code, FileSystem), File.Name, Begin);
}

} // namespace socket_tidy
