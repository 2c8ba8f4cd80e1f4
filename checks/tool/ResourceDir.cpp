//===--- ResourceDir.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Looks where Clang would look, and else names the folder of the LLVM that the
/// program was built with.
///
//===----------------------------------------------------------------------===//

#include "ResourceDir.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

std::string socket_tidy::resourceDirToName(const char *Program) {
  llvm::SmallString<256> Relative(llvm::sys::fs::getMainExecutable(
      Program, reinterpret_cast<void *>(&resourceDirToName)));
  llvm::sys::path::remove_filename(Relative);
  llvm::sys::path::append(Relative, "../lib/clang",
                          llvm::sys::path::filename(SOCKET_TIDY_RESOURCE_DIR),
                          "include");
  return llvm::sys::fs::exists(Relative) ? "" : SOCKET_TIDY_RESOURCE_DIR;
}
