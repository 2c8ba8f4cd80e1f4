//===--- MissingReuseAddrCheck.cpp - socket-tidy --------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads the options and runs the stages: facts, slice, drivers, findings,
/// reports.
///
//===----------------------------------------------------------------------===//

#include "MissingReuseAddrCheck.h"
#include "FindingReporter.h"
#include "facts/Extractor.h"
#include "facts/GlobalScope.h"
#include "facts/Roots.h"
#include "facts/Slice.h"
#include "solver/Findings.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/TargetInfo.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/Support/YAMLTraits.h"

using namespace clang;
using namespace clang::ast_matchers;
using namespace socket_tidy;

MissingReuseAddrCheck::MissingReuseAddrCheck(
    llvm::StringRef Name, clang::tidy::ClangTidyContext *TidyContext)
    : ClangTidyCheck(Name, TidyContext),
      StrictMode(readBool("StrictMode", false)),
      Solving{readBool("IgnoreEphemeralPorts", true),
              readBool("AcceptReusePort", false),
              /*Mended=*/{}, /*Tried=*/{}},
      SocketFunctions(Options.get("SocketFunctions", "")),
      ReuseAddrFunctions(Options.get("ReuseAddrFunctions", "")),
      BindFunctions(Options.get("BindFunctions", "")),
      ListenFunctions(Options.get("ListenFunctions", "")),
      FixErrorHandling(Options.get("FixErrorHandling", "None")),
      OnError(readErrorHandling()),
      FixAlternatives(readBool("FixAlternatives", false)),
      IsInClangd(compat::areDiagsSelfContained(*TidyContext)) {
  readFunctions("SocketFunctions", SocketFunctions, ApiEffect::Create);
  readFunctions("ReuseAddrFunctions", ReuseAddrFunctions, ApiEffect::Enable);
  readFunctions("BindFunctions", BindFunctions, ApiEffect::Bind);
  readFunctions("ListenFunctions", ListenFunctions, ApiEffect::Listen);
}

// OptionsView's own templates for bool have a mangled name on which GCC and
// Clang do not agree, and the host may be built with either.
bool MissingReuseAddrCheck::readBool(llvm::StringRef Option, bool Default) {
  std::string Text(Options.get(Option, ""));
  if (Text.empty())
    return Default;
  if (auto Parsed = llvm::yaml::parseBool(Text))
    return *Parsed;
  long long Number = 0;
  if (!llvm::StringRef(Text).getAsInteger(10, Number))
    return Number != 0;
  configurationDiag("invalid configuration value '%0' for option "
                    "'socket-missing-reuseaddr.%1'; expected a bool")
      << Text << Option;
  return Default;
}

ErrorHandling MissingReuseAddrCheck::readErrorHandling() {
  if (FixErrorHandling == "Perror")
    return ErrorHandling::Perror;
  if (FixErrorHandling != "None")
    configurationDiag("invalid configuration value '%0' for option "
                      "'socket-missing-reuseaddr.FixErrorHandling'; expected "
                      "'None' or 'Perror'")
        << FixErrorHandling;
  return ErrorHandling::None;
}

void MissingReuseAddrCheck::storeBool(
    clang::tidy::ClangTidyOptions::OptionMap &Opts, llvm::StringRef Option,
    bool Value) {
  Options.store(Opts, Option, Value ? "true" : "false");
}

void MissingReuseAddrCheck::readFunctions(llvm::StringRef Option,
                                          llvm::StringRef List,
                                          ApiEffect Effect) {
  llvm::SmallVector<llvm::StringRef, 4> Malformed;
  for (NamedArgument &Entry : parseFunctionList(List, Malformed))
    NamedFunctions.push_back({std::move(Entry), Effect});
  for (llvm::StringRef Entry : Malformed)
    configurationDiag("invalid entry '%0' in option '%1' of check "
                      "'socket-missing-reuseaddr'; expected 'name', "
                      "'ns::name' or either with ':' and an argument index; "
                      "the entry is ignored")
        << Entry << Option;
}

void MissingReuseAddrCheck::storeOptions(
    clang::tidy::ClangTidyOptions::OptionMap &Opts) {
  storeBool(Opts, "StrictMode", StrictMode);
  storeBool(Opts, "IgnoreEphemeralPorts", Solving.IgnoreEphemeralPorts);
  storeBool(Opts, "AcceptReusePort", Solving.AcceptReusePort);
  Options.store(Opts, "SocketFunctions", SocketFunctions);
  Options.store(Opts, "ReuseAddrFunctions", ReuseAddrFunctions);
  Options.store(Opts, "BindFunctions", BindFunctions);
  Options.store(Opts, "ListenFunctions", ListenFunctions);
  Options.store(Opts, "FixErrorHandling", FixErrorHandling);
  storeBool(Opts, "FixAlternatives", FixAlternatives);
}

void MissingReuseAddrCheck::registerPPCallbacks(const SourceManager &,
                                                Preprocessor *Main,
                                                Preprocessor *) {
  PP = Main;
  Includes.registerPreprocessor(Main);
}

void MissingReuseAddrCheck::registerMatchers(MatchFinder *Finder) {
  // Matching is only the way to the AST context: all work is done at the end
  // of the translation unit. Clangd walks over the declarations of the main
  // file and never meets the unit; elsewhere it is the only node that costs
  // nothing to ask for.
  if (IsInClangd)
    Finder->addMatcher(decl().bind("any"), this);
  else
    Finder->addMatcher(translationUnitDecl().bind("unit"), this);
}

void MissingReuseAddrCheck::check(const MatchFinder::MatchResult &Result) {
  Context = Result.Context;
}

SocketApi MissingReuseAddrCheck::buildApi() const {
  SocketApi Api;
  for (const auto &[Entry, Effect] : NamedFunctions) {
    // A creating function without an index returns the descriptor.
    bool Stores = Effect == ApiEffect::Create && Entry.Argument;
    Api.add(Entry.Name, Stores ? ApiEffect::CreateInto : Effect,
            Entry.Argument.value_or(0));
  }
  return Api;
}

/// True if a global function \p Name is declared in \p Scope and referred to.
static bool isReferredTo(const DeclContext &Scope, const IdentifierInfo &Name) {
  for (const Decl *D : Scope.decls()) {
    if (const auto *Linkage = dyn_cast<LinkageSpecDecl>(D))
      if (isReferredTo(*Linkage, Name))
        return true;
    const auto *F = dyn_cast<FunctionDecl>(D);
    if (F && F->getIdentifier() == &Name && (F->isReferenced() || F->isUsed()))
      return true;
  }
  return false;
}

// Most files end here, so this builds no table, not even Clang's for lookup.
bool MissingReuseAddrCheck::mayBind(const ASTContext &Unit) const {
  if (llvm::any_of(NamedFunctions, [](const auto &Each) {
        return Each.second == ApiEffect::Bind;
      }))
    return true;
  auto Known = Unit.Idents.find("bind");
  if (Known == Unit.Idents.end())
    return false;
  // To look for the declaration would read all of a precompiled header. Of that
  // only what is used is known by name.
  return hasPrecompiledHeader(Unit) ||
         isReferredTo(*Unit.getTranslationUnitDecl(), *Known->second);
}

void MissingReuseAddrCheck::onEndOfTranslationUnit() {
  ASTContext *Unit = std::exchange(Context, nullptr);
  // On Windows SO_REUSEADDR lets another process take the port over.
  if (!Unit || !PP || Unit->getTargetInfo().getTriple().isOSWindows() ||
      !mayBind(*Unit))
    return;
  SocketApi Api = buildApi();
  Extraction Facts = extractFacts(*Unit, *PP, Api);
  if (Facts.Facts.numFunctions() == 0)
    return;
  slice(Facts.Facts);
  Findings Found =
      findMissingOptions(Facts.Facts, addDrivers(Facts.Facts), Solving);
  // Who reads a warning in clangd can choose between fixes. On the command line
  // nobody can, and notes that say the same of each warning are noise.
  InsertedForm Form{OnError, FixAlternatives || IsInClangd};
  FindingReporter Reporter(*this, *Unit, *PP, Includes, Form, Facts, Api);
  Reporter.report(Found, StrictMode, /*OneByOne=*/IsInClangd);
}
