//===--- FindingReporter.h - socket-tidy ------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Says a finding in words: the warning at the bind call, the notes that
/// explain it, the fix or why there is none.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FINDINGREPORTER_H
#define SOCKET_TIDY_FINDINGREPORTER_H

#include "clang-tidy/ClangTidyCheck.h"
#include "facts/Extractor.h"
#include "fixes/RepairPlanner.h"
#include "solver/Findings.h"
#include "solver/PlaceSearch.h"

namespace socket_tidy {

class FindingReporter {
public:
  FindingReporter(clang::tidy::ClangTidyCheck &Check,
                  clang::ASTContext &Context, const clang::Preprocessor &PP,
                  compat::IncludeInserter &Includes, InsertedForm Form,
                  const Extraction &Facts, const SocketApi &Api)
      : Check(Check), Context(Context), Facts(Facts), Api(Api),
        Planner(Context, PP, Includes, Form, makesDatagrams(Facts.Facts)) {}

  /// Reports each bind call once, in the order of the source, however many
  /// instances of its template there are.
  /// \param Strict whether Partial and Unseen count.
  /// \param OneByOne whether fixes are applied one at a time, and never all
  ///   together: then two of them may bring the same include.
  void report(const Findings &Found, bool Strict, bool OneByOne);

private:
  void reportOne(const Finding &F, const Fix &Planned);
  void explain(const Finding &F, llvm::StringRef Descriptor);
  std::string warning(const Finding &F, llvm::StringRef Descriptor) const;
  std::string reason(const Finding &F) const;
  std::string failure(const FailedSet &Set, llvm::StringRef Descriptor) const;
  std::optional<OtherPlace> otherPlace(const SetPlace &Place,
                                       SiteId Bind) const;
  std::optional<OtherWay> otherWay(const OtherPlaces &Found, SiteId Bind) const;
  /// True if there is another instance of the text of \p Call.
  bool isInTemplate(const clang::CallExpr &Call) const;
  Fix planFix(const Finding &F, bool BindsDatagrams, bool Strict);

  const clang::Expr &expression(SiteId S) const;
  clang::SourceLocation location(SiteId S) const;
  unsigned descriptorArgument(const clang::Expr &Call) const;
  std::string descriptorText(SiteId S) const;
  std::vector<SiteId> inSourceOrder(std::vector<SiteId> Sites) const;

  clang::tidy::ClangTidyCheck &Check;
  clang::ASTContext &Context;
  const Extraction &Facts;
  const SocketApi &Api;
  RepairPlanner Planner;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FINDINGREPORTER_H
