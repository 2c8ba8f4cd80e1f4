//===--- Transfer.cpp - socket-tidy ---------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The semantics of the socket calls. The rules are those of the
/// documentation of the check, in the section on what counts.
///
//===----------------------------------------------------------------------===//

#include "Transfer.h"
#include "Conditions.h"
#include "GivenAway.h"

using namespace socket_tidy;

void Transfer::apply(const Fact &F, FactSerial Serial, State &S,
                     EventLog &Log) {
  Memory M(Facts, Values, S);
  switch (F.Kind) {
  case FactKind::Declare:
    if (LocationId L = M.locate(F.Target); L.isValid())
      S.erase(L, Values);
    return;
  case FactKind::Assign:
    M.assign(F.Target, F.Args[0], Serial);
    return;
  case FactKind::Zero:
    M.zero(M.pointee(F.Args[0]));
    return;
  case FactKind::Overwrite:
    overwrite(F, Serial, S);
    return;
  case FactKind::Copy: {
    LocationId To = M.pointee(F.Args[0]), From = M.pointee(F.Args[1]);
    if (From.isValid())
      M.copy(To, From);
    else
      M.overwrite(To, Serial);
    return;
  }
  case FactKind::Resolve: {
    bool IsPortless = Values.isInteger(M.evaluate(F.Args[0]), 0);
    M.write(M.locate(F.Target),
            M.fresh(Serial, 0, {},
                    IsPortless ? SymbolTrust::Portless : SymbolTrust::Foreign));
    return;
  }
  case FactKind::Create:
    create(F, S);
    afterCall(F, S, Log);
    return;
  case FactKind::SetOption:
    setOption(F, S, Log);
    return;
  case FactKind::Enable:
    if (std::optional<size_t> Socket = socketOf(F.Args[0], S)) {
      if (isForeign(*Socket, S))
        doubtLoose(S, Values, *Socket);
      enable(S, *Socket, F.Site, Log);
    } else {
      blurUnset(S);
    }
    return;
  case FactKind::Bind:
    bind(F, Serial, S, Log);
    return;
  case FactKind::Listen:
    listen(F, S, Log);
    return;
  case FactKind::Close:
    close(F, S);
    return;
  case FactKind::Duplicate:
    duplicate(F, Serial, S);
    return;
  case FactKind::PutAway: {
    GivenAway Gift(Facts, Values, S);
    Gift.giveArgument(F.Args[0], F.Site, /*OnlyPart=*/false);
    Gift.apply(/*IsKept=*/true);
    return;
  }
  case FactKind::Lend:
    doubtLoose(S, Values);
    return;
  case FactKind::Call:
  case FactKind::Keep:
  case FactKind::System:
  case FactKind::Unseen:
    passToUnseen(F, Serial, S);
    if (F.Target.isValid())
      M.write(M.locate(F.Target), M.fresh(Serial, 1, F.Site));
    return;
  }
}

//===----------------------------------------------------------------------===//
// Which socket
//===----------------------------------------------------------------------===//

std::optional<size_t> Transfer::socketOf(OperandId Descriptor, State &S) {
  Memory M(Facts, Values, S);
  Value V = M.evaluate(Descriptor);
  if (V.is(ValueKind::Socket))
    return V.Index;
  // A struct that is read as a number is its first field, whichever that is.
  const Operand &Op = Facts.operand(Descriptor);
  if (Op.Kind == OperandKind::Load && M.hasParts(M.locate(Op.Where)))
    return std::nullopt;
  if (V.is(ValueKind::Symbol))
    return materialize(V, S);
  return std::nullopt;
}

size_t Transfer::materialize(Value V, State &S) {
  SymbolId Id(static_cast<size_t>(V.Index));
  const Symbol Origin = Values.symbolOf(Id);
  SocketState New;
  New.Name = Values.makeName({SocketNameKind::External, V.Index, {}});
  if (mayHaveBeenSet(Origin.Trust))
    New.Now.doubt(UnseenReason::ComesFrom, Origin.Source);
  for (const Constraint &C : S.Constraints)
    if (C.PassedTo.isValid() && C.Subject == V)
      New.Now.doubt(UnseenReason::PassedOn, C.PassedTo);
  if (S.Blurred)
    New.Now.doubt(UnseenReason::TooComplex, {});
  S.Sockets.push_back(New);
  Value Socket = Values.socket(S.Sockets.size() - 1);
  substitute(S, Values, V, Socket);
  if (Origin.Origin == SymbolOrigin::Input)
    S.Bindings.push_back({Id, Socket});
  LocationId Where(static_cast<size_t>(Origin.First));
  if (Origin.Origin == SymbolOrigin::Initial && !S.find(Where))
    S.set(Where, Socket);
  return S.Sockets.size() - 1;
}

void Transfer::create(const Fact &F, State &S) {
  Memory M(Facts, Values, S);
  SocketState New;
  New.Name = Values.makeName({SocketNameKind::Created, F.Site.Index, {}});
  New.Domain = M.evaluate(F.Args[0]);
  New.Type = M.evaluate(F.Args[1]);
  New.Protocol = M.evaluate(F.Args[2]);
  if (S.Blurred)
    New.Now.doubt(UnseenReason::TooComplex, {});
  LocationId Where = M.locate(F.Target);
  S.Sockets.push_back(New);
  M.write(Where, Values.socket(S.Sockets.size() - 1));
}

//===----------------------------------------------------------------------===//
// Bind, listen, close
//===----------------------------------------------------------------------===//

bool Transfer::isExemptAddress(const Fact &F, State &S) {
  Memory M(Facts, Values, S);
  auto Class =
      static_cast<AddressClass>(Values.integerOf(M.evaluate(F.Args[2])));
  Value Pointer = M.evaluate(F.Args[1]);
  if (Pointer.is(ValueKind::Pointer) && Class == AddressClass::Unknown)
    Class = Values.locationOf(Values.rootOf(ValueTable::locationIn(Pointer)))
                .Address;
  if (Class == AddressClass::Local || Class == AddressClass::Other)
    return true;
  LocationId Address = M.pointee(F.Args[1]);
  if (!Address.isValid())
    return false;

  auto FieldAt = [&](llvm::StringRef Name) {
    NameId Field = Facts.findName(Name);
    return Field.isValid() ? Values.field(Address, Field) : LocationId();
  };
  Value Family = M.read(FieldAt("sin_family"));
  const SocketConstants &C = Facts.Constants;
  bool Filled = Family.is(ValueKind::Integer) && Values.integerOf(Family) != 0;
  if (Filled && !is(Family, C.AfInet) && !is(Family, C.AfInet6))
    return true;
  if (!Options.IgnoreEphemeralPorts)
    return false;
  LocationId Where = FieldAt("sin_port");
  if (!Where.isValid()) // Nobody writes one there.
    return M.trustAt(Address) == SymbolTrust::Portless;
  Value Port = M.read(Where);
  return Values.isInteger(Port, 0) ||
         (Port.is(ValueKind::Symbol) &&
          Values.symbolOf(Port).Trust == SymbolTrust::Portless);
}

void Transfer::bind(const Fact &F, FactSerial Serial, State &S, EventLog &Log) {
  // A bind that fails binds nothing: the result is watched.
  Memory M(Facts, Values, S);
  Value Result = F.Target.isValid() ? M.fresh(Serial, 0, F.Site) : Value();
  recordBind(F, Result, S, Log);
  if (F.Target.isValid())
    M.write(M.locate(F.Target), Result);
}

void Transfer::recordBind(const Fact &F, Value Result, State &S,
                          EventLog &Log) {
  Log.Binds.insert(F.Site);
  std::optional<size_t> Socket = socketOf(F.Args[0], S);
  if (!Socket) {
    // A number is no descriptor; anything else may be one.
    if (!Memory(Facts, Values, S).evaluate(F.Args[0]).is(ValueKind::Integer))
      Log.OpenBinds.insert(F.Site);
    return;
  }
  Value Type = withoutFlags(S.Sockets[*Socket].Type);
  if (!mayBe(S, Type, Facts.Constants.SockStream))
    Log.DatagramBinds.insert(F.Site);
  else if (Type.is(ValueKind::Integer) && Type != S.Sockets[*Socket].Type)
    Log.FlaggedBinds.insert(F.Site);
  if (isExemptAddress(F, S))
    return;
  if (S.Sockets[*Socket].Now.Option != OptionStatus::Set &&
      mayBeTcp(S.Sockets[*Socket], S))
    Log.OpenBinds.insert(F.Site);
  std::vector<BoundAt> &Binds = S.Sockets[*Socket].Binds;
  BoundAt New{F.Site, S.Sockets[*Socket].Now, Type.is(ValueKind::Integer),
              Result};
  auto It = llvm::find_if(Binds,
                          [&](const BoundAt &B) { return B.Site == New.Site; });
  if (It != Binds.end())
    *It = New;
  else
    Binds.insert(std::upper_bound(Binds.begin(), Binds.end(), New), New);
}

Value Transfer::withoutFlags(Value Type) {
  int64_t Flags = Facts.Constants.SockTypeFlags;
  if (Type.is(ValueKind::Integer))
    return Values.integer(Values.integerOf(Type) & ~Flags);
  if (!Type.is(ValueKind::Binary))
    return Type;
  const BinaryValue B = Values.binaryOf(Type);
  auto OnlyFlags = [&](Value V, int64_t Outside) {
    return V.is(ValueKind::Integer) &&
           (Values.integerOf(V) & ~Flags) == Outside;
  };
  if (B.Op == BinaryOp::Or && OnlyFlags(B.Right, 0))
    return withoutFlags(B.Left);
  if (B.Op == BinaryOp::Or && OnlyFlags(B.Left, 0))
    return withoutFlags(B.Right);
  // Or-ed with the name of a type.
  return Type;
}

/// True if callers that are not followed decide what \p V is, directly or
/// through a variable that outlives the call.
bool Transfer::isUpToCaller(Value V) const {
  bool Found = false;
  Values.forEachLeaf(V, [&](Value Leaf) {
    if (!Leaf.is(ValueKind::Symbol))
      return;
    // From what a pointer leads to back to the pointer.
    Symbol Known = Values.symbolOf(Leaf);
    while (Known.Origin == SymbolOrigin::Initial) {
      LocationId Where(static_cast<size_t>(Known.First));
      const Location &Root = Values.locationOf(Values.rootOf(Where));
      if (Root.Kind != RootKind::Pointee) {
        Found = true;
        return;
      }
      Known = Values.symbolOf(SymbolId(static_cast<size_t>(Root.Root)));
    }
    Found |= Known.Trust == SymbolTrust::Passed;
  });
  return Options.Alone && Found;
}

bool Transfer::mayBeTcp(const SocketState &Socket, const State &S) {
  const SocketConstants &C = Facts.Constants;
  if (!mayBe(S, Socket.Domain, C.AfInet) && !mayBe(S, Socket.Domain, C.AfInet6))
    return false;
  if (!mayBe(S, withoutFlags(Socket.Type), C.SockStream))
    return false;
  // The default protocol of a stream, or one that is TCP on the wire.
  return !Socket.Protocol.is(ValueKind::Integer) ||
         Values.isInteger(Socket.Protocol, 0) ||
         is(Socket.Protocol, C.IpprotoTcp) ||
         is(Socket.Protocol, C.IpprotoMptcp);
}

bool Transfer::isExempt(const SocketState &Socket, const State &S) {
  return isUpToCaller(Socket.Domain) || isUpToCaller(Socket.Type) ||
         isUpToCaller(Socket.Protocol) || !mayBeTcp(Socket, S);
}

void Transfer::listen(const Fact &F, State &S, EventLog &Log) {
  std::optional<size_t> Socket = socketOf(F.Args[0], S);
  if (!Socket)
    return;
  const SocketState &It = S.Sockets[*Socket];
  if (isExempt(It, S))
    return;
  bool TypeKnown = withoutFlags(It.Type).is(ValueKind::Integer);
  for (const BoundAt &B : It.Binds) {
    Log.Listens.insert(
        {It.Name, B.Site, B.AtBind, F.Site, It.Crossed, S.Joined});
    // A test of the type stands between the two: others pass the bind.
    if (TypeKnown && !B.TypeKnown)
      Log.DatagramBinds.insert(B.Site);
  }
}

void Transfer::close(const Fact &F, State &S) {
  Value V = Memory(Facts, Values, S).evaluate(F.Args[0]);
  if (!V.is(ValueKind::Socket))
    return;
  if (!S.Sockets[V.Index].Duplicated) {
    S.Sockets[V.Index].Ended = true;
    substitute(S, Values, V, Values.integer(-1));
    return;
  }
  // The socket lives on in its other descriptors.
  const Operand &Descriptor = Facts.operand(F.Args[0]);
  Memory M(Facts, Values, S);
  if (Descriptor.Kind == OperandKind::Load)
    M.write(M.locate(Descriptor.Where), Values.integer(-1));
}

void Transfer::duplicate(const Fact &F, FactSerial Serial, State &S) {
  std::optional<size_t> Socket = socketOf(F.Args[0], S);
  Memory M(Facts, Values, S);
  if (!Socket) {
    // A duplicate of what is no descriptor is none either.
    M.assign(F.Target, F.Args[0], Serial);
    return;
  }
  S.Sockets[*Socket].Duplicated = true;
  M.write(M.locate(F.Target), Values.socket(*Socket));
}

//===----------------------------------------------------------------------===//
// What cannot be seen
//===----------------------------------------------------------------------===//

void Transfer::overwrite(const Fact &F, FactSerial Serial, State &S) {
  Memory M(Facts, Values, S);
  // Known pointers stay, and so what they lead to can be written as well.
  llvm::SmallVector<LocationId, 4> Written = {M.pointee(F.Args[0])};
  for (size_t I = 0; I != Written.size(); ++I) {
    LocationId L = Written[I];
    if (!L.isValid())
      continue;
    for (const State::Entry &E : S.Memory) {
      if (!E.second.is(ValueKind::Pointer) || !Values.isWithin(E.first, L))
        continue;
      if (!llvm::is_contained(Written, ValueTable::locationIn(E.second)))
        Written.push_back(ValueTable::locationIn(E.second));
    }
    if (I != 0 || F.Args.size() == 1)
      M.overwrite(L, Serial);
  }
}

void Transfer::passToUnseen(const Fact &F, FactSerial Serial, State &S) {
  GivenAway Gift(Facts, Values, S);
  bool IsOfSystem = F.Kind == FactKind::System || F.Kind == FactKind::Keep;
  for (OperandId Arg : F.Args)
    Gift.giveArgument(Arg, F.Site, /*OnlyPart=*/IsOfSystem);
  if (F.Kind == FactKind::Call || F.Kind == FactKind::Unseen)
    Gift.giveEarlier(F.Site, Serial);
  Gift.apply(/*IsKept=*/F.Kind == FactKind::Keep);
}
