//===--- SocketApi.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The table of known functions, and the reader of the lists in which users
/// name more.
///
//===----------------------------------------------------------------------===//

#include "SocketApi.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using namespace socket_tidy;

/// The functions with an effect of their own. Sources: POSIX.1-2017 and the
/// Linux man pages of section 2 and 3.
static constexpr ApiFunction Effects[] = {
    // name, effect, argument, arity
    {"socket", ApiEffect::Create, 0, 3},
    {"setsockopt", ApiEffect::SetOption, 0, 5},
    {"evutil_make_listen_socket_reuseable", ApiEffect::Enable, 0, 1},
    {"bind", ApiEffect::Bind, 0, 3},
    {"listen", ApiEffect::Listen, 0, 2},
    {"close", ApiEffect::Close, 0, 1},
    {"closesocket", ApiEffect::Close, 0, 1},
    {"dup", ApiEffect::Duplicate, 0, 1},
    {"fdopen", ApiEffect::Duplicate, 0, 2},
    {"fileno", ApiEffect::Duplicate, 0, 1},
    {"fileno_unlocked", ApiEffect::Duplicate, 0, 1},
    {"dup2", ApiEffect::DuplicateTo, 0, 2},
    {"dup3", ApiEffect::DuplicateTo, 0, 3},
    {"fcntl", ApiEffect::Control, 0, 0},
    {"fcntl64", ApiEffect::Control, 0, 0},
    {"memset", ApiEffect::Zero, 0, 3},
    {"__builtin_memset", ApiEffect::Zero, 0, 3},
    {"__builtin___memset_chk", ApiEffect::Zero, 0, 4},
    {"std::memset", ApiEffect::Zero, 0, 3},
    {"bzero", ApiEffect::Zero, 0, 2},
    {"explicit_bzero", ApiEffect::Zero, 0, 2},
    {"calloc", ApiEffect::Allocate, 0, 2},
    {"__builtin_bzero", ApiEffect::Zero, 0, 2},
    {"memcpy", ApiEffect::Copy, 0, 3},
    {"memmove", ApiEffect::Copy, 0, 3},
    {"mempcpy", ApiEffect::Copy, 0, 3},
    {"std::memcpy", ApiEffect::Copy, 0, 3},
    {"__builtin_memcpy", ApiEffect::Copy, 0, 3},
    {"__builtin___memcpy_chk", ApiEffect::Copy, 0, 4},
    {"getaddrinfo", ApiEffect::Resolve, 1, 4},
    {"htons", ApiEffect::Same, 0, 1},
    {"htonl", ApiEffect::Same, 0, 1},
    {"ntohs", ApiEffect::Same, 0, 1},
    {"ntohl", ApiEffect::Same, 0, 1},
    {"__bswap_16", ApiEffect::Same, 0, 1},
    {"__bswap_32", ApiEffect::Same, 0, 1},
    {"__builtin_bswap16", ApiEffect::Same, 0, 1},
    {"__builtin_bswap32", ApiEffect::Same, 0, 1},
    {"__builtin_expect", ApiEffect::Same, 0, 2},
    {"std::move", ApiEffect::Same, 0, 1},
    {"std::as_const", ApiEffect::Same, 0, 1},
    {"std::forward", ApiEffect::Same, 0, 1},
};

/// Functions that may get a descriptor, its address or the address to bind and
/// cannot set the option.
static constexpr llvm::StringRef Harmless[] = {
    // Sockets and descriptors.
    "accept",
    "accept4",
    "connect",
    "getsockname",
    "getpeername",
    "getsockopt",
    "shutdown",
    "send",
    "sendto",
    "sendmsg",
    "recv",
    "recvfrom",
    "recvmsg",
    "read",
    "write",
    "readv",
    "writev",
    "ioctl",
    "ioctlsocket",
    "fstat",
    "isatty",
    "poll",
    "ppoll",
    "select",
    "pselect",
    "epoll_ctl",
    "epoll_create",
    "epoll_create1",
    "epoll_wait",
    "kevent",
    "sockatmark",
    "fsync",
    "lseek",
    "flock",
    "lockf",
    "fchmod",
    "fchown",
    "pipe",
    "pipe2",
    "socketpair",
    "sendfile",
    "splice",
    "__fdelt_chk",
    "isfdtype",
    "copy_file_range",
    "epoll_pwait",
    "epoll_pwait2",
    "fallocate",
    "fchdir",
    "fdatasync",
    "fdopendir",
    "fgetxattr",
    "fpathconf",
    "fremovexattr",
    "fsetxattr",
    "fstatat",
    "ftruncate",
    "futimens",
    "mmap",
    "openat",
    "posix_fadvise",
    "posix_spawn_file_actions_addclose",
    "posix_spawn_file_actions_adddup2",
    "pread",
    "preadv",
    "pwrite",
    "pwritev",
    "recvmmsg",
    "sendmmsg",
    "syncfs",
    "tcgetattr",
    "tcsetattr",
    "tee",
    "timerfd_gettime",
    "timerfd_settime",
    "ttyname",
    "ttyname_r",
    "unlinkat",
    "vmsplice",
    // Addresses.
    "freeaddrinfo",
    "getnameinfo",
    "gethostbyname",
    "gethostbyname2",
    "gethostbyaddr",
    "getservbyname",
    "inet_pton",
    "inet_ntop",
    "inet_aton",
    "inet_ntoa",
    "inet_addr",
    "if_nametoindex",
    "gai_strerror",
    "getprotobyname",
    "gethostbyname_r",
    "getservbyname_r",
    "getservbyport",
    "if_indextoname",
    // Memory and text.
    "malloc",
    "realloc",
    "free",
    "strlen",
    "strcmp",
    "strncmp",
    "strcasecmp",
    "strcpy",
    "strncpy",
    "strcat",
    "strncat",
    "strdup",
    "strchr",
    "strrchr",
    "strstr",
    "strtol",
    "strtoul",
    "strtoll",
    "atoi",
    "atol",
    "memcmp",
    "bcmp",
    "snprintf",
    "sprintf",
    "vsnprintf",
    "sscanf",
    "strerror",
    "strerror_r",
    "strsignal",
    "strlcpy",
    "strlcat",
    "stpcpy",
    "bcopy",
    // Output, time, processes and signals.
    "printf",
    "fprintf",
    "vprintf",
    "vfprintf",
    "dprintf",
    "puts",
    "fputs",
    "putchar",
    "fputc",
    "fflush",
    "perror",
    "syslog",
    "vsyslog",
    "warn",
    "warnx",
    "err",
    "errx",
    "error",
    "asprintf",
    "error_at_line",
    "errc",
    "fwprintf",
    "fwrite",
    "swprintf",
    "vasprintf",
    "vdprintf",
    "verr",
    "verrx",
    "vsprintf",
    "vwarn",
    "vwarnx",
    "warnc",
    "wprintf",
    // Libraries of event loops.
    "evutil_closesocket",
    "evutil_make_socket_closeonexec",
    "evutil_make_socket_nonblocking",
    "__errno_location",
    "time",
    "gettimeofday",
    "clock_gettime",
    "sleep",
    "usleep",
    "nanosleep",
    "alarm",
    "signal",
    "sigaction",
    "sigemptyset",
    "getpid",
    "fork",
    "wait",
    "waitpid",
    "kill",
    "umask",
    "chmod",
    "chown",
    "unlink",
    "stat",
    "lstat",
    "access",
    "getenv",
    "getopt",
    "getopt_long",
    "pthread_mutex_lock",
    "pthread_mutex_unlock",
};

/// The parts of the standard library that are read; those that begin with an
/// underscore are how libstdc++ builds the others.
static constexpr llvm::StringRef ReadLibrary[] = {
    "addressof",
    "array",
    "as_const",
    "begin",
    "default_delete",
    "end",
    "exchange",
    "get",
    "expected",
    "initializer_list",
    "make_optional",
    "make_pair",
    "make_tuple",
    "make_unique",
    "max",
    "min",
    "optional",
    "pair",
    "swap",
    "tie",
    "tuple",
    "unexpected",
    "unique_ptr",
    "_Head_base",
    "_Optional_base",
    "_Optional_base_impl",
    "_Optional_payload",
    "_Optional_payload_base",
    "_Construct",
    "_Tuple_impl",
    "__addressof",
    "__array_traits",
    "__exchange",
    "__get_helper",
    "__get_helper2",
    "__pair_base",
    "__pair_get",
    "__tuple_assign",
    "__uniq_ptr_data",
    "__uniq_ptr_impl",
};

bool socket_tidy::isReadLibrary(llvm::StringRef Name) {
  return llvm::is_contained(ReadLibrary, Name);
}

/// Classes of namespace std whose members call, or run in a thread, what they
/// are given. The others keep it.
static constexpr llvm::StringRef CallingLibrary[] = {
    "condition_variable",
    "condition_variable_any",
    "jthread",
    "thread",
};

bool socket_tidy::isCallingLibrary(llvm::StringRef Name) {
  return llvm::is_contained(CallingLibrary, Name);
}

/// Libraries for tests, for text and for logs.
static constexpr llvm::StringRef SocketlessNamespaces[] = {
    "testing::internal", "Catch", "doctest",
    "boost::test_tools", "fmt",   "spdlog",
};

bool socket_tidy::isSocketlessNamespace(llvm::StringRef Name) {
  return llvm::is_contained(SocketlessNamespaces, Name);
}

bool socket_tidy::isNamedPortSetter(llvm::StringRef Name) {
  std::string Words = Name.lower();
  Words.erase(std::remove(Words.begin(), Words.end(), '_'), Words.end());
  llvm::StringRef Last =
      llvm::StringRef(Words).take_back(sizeof("setport") - 1);
  return Last == "setport" || Last == "portset";
}

std::vector<NamedArgument> socket_tidy::parseFunctionList(
    llvm::StringRef List, llvm::SmallVectorImpl<llvm::StringRef> &Malformed) {
  auto IsIdentifier = [](llvm::StringRef Text) {
    return !Text.empty() && !llvm::isDigit(Text.front()) &&
           llvm::all_of(Text,
                        [](char C) { return llvm::isAlnum(C) || C == '_'; });
  };
  std::vector<NamedArgument> Result;
  llvm::SmallVector<llvm::StringRef, 8> Entries;
  List.split(Entries, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef Whole : Entries) {
    llvm::StringRef Entry = Whole.trim();
    if (Entry.empty())
      continue;
    NamedArgument Parsed;
    // The last single colon separates the index; `::` belongs to the name.
    size_t Colon = Entry.rfind(':');
    bool HasIndex = Colon != llvm::StringRef::npos &&
                    (Colon == 0 || Entry[Colon - 1] != ':');
    llvm::StringRef Name = HasIndex ? Entry.take_front(Colon) : Entry;
    bool Good = true;
    if (HasIndex) {
      unsigned Index = 0;
      Good = !Entry.drop_front(Colon + 1).trim().getAsInteger(10, Index);
      Parsed.Argument = Index;
    }
    Name = Name.trim();
    Name.consume_front("::");
    Parsed.Name = Name.str();
    llvm::SmallVector<llvm::StringRef, 4> Parts;
    Name.split(Parts, "::");
    if (Good && llvm::all_of(Parts, IsIdentifier))
      Result.push_back(std::move(Parsed));
    else
      Malformed.push_back(Entry);
  }
  return Result;
}

SocketApi::SocketApi() {
  for (const ApiFunction &Row : Effects)
    Rows[Row.Name] = Row;
  for (llvm::StringRef Name : Harmless)
    Rows[Name] = {Name, ApiEffect::Harmless};
}

void SocketApi::add(llvm::StringRef Name, ApiEffect Effect, unsigned Argument) {
  auto It = Rows.try_emplace(Name).first;
  It->second = {It->first(), Effect, Argument, 0, /*ByUser=*/true};
}

const ApiFunction *SocketApi::find(llvm::StringRef QualifiedName) const {
  auto It = Rows.find(QualifiedName);
  return It == Rows.end() ? nullptr : &It->second;
}
