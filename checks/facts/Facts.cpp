//===--- Facts.cpp - socket-tidy ------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Building a socket program. Places, operands and names are interned, so that
/// equal ones compare by index.
///
//===----------------------------------------------------------------------===//

#include "Facts.h"

using namespace socket_tidy;

VariableId Program::addVariable(VariableKind Kind, llvm::StringRef Name,
                                AddressClass Address) {
  Variables.emplace_back();
  Variables.back().Kind = Kind;
  Variables.back().Name = Name.str();
  Variables.back().Address = Address;
  return VariableId(Variables.size() - 1);
}

SiteId Program::addSite(Site S) {
  Sites.push_back(std::move(S));
  return SiteId(Sites.size() - 1);
}

FunctionId Program::addFunction(llvm::StringRef Name, llvm::StringRef Key) {
  Functions.emplace_back();
  Functions.back().Name = Name.str();
  Functions.back().Key = Key.str();
  return FunctionId(Functions.size() - 1);
}

BlockId Program::addBlock(FunctionId F) {
  std::vector<Block> &Blocks = function(F).Blocks;
  Blocks.emplace_back();
  return BlockId(Blocks.size() - 1);
}

NameId Program::name(llvm::StringRef Text) {
  auto [It, New] = NameIndex.try_emplace(Text, NameId(Names.size()));
  if (New)
    Names.push_back(Text.str());
  return It->second;
}

NameId Program::findName(llvm::StringRef Text) const {
  auto It = NameIndex.find(Text);
  return It == NameIndex.end() ? NameId() : It->second;
}

PlaceId Program::intern(const Place &P) {
  auto [It, New] = PlaceIndex.try_emplace(
      {P.Root.Index, P.Parent.Index, P.Step, P.Field.Index, P.Index.Index},
      PlaceId(Places.size()));
  if (New)
    Places.push_back(P);
  return It->second;
}

OperandId Program::intern(const Operand &O) {
  auto [It, New] = OperandIndex.try_emplace(
      {O.Kind, O.Op, O.Value, O.Where.Index, O.Left.Index, O.Right.Index},
      OperandId(Operands.size()));
  if (New)
    Operands.push_back(O);
  return It->second;
}

PlaceId Program::place(VariableId V) {
  Place P;
  P.Root = V;
  return intern(P);
}

PlaceId Program::field(PlaceId Parent, NameId Field) {
  Place P;
  P.Root = place(Parent).Root;
  P.Parent = Parent;
  P.Step = StepKind::Field;
  P.Field = Field;
  return intern(P);
}

PlaceId Program::element(PlaceId Parent, OperandId Index) {
  Place P;
  P.Root = place(Parent).Root;
  P.Parent = Parent;
  P.Step = StepKind::Element;
  P.Index = Index;
  return intern(P);
}

PlaceId Program::container(PlaceId Part, NameId Field) {
  const Place &Inner = place(Part);
  if (Inner.Parent.isValid() && Inner.Step == StepKind::Field &&
      Inner.Field == Field)
    return Inner.Parent;
  Place P;
  P.Root = Inner.Root;
  P.Parent = Part;
  P.Step = StepKind::Container;
  P.Field = Field;
  return intern(P);
}

PlaceId Program::deref(PlaceId Parent) {
  Place P;
  P.Root = place(Parent).Root;
  P.Parent = Parent;
  P.Step = StepKind::Deref;
  return intern(P);
}

OperandId Program::unknown() { return intern(Operand()); }

OperandId Program::constant(int64_t Value) {
  Operand O;
  O.Kind = OperandKind::Constant;
  O.Value = Value;
  return intern(O);
}

OperandId Program::load(PlaceId P) {
  Operand O;
  O.Kind = OperandKind::Load;
  O.Where = P;
  return intern(O);
}

OperandId Program::addressOf(PlaceId P) {
  // &*p is p.
  const Place &Target = place(P);
  if (Target.Parent.isValid() && Target.Step == StepKind::Deref)
    return load(Target.Parent);
  Operand O;
  O.Kind = OperandKind::AddressOf;
  O.Where = P;
  return intern(O);
}

OperandId Program::binary(BinaryOp Op, OperandId Left, OperandId Right) {
  Operand O;
  O.Kind = OperandKind::Binary;
  O.Op = Op;
  O.Left = Left;
  O.Right = Right;
  return intern(O);
}

OperandId Program::negate(OperandId O) {
  return binary(BinaryOp::Eq, O, constant(0));
}
