//===--- Dump.cpp - socket-tidy -------------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Prints socket programs. The text is stable: tests compare it.
///
//===----------------------------------------------------------------------===//

#include "Facts.h"
#include "llvm/ADT/STLExtras.h"

using namespace socket_tidy;

static llvm::StringRef spelling(BinaryOp Op) {
  switch (Op) {
  case BinaryOp::Eq:
    return "==";
  case BinaryOp::ULt:
    return "<u";
  case BinaryOp::Lt:
    return "<";
  case BinaryOp::Or:
    return "|";
  case BinaryOp::And:
    return "&";
  case BinaryOp::Xor:
    return "^";
  case BinaryOp::Add:
    return "+";
  case BinaryOp::Sub:
    return "-";
  case BinaryOp::Mul:
    return "*";
  }
  return "?";
}

static llvm::StringRef spelling(FactKind Kind) {
  switch (Kind) {
  case FactKind::Declare:
    return "Declare";
  case FactKind::Assign:
    return "Assign";
  case FactKind::Zero:
    return "Zero";
  case FactKind::Overwrite:
    return "Overwrite";
  case FactKind::Copy:
    return "Copy";
  case FactKind::Resolve:
    return "Resolve";
  case FactKind::Create:
    return "Create";
  case FactKind::SetOption:
    return "SetOption";
  case FactKind::Enable:
    return "Enable";
  case FactKind::Bind:
    return "Bind";
  case FactKind::Listen:
    return "Listen";
  case FactKind::Close:
    return "Close";
  case FactKind::Duplicate:
    return "Duplicate";
  case FactKind::PutAway:
    return "PutAway";
  case FactKind::Lend:
    return "Lend";
  case FactKind::Call:
    return "Call";
  case FactKind::Keep:
    return "Keep";
  case FactKind::System:
    return "System";
  case FactKind::Unseen:
    return "Unseen";
  }
  return "?";
}

void Program::print(llvm::raw_ostream &OS, PlaceId P) const {
  const Place &Here = place(P);
  if (!Here.Parent.isValid()) {
    OS << variable(Here.Root).Name;
    return;
  }
  switch (Here.Step) {
  case StepKind::Deref:
    OS << '*';
    print(OS, Here.Parent);
    return;
  case StepKind::Field:
    print(OS, Here.Parent);
    OS << '.' << name(Here.Field);
    return;
  case StepKind::Container:
    OS << "container(";
    print(OS, Here.Parent);
    OS << ", " << name(Here.Field) << ')';
    return;
  case StepKind::Element:
    print(OS, Here.Parent);
    OS << '[';
    print(OS, Here.Index);
    OS << ']';
    return;
  }
}

void Program::print(llvm::raw_ostream &OS, OperandId O) const {
  const Operand &Op = operand(O);
  switch (Op.Kind) {
  case OperandKind::Unknown:
    OS << '?';
    return;
  case OperandKind::Constant:
    OS << Op.Value;
    return;
  case OperandKind::AddressOf:
    OS << '&';
    [[fallthrough]];
  case OperandKind::Load:
    print(OS, Op.Where);
    return;
  case OperandKind::Binary:
    OS << '(';
    print(OS, Op.Left);
    OS << ' ' << spelling(Op.Op) << ' ';
    print(OS, Op.Right);
    OS << ')';
    return;
  }
}

void Program::print(llvm::raw_ostream &OS, const Fact &F) const {
  if (F.Target.isValid()) {
    print(OS, F.Target);
    OS << " = ";
  }
  OS << spelling(F.Kind);
  if (F.Callee.isValid())
    OS << ' ' << function(F.Callee).Name;
  else if ((F.Kind == FactKind::Unseen || F.Kind == FactKind::System ||
            F.Kind == FactKind::Keep) &&
           F.Site.isValid())
    OS << ' ' << site(F.Site).Name;
  OS << '(';
  llvm::interleaveComma(F.Args, OS, [&](OperandId Arg) { print(OS, Arg); });
  OS << ')';
}

void Program::print(llvm::raw_ostream &OS, const Function &F) const {
  OS << "function " << F.Name << '(';
  llvm::interleaveComma(F.Parameters, OS,
                        [&](VariableId V) { OS << variable(V).Name; });
  OS << ")\n";
  for (size_t I = 0; I != F.Blocks.size(); ++I) {
    OS << "  B" << I;
    if (BlockId(I) == F.Entry)
      OS << " (entry)";
    if (BlockId(I) == F.Exit)
      OS << " (exit)";
    OS << ":\n";
    for (const Fact &Each : F.Blocks[I].Facts) {
      OS << "    ";
      print(OS, Each);
      OS << '\n';
    }
    for (const Edge &Next : F.Blocks[I].Successors) {
      OS << "    -> B" << Next.To.Index;
      llvm::StringRef Separator = " if ";
      for (const Assumption &A : Next.Assumptions) {
        OS << Separator << (A.Truth ? "" : "not ");
        print(OS, A.Condition);
        Separator = " and ";
      }
      OS << '\n';
    }
  }
}

void Program::print(llvm::raw_ostream &OS) const {
  for (const Function &F : Functions)
    print(OS, F);
}
