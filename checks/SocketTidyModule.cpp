//===--- SocketTidyModule.cpp - socket-tidy -------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Registers the module `socket` and its checks with clang-tidy.
//
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "MissingReuseAddrCheck.h"

namespace socket_tidy {

namespace {

class SocketTidyModule : public clang::tidy::ClangTidyModule {
public:
  void
  addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    Factories.registerCheck<MissingReuseAddrCheck>("socket-missing-reuseaddr");
  }
};

} // namespace

static clang::tidy::ClangTidyModuleRegistry::Add<SocketTidyModule>
    X("socket-module", "Adds checks for socket code.");

extern volatile int SocketTidyModuleAnchorSource;
volatile int SocketTidyModuleAnchorSource = 0;

} // namespace socket_tidy
