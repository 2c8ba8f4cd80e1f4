//===--- CallFacts.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What a call does: a row of the table, a function of this translation unit,
/// or something that cannot be seen.
///
//===----------------------------------------------------------------------===//

#include "Compat.h"
#include "FunctionExtractor.h"
#include "InertTypes.h"
#include "TargetConstants.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;
using namespace socket_tidy;

/// The fcntl() commands that duplicate. POSIX names the first; Linux gives it
/// the number 0 and F_DUPFD_CLOEXEC 1030, and no other system uses these for
/// something else.
static constexpr int64_t DuplicatingCommands[] = {0, 1030};

void FunctionExtractor::overwriteArguments(const FunctionDecl *Callee,
                                           llvm::ArrayRef<const Expr *> Args) {
  for (unsigned I = 0; I != Args.size(); ++I) {
    QualType Given = ExprReader::strip(Args[I])->getType();
    QualType Taken = Callee && I < Callee->getNumParams()
                         ? Callee->getParamDecl(I)->getType()
                         : Given;
    if (Taken->isReferenceType()) {
      if (!Taken->getPointeeType().isConstQualified())
        emit(FactKind::Overwrite,
             {Unit.Facts.addressOf(Reader.place(Args[I]))});
      continue;
    }
    if (!Taken->isPointerType() && !Taken->isArrayType())
      continue;
    QualType Pointee = Taken->isPointerType() ? Taken->getPointeeType()
                                              : Given->getPointeeType();
    if (Pointee.isNull() || !Pointee.isConstQualified()) {
      if (Pointee.isNull() || !Pointee->isFunctionType())
        emit(FactKind::Overwrite, {Reader.value(Args[I])});
    } else if (Pointee->isRecordType() || Pointee->isPointerType()) {
      // A constant table can lead to what is none.
      emit(FactKind::Overwrite,
           {Reader.value(Args[I]), Unit.Facts.constant(1)});
    }
  }
}

/// FTP servers and their like clear the port in a helper of another file: \p
/// Callee is named for it, and gets an address and a number.
void FunctionExtractor::setPort(const FunctionDecl *Callee,
                                llvm::ArrayRef<const Expr *> Args) {
  if (!Callee || !Callee->getIdentifier() || Args.size() != 2 ||
      !isNamedPortSetter(Callee->getName()))
    return;
  QualType Address = ExprReader::strip(Args[0])->getType();
  if (Address->isPointerType() && Address->getPointeeType()->isRecordType() &&
      Args[1]->getType()->isIntegerType())
    assign(
        Unit.Facts.field(Reader.pointee(Args[0]), Unit.Facts.name("sin_port")),
        Reader.value(Args[1]));
}

/// The graph of the caller leaves out what a default argument evaluates.
void FunctionExtractor::readDefault(const Stmt &Part) {
  for (const Stmt *Child : Part.children())
    if (Child)
      readDefault(*Child);
  readStmt(Part);
}

OperandId FunctionExtractor::argument(const FunctionDecl *Callee, unsigned I,
                                      const Expr &E) {
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&E))
    readDefault(*Default->getExpr());
  // A struct that is made for the call.
  const Expr *Made = ExprReader::strip(&E);
  if ((isa<InitListExpr>(Made) || compat::isParenthesizedList(*Made)) &&
      Made->getType()->isRecordType())
    initialize(resultPlace(*Made), *Made, Made->getType());
  if (Callee && I < Callee->getNumParams())
    return Reader.initializer(&E, Callee->getParamDecl(I)->getType());
  return Reader.value(&E);
}

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

OperandId FunctionExtractor::withoutInert(OperandId Read, const Expr &E) {
  bool IsAddress = Unit.Facts.operand(Read).Kind == OperandKind::AddressOf;
  return IsAddress && isInert(ExprReader::strip(&E)->getType(),
                              Unit.Context.getSourceManager())
             ? Unit.Facts.unknown()
             : Read;
}

OperandId FunctionExtractor::descriptor(const Expr &E) {
  OperandId Read = argument(nullptr, 0, E);
  const Operand &Known = Unit.Facts.operand(Read);
  return Known.Kind == OperandKind::Constant && Known.Value >= 0
             ? Unit.Facts.load(
                   Unit.Facts.place(Unit.numberedDescriptor(Known.Value)))
             : Read;
}

/// True if something of type \p Type can be called.
static bool isCallable(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (Type->isFunctionType() || Type->isMemberFunctionPointerType())
    return true;
  const CXXRecordDecl *Record = Type->getAsCXXRecordDecl();
  if (!Record || !Record->hasDefinition())
    return false;
  // The operator of a generic lambda is a template.
  return llvm::any_of(Record->decls(),
                      [](const Decl *D) {
                        const auto *Method =
                            dyn_cast_or_null<CXXMethodDecl>(D->getAsFunction());
                        return Method &&
                               Method->getOverloadedOperator() == OO_Call;
                      }) ||
         llvm::any_of(Record->bases(), [](const CXXBaseSpecifier &Base) {
           return isCallable(Base.getType());
         });
}

/// True if members of \p Class, of the C++ library, call what they are given,
/// or make something that does: a container of threads.
static bool callsWhatItGets(const CXXRecordDecl &Class) {
  if (isCallingLibrary(libraryName(Class)))
    return true;
  const auto *Special = dyn_cast<ClassTemplateSpecializationDecl>(&Class);
  return Special &&
         llvm::any_of(Special->getTemplateArgs().asArray(),
                      [](const TemplateArgument &Argument) {
                        if (Argument.getKind() != TemplateArgument::Type)
                          return false;
                        const CXXRecordDecl *Held =
                            Argument.getAsType()->getAsCXXRecordDecl();
                        return Held && isCallingLibrary(libraryName(*Held));
                      });
}

/// True if \p Callee, a function of the system's headers, may call one of \p
/// Args before it returns.
static bool mayCallArguments(const FunctionDecl &Callee,
                             llvm::ArrayRef<const Expr *> Args,
                             const SourceManager &SM) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  if (Method && isOfStandardLibrary(Callee) &&
      !callsWhatItGets(*Method->getParent()))
    return false;
  return llvm::any_of(Args, [&](const Expr *Arg) {
    const Expr *Given = ExprReader::strip(Arg);
    const auto *Ref = dyn_cast<DeclRefExpr>(Given);
    // std::endl and its like are functions of the system themselves.
    if (Ref && isa<FunctionDecl>(Ref->getDecl()) &&
        SM.isInSystemHeader(Ref->getDecl()->getLocation()))
      return false;
    return isCallable(Given->getType());
  });
}

/// The attribute by which \p Callee is declared to print like printf(), as logs
/// do; null if there is none.
static const FormatAttr *printsBy(const FunctionDecl &Callee) {
  for (const auto *Format : Callee.specific_attrs<FormatAttr>())
    if (llvm::StringRef Like = Format->getType()->getName();
        Like == "printf" || Like == "gnu_printf" || Like == "syslog")
      return Format;
  return nullptr;
}

/// What a call of \p Callee, which cannot be seen, may do. A function of the
/// system's headers that calls nothing of the program reaches only what it is
/// given.
FactKind FunctionExtractor::unseenKind(const FunctionDecl *Callee,
                                       llvm::ArrayRef<const Expr *> Args) {
  const SourceManager &SM = Unit.Context.getSourceManager();
  bool Socketless =
      Callee && (isOfSocketlessLibrary(*Callee) || printsBy(*Callee));
  if (!Callee || !(Socketless || SM.isInSystemHeader(Callee->getLocation())) ||
      Callee->getOverloadedOperator() == OO_Call ||
      mayCallArguments(*Callee, Args, SM))
    return FactKind::Unseen;
  if (Socketless)
    return FactKind::Keep;
  if (!isOfStandardLibrary(*Callee))
    return FactKind::System;
  return Unit.Hidden.mayReachSetter(*Callee) ? FactKind::Unseen
                                             : FactKind::Keep;
}

/// Who gets a lambda can run it, and so gets what it captures.
void FunctionExtractor::passCaptures(const Expr &Argument, Fact &F) {
  QualType Type = ExprReader::strip(&Argument)->getType().getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Closure = Type->getAsCXXRecordDecl();
  if (!Closure || !Closure->isLambda())
    return;
  for (const LambdaCapture &Capture : Closure->captures()) {
    if (Capture.capturesVariable())
      F.Args.push_back(Unit.Facts.addressOf(
          Unit.Facts.place(Unit.captured(*Closure, Capture))));
    else if (Capture.capturesThis())
      if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Definition))
        F.Args.push_back(
            Unit.Facts.load(Unit.Facts.place(Unit.thisVariable(*Method))));
  }
}

/// Who gets a container can set the option on what is in it, and that is not
/// followed.
void FunctionExtractor::lend(const Expr *Object,
                             llvm::ArrayRef<const Expr *> Args) {
  auto Leads = [&](const Expr *Arg) {
    return Unit.Lent.leadsToContainer(ExprReader::strip(Arg)->getType());
  };
  if ((Object && Leads(Object)) || llvm::any_of(Args, Leads))
    emit(FactKind::Lend, {});
}

void FunctionExtractor::readUnseenCall(const CallExpr &Call, Fact F) {
  F.Target = resultPlace(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  F.Kind = unseenKind(Callee, Args);
  const Expr *Called = nullptr;
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call)) {
    Called = MemberCall->getImplicitObjectArgument();
  } else if (isa<CXXOperatorCallExpr>(Call) &&
             isa_and_nonnull<CXXMethodDecl>(Callee) && !Args.empty()) {
    Called = Args.front();
    Args.erase(Args.begin());
  }
  // What is printed is only read. Counted from 1, and an object counts.
  if (const FormatAttr *Format = Callee ? printsBy(*Callee) : nullptr)
    Args.truncate(std::min<size_t>(Args.size(),
                                   Format->getFormatIdx() - (Called ? 2 : 1)));
  OperandId Object;
  if (Called) {
    Object = Called->getType()->isPointerType()
                 ? Reader.value(Called)
                 : Unit.Facts.addressOf(Reader.place(Called));
    F.Args.push_back(withoutInert(Object, *Called));
  }
  for (unsigned I = 0; I != Args.size(); ++I)
    F.Args.push_back(withoutInert(argument(Callee, I, *Args[I]), *Args[I]));
  for (const Expr *Arg : Call.arguments())
    passCaptures(*Arg, F);
  bool IsKept = F.Kind == FactKind::Keep;
  Out->push_back(std::move(F));
  if (!IsKept)
    lend(Called, Args);
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  if (Object.isValid() && (!Method || !Method->isConst()))
    emit(FactKind::Overwrite, {Object});
  overwriteArguments(Callee, Args);
  setPort(Callee, Args);
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
  F.Args.push_back(Reader.isSpelledReuseAddr(*Call.getArg(2)));
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

/// setjmp() returns again later; the volatile variables of its caller then have
/// the values of that time.
void FunctionExtractor::forgetVolatiles() {
  if (!Definition)
    return;
  for (const Decl *D : Definition->decls())
    if (const auto *Var = dyn_cast<VarDecl>(D);
        Var && Var->hasLocalStorage() && Var->getType().isVolatileQualified())
      assign(Reader.declaredPlace(*Var), Unit.Facts.unknown());
}

void FunctionExtractor::readCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Callee && Callee->hasAttr<ReturnsTwiceAttr>())
    forgetVolatiles();
  if (Callee)
    if (const ApiFunction *Row = findApi(Unit.Api, *Callee))
      return readKnownCall(Call, *Row);

  Fact F;
  const FunctionDecl *Body = visibleBody(Unit.calledBy(Call));
  F.Callee = Unit.function(Body);
  F.Site = Unit.site(Call, Callee ? Callee->getNameAsString() : "", Id);
  if (!F.Callee.isValid())
    return readUnseenCall(Call, std::move(F));

  F.Kind = FactKind::Call;
  F.Target = resultPlace(Call);
  const auto *Method = dyn_cast<CXXMethodDecl>(Body);
  llvm::SmallVector<const Expr *, 4> Args(Call.arg_begin(), Call.arg_end());
  bool OperatorOnObject = isa<CXXOperatorCallExpr>(Call) && Method &&
                          compat::hasImplicitObject(*Method) && !Args.empty();
  bool Lambda = Method && Method->getParent()->isLambda();
  // A std::function passes on all but itself.
  if (HeldCallables::holderIn(Call) && !OperatorOnObject)
    Args.erase(Args.begin());
  if (const auto *MemberCall = dyn_cast<CXXMemberCallExpr>(&Call)) {
    const Expr *Object = MemberCall->getImplicitObjectArgument();
    if (!Lambda && Method && compat::hasImplicitObject(*Method))
      F.Args.push_back(Object->getType()->isPointerType()
                           ? Reader.value(Object)
                           : Unit.Facts.addressOf(Reader.place(Object)));
  } else if (OperatorOnObject) {
    if (!Lambda)
      F.Args.push_back(Unit.Facts.addressOf(Reader.place(Args.front())));
    Args.erase(Args.begin());
  }
  for (unsigned I = 0; I != Args.size() && I < Body->getNumParams(); ++I)
    F.Args.push_back(argument(Body, I, *Args[I]));
  Out->push_back(std::move(F));
}

/// Who resumes a coroutine gets what it yields.
void FunctionExtractor::readYield(const CoyieldExpr &E) {
  const auto *Yielded = dyn_cast<CallExpr>(ExprReader::strip(E.getOperand()));
  if (!Yielded)
    return;
  Fact &F = emit(FactKind::Unseen, {});
  F.Site = Unit.site(E, "co_yield", Id);
  for (const Expr *Arg : Yielded->arguments())
    F.Args.push_back(Reader.value(Arg));
}

/// An inherited constructor passes its parameters on as they are.
void FunctionExtractor::readInheritedConstruction(
    const CXXInheritedCtorInitExpr &E) {
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(Definition);
  Fact F;
  F.Callee = Unit.function(visibleBody(E.getConstructor()));
  if (!Constructor || !F.Callee.isValid())
    return;
  F.Kind = FactKind::Call;
  F.Site = Unit.site(E, Constructor->getParent()->getNameAsString(), Id);
  F.Args.push_back(
      Unit.Facts.load(Unit.Facts.place(Unit.thisVariable(*Constructor))));
  for (const ParmVarDecl *Parameter : Constructor->parameters())
    F.Args.push_back(
        Unit.Facts.load(Unit.Facts.place(Unit.variable(*Parameter))));
  Out->push_back(std::move(F));
}

void FunctionExtractor::readConstruction(const CXXConstructExpr &E) {
  const CXXConstructorDecl *Constructor = E.getConstructor();
  if (const CXXNewExpr *New = Allocated.lookup(&E))
    assign(resultPlace(*New), addressOfNew(*New));
  auto Named = Constructed.find(&E);
  bool HasName = Named != Constructed.end();
  OperandId Object =
      HasName ? Named->second : Unit.Facts.addressOf(resultPlace(E));
  PlaceId Target = Unit.Facts.operand(Object).Where;
  if (Unit.Facts.operand(Object).Kind != OperandKind::AddressOf)
    Target = {}; // the object of this constructor itself

  // Before C++17, what is copied only to be thrown away is made in place.
  if (Constructor->isCopyOrMoveConstructor() &&
      (Constructor->isTrivial() || E.isElidable())) {
    if (Target.isValid())
      assign(Target, Unit.Facts.load(Reader.place(E.getArg(0))));
    return;
  }
  if (Target.isValid())
    emit(FactKind::Declare, {}, Target);
  if (E.requiresZeroInitialization())
    emit(FactKind::Zero, {Object});
  Fact F;
  F.Site = Unit.site(E, Constructor->getParent()->getNameAsString(), Id);
  F.Callee = Unit.function(visibleBody(Constructor));
  llvm::SmallVector<const Expr *, 4> Args(E.arg_begin(), E.arg_end());
  F.Kind = F.Callee.isValid() ? FactKind::Call : unseenKind(Constructor, Args);
  // A trivial default constructor leaves the object as it is.
  if (!F.Callee.isValid() && Constructor->isTrivial())
    return;
  F.Args.push_back(Object);
  bool Seen = F.Callee.isValid();
  for (unsigned I = 0; I != Args.size() && I < Constructor->getNumParams();
       ++I) {
    OperandId Read = argument(Constructor, I, *Args[I]);
    F.Args.push_back(Seen ? Read : withoutInert(Read, *Args[I]));
  }
  if (!Seen)
    for (const Expr *Arg : Args)
      passCaptures(*Arg, F);
  bool Lends = !Seen && F.Kind != FactKind::Keep;
  Out->push_back(std::move(F));
  if (Lends)
    lend(nullptr, Args);
  if (!Seen) {
    emit(FactKind::Overwrite, {Object});
    overwriteArguments(Constructor, Args);
  }
}
