//===--- Outlook.h - socket-tidy --------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Whether anything of interest can still come after a program point. A server
/// runs for long after it listens; a walk need not go along.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_SOLVER_OUTLOOK_H
#define SOCKET_TIDY_SOLVER_OUTLOOK_H

#include "facts/Facts.h"
#include "llvm/ADT/DenseMap.h"

namespace socket_tidy {

class Outlook {
public:
  /// For walks that begin with \p Driver.
  Outlook(const Program &P, FunctionId Driver);

  /// True if a socket may be made, set, bound or listened on at or after fact
  /// \p Index of the block, in the function or after it has returned.
  bool isOpen(FunctionId F, BlockId B, size_t Index) const;

private:
  struct Prospect {
    /// By block: the number of facts up to the last one of interest, and
    /// whether there is one in what follows the block.
    std::vector<size_t> Length;
    std::vector<bool> After;
    bool HasAny = false;      ///< In the function or its callees.
    bool AfterReturn = false; ///< In some caller, after a call.
  };

  bool leads(const Fact &F) const;
  bool lookInto(const Function &F, Prospect &In);
  bool lookBehind(const Function &F, Prospect &In);

  llvm::DenseMap<FunctionId, Prospect> Prospects;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_SOLVER_OUTLOOK_H
