//===--- KnownCalls.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the functions of the table do: one case for each effect.
///
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

/// The fcntl() commands that duplicate. POSIX names the first; Linux gives it
/// the number 0 and F_DUPFD_CLOEXEC 1030, and no other system uses these for
/// something else.
static constexpr int64_t DuplicatingCommands[] = {0, 1030};

/// \returns the port that \p E, the text of a service, stands for; 0 also where
/// there is none.
OperandId FunctionExtractor::service(const Expr &E) {
  const auto *Text = dyn_cast<StringLiteral>(ExprReader::strip(&E));
  unsigned Port;
  if (Text && Text->getCharByteWidth() == 1 &&
      !Text->getString().getAsInteger(10, Port))
    return Unit.Facts.constant(Port);
  return Reader.value(&E);
}

OperandId FunctionExtractor::descriptor(const Expr &E) {
  OperandId Read = argument(nullptr, 0, E);
  const Operand &Known = Unit.Facts.operand(Read);
  return Known.Kind == OperandKind::Constant && Known.Value >= 0
             ? Unit.Facts.load(
                   Unit.Facts.place(Unit.numberedDescriptor(Known.Value)))
             : Read;
}

OperandId FunctionExtractor::optionPointer(const Expr &Written) {
  const Expr *E = ExprReader::strip(&Written);
  ASTContext &Context = Unit.Context;
  if (const ArrayType *Array = Context.getAsArrayType(E->getType()))
    // How bytes make up a number is not followed.
    return Context.getTypeSizeInChars(Array->getElementType()).getQuantity() <
                   Unit.Facts.Constants.IntSize
               ? Unit.Facts.unknown()
               : Reader.value(&Written);
  if (!E->getType()->isPointerType() ||
      !E->getType()->getPointeeType()->isRecordType())
    return Reader.value(&Written);
  // The number that the kernel reads is the first of the struct.
  PlaceId P = Reader.pointee(E);
  QualType Type = E->getType()->getPointeeType();
  while (const RecordDecl *Record = Type->getAsRecordDecl()) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Record);
    if (!Record->getDefinition() || (Class && Class->isPolymorphic()))
      return Unit.Facts.unknown();
    if (Class && Class->getNumBases() != 0) {
      Type = Class->bases_begin()->getType();
      continue;
    }
    if (Record->field_empty())
      return Unit.Facts.unknown();
    P = Unit.member(P, **Record->field_begin());
    Type = Context.getBaseElementType(Record->field_begin()->getType());
  }
  return Unit.Facts.addressOf(P);
}

void FunctionExtractor::readSetOption(const CallExpr &Call, Fact F) {
  F.Args = {descriptor(*Call.getArg(0)), Reader.value(Call.getArg(1)),
            Reader.value(Call.getArg(2)), optionPointer(*Call.getArg(3)),
            Reader.value(Call.getArg(4))};
  // A last operand that is true says that SO_REUSEADDR is written in the call,
  // or where its name comes from: only then is a call that cannot set the
  // option one that was meant to.
  F.Args.push_back(Reader.isSpelledReuseAddr(*Call.getArg(2), F.Args[2]));
  Out->push_back(std::move(F));
  assign(resultPlace(Call), Unit.Facts.unknown());
}

void FunctionExtractor::readDuplicate(const CallExpr &Call,
                                      const ApiFunction &Row) {
  OperandId Same = Reader.value(Call.getArg(Row.Argument));
  emit(FactKind::Duplicate, {Same}, resultPlace(Call));
  if (Row.Effect != ApiEffect::DuplicateTo)
    return;
  // dup2(fd, other): a variable that names the other is this socket now.
  const Operand Other = Unit.Facts.operand(descriptor(*Call.getArg(1)));
  if (Other.Kind == OperandKind::Load)
    emit(FactKind::Duplicate, {Same}, Other.Where);
}

void FunctionExtractor::readKnownCall(const CallExpr &Call,
                                      const ApiFunction &Row) {
  Fact F;
  F.Site = Unit.site(Call, Row.Name, Id);
  PlaceId Result = resultPlace(Call);
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Row.ByUser && Row.Effect != ApiEffect::Create &&
      Row.Argument >= Args.size()) {
    readUnseenCall(Call, std::move(F));
    return;
  }
  auto Descriptor = [&] { return descriptor(*Args[Row.Argument]); };
  auto Emit = [&](FactKind Kind, llvm::ArrayRef<OperandId> Operands) {
    F.Kind = Kind;
    F.Args.append(Operands.begin(), Operands.end());
    Out->push_back(std::move(F));
  };
  switch (Row.Effect) {
  case ApiEffect::Create:
    F.Target = Result;
    if (Row.ByUser)
      return Emit(FactKind::Create, {Unit.Facts.unknown(), Unit.Facts.unknown(),
                                     Unit.Facts.unknown()});
    return Emit(FactKind::Create, {Reader.value(Args[0]), Reader.value(Args[1]),
                                   Reader.value(Args[2])});
  case ApiEffect::CreateInto: {
    bool Reference =
        Callee && Row.Argument < Callee->getNumParams() &&
        Callee->getParamDecl(Row.Argument)->getType()->isReferenceType();
    F.Target = Reference ? Reader.place(Args[Row.Argument])
                         : Reader.pointee(Args[Row.Argument]);
    return Emit(FactKind::Create, {Unit.Facts.unknown(), Unit.Facts.unknown(),
                                   Unit.Facts.unknown()});
  }
  case ApiEffect::SetOption:
    F.Kind = FactKind::SetOption;
    return readSetOption(Call, std::move(F));
  case ApiEffect::Enable:
    return Emit(FactKind::Enable, {Descriptor()});
  case ApiEffect::Bind: {
    F.Target = Result;
    if (Row.ByUser)
      return Emit(FactKind::Bind,
                  {Descriptor(), Unit.Facts.unknown(), Unit.Facts.constant(0)});
    const Expr *Address = ExprReader::strip(Args[1]);
    return Emit(FactKind::Bind, {Descriptor(), Reader.value(Args[1]),
                                 Unit.Facts.constant(static_cast<int64_t>(
                                     classifyAddress(Address->getType())))});
  }
  case ApiEffect::Listen:
    return Emit(FactKind::Listen, {Descriptor()});
  case ApiEffect::Close:
    return Emit(FactKind::Close, {Descriptor()});
  case ApiEffect::Duplicate:
  case ApiEffect::DuplicateTo:
    return readDuplicate(Call, Row);
  case ApiEffect::Control: {
    const Operand &Command = Unit.Facts.operand(Reader.value(Args[1]));
    if (Command.Kind == OperandKind::Constant &&
        llvm::is_contained(DuplicatingCommands, Command.Value))
      emit(FactKind::Duplicate, {Reader.value(Args[0])}, Result);
    else
      assign(Result, Unit.Facts.unknown());
    return;
  }
  case ApiEffect::Allocate:
    assign(Result, Unit.Facts.unknown());
    emit(FactKind::Zero, {Unit.Facts.load(Result)});
    return;
  case ApiEffect::Zero: {
    bool HasByte = Args.size() > 2;
    const Operand &Byte =
        Unit.Facts.operand(Reader.value(HasByte ? Args[1] : Args[0]));
    bool Zeroes =
        !HasByte || (Byte.Kind == OperandKind::Constant && Byte.Value == 0);
    emit(Zeroes ? FactKind::Zero : FactKind::Overwrite,
         {Reader.value(Args[0])});
    assign(Result, Reader.value(Args[0]));
    return;
  }
  case ApiEffect::Copy:
    assign(Result, Reader.value(Args[0]));
    return Emit(FactKind::Copy, {Reader.value(Args[0]), Reader.value(Args[1])});
  case ApiEffect::Same:
    assign(Result, Call.isGLValue()
                       ? Unit.Facts.addressOf(Reader.place(Args[0]))
                       : Reader.value(Args[0]));
    return;
  case ApiEffect::Resolve:
    assign(Result, Unit.Facts.unknown());
    emit(FactKind::Resolve, {service(*Args[Row.Argument])},
         Reader.pointee(Args.back()));
    return;
  case ApiEffect::Harmless:
    overwriteArguments(Callee, Args);
    assign(Result, Unit.Facts.unknown());
    return;
  }
}
