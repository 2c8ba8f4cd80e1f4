//===--- OptionNames.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// From the pages socket(7), tcp(7), ip(7) and ipv6(7). Those whose value may
/// as well be a byte are left out.
///
//===----------------------------------------------------------------------===//

#include "OptionNames.h"
#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace socket_tidy {

static constexpr StringRef SocketSwitches[] = {
    "SO_BROADCAST", "SO_DEBUG",     "SO_DONTROUTE", "SO_KEEPALIVE",
    "SO_OOBINLINE", "SO_REUSEADDR", "SO_REUSEPORT", "SO_TIMESTAMP"};

static constexpr StringRef OtherSwitches[] = {"IPV6_V6ONLY",    "IP_FREEBIND",
                                              "IP_TRANSPARENT", "TCP_CORK",
                                              "TCP_NODELAY",    "TCP_QUICKACK"};

bool isSocketSwitch(StringRef Name) {
  return llvm::is_contained(SocketSwitches, Name);
}

bool isSwitch(StringRef Name) {
  return isSocketSwitch(Name) || llvm::is_contained(OtherSwitches, Name);
}

} // namespace socket_tidy
