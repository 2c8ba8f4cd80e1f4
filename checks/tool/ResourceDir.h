//===--- ResourceDir.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Where the compiler's own headers (stddef.h and so on) are for a program that
/// does not lie in LLVM's folder.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_TOOL_RESOURCEDIR_H
#define SOCKET_TIDY_TOOL_RESOURCEDIR_H

#include <string>

namespace socket_tidy {

/// \param Program argv[0] of the running program.
/// \returns the resource directory that has to be named, or nothing where Clang
/// finds one by itself: it looks in ../lib/clang/N of the program's folder.
std::string resourceDirToName(const char *Program);

} // namespace socket_tidy

#endif // SOCKET_TIDY_TOOL_RESOURCEDIR_H
