//===--- ClangdMain.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// socket-clangd: clangd's own main with our module linked in. It differs from
/// clangd in these points, and in nothing else:
///
///  - Where no .clang-tidy and no .clangd file names any checks, the socket
///    checks are on beside clangd's own defaults.
///  - They count as fast; clangd leaves out every check of which it does not
///    know that.
///  - The compiler's own headers are found although the program does not lie in
///    LLVM's folder.
///  - Its version names ours as well.
///
/// Clangd's headers are not installed with LLVM, so the few declarations that
/// are needed stand here.
///
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "ResourceDir.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/CommandLine.h"
#include <optional>
#include <string>

namespace clang::clangd {

// NOLINTNEXTLINE(misc-use-internal-linkage)
int clangdMain(int Argc, char *Argv[]);

} // namespace clang::clangd

namespace socket_tidy {

/// The module registers itself; to name its anchor keeps it in the link.
extern volatile int SocketTidyModuleAnchorSource;

// The linker's --wrap sends clangd's calls of its own functions, whose mangled
// names CMake knows, to those that are called wrap here; the others are the
// originals.
// NOLINTBEGIN(misc-use-internal-linkage)
std::optional<bool> realIsFastTidyCheck(llvm::StringRef Check) __asm__(
    "__real_" SOCKET_TIDY_IS_FAST_TIDY_CHECK);
std::optional<bool> wrapIsFastTidyCheck(llvm::StringRef Check) __asm__(
    "__wrap_" SOCKET_TIDY_IS_FAST_TIDY_CHECK);
compat::ClangdTidyProvider realProvideDefaultChecks() __asm__(
    "__real_" SOCKET_TIDY_PROVIDE_DEFAULT_CHECKS);
compat::ClangdTidyProvider wrapProvideDefaultChecks() __asm__(
    "__wrap_" SOCKET_TIDY_PROVIDE_DEFAULT_CHECKS);
std::string realVersionString() __asm__("__real_" SOCKET_TIDY_VERSION_STRING);
std::string wrapVersionString() __asm__("__wrap_" SOCKET_TIDY_VERSION_STRING);
// NOLINTEND(misc-use-internal-linkage)

std::optional<bool> wrapIsFastTidyCheck(llvm::StringRef Check) {
  if (Check.starts_with("socket-"))
    return true;
  return realIsFastTidyCheck(Check);
}

compat::ClangdTidyProvider wrapProvideDefaultChecks() {
  // Static, since some versions only lend what they return.
  static const auto AddTheirs = realProvideDefaultChecks();
  static const auto AddAll = [](clang::tidy::ClangTidyOptions &Options,
                                llvm::StringRef File) {
    bool NamesChecks = Options.Checks && !Options.Checks->empty();
    AddTheirs(Options, File);
    if (!NamesChecks)
      *Options.Checks += ",socket-*";
  };
  return AddAll;
}

std::string wrapVersionString() {
  return realVersionString() + " with socket-tidy " SOCKET_TIDY_VERSION;
}

/// Makes \p Dir the default of --resource-dir.
static void setDefaultResourceDir(const std::string &Dir) {
  auto *Option = static_cast<llvm::cl::opt<std::string> *>(
      llvm::cl::getRegisteredOptions().lookup("resource-dir"));
  Option->setInitialValue(Dir);
}

} // namespace socket_tidy

int main(int Argc, char **Argv) {
  (void)socket_tidy::SocketTidyModuleAnchorSource;
  if (std::string Dir = socket_tidy::resourceDirToName(Argv[0]); !Dir.empty())
    socket_tidy::setDefaultResourceDir(Dir);
  return clang::clangd::clangdMain(Argc, Argv);
}
