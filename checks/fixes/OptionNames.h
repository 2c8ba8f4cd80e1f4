//===--- OptionNames.h - socket-tidy ----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table of socket options that are switches: their value is an int.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FIXES_OPTIONNAMES_H
#define SOCKET_TIDY_FIXES_OPTIONNAMES_H

#include "llvm/ADT/StringRef.h"

namespace socket_tidy {

/// True if the option \p Name is an int that turns something on or off.
bool isSwitch(llvm::StringRef Name);

/// The same, of the options that have the level SOL_SOCKET.
bool isSocketSwitch(llvm::StringRef Name);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FIXES_OPTIONNAMES_H
