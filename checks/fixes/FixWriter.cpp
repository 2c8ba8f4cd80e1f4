//===--- FixWriter.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Each edit is formatted, and then joined. What meets another fix in that form
/// is tried in the next one.
///
//===----------------------------------------------------------------------===//

#include "FixWriter.h"
#include "EditFormat.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Error.h"

using namespace clang;
using llvm::StringRef;
using tooling::Replacements;

namespace socket_tidy {

namespace {

/// A draft and the forms that it can be offered in.
class DraftForms {
public:
  /// The best comes first.
  enum Form { Joined, Styled, Plain };
  static constexpr Form All[] = {Joined, Styled, Plain};

  DraftForms(const Draft &Part, const SourceManager &SM);

  /// Adds the edits in \p Wanted, or in the next form if that is none.
  /// Returns false if there are none at all.
  bool addTo(Edits &Out, Form Wanted) const;

private:
  bool readPieces();
  tooling::Range surroundings() const;
  bool spansOtherCall(const Replacements &Changes) const;
  unsigned offsetOf(SourceLocation Loc) const {
    return SM.getFileOffset(SM.getExpansionLoc(Loc));
  }

  const Draft &Part;
  const SourceManager &SM;
  FileID File;
  StringRef Code;
  Replacements Changes[std::size(All)];
};

} // namespace

DraftForms::DraftForms(const Draft &Part, const SourceManager &SM)
    : Part(Part), SM(SM) {
  if (!readPieces())
    return;
  EditedFile Edited{SM.getFileEntryRefForID(File)->getName(), Code,
                    surroundings(), Changes[Plain]};
  Changes[Styled] =
      formatted(Edited, SM.getFileManager().getVirtualFileSystem());
  Replacements Whole = joined(Changes[Styled], Code, Code.size());
  if (!spansOtherCall(Whole))
    Changes[Joined] = std::move(Whole);
}

/// Returns false if the pieces contradict each other.
bool DraftForms::readPieces() {
  if (Part.Pieces.empty())
    return false;
  File = SM.getFileID(Part.Pieces.front().RemoveRange.getBegin());
  auto Entry = SM.getFileEntryRefForID(File);
  if (!Entry)
    return false;
  Code = SM.getBufferData(File);
  Replacements Result;
  for (const FixItHint &Hint : Part.Pieces) {
    SourceLocation Begin = Hint.RemoveRange.getBegin();
    if (SM.getFileID(Begin) != File)
      return false;
    unsigned Length = offsetOf(Hint.RemoveRange.getEnd()) - offsetOf(Begin);
    if (llvm::Error Failed = Result.add(
            {Entry->getName(), offsetOf(Begin), Length, Hint.CodeToInsert})) {
      llvm::consumeError(std::move(Failed));
      return false;
    }
  }
  Changes[Plain] = std::move(Result);
  return true;
}

/// The text whose style speaks for that of the file: the function around the
/// pieces, or the class, or else the first of them alone.
tooling::Range DraftForms::surroundings() const {
  SourceRange Written = Part.Around && !Part.Around->isFileContext()
                            ? cast<Decl>(Part.Around)->getSourceRange()
                            : SourceRange();
  if (Written.isInvalid() ||
      SM.getFileID(SM.getExpansionLoc(Written.getBegin())) != File)
    return {offsetOf(Part.Pieces.front().RemoveRange.getBegin()), 1};
  unsigned Begin = offsetOf(Written.getBegin());
  return {Begin, offsetOf(Written.getEnd()) - Begin};
}

static StringRef calleeName(const CallExpr &Call) {
  const auto *Callee = dyn_cast_or_null<NamedDecl>(Call.getCalleeDecl());
  return Callee && Callee->getIdentifier() ? Callee->getName() : "bind";
}

/// True if the text that the one edit in \p Whole replaces holds the name of a
/// function that one of the calls calls, apart from these calls.
bool DraftForms::spansOtherCall(const Replacements &Whole) const {
  if (Whole.empty())
    return false;
  unsigned Begin = Whole.begin()->getOffset();
  unsigned End = Begin + Whole.begin()->getLength();
  return llvm::any_of(Part.Calls, [&](const CallExpr *Call) {
    StringRef Name = calleeName(*Call);
    auto Own = llvm::count_if(Part.Calls, [&](const CallExpr *Other) {
      unsigned At = SM.getFileOffset(SM.getFileLoc(Other->getBeginLoc()));
      return calleeName(*Other) == Name && Begin <= At && At < End;
    });
    return Code.slice(Begin, End).count(Name) > static_cast<size_t>(Own);
  });
}

bool DraftForms::addTo(Edits &Out, Form Wanted) const {
  const Replacements *Chosen = &Changes[Wanted];
  while (Chosen->empty() && Chosen != &Changes[Plain])
    ++Chosen;
  SourceLocation Start = SM.getLocForStartOfFile(File);
  for (const tooling::Replacement &R : *Chosen) {
    SourceLocation Begin = Start.getLocWithOffset(R.getOffset());
    Out.push_back(change(
        CharSourceRange::getCharRange(
            Begin, Begin.getLocWithOffset(static_cast<int>(R.getLength()))),
        R.getReplacementText(), SM));
  }
  return !Chosen->empty();
}

FixWriter::FixWriter(ASTContext &Context)
    : SM(Context.getSourceManager()), Ledger(SM) {}

Edits FixWriter::writeWith(llvm::ArrayRef<Draft> Parts, Entering Enter) const {
  std::vector<DraftForms> Written;
  for (const Draft &Part : Parts)
    Written.emplace_back(Part, SM);
  for (DraftForms::Form Form : DraftForms::All) {
    Edits Result;
    bool IsWhole = llvm::all_of(Written, [&](const DraftForms &Each) {
      return Each.addTo(Result, Form);
    });
    if (IsWhole && Enter(Result))
      return Result;
  }
  return {};
}

Edits FixWriter::write(llvm::ArrayRef<Draft> Parts) {
  return writeWith(Parts, [&](const Edits &E) { return Ledger.enter(E); });
}

Edits FixWriter::writeOther(llvm::ArrayRef<Draft> Parts) {
  return writeWith(Parts, [&](const Edits &E) { return Ledger.enterOther(E); });
}

} // namespace socket_tidy
