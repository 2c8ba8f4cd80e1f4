//===--- Findings.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Carries the events of all contexts up to the driver, so that each socket has
/// the calls that led to it in its name, and judges each (socket, bind site).
///
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "PlaceSearch.h"
#include "facts/Reachability.h"
#include "facts/Roots.h"

using namespace socket_tidy;

namespace {

/// Events that one context may hold; past it the driver reports nothing.
constexpr size_t MaxEvents = 4096;

/// A socket and a bind site, with all that was seen of the two.
struct Group {
  std::set<Status> Statuses;
  std::set<SiteId> Listens;
  bool Crossed = false;
  /// A path that some run takes shows it without the option.
  bool Witnessed = false;
};

class Judge {
public:
  Judge(const Program &P, Solver &S, Solution &Walk)
      : Facts(P), S(S), Walk(Walk),
        AnyOrder(P.function(Walk.Contexts.front().Of).Hub.isValid()) {}

  void run(std::map<SiteId, Finding> &Findings);

private:
  void carryUp();
  bool carryUp(const Context &From, const CallEdge &Call);
  void judge(SocketNameId Socket, SiteId Bind, const Group &G,
             std::map<SiteId, Finding> &Findings);
  Origin originOf(const SocketName &Name) const;
  void addOrigin(Finding &F, const SocketName &Name) const;
  void addFailedSets(Finding &F, SocketNameId Socket) const;
  void addSetsOfOthers(Finding &F) const;
  std::set<Status> statuses(SocketNameId Socket, const Group &G) const;
  bool isTwiceSet(SocketNameId Socket, FunctionId In) const;

  const Program &Facts;
  Solver &S;
  Solution &Walk;
  bool AnyOrder;
  std::map<std::pair<SocketNameId, SiteId>, Group> Groups;
};

} // namespace

bool Judge::carryUp(const Context &From, const CallEdge &Call) {
  Context &To = Walk.Contexts[Call.Caller.Index];
  const Function &Caller = Facts.function(To.Of);
  SiteId Site = Caller.Blocks[Call.Block.Index].Facts[Call.FactIndex].Site;
  bool Changed = false;
  for (ListenEvent Event : From.Events.Listens) {
    Event.Socket = S.calls().nameInCaller(Event.Socket, Call.Mapping, Site);
    Event.Joined |= Call.Before.Joined;
    Changed |= To.Events.Listens.insert(Event).second;
  }
  for (SetEvent Event : From.Events.Sets) {
    Event.Socket = S.calls().nameInCaller(Event.Socket, Call.Mapping, Site);
    Changed |= To.Events.Sets.insert(Event).second;
  }
  return Changed;
}

void Judge::carryUp() {
  std::vector<size_t> Pending;
  for (size_t I = 0; I != Walk.Contexts.size(); ++I)
    Pending.push_back(I);
  std::vector<bool> IsPending(Walk.Contexts.size(), true);
  while (!Pending.empty()) {
    size_t I = Pending.back();
    Pending.pop_back();
    IsPending[I] = false;
    const Context From = Walk.Contexts[I];
    for (const CallEdge &Call : From.Callers) {
      uint32_t Caller = Call.Caller.Index;
      if (!carryUp(From, Call))
        continue;
      const EventLog &Log = Walk.Contexts[Caller].Events;
      if (Log.Listens.size() + Log.Sets.size() > MaxEvents) {
        Walk.Incomplete = true;
        return;
      }
      if (!IsPending[Caller]) {
        IsPending[Caller] = true;
        Pending.push_back(Caller);
      }
    }
  }
}

/// \returns the verdict, or none if the option is set on all paths.
static std::optional<Verdict> judgeStatuses(const std::set<Status> &Statuses) {
  auto Any = [&](OptionStatus Option) {
    return llvm::any_of(
        Statuses, [&](const Status &Each) { return Each.Option == Option; });
  };
  if (Any(OptionStatus::Unseen))
    return Verdict::Unseen;
  if (!Any(OptionStatus::NotSet))
    return std::nullopt;
  return Any(OptionStatus::Set) ? Verdict::Partial : Verdict::Missing;
}

/// What was seen at the bind. Past a bound, all that is not set is Unseen; but
/// where no path sets anything, there was nothing to lose sight of.
std::set<Status> Judge::statuses(SocketNameId Socket, const Group &G) const {
  auto IsVague = [](const Status &Each) {
    return Each.Option == OptionStatus::Unseen &&
           Each.Reason == UnseenReason::TooComplex;
  };
  bool AllUnset = llvm::all_of(G.Statuses, [&](const Status &Each) {
    return Each.Option == OptionStatus::NotSet || IsVague(Each);
  });
  bool IsSet = llvm::any_of(Walk.Contexts.front().Events.Sets,
                            [&](const SetEvent &Event) {
                              return Event.Socket == Socket && !Event.Failure;
                            });
  std::set<Status> Result = G.Statuses;
  if (!AllUnset || IsSet)
    return Result;
  for (auto It = Result.begin(); It != Result.end();)
    It = IsVague(*It) ? Result.erase(It) : std::next(It);
  return Result;
}

template <typename T> static void addOnce(std::vector<T> &List, T Item) {
  auto It = std::lower_bound(List.begin(), List.end(), Item);
  if (It == List.end() || *It != Item)
    List.insert(It, Item);
}

void Judge::addFailedSets(Finding &F, SocketNameId Socket) const {
  for (const SetEvent &Event : Walk.Contexts.front().Events.Sets) {
    if (Event.Socket != Socket || !Event.Failure)
      continue;
    bool Known = llvm::any_of(F.FailedSets, [&](const FailedSet &Other) {
      return Other.Site == Event.Site;
    });
    if (!Known)
      F.FailedSets.push_back({Event.Site, *Event.Failure, Event.Size});
  }
}

Origin Judge::originOf(const SocketName &Name) const {
  Origin Result = S.values().callsOf(Name.Chain);
  Result.insert(Result.begin(), SiteId(static_cast<size_t>(Name.Index)));
  return Result;
}

void Judge::addOrigin(Finding &F, const SocketName &Name) const {
  Origin Own = originOf(Name);
  addOnce(F.Creations, Own.front());
  F.Origins.insert(std::move(Own));
}

bool Judge::isTwiceSet(SocketNameId Socket, FunctionId In) const {
  std::set<SiteId> Sets;
  for (const SetEvent &Event : Walk.Contexts.front().Events.Sets)
    if (Event.Socket == Socket && Facts.site(Event.Site).In == In)
      Sets.insert(Event.Site);
  return Sets.size() > 1;
}

void Judge::addSetsOfOthers(Finding &F) const {
  // The option was set beside the bind, on something that never listens.
  for (const SetEvent &Event : Walk.Contexts.front().Events.Sets) {
    if (Event.Failure || Facts.site(Event.Site).In != Facts.site(F.Bind).In)
      continue;
    bool Listens = llvm::any_of(Groups, [&](const auto &Each) {
      return Each.first.first == Event.Socket;
    });
    // Lines that were copied and not changed set it twice on the same one.
    if (Listens && isTwiceSet(Event.Socket, Facts.site(F.Bind).In))
      Listens = false;
    bool Known = llvm::any_of(F.FailedSets, [&](const FailedSet &Other) {
      return Other.Site == Event.Site;
    });
    if (!Listens && !Known)
      F.FailedSets.push_back({Event.Site, Ineffective::OtherDescriptor, 0});
  }
}

void Judge::judge(SocketNameId Socket, SiteId Bind, const Group &G,
                  std::map<SiteId, Finding> &Findings) {
  std::set<Status> Statuses = statuses(Socket, G);
  if (Statuses.empty())
    Statuses = G.Statuses;
  std::optional<Verdict> Judged = judgeStatuses(Statuses);
  if (!Judged)
    return;
  Verdict What = *Judged;
  // Only some order of calls that nobody in sight fixes has the option set.
  bool Unordered = AnyOrder && What == Verdict::Partial;
  if (Unordered)
    What = Verdict::Unseen;
  if (!G.Witnessed || (What == Verdict::Missing && Walk.Incomplete))
    What = Verdict::Unseen;

  Finding New;
  New.Bind = Bind;
  New.What = What;
  New.ReusePort =
      llvm::all_of(Statuses, [](const Status &Each) { return Each.ReusePort; });
  if (What == Verdict::Unseen)
    New.Reason =
        Unordered ? UnseenReason::OrderNotFixed : UnseenReason::TooComplex;
  for (const Status &Each : Statuses) {
    if (Each.Option != OptionStatus::Unseen)
      continue;
    // Callers out of sight, between two calls of a driver, are in no function.
    bool Between = Each.Where.isValid() && !Facts.site(Each.Where).In.isValid();
    UnseenReason Reason = Between ? UnseenReason::OrderNotFixed : Each.Reason;
    if (Reason < New.Reason) {
      New.Reason = Reason;
      New.ReasonSite = Between ? SiteId() : Each.Where;
    }
  }

  // The strongest verdict of the sockets that are bound here counts.
  auto [It, First] = Findings.try_emplace(Bind, New);
  Finding &F = It->second;
  const SocketName &Name = S.values().nameOf(Socket);
  if (Name.Kind == SocketNameKind::Created)
    F.AllOrigins.insert(originOf(Name));
  auto Rank = [](const Finding &Each) {
    return std::make_pair(Each.What, Each.Reason);
  };
  if (!First && Rank(F) < Rank(New))
    return;
  if (!First && Rank(New) < Rank(F)) {
    New.AllOrigins = std::move(F.AllOrigins);
    F = New;
  }
  F.ReusePort &= New.ReusePort;
  if (Name.Kind == SocketNameKind::Created)
    addOrigin(F, Name);
  else
    F.CreatedOutOfSight = true;
  for (SiteId Listen : G.Listens)
    addOnce(F.Listens, Listen);
  if (What != Verdict::Unseen)
    addFailedSets(F, Socket);
}

void Judge::run(std::map<SiteId, Finding> &Findings) {
  carryUp();
  for (const ListenEvent &Event : Walk.Contexts.front().Events.Listens) {
    Group &G = Groups[{Event.Socket, Event.Bind}];
    G.Statuses.insert(Event.AtBind);
    G.Listens.insert(Event.Site);
    G.Crossed |= Event.Crossed;
    G.Witnessed |= Event.AtBind.Option == OptionStatus::NotSet && !Event.Joined;
  }
  std::map<SiteId, Finding> Own;
  // What a single function does with its own sockets, its own driver tells;
  // the driver of several adds what only their interplay shows: what becomes
  // of sockets between two calls, and that no call leaves a setting on which
  // the option is set.
  for (const auto &[Key, G] : Groups)
    if (G.Crossed || !AnyOrder || judgeStatuses(G.Statuses) == Verdict::Missing)
      judge(Key.first, Key.second, G, Own);
  for (auto &[Bind, F] : Own) {
    if (F.FailedSets.empty() && F.What != Verdict::Unseen)
      addSetsOfOthers(F);
    llvm::sort(F.FailedSets, [](const FailedSet &A, const FailedSet &B) {
      return A.Site < B.Site;
    });
    auto [It, First] = Findings.try_emplace(Bind, F);
    auto Rank = [](const Finding &Each) {
      return std::make_pair(Each.What, Each.Reason);
    };
    if (First)
      continue;
    // One story is enough to believe it, but a fix is for all.
    F.AllOrigins.insert(It->second.AllOrigins.begin(),
                        It->second.AllOrigins.end());
    It->second.AllOrigins = F.AllOrigins;
    if (Rank(It->second) < Rank(F))
      continue;
    if (Rank(F) == Rank(It->second)) {
      It->second.Origins.insert(F.Origins.begin(), F.Origins.end());
      It->second.CreatedOutOfSight |= F.CreatedOutOfSight;
    } else {
      It->second = F;
    }
  }
}

/// The bind sites that \p Driver leads to.
static std::set<SiteId> bindsBehind(const Program &P, FunctionId Driver) {
  std::set<SiteId> Found;
  for (FunctionId Each : reachableFrom(P, Driver))
    for (const Block &B : P.function(Each).Blocks)
      for (const Fact &F : B.Facts)
        if (F.Kind == FactKind::Bind)
          Found.insert(F.Site);
  return Found;
}

/// Adds what walks that ended early did not come to.
static void addNotReached(const std::set<SiteId> &Missed,
                          const std::set<SiteId> &Reached,
                          std::map<SiteId, Finding> &Findings) {
  for (SiteId Bind : Missed) {
    if (Reached.count(Bind))
      continue;
    Finding F;
    F.Bind = Bind;
    F.What = Verdict::Unseen;
    F.Reason = UnseenReason::TooComplex;
    Findings.try_emplace(Bind, F);
  }
}

namespace {

/// What one walk over all drivers finds.
struct Walks {
  std::map<SiteId, Finding> ByBind;
  std::set<SiteId> DatagramBinds, FlaggedBinds, DatagramSets, UntypedSets;
  Passengers Passed;
};

} // namespace

/// Of the \p Missed binds, those of which nothing is known.
static std::set<SiteId> undecided(const std::set<SiteId> &Missed,
                                  const std::map<SiteId, Finding> &Findings) {
  std::set<SiteId> Open;
  for (SiteId Bind : Missed) {
    auto It = Findings.find(Bind);
    if (It == Findings.end() || (It->second.What == Verdict::Unseen &&
                                 It->second.Reason == UnseenReason::TooComplex))
      Open.insert(Bind);
  }
  return Open;
}

/// The binds of the function that \p Driver calls, and of no other. Whoever
/// comes to one of them enters that function first.
static std::set<SiteId> ownBinds(const Program &P, FunctionId Driver) {
  std::set<SiteId> Found;
  for (const Block &Call : P.function(Driver).Blocks)
    for (const Fact &F : Call.Facts)
      if (F.Kind == FactKind::Call)
        for (const Block &B : P.function(F.Callee).Blocks)
          for (const Fact &Own : B.Facts)
            if (Own.Kind == FactKind::Bind)
              Found.insert(Own.Site);
  return Found;
}

/// Of the binds that are \p Driver's own, those at which its walk to the end
/// found nothing to report.
static std::set<SiteId> settledBy(const Program &P, FunctionId Driver,
                                  const Solution &Walk) {
  std::set<SiteId> Settled;
  if (Walk.Incomplete)
    return Settled;
  Settled = ownBinds(P, Driver);
  for (const Context &Each : Walk.Contexts)
    for (SiteId Bind : Each.Events.OpenBinds)
      Settled.erase(Bind);
  return Settled;
}

/// Looks once more for binds that walks which ended early say nothing of, in
/// the functions around them. What is Missing whatever the callers do, is; and
/// where the option is set whatever they do, there is nothing to say.
/// \param Missed the binds behind walks that ended early; left are those that
///        still nothing is known of.
/// \param WhatIf calls are taken to be other than they are: all that is left
///        counts.
static void walkAlone(const Program &P, llvm::ArrayRef<FunctionId> LoneDrivers,
                      Solver &S, std::set<SiteId> &Missed, bool WhatIf,
                      std::map<SiteId, Finding> &Findings) {
  std::set<SiteId> Open = undecided(Missed, Findings);
  for (FunctionId Driver : LoneDrivers) {
    if (Open.empty())
      return;
    std::set<SiteId> Behind = bindsBehind(P, Driver);
    if (llvm::none_of(Behind, [&](SiteId Bind) { return Open.count(Bind); }))
      continue;
    Solution Walk = S.solveAlone(Driver);
    std::map<SiteId, Finding> Own;
    Judge(P, S, Walk).run(Own);
    for (const auto &[Bind, F] : Own) {
      bool Decides = F.What == Verdict::Missing && !F.CreatedOutOfSight;
      if ((Decides || WhatIf) && Open.erase(Bind))
        Findings[Bind] = F;
    }
    for (SiteId Bind : settledBy(P, Driver, Walk))
      if (Open.erase(Bind)) {
        Findings.erase(Bind);
        Missed.erase(Bind);
      }
  }
}

static Walks walkAll(const Program &P, const Drivers &From,
                     const SolverOptions &Options, const SolverLimits &Limits) {
  Solver S(P, Options, Limits);
  Walks Result;
  auto AddTo = [](auto &All, const auto &Some) {
    All.insert(Some.begin(), Some.end());
  };
  std::set<SiteId> Reached, Missed;
  for (FunctionId Driver : From.All) {
    Solution Walk = S.solve(Driver);
    Judge(P, S, Walk).run(Result.ByBind);
    for (const Context &Each : Walk.Contexts) {
      AddTo(Reached, Each.Events.Binds);
      AddTo(Result.DatagramBinds, Each.Events.DatagramBinds);
      AddTo(Result.FlaggedBinds, Each.Events.FlaggedBinds);
      AddTo(Result.DatagramSets, Each.Events.DatagramSets);
      AddTo(Result.UntypedSets, Each.Events.UntypedSets);
      AddTo(Result.Passed, Each.Events.Passed);
    }
    if (Walk.Incomplete)
      Missed.merge(bindsBehind(P, Driver));
  }
  walkAlone(P, From.Lone, S, Missed,
            !Options.Mended.empty() || !Options.Tried.empty(), Result.ByBind);
  addNotReached(Missed, Reached, Result.ByBind);
  return Result;
}

/// Walks once more as if the calls that can be mended in place were, to learn
/// which findings that ends.
static void tryMending(Walks &Found, const Program &P, const Drivers &From,
                       SolverOptions Options, const SolverLimits &Limits) {
  for (const auto &[Bind, F] : Found.ByBind)
    for (const FailedSet &Set : F.FailedSets)
      if (isMendedInPlace(Set.Why))
        Options.Mended.insert({Set.Site, Set.Why});
  if (Options.Mended.empty())
    return;
  Walks Mended = walkAll(P, From, Options, Limits);
  for (auto &[Bind, F] : Found.ByBind) {
    Mending &IfMended = F.IfMended;
    if (auto It = Mended.ByBind.find(Bind); It != Mended.ByBind.end())
      IfMended.Left = It->second.What;
    // Where datagram sockets pass the bind, the call must know its own.
    bool MustKnow = Found.DatagramBinds.count(Bind) != 0;
    for (const FailedSet &Set : F.FailedSets) {
      if (!isMendedInPlace(Set.Why))
        continue;
      IfMended.IsPossible = true;
      IfMended.ReachesDatagrams |=
          Mended.DatagramSets.count(Set.Site) ||
          (MustKnow && Mended.UntypedSets.count(Set.Site));
    }
  }
}

/// Looks for other places where the bind itself is none.
static void tryElsewhere(Walks &Found, const Program &P, const Drivers &From,
                         SolverOptions Options, const SolverLimits &Limits) {
  PlaceSearch Search(P, [&](const Trials &Tried) {
    Options.Tried = Tried;
    Walks Walk = walkAll(P, From, Options, Limits);
    TrialOutcome Outcome{std::move(Walk.Passed), {}};
    for (const auto &[Bind, F] : Walk.ByBind)
      // What was not followed to its end proves nothing.
      Outcome.Left[Bind] =
          F.What == Verdict::Unseen && F.Reason == UnseenReason::TooComplex
              ? Verdict::Missing
              : F.What;
    return Outcome;
  });
  std::vector<Finding *> Wanted;
  for (auto &[Bind, F] : Found.ByBind)
    if (Found.DatagramBinds.count(Bind) && F.What != Verdict::Unseen &&
        !F.CreatedOutOfSight)
      Wanted.push_back(&F);
  Search.run(Wanted);
}

Findings socket_tidy::findMissingOptions(const Program &P, const Drivers &From,
                                         const SolverOptions &Options,
                                         const SolverLimits &Limits) {
  Walks Found = walkAll(P, From, Options, Limits);
  tryMending(Found, P, From, Options, Limits);
  tryElsewhere(Found, P, From, Options, Limits);
  Findings Result;
  Result.DatagramBinds = std::move(Found.DatagramBinds);
  for (auto &[Bind, F] : Found.ByBind) {
    F.HasTypeFlags = Found.FlaggedBinds.count(Bind) != 0;
    Result.All.push_back(std::move(F));
  }
  return Result;
}
