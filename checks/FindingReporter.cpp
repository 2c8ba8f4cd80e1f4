//===--- FindingReporter.cpp - socket-tidy --------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The texts of the check.
///
//===----------------------------------------------------------------------===//

#include "FindingReporter.h"
#include "facts/CalledFunctions.h"
#include "fixes/Descriptor.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;
using namespace socket_tidy;

//===----------------------------------------------------------------------===//
// From sites to the source
//===----------------------------------------------------------------------===//

const Expr &FindingReporter::expression(SiteId S) const {
  return *Facts.Expressions[Facts.Facts.site(S).Handle];
}

SourceLocation FindingReporter::location(SiteId S) const {
  // A call written in the argument of a macro stands where it is written; one
  // in the body of a macro, where the macro is used.
  return Context.getSourceManager().getFileLoc(expression(S).getBeginLoc());
}

bool FindingReporter::isInTemplate(const CallExpr &Call) const {
  return llvm::any_of(Facts.Expressions, [&](const Expr *Other) {
    return isa<CallExpr>(Other) && Other != &Call &&
           Other->getBeginLoc() == Call.getBeginLoc() &&
           Other->getEndLoc() == Call.getEndLoc();
  });
}

unsigned FindingReporter::descriptorArgument(const Expr &Call) const {
  const FunctionDecl *Callee = calledFunction(Call);
  const ApiFunction *Row = Callee ? findApi(Api, *Callee) : nullptr;
  return Row ? Row->Argument : 0;
}

std::string FindingReporter::descriptorText(SiteId S) const {
  const auto *Call = dyn_cast<CallExpr>(&expression(S));
  unsigned Index = descriptorArgument(expression(S));
  if (!Call || Index >= Call->getNumArgs())
    return "?";
  return textOf(*Call->getArg(Index), Context);
}

std::vector<SiteId>
FindingReporter::inSourceOrder(std::vector<SiteId> Sites) const {
  const SourceManager &SM = Context.getSourceManager();
  llvm::sort(Sites, [&](SiteId A, SiteId B) {
    if (location(A) == location(B))
      return A < B;
    return SM.isBeforeInTranslationUnit(location(A), location(B));
  });
  // Instances of one template stand at one place.
  Sites.erase(std::unique(Sites.begin(), Sites.end(),
                          [&](SiteId A, SiteId B) {
                            return location(A) == location(B);
                          }),
              Sites.end());
  return Sites;
}

//===----------------------------------------------------------------------===//
// Texts
//===----------------------------------------------------------------------===//

static llvm::StringRef whatHappens() {
  return "; a restart can fail with \"address already in use\"";
}

std::string FindingReporter::reason(const Finding &F) const {
  std::string Name =
      F.ReasonSite.isValid() ? Facts.Facts.site(F.ReasonSite).Name : "";
  switch (F.Reason) {
  case UnseenReason::PassedOn:
    return Name.empty() ? "it was passed to a function that cannot be seen"
                        : "it was passed to '" + Name + "' before";
  case UnseenReason::ComesFrom:
    return Name.empty() ? "it comes from code that cannot be seen"
                        : "it comes from '" + Name + "'";
  case UnseenReason::OrderNotFixed:
    return "the order of the functions that share it is not fixed";
  case UnseenReason::NotConstant:
    return "the option value is not a constant";
  case UnseenReason::SetOnUnknown:
    return "it is set on a descriptor that cannot be followed";
  case UnseenReason::None:
  case UnseenReason::TooComplex:
    break;
  }
  return "the code is too complex to follow";
}

std::string FindingReporter::warning(const Finding &F,
                                     llvm::StringRef Descriptor) const {
  std::string Socket = ("listening socket '" + Descriptor + "'").str();
  switch (F.What) {
  case Verdict::Missing:
    if (F.ReusePort)
      return Socket + " is bound with SO_REUSEPORT but without SO_REUSEADDR; "
                      "SO_REUSEPORT lets other processes of the same user "
                      "share the port";
    return Socket + " is bound without SO_REUSEADDR" + whatHappens().str();
  case Verdict::Partial:
    return Socket + " is bound without SO_REUSEADDR on some paths" +
           whatHappens().str();
  case Verdict::Unseen:
    return "cannot tell whether " + Socket + " is bound with SO_REUSEADDR; " +
           reason(F);
  }
  return Socket;
}

std::string FindingReporter::failure(const FailedSet &Set,
                                     llvm::StringRef Descriptor) const {
  switch (Set.Why) {
  case Ineffective::AfterBind:
    return "SO_REUSEADDR is set here after the bind, which is too late";
  case Ineffective::WrongLevel:
    return "SO_REUSEADDR is not set here: the level is not SOL_SOCKET";
  case Ineffective::Swapped:
    return "SO_REUSEADDR is not set here: the level and the name of the option "
           "are swapped";
  case Ineffective::Zero:
    return "SO_REUSEADDR is cleared here: the option value is 0";
  case Ineffective::TooSmall:
    return "SO_REUSEADDR is not set here: the option value has " +
           std::to_string(Set.Size) + (Set.Size == 1 ? " byte" : " bytes") +
           " and must have the size of an 'int'";
  case Ineffective::OredNames:
    return "SO_REUSEADDR is not set here: option names are numbers that cannot "
           "be combined with '|'";
  case Ineffective::OtherDescriptor:
    return ("SO_REUSEADDR is set here on '" + descriptorText(Set.Site) +
            "', not on '" + Descriptor + "'")
        .str();
  case Ineffective::Uninitialized:
    return "SO_REUSEADDR is not set here reliably: the option value is "
           "uninitialized";
  case Ineffective::NoAddress:
    return "SO_REUSEADDR is not set here: the option value is passed as a "
           "number, not by its address";
  case Ineffective::ReusePort:
    return "SO_REUSEPORT is set here, which does not set SO_REUSEADDR";
  }
  return "";
}

//===----------------------------------------------------------------------===//
// Diagnostics
//===----------------------------------------------------------------------===//

/// True if a finding with the verdict \p What is shown.
static bool isReported(Verdict What, bool Strict) {
  return Strict || What == Verdict::Missing;
}

/// In the terms of the syntax tree, if it can be said in them.
std::optional<OtherPlace> FindingReporter::otherPlace(const SetPlace &Place,
                                                      SiteId Bind) const {
  const auto *Call = dyn_cast<CallExpr>(&expression(Place.Call));
  const FunctionDecl *Callee = Call ? calledFunction(*Call) : nullptr;
  if (!Callee)
    return std::nullopt;
  const SourceManager &SM = Context.getSourceManager();
  SourceLocation Where = location(Place.Call);
  // What the report of this file is about, and not what all files include.
  if (SM.getFileID(Where) != SM.getMainFileID() &&
      SM.getFileID(Where) != SM.getFileID(location(Bind)))
    return std::nullopt;
  // Each instance of a template has its own sockets.
  if (isInTemplate(*Call))
    return std::nullopt;
  if (!Place.Parameter) {
    const ApiFunction *Row = findApi(Api, *Callee);
    if (Row && Row->Effect != ApiEffect::Create)
      return std::nullopt;
    return OtherPlace{Call, std::nullopt};
  }
  unsigned Object = isa<CXXMemberCallExpr>(Call);
  if (*Place.Parameter < Object)
    return std::nullopt;
  return OtherPlace{Call, *Place.Parameter - Object};
}

std::optional<OtherWay> FindingReporter::otherWay(const OtherPlaces &Found,
                                                  SiteId Bind) const {
  OtherWay Way;
  Way.MustTellStreams = Found.MustTellStreams;
  for (const SetPlace &Each : Found.Calls) {
    std::optional<OtherPlace> Place = otherPlace(Each, Bind);
    if (!Place)
      return std::nullopt;
    Way.Places.push_back(*Place);
  }
  return Way;
}

Fix FindingReporter::planFix(const Finding &F, bool BindsDatagrams,
                             bool Strict) {
  // What cannot be seen may set the option already.
  if (F.What == Verdict::Unseen)
    return Fix::none("the option may be set elsewhere");
  Damage D;
  D.Bind = dyn_cast<CallExpr>(&expression(F.Bind));
  if (!D.Bind)
    return Fix::none("the bind is not a call");
  D.DescriptorArg = descriptorArgument(*D.Bind);
  D.BindsDatagrams = BindsDatagrams;
  bool IsOne = llvm::all_of(F.Origins, [&](const auto &Origin) {
    return Origin.front() == F.Origins.begin()->front();
  });
  if (IsOne && !F.Origins.empty() && !F.CreatedOutOfSight && !F.HasTypeFlags)
    D.Creation = dyn_cast<CallExpr>(&expression(F.Creations.front()));
  for (const FailedSet &Set : F.FailedSets)
    if (const auto *Call = dyn_cast<CallExpr>(&expression(Set.Site)))
      D.Attempts.push_back({Call, Set.Why});
  for (const OtherPlaces &Way : F.Elsewhere)
    if (!(Way.Left && isReported(*Way.Left, Strict)))
      if (std::optional<OtherWay> Found = otherWay(Way, F.Bind))
        D.Elsewhere.push_back(std::move(*Found));
  const Mending &If = F.IfMended;
  D.CorrectionSuffices = If.IsPossible && !If.ReachesDatagrams &&
                         !(If.Left && isReported(*If.Left, Strict));
  return Planner.plan(D);
}

void FindingReporter::explain(const Finding &F, llvm::StringRef Descriptor) {
  auto Note = [&](SiteId Site, llvm::StringRef Text) {
    Check.diag(location(Site), "%0", DiagnosticIDs::Note) << Text;
  };
  for (SiteId Creation : inSourceOrder(F.Creations))
    Note(Creation, "socket created here");
  std::vector<SiteId> Sets;
  for (const FailedSet &Set : F.FailedSets) {
    // The same variable held another socket then; to say so helps nobody.
    if (Set.Why == Ineffective::OtherDescriptor &&
        descriptorText(Set.Site) == Descriptor)
      continue;
    Sets.push_back(Set.Site);
  }
  for (SiteId Site : inSourceOrder(Sets)) {
    auto Set = llvm::find_if(
        F.FailedSets, [&](const FailedSet &Each) { return Each.Site == Site; });
    Note(Site, failure(*Set, Descriptor));
  }
  for (SiteId Listen : inSourceOrder(F.Listens))
    Note(Listen, "socket listens here");
}

void FindingReporter::reportOne(const Finding &F, const Fix &Planned) {
  const SourceManager &SM = Context.getSourceManager();
  std::string Descriptor = descriptorText(F.Bind);
  SourceLocation Where = location(F.Bind);
  {
    auto Warning = Check.diag(Where, "%0") << warning(F, Descriptor);
    for (const FixItHint &Hint :
         withIncludes(Planned.Hints, Planned.Includes, SM))
      Warning << Hint;
  }
  explain(F, Descriptor);
  if (!Planned) {
    Check.diag(Where, "no fix is offered: %0", DiagnosticIDs::Note)
        << Planned.WhyNot;
  } else if (!Planned.Other.empty()) {
    auto Note = Check.diag(Where, "%0", DiagnosticIDs::Note)
                << Planned.OtherDoes;
    for (const FixItHint &Hint : Planned.Other)
      Note << Hint;
  }
}

void FindingReporter::report(const Findings &Found, bool Strict,
                             bool OneByOne) {
  std::vector<SiteId> Sites;
  for (const Finding &F : Found.All)
    if (isReported(F.What, Strict))
      Sites.push_back(F.Bind);
  std::vector<const Finding *> Reported;
  std::vector<Fix> Fixes;
  for (SiteId Site : inSourceOrder(Sites)) {
    // Of the instances of a template, the one with the strongest verdict.
    const Finding *Strongest = nullptr;
    for (const Finding &F : Found.All)
      if (location(F.Bind) == location(Site) &&
          (!Strongest || F.What < Strongest->What))
        Strongest = &F;
    bool BindsDatagrams = llvm::any_of(Found.DatagramBinds, [&](SiteId Other) {
      return location(Other) == location(Site);
    });
    Reported.push_back(Strongest);
    Fixes.push_back(planFix(*Strongest, BindsDatagrams, Strict));
  }
  if (!OneByOne)
    combineByInclude(Fixes);
  for (auto [F, Planned] : llvm::zip(Reported, Fixes))
    reportOne(*F, Planned);
}
