//===--- PluginStub.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The half of the plugin that clang-tidy loads. A check that was built for
/// another LLVM version loads without complaint and then never reports
/// anything, so this half looks at the host first: it refers to no symbol of
/// LLVM, asks the host for its version, and opens the implementation beside
/// itself only when the versions agree. In every other case it ends the process
/// with one line, because clang-tidy itself ignores a plugin that fails to
/// load.
///
//===----------------------------------------------------------------------===//

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>
#include <unistd.h>

namespace {

/// The name of std::string clang::getClangFullVersion().
constexpr char VersionSymbol[] = "_ZN5clang19getClangFullVersionB5cxx11Ev";
constexpr char ImplementationName[] = "socket-tidy-impl.so";

/// Ends the host. Not exit(): the host is in the middle of its own start.
[[noreturn]] void fail(const std::string &Message) {
  std::fprintf(stderr, "socket-tidy: error: %s\n", Message.c_str());
  std::fflush(nullptr);
  ::_exit(1);
}

std::string builtFor() {
  return "built for LLVM " + std::to_string(SOCKET_TIDY_LLVM_MAJOR) + "." +
         std::to_string(SOCKET_TIDY_LLVM_MINOR);
}

/// Major and minor number in, for example, "Debian clang version 19.1.7 (3)".
/// False if there are none.
bool parseVersion(const std::string &Text, int &Major, int &Minor) {
  constexpr char Marker[] = "clang version ";
  std::string::size_type Start = Text.find(Marker);
  if (Start == std::string::npos)
    return false;
  return std::sscanf(Text.c_str() + Start + sizeof(Marker) - 1, "%d.%d", &Major,
                     &Minor) == 2;
}

void checkHost() {
  using VersionFunction = std::string (*)();
  auto *GetVersion =
      reinterpret_cast<VersionFunction>(::dlsym(RTLD_DEFAULT, VersionSymbol));
  if (!GetVersion)
    fail("this plugin is " + builtFor() +
         ", but the program that loads it "
         "has no Clang in it");

  std::string Host = GetVersion();
  int Major = 0;
  int Minor = 0;
  if (!parseVersion(Host, Major, Minor))
    fail("this plugin is " + builtFor() +
         ", but the program that loads it has an unknown version: " + Host);
  if (Major != SOCKET_TIDY_LLVM_MAJOR || Minor != SOCKET_TIDY_LLVM_MINOR)
    fail("this plugin is " + builtFor() +
         ", but the program that loads it has LLVM " + std::to_string(Major) +
         "." + std::to_string(Minor) + " (" + Host +
         "); load the plugin built for that version");
}

/// The folder of this shared object, with a slash at the end.
std::string ownFolder() {
  Dl_info Info;
  if (!::dladdr(reinterpret_cast<void *>(&ownFolder), &Info) || !Info.dli_fname)
    fail("cannot find the plugin's own folder");
  std::string Path = Info.dli_fname;
  if (char *Real = ::realpath(Info.dli_fname, nullptr)) {
    Path = Real;
    std::free(Real);
  }
  std::string::size_type Slash = Path.rfind('/');
  return Slash == std::string::npos ? "./" : Path.substr(0, Slash + 1);
}

void openImplementation() {
  std::string Path = ownFolder() + ImplementationName;
  if (::access(Path.c_str(), R_OK) != 0)
    fail("'" + Path + "' is missing; it belongs beside the plugin");
  // RTLD_NOW: a symbol that the host lacks must show here, not in the middle
  // of a run.
  if (!::dlopen(Path.c_str(), RTLD_NOW | RTLD_GLOBAL))
    fail("cannot load '" + Path + "': " + ::dlerror());
}

struct Loader {
  Loader() {
    checkHost();
    openImplementation();
  }
};

Loader LoadOnStart;

} // namespace
