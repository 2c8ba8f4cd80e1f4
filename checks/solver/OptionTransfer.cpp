//===--- OptionTransfer.cpp - socket-tidy ---------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What setsockopt() does to a socket, and why it may do nothing; and what
/// would be if it stood elsewhere.
///
//===----------------------------------------------------------------------===//

#include "Conditions.h"
#include "Transfer.h"

using namespace socket_tidy;

bool Transfer::is(Value V, std::optional<int64_t> Constant) const {
  return Constant && Values.isInteger(V, *Constant);
}

bool Transfer::isMended(SiteId Site, Ineffective Flaw) const {
  auto It = Options.Mended.find(Site);
  return It != Options.Mended.end() && It->second == Flaw;
}

bool Transfer::mayBe(const State &S, Value V, std::optional<int64_t> Constant) {
  // A file that has wrappers for everything need not know the constant.
  if (!Constant)
    return !V.is(ValueKind::Integer);
  return isEqual(S, Values, V, Values.integer(*Constant)) !=
         std::optional(false);
}

bool Transfer::isForeign(size_t Socket, const State &S) const {
  const SocketName &Name = Values.nameOf(S.Sockets[Socket].Name);
  return Name.Kind == SocketNameKind::External &&
         mayHaveBeenSet(
             Values.symbolOf(SymbolId(static_cast<size_t>(Name.Index))).Trust);
}

void Transfer::enable(State &S, size_t Socket, SiteId Site, EventLog &Log) {
  SocketState &It = S.Sockets[Socket];
  Value Type = withoutFlags(It.Type);
  if (!mayBe(S, Type, Facts.Constants.SockStream))
    Log.DatagramSets.insert(Site);
  else if (!Type.is(ValueKind::Integer))
    Log.UntypedSets.insert(Site);
  bool TooLate = !It.Binds.empty();
  Log.Sets.insert(
      {It.Name, Site,
       TooLate ? std::optional(Ineffective::AfterBind) : std::nullopt, 0});
  It.Now.Option = OptionStatus::Set;
  It.Now.Reason = UnseenReason::None;
  It.Now.Where = {};
}

void Transfer::tryAt(const SetPlace &Place, Trial How, Value Descriptor,
                     State &S, EventLog &Log) {
  auto Note = [&](Passenger Kind) { Log.Passed.insert({Place, Kind}); };
  if (Descriptor.is(ValueKind::Integer)) // that of no socket
    return;
  if (!Descriptor.is(ValueKind::Socket))
    return Note(Passenger::Untyped);
  const SocketState &It = S.Sockets[Descriptor.Index];
  Value Type = withoutFlags(It.Type);
  bool IsDatagram = !mayBe(S, Type, Facts.Constants.SockStream);
  if (!It.Binds.empty())
    Note(Passenger::Bound);
  if (IsDatagram)
    Note(Passenger::Datagram);
  else if (!Type.is(ValueKind::Integer))
    Note(Passenger::Untyped);
  else if (It.Now.Option == OptionStatus::NotSet && It.Binds.empty())
    Note(Passenger::Stream);
  if (How == Trial::Set || (How == Trial::SetStreams && !IsDatagram))
    enable(S, Descriptor.Index, Place.Call, Log);
}

void Transfer::beforeCall(const Fact &F, State &S, EventLog &Log) {
  if (Options.Tried.empty() || !F.Site.isValid())
    return;
  Memory M(Facts, Values, S);
  for (unsigned I = 0; I != F.Args.size(); ++I)
    if (auto It = Options.Tried.find({F.Site, I}); It != Options.Tried.end())
      tryAt(It->first, It->second, M.evaluate(F.Args[I]), S, Log);
}

void Transfer::afterCall(const Fact &F, State &S, EventLog &Log) {
  if (Options.Tried.empty() || !F.Site.isValid() || !F.Target.isValid())
    return;
  auto It = Options.Tried.find({F.Site, std::nullopt});
  if (It == Options.Tried.end())
    return;
  Memory M(Facts, Values, S);
  if (LocationId L = M.locate(F.Target); L.isValid())
    tryAt(It->first, It->second, M.read(L), S, Log);
}

Value Transfer::optionValue(OperandId Pointer, State &S) {
  Memory M(Facts, Values, S);
  LocationId L = M.pointee(Pointer);
  return L.isValid() ? M.read(L) : Value();
}

/// True if the kernel reads no value there, and so changes nothing (EFAULT).
bool Transfer::isNoAddress(OperandId Pointer, State &S) {
  return Memory(Facts, Values, S).evaluate(Pointer).is(ValueKind::Integer);
}

void Transfer::setReuseAddr(const Fact &F, State &S, size_t Socket,
                            EventLog &Log) {
  SocketState &It = S.Sockets[Socket];
  auto Fails = [&](Ineffective Why, int64_t Size = 0) {
    Log.Sets.insert({It.Name, F.Site, Why, Size});
  };
  Value Length = Memory(Facts, Values, S).evaluate(F.Args[4]);
  if (Length.is(ValueKind::Integer) &&
      Values.integerOf(Length) < Facts.Constants.IntSize &&
      !isMended(F.Site, Ineffective::TooSmall))
    return Fails(Ineffective::TooSmall, Values.integerOf(Length));

  if (isMended(F.Site, Ineffective::Zero) ||
      isMended(F.Site, Ineffective::Uninitialized))
    return enable(S, Socket, F.Site, Log);
  if (isNoAddress(F.Args[3], S))
    return Fails(Ineffective::NoAddress);
  Value V = optionValue(F.Args[3], S);
  if (V.is(ValueKind::Undefined))
    return Fails(Ineffective::Uninitialized);
  if (V.is(ValueKind::Socket))
    return enable(S, Socket, F.Site, Log); // a valid descriptor is not 0
  std::optional<bool> IsZero = isEqual(S, Values, V, Values.integer(0));
  if (!IsZero) {
    It.Now = {OptionStatus::Unseen, UnseenReason::NotConstant, F.Site,
              It.Now.ReusePort};
    return;
  }
  if (!*IsZero)
    return enable(S, Socket, F.Site, Log);
  Fails(Ineffective::Zero);
  It.Now.Option = OptionStatus::NotSet;
}

void Transfer::setOption(const Fact &F, State &S, EventLog &Log) {
  Memory M(Facts, Values, S);
  const SocketConstants &C = Facts.Constants;
  Value Level = M.evaluate(F.Args[1]), Name = M.evaluate(F.Args[2]);
  bool Meant = Values.isInteger(M.evaluate(F.Args[5]), 1);
  bool Known = Level.is(ValueKind::Integer) && Name.is(ValueKind::Integer);
  bool MayReuse = mayBe(S, Level, C.SolSocket) && mayBe(S, Name, C.SoReuseAddr);
  bool IsReusePort = is(Level, C.SolSocket) && is(Name, C.SoReusePort);
  // In that order they mean no option of any system.
  bool IsSwapped = is(Level, C.SoReuseAddr) && is(Name, C.SolSocket);
  if (!MayReuse && !IsReusePort && !Meant && !IsSwapped)
    return;

  std::optional<size_t> Socket = socketOf(F.Args[0], S);
  if (!Socket) {
    // Some descriptor got the option, perhaps one that is known here; but a
    // number below zero is none.
    Value V = Memory(Facts, Values, S).evaluate(F.Args[0]);
    bool IsNone = V.is(ValueKind::Integer) && Values.integerOf(V) < 0;
    if (MayReuse && !IsNone)
      blurUnset(S);
    return;
  }
  if (MayReuse && isForeign(*Socket, S))
    doubtLoose(S, Values, *Socket);
  SocketState &It = S.Sockets[*Socket];
  if ((Known && MayReuse) || isMended(F.Site, Ineffective::WrongLevel) ||
      isMended(F.Site, Ineffective::Swapped) ||
      isMended(F.Site, Ineffective::OredNames))
    return setReuseAddr(F, S, *Socket, Log);
  if (!Known && MayReuse) {
    It.Now.doubt(UnseenReason::NotConstant, F.Site);
    return;
  }
  if (IsReusePort && !isNoAddress(F.Args[3], S)) {
    It.Now.ReusePort = isEqual(S, Values, optionValue(F.Args[3], S),
                               Values.integer(0)) != std::optional(true);
    if (!It.Now.ReusePort && !Meant)
      return;
    if (It.Now.ReusePort && Options.AcceptReusePort)
      return enable(S, *Socket, F.Site, Log);
  }
  Ineffective Why = IsSwapped                 ? Ineffective::Swapped
                    : !is(Level, C.SolSocket) ? Ineffective::WrongLevel
                    : Meant                   ? Ineffective::OredNames
                                              : Ineffective::ReusePort;
  Log.Sets.insert({It.Name, F.Site, Why, 0});
}
