//===--- RepairPlanner.h - socket-tidy --------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Chooses how a finding is mended: the cause where that can be corrected, else
/// a new call where it belongs, else nothing and a reason.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_REPAIRPLANNER_H
#define SOCKET_TIDY_FIXES_REPAIRPLANNER_H

#include "Attempt.h"
#include "FixWriter.h"
#include "ReuseAddrFix.h"
#include "SetCorrection.h"
#include <optional>
#include <vector>

namespace socket_tidy {

/// Another place to set the option: before \c Call, on the argument, or behind
/// the call that returns the descriptor.
struct OtherPlace {
  const clang::CallExpr *Call;
  std::optional<unsigned> Argument;
};

/// Places that mend a finding together.
struct OtherWay {
  std::vector<OtherPlace> Places;
  /// There must be a condition that lets only streams pass.
  bool MustTellStreams = false;
};

/// What is to be mended, in the terms of the syntax tree.
struct Damage {
  const clang::CallExpr *Bind = nullptr;
  unsigned DescriptorArg = 0;
  /// The calls that were meant to set the option on its sockets.
  std::vector<Attempt> Attempts;
  /// To mend those that stand where they should is enough, and sets the option
  /// on no datagram socket.
  bool CorrectionSuffices = false;
  /// Datagram sockets are bound here, too.
  bool BindsDatagrams = false;
  /// The call that makes the sockets that lack the option, if it is one, and
  /// if it is always given the type of a stream without flags.
  const clang::CallExpr *Creation = nullptr;
  /// Where else the option can be set, the best first.
  std::vector<OtherWay> Elsewhere;
};

class RepairPlanner {
public:
  /// \param Includes has seen the includes of the translation unit.
  /// \param MakesDatagrams whether some socket of it may be none of streams.
  RepairPlanner(clang::ASTContext &Context, const clang::Preprocessor &PP,
                compat::IncludeInserter &Includes, InsertedForm Form,
                bool MakesDatagrams);

  /// Plans the fix of one finding. All fixes of one planner can be applied
  /// together, and each alone, once combineByInclude has seen them.
  Fix plan(const Damage &D);

private:
  using Drafts = std::vector<Draft>;

  Drafts correct(const Damage &D);
  Drafts move(const Damage &D);
  bool isKnown(const Drafts &Correction) const;
  Fix insert(const OtherWay &Way, const Damage &D);
  std::optional<Fix> offer(Drafts Correction);
  std::optional<Fix> offer(Fix Inserted);
  /// Leaves all names and places free that \p Plan took, if nothing comes of
  /// it: a part of a fix that is not offered must not be in the way of others.
  std::optional<Fix> wholly(llvm::function_ref<std::optional<Fix>()> Plan);

  clang::ASTContext &Context;
  FreshNames Names;
  const bool MakesDatagrams;
  FixWriter Writer;
  FixPlanner Insertions;
  SetCorrector Corrector;
  /// The corrections that were planned.
  std::vector<Drafts> Corrections;
  /// The insertions that were offered.
  std::vector<Edits> Inserted;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_REPAIRPLANNER_H
