//===--- OptionCall.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Puts the pieces together.
///
//===----------------------------------------------------------------------===//

#include "OptionCall.h"
#include "clang/Basic/LangOptions.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

OptionValue OptionValue::variable(StringRef Name) {
  return {("&" + Name).str(), Name.str()};
}

bool OptionValue::hasLiteral(const LangOptions &LangOpts) {
  return LangOpts.C99 && !LangOpts.CPlusPlus;
}

OptionValue OptionValue::unnamed(const LangOptions &LangOpts) {
  return {LangOpts.CPlusPlus ? "&static_cast<const int &>(1)" : "&(int){1}",
          "int"};
}

std::string OptionCall::declaration(StringRef Name) {
  return ("int " + Name + " = 1;").str();
}

std::string OptionCall::text(const OptionValue &Value) const {
  return Setsockopt + Gap + "(" + Descriptor + ", SOL_SOCKET, SO_REUSEADDR, " +
         Value.Address + ", sizeof" + Gap + "(" + Value.Size + "))";
}

std::string OptionCall::operand(const OptionValue &Value) const {
  return Report.empty()
             ? text(Value)
             : "(" + text(Value) + " < 0 ? " + Report + " : (void)0)";
}

std::vector<std::string> OptionCall::statement(const OptionValue &Value,
                                               StringRef Unit) const {
  if (Report.empty() && Guard.empty())
    return {text(Value) + ";"};
  if (Report.empty())
    return {"if (" + Guard + ")", Unit.str() + text(Value) + ";"};
  std::string Last = Unit.str() + Report + ";";
  if (Guard.empty())
    return {"if (" + text(Value) + " < 0)", Last};
  // The operands begin in one column.
  return {"if (" + Guard + " &&",
          (Unit.empty() ? "" : "    ") + text(Value) + " < 0)", Last};
}

} // namespace socket_tidy
