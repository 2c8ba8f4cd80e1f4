//===--- EditFormat.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Gives an edit the format of its file. A file that clang-format leaves as it
/// is shall stay one that it leaves as it is.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_EDITFORMAT_H
#define SOCKET_TIDY_FIXES_EDITFORMAT_H

#include "clang/Tooling/Core/Replacement.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>

namespace socket_tidy {

/// A file with edits.
struct EditedFile {
  llvm::StringRef Name;
  llvm::StringRef Code;
  /// The function with the edits, or what else its style speaks for the file's.
  clang::tooling::Range Function;
  clang::tooling::Replacements Edits;
};

/// Returns the edits in the style of the file: that of its `.clang-format`, or
/// a well-known one, if to format the function in it changes nothing. In no
/// known style the edits are returned as they are.
clang::tooling::Replacements formatted(const EditedFile &File,
                                       llvm::vfs::FileSystem &FileSystem);

/// Makes one edit of those that no more than \p Gap characters lie between, by
/// repeating the text there.
clang::tooling::Replacements joined(const clang::tooling::Replacements &Edits,
                                    llvm::StringRef Code, unsigned Gap);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_EDITFORMAT_H
