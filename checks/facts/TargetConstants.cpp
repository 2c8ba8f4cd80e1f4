//===--- TargetConstants.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Follows a name through macros and enumerators to its number.
///
//===----------------------------------------------------------------------===//

#include "TargetConstants.h"
#include "GlobalScope.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/Lex/MacroInfo.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;
using namespace socket_tidy;

/// Enough for `AF_INET` → `PF_INET` → `2`; ends a macro that names itself.
static constexpr unsigned MaxAliases = 8;

static std::optional<int64_t> enumerator(const ASTContext &Context,
                                         const Preprocessor &PP,
                                         const IdentifierInfo &Name) {
  for (const NamedDecl *D : globalDeclarations(Context, PP, Name))
    if (const auto *Constant = dyn_cast<EnumConstantDecl>(D))
      return Constant->getInitVal().getExtValue();
  return std::nullopt;
}

/// The only token of a macro that is not a parenthesis, if there is just one.
static const Token *onlyToken(const MacroInfo &Macro) {
  const Token *Only = nullptr;
  for (const Token &T : Macro.tokens()) {
    if (T.isOneOf(tok::l_paren, tok::r_paren))
      continue;
    if (Only)
      return nullptr;
    Only = &T;
  }
  return Only;
}

static std::optional<int64_t> number(llvm::StringRef Literal) {
  int64_t Value = 0;
  if (Literal.rtrim("uUlL").getAsInteger(0, Value))
    return std::nullopt;
  return Value;
}

std::optional<int64_t> socket_tidy::readConstant(const ASTContext &Context,
                                                 const Preprocessor &PP,
                                                 llvm::StringRef Name) {
  // Not a mere look into the table: what stands in a precompiled header comes
  // into the table when it is asked for.
  const IdentifierInfo *Identifier = PP.getIdentifierInfo(Name);
  for (unsigned Alias = 0; Alias != MaxAliases; ++Alias) {
    const MacroInfo *Macro = PP.getMacroInfo(Identifier);
    if (!Macro)
      break;
    const Token *Only = onlyToken(*Macro);
    if (!Only)
      return std::nullopt;
    if (Only->is(tok::numeric_constant))
      return number(PP.getSpelling(*Only));
    if (Only->isNot(tok::identifier))
      return std::nullopt;
    // `#define SOCK_STREAM SOCK_STREAM` marks an enumerator of that name.
    if (Only->getIdentifierInfo() == Identifier)
      break;
    Identifier = Only->getIdentifierInfo();
  }
  return enumerator(Context, PP, *Identifier);
}

SocketConstants socket_tidy::readSocketConstants(const ASTContext &Context,
                                                 const Preprocessor &PP) {
  auto Read = [&](llvm::StringRef Name) {
    return readConstant(Context, PP, Name);
  };
  SocketConstants C;
  C.SolSocket = Read("SOL_SOCKET");
  C.SoReuseAddr = Read("SO_REUSEADDR");
  C.SoReusePort = Read("SO_REUSEPORT");
  C.AfInet = Read("AF_INET");
  C.AfInet6 = Read("AF_INET6");
  C.SockStream = Read("SOCK_STREAM");
  C.SockTypeFlags =
      Read("SOCK_CLOEXEC").value_or(0) | Read("SOCK_NONBLOCK").value_or(0);
  C.IpprotoTcp = Read("IPPROTO_TCP");
  C.IpprotoMptcp = Read("IPPROTO_MPTCP");
  C.IntSize = Context.getTypeSizeInChars(Context.IntTy).getQuantity();
  return C;
}
