//===--- StandaloneMain.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The standalone program: clang-tidy's own main with our module linked in. It
/// differs from clang-tidy in two defaults, both put in place where clang-tidy
/// combines the options of a file:
///
///  - Where no .clang-tidy file and no command-line option names any checks,
///    the socket checks are on and nothing else is.
///  - The compiler's own headers are found although the program does not lie in
///    LLVM's folder.
///
//===----------------------------------------------------------------------===//

#include "ResourceDir.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "clang-tidy/tool/ClangTidyMain.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <vector>

using clang::tidy::ClangTidyOptions;
using clang::tidy::ClangTidyOptionsProvider;

namespace socket_tidy {

/// The module registers itself; to name its anchor keeps it in the link.
extern volatile int SocketTidyModuleAnchorSource;

/// Put before the compiler's arguments, so that a -resource-dir of the user
/// wins. Empty where none is needed.
static std::string ResourceDirArgument;

// The linker's --wrap sends clang-tidy's calls of its own function, whose
// mangled name CMake knows, to the second of these; the first is the original.
// NOLINTBEGIN(misc-use-internal-linkage)
ClangTidyOptions
realGetOptions(ClangTidyOptionsProvider *Provider,
               llvm::StringRef File) __asm__("__real_" SOCKET_TIDY_GET_OPTIONS);
ClangTidyOptions
wrapGetOptions(ClangTidyOptionsProvider *Provider,
               llvm::StringRef File) __asm__("__wrap_" SOCKET_TIDY_GET_OPTIONS);
// NOLINTEND(misc-use-internal-linkage)

ClangTidyOptions wrapGetOptions(ClangTidyOptionsProvider *Provider,
                                llvm::StringRef File) {
  ClangTidyOptions Options = realGetOptions(Provider, File);

  // The first source is clang-tidy's built-in default, the others are the
  // user's. A lone source is a combined result that clang-tidy asks about
  // again.
  auto Sources = Provider->getRawOptions(File);
  auto NamesChecks = [](const ClangTidyOptionsProvider::OptionsSource &Source) {
    return static_cast<bool>(Source.first.Checks);
  };
  if (Sources.size() > 1 &&
      llvm::none_of(llvm::drop_begin(Sources), NamesChecks))
    Options.Checks = "socket-*";

  if (Sources.size() > 1 && !ResourceDirArgument.empty()) {
    if (!Options.ExtraArgsBefore)
      Options.ExtraArgsBefore = std::vector<std::string>();
    Options.ExtraArgsBefore->insert(Options.ExtraArgsBefore->begin(),
                                    ResourceDirArgument);
  }
  return Options;
}

/// What --dump-config prints is kept as a .clang-tidy file, where a path of
/// this machine has no place.
static bool dumpsConfig(llvm::ArrayRef<const char *> Arguments) {
  return llvm::any_of(Arguments, [](llvm::StringRef Argument) {
    return Argument.ltrim('-') == "dump-config";
  });
}

} // namespace socket_tidy

int main(int Argc, const char **Argv) {
  (void)socket_tidy::SocketTidyModuleAnchorSource;
  if (!socket_tidy::dumpsConfig(llvm::ArrayRef<const char *>(Argv, Argc)))
    if (std::string Dir = socket_tidy::resourceDirToName(Argv[0]); !Dir.empty())
      socket_tidy::ResourceDirArgument = "-resource-dir=" + Dir;
  llvm::cl::AddExtraVersionPrinter([](llvm::raw_ostream &OS) {
    OS << "socket-tidy version " SOCKET_TIDY_VERSION "\n";
  });
  return clang::tidy::clangTidyMain(Argc, Argv);
}
