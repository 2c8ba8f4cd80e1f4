//===--- SocketApi.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the engine knows of functions that it cannot look into: which of them
/// creates, configures, binds, listens on or closes a descriptor, through which
/// argument, and which leave the option alone. Knowledge of an API is a row in
/// a table; users add rows through the options of the check.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_SOCKETAPI_H
#define SOCKET_TIDY_FACTS_SOCKETAPI_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>
#include <vector>

namespace socket_tidy {

/// What a call does, as far as the option is concerned.
enum class ApiEffect : uint8_t {
  Create,      ///< The result is a new socket.
  CreateInto,  ///< A new socket is stored through an argument.
  SetOption,   ///< setsockopt.
  Enable,      ///< Sets SO_REUSEADDR effectively.
  Bind,        ///< Binds a descriptor to an address.
  Listen,      ///< Makes a descriptor listen.
  Close,       ///< Ends a descriptor.
  Duplicate,   ///< The result is the same socket.
  DuplicateTo, ///< The result and a second argument are the same socket.
  Control,     ///< fcntl: a duplicate for some commands, harmless for others.
  Allocate,    ///< The result points to memory that is all zero.
  Zero,        ///< Fills memory, with zero if the fill byte says so.
  Copy,        ///< Copies memory.
  Resolve,     ///< getaddrinfo: the argument is the service, by name or number;
               ///< the addresses are stored through the last one.
  Same,        ///< The result is zero just when the argument is; else equal
               ///< enough for what the engine asks of it.
  Harmless,    ///< Cannot set the option; may write through its pointers.
};

/// One row: a function, its effect, and the argument it works on.
struct ApiFunction {
  llvm::StringRef Name; ///< Qualified, without a leading `::`.
  ApiEffect Effect;
  /// Index of the descriptor, or of the memory, counted from 0.
  unsigned Argument = 0;
  /// How many parameters the real function has; functions with another number
  /// are somebody's own. 0: any.
  unsigned Arity = 0;
  /// Named in an option: any function of that name counts, member or not.
  bool ByUser = false;
};

/// An entry of one of the options that list functions.
struct NamedArgument {
  std::string Name;
  std::optional<unsigned> Argument;
};

/// Reads a list `name; ns::name:index; …`.
/// \param [out] Malformed the entries that do not have that form.
/// \returns the entries that do.
std::vector<NamedArgument>
parseFunctionList(llvm::StringRef List,
                  llvm::SmallVectorImpl<llvm::StringRef> &Malformed);

/// True if the bodies of \p Name, a function or class of namespace std, are
/// read like those of the program: it hands values on, and what happens to them
/// is written in its header.
bool isReadLibrary(llvm::StringRef Name);

/// True if members of \p Name, a class of namespace std, call at once what they
/// are given. Those of the others keep it: a container, a std::function.
bool isCallingLibrary(llvm::StringRef Name);

/// True if nothing in the namespace \p Name knows of sockets: who uses it gives
/// it a descriptor only to compare it or to print its number.
bool isSocketlessNamespace(llvm::StringRef Name);

/// True if \p Name, of a function that cannot be seen, says that all it does is
/// to set the port of an address: inet_set_port, sockaddr_port_set.
bool isNamedPortSetter(llvm::StringRef Name);

/// The built-in rows and those that the user added.
class SocketApi {
public:
  SocketApi();

  /// Adds a row; it replaces a row of the same name.
  void add(llvm::StringRef Name, ApiEffect Effect, unsigned Argument);

  /// \returns the row of \p QualifiedName, or null.
  const ApiFunction *find(llvm::StringRef QualifiedName) const;

private:
  llvm::StringMap<ApiFunction> Rows;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_SOCKETAPI_H
