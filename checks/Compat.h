//===--- Compat.h - socket-tidy ---------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The only file that asks for the LLVM version. What differs between LLVM 14
/// and 22 gets one spelling here that suits them all.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_COMPAT_H
#define SOCKET_TIDY_COMPAT_H

#include "clang-tidy/ClangTidyModule.h"
#include "llvm/Config/llvm-config.h"

// LLVM 22 moved the registry into ClangTidyModule.h.
#if LLVM_VERSION_MAJOR < 22
#include "clang-tidy/ClangTidyModuleRegistry.h"
#endif

#endif // SOCKET_TIDY_COMPAT_H
