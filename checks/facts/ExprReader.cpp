//===--- ExprReader.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Maps the expressions of C and C++ to the few forms that the engine reasons
/// about. Whatever has no such form reads as unknown.
///
//===----------------------------------------------------------------------===//

#include "ExprReader.h"
#include "Compat.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;
using namespace socket_tidy;

/// With glibc and C, bind() takes a transparent union: the compiler wraps the
/// pointer that is written into a literal of it.
static const Expr *transparentUnionMember(const Expr &E) {
  const auto *Literal = dyn_cast<CompoundLiteralExpr>(&E);
  const RecordDecl *Union = Literal ? E.getType()->getAsRecordDecl() : nullptr;
  if (!Union || !Union->hasAttr<TransparentUnionAttr>())
    return nullptr;
  const auto *List = dyn_cast<InitListExpr>(Literal->getInitializer());
  return List && List->getNumInits() == 1 ? List->getInit(0) : nullptr;
}

const Expr *ExprReader::strip(const Expr *E) {
  while (E) {
    const Expr *Inner = E->IgnoreParenCasts();
    if (const auto *Cleanups = dyn_cast<ExprWithCleanups>(Inner))
      Inner = Cleanups->getSubExpr();
    else if (const auto *Temporary = dyn_cast<CXXBindTemporaryExpr>(Inner))
      Inner = Temporary->getSubExpr();
    else if (const auto *Substituted =
                 dyn_cast<SubstNonTypeTemplateParmExpr>(Inner))
      Inner = Substituted->getReplacement();
    else if (const auto *Constant = dyn_cast<ConstantExpr>(Inner))
      Inner = Constant->getSubExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Inner))
      Inner = Default->getExpr();
    else if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Inner))
      Inner = Default->getExpr();
    else if (const Expr *Member = transparentUnionMember(*Inner))
      Inner = Member;
    else if (const auto *Chosen = dyn_cast<GenericSelectionExpr>(Inner))
      Inner = Chosen->isResultDependent() ? Inner : Chosen->getResultExpr();
    // A default with errors may not be there.
    if (!Inner || Inner == E)
      return E;
    E = Inner;
  }
  return E;
}

PlaceId ExprReader::temporaryPlace(const Expr &E) {
  return Unit.Facts.place(Unit.temporary(E));
}

PlaceId ExprReader::declaredPlace(const ValueDecl &D) {
  if (const auto *Binding = dyn_cast<BindingDecl>(&D))
    if (const Expr *Bound = Binding->getBinding())
      return place(Bound);
  PlaceId P = Unit.Facts.place(Unit.variableIn(Owner, D));
  return D.getType()->isReferenceType() ? Unit.Facts.deref(P) : P;
}

PlaceId ExprReader::memberPlace(const MemberExpr &E) {
  const ValueDecl *Member = E.getMemberDecl();
  if (isa<VarDecl>(Member))
    return declaredPlace(*Member);
  PlaceId Base = E.isArrow() ? pointee(E.getBase()) : place(E.getBase());
  PlaceId P = Unit.member(Base, *Member);
  return Member->getType()->isReferenceType() ? Unit.Facts.deref(P) : P;
}

PlaceId ExprReader::elementPlace(const ArraySubscriptExpr &E) {
  return element(pointee(E.getBase()), value(E.getIdx()));
}

PlaceId ExprReader::element(PlaceId Base, OperandId Index) {
  // The first element lies where the array lies: `*p` and `p[0]` are one.
  const Operand &Known = Unit.Facts.operand(Index);
  if (Known.Kind == OperandKind::Constant && Known.Value == 0)
    return Base;
  return Unit.Facts.element(Base, Index);
}

PlaceId ExprReader::pointee(const Expr *E) {
  // `*(p + i)` is `p[i]`.
  const auto *Step = dyn_cast<BinaryOperator>(strip(E));
  if (Step && Step->getOpcode() == BO_Add) {
    const Expr *Base = Step->getLHS(), *Index = Step->getRHS();
    if (Index->getType()->isPointerType())
      std::swap(Base, Index);
    return element(pointee(Base), value(Index));
  }
  OperandId Pointer = value(E);
  const Operand Known = Unit.Facts.operand(Pointer);
  if (Known.Kind == OperandKind::AddressOf)
    return Known.Where;
  if (Known.Kind == OperandKind::Load)
    return Unit.Facts.deref(Known.Where);
  return Unit.Facts.deref(temporaryPlace(*strip(E)));
}

/// Finds the fields that lead from a \p Record to a \p Part of it at \p Offset,
/// in chars.
/// \returns false if there is none of that type.
static bool findPart(const RecordDecl *Record, QualType Part, CharUnits Offset,
                     const ASTContext &Context,
                     llvm::SmallVectorImpl<const FieldDecl *> &Way) {
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || Record->isInvalidDecl() || Record->isDependentType())
    return false;
  for (const FieldDecl *Field : Record->fields()) {
    if (Field->isBitField())
      continue;
    CharUnits At = Context.toCharUnitsFromBits(
        static_cast<int64_t>(Context.getFieldOffset(Field)));
    CharUnits Size = Context.getTypeSizeInChars(Field->getType());
    if (Offset < At || Offset >= At + Size)
      continue;
    Way.push_back(Field);
    if ((Offset == At &&
         Context.hasSameUnqualifiedType(Field->getType(), Part)) ||
        findPart(Field->getType()->getAsRecordDecl(), Part, Offset - At,
                 Context, Way))
      return true;
    Way.pop_back();
  }
  return false;
}

/// `(T *)((char *)p - offsetof(T, field))` points to what `*p` is a field of.
/// \returns where that lies, or an invalid place if \p Step, as a pointer of \p
/// Type, is not such.
PlaceId ExprReader::containerPlace(const BinaryOperator &Step, QualType Type) {
  if (Step.getOpcode() != BO_Sub ||
      !Step.getLHS()->getType()->isPointerType() || !Type->isPointerType())
    return {};
  QualType Stepped = Step.getLHS()->getType()->getPointeeType();
  const Expr *Part = strip(Step.getLHS());
  OperandId Distance = constantValue(*Step.getRHS());
  if (!(Stepped->isCharType() || Stepped->isVoidType()) ||
      !Part->getType()->isPointerType() || !Distance.isValid())
    return {};
  llvm::SmallVector<const FieldDecl *, 4> Way;
  if (!findPart(Type->getPointeeType()->getAsRecordDecl(),
                Part->getType()->getPointeeType(),
                CharUnits::fromQuantity(Unit.Facts.operand(Distance).Value),
                Unit.Context, Way))
    return {};
  PlaceId Whole = pointee(Part);
  for (const FieldDecl *Field : llvm::reverse(Way))
    Whole = Unit.container(Whole, *Field);
  return Whole;
}

PlaceId ExprReader::place(const Expr *Written) {
  const Expr *E = strip(Written);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    return declaredPlace(*Ref->getDecl());
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return memberPlace(*Member);
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return elementPlace(*Element);
  if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
    if (Unary->getOpcode() == UO_Deref)
      return pointee(Unary->getSubExpr());
    if (Unary->isPrefix() && Unary->isIncrementDecrementOp())
      return place(Unary->getSubExpr());
    if (Unary->getOpcode() == UO_Extension)
      return place(Unary->getSubExpr());
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    if (Binary->isAssignmentOp())
      return place(Binary->getLHS());
    if (Binary->isCommaOp())
      return place(Binary->getRHS());
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    if (Call->isGLValue())
      return Unit.Facts.deref(temporaryPlace(*E));
  return temporaryPlace(*E);
}

OperandId ExprReader::constantValue(const Expr &E) {
  if (E.isValueDependent() || !E.getType()->isIntegralOrEnumerationType())
    return {};
  Expr::EvalResult Result;
  if (!E.EvaluateAsInt(Result, Unit.Context, Expr::SE_NoSideEffects))
    return {};
  return constant(Result.Val.getInt());
}

OperandId ExprReader::constant(const llvm::APSInt &Number) {
  if (Number.getBitWidth() > 64)
    return {};
  // INVALID_SOCKET and `(unsigned)-1` are the descriptor -1 again; a bool has
  // no sign to extend.
  bool SignExtend = Number.isSigned() || Number.getBitWidth() >= 32;
  const llvm::APInt &Bits = Number;
  return Unit.Facts.constant(SignExtend
                                 ? Bits.getSExtValue()
                                 : static_cast<int64_t>(Bits.getZExtValue()));
}

OperandId ExprReader::unaryValue(const UnaryOperator &E) {
  switch (E.getOpcode()) {
  case UO_AddrOf:
    return Unit.Facts.addressOf(place(E.getSubExpr()));
  case UO_Deref:
    return Unit.Facts.load(place(&E));
  case UO_LNot:
    return Unit.Facts.negate(value(E.getSubExpr()));
  case UO_PreInc:
  case UO_PreDec:
    return Unit.Facts.load(place(E.getSubExpr()));
  case UO_PostInc:
  case UO_PostDec:
    return Unit.Facts.load(temporaryPlace(E));
  case UO_Plus:
  case UO_Extension:
    return value(E.getSubExpr());
  case UO_Not:
    return Unit.Facts.binary(BinaryOp::Xor, value(E.getSubExpr()),
                             Unit.Facts.constant(-1));
  case UO_Minus:
    return Unit.Facts.binary(BinaryOp::Sub, Unit.Facts.constant(0),
                             value(E.getSubExpr()));
  default:
    return Unit.Facts.unknown();
  }
}

OperandId ExprReader::binaryValue(const BinaryOperator &E) {
  if (E.isAssignmentOp())
    return Unit.Facts.load(place(E.getLHS()));
  if (E.isCommaOp())
    return value(E.getRHS());
  if (E.isLogicalOp())
    return Unit.Facts.load(temporaryPlace(E));
  Program &P = Unit.Facts;
  OperandId Left = value(E.getLHS());
  OperandId Right = value(E.getRHS());
  BinaryOp Less = E.getLHS()->getType()->isUnsignedIntegerType() ? BinaryOp::ULt
                                                                 : BinaryOp::Lt;
  switch (E.getOpcode()) {
  case BO_EQ:
    return P.binary(BinaryOp::Eq, Left, Right);
  case BO_NE:
    return P.negate(P.binary(BinaryOp::Eq, Left, Right));
  case BO_LT:
    return P.binary(Less, Left, Right);
  case BO_GT:
    return P.binary(Less, Right, Left);
  case BO_LE:
    return P.negate(P.binary(Less, Right, Left));
  case BO_GE:
    return P.negate(P.binary(Less, Left, Right));
  case BO_Or:
    return P.binary(BinaryOp::Or, Left, Right);
  case BO_And:
    return P.binary(BinaryOp::And, Left, Right);
  case BO_Xor:
    return P.binary(BinaryOp::Xor, Left, Right);
  case BO_Mul:
    return P.binary(BinaryOp::Mul, Left, Right);
  case BO_Add:
    // The pointer comes first, as in the solver's notion of a step.
    if (E.getRHS()->getType()->isPointerType())
      std::swap(Left, Right);
    return P.binary(BinaryOp::Add, Left, Right);
  case BO_Sub:
    // How far two pointers are apart is not followed.
    return E.getRHS()->getType()->isPointerType()
               ? P.unknown()
               : P.binary(BinaryOp::Sub, Left, Right);
  default:
    return P.unknown();
  }
}

/// The bits that the value of \p E needs at most.
static uint64_t bitsOf(const Expr &E, const ASTContext &Context) {
  const Expr *Inner = E.IgnoreParens();
  if (const FieldDecl *Field = const_cast<Expr *>(Inner)->getSourceBitField())
    return compat::bitWidth(*Field, Context);
  const auto *Cast = dyn_cast<CastExpr>(Inner);
  uint64_t Own = Context.getIntWidth(E.getType());
  bool Widens = Cast && Cast->getCastKind() == CK_IntegralCast;
  return Widens ? std::min(Own, bitsOf(*Cast->getSubExpr(), Context)) : Own;
}

/// True if a cast in \p E cuts off what a descriptor or a flag could need. Wide
/// types pass: a descriptor is carried in a `long` or a `void *`.
static bool isCutOff(const Expr *E, const ASTContext &Context) {
  constexpr uint64_t EnoughBits = 32;
  while (const auto *Cast = dyn_cast<CastExpr>(E->IgnoreParens())) {
    const Expr *From = Cast->getSubExpr();
    if (Cast->getCastKind() == CK_IntegralCast) {
      uint64_t Bits = Context.getIntWidth(Cast->getType());
      if (Bits < EnoughBits && Bits < bitsOf(*From, Context))
        return true;
    }
    E = From;
  }
  return false;
}

/// True if \p E names a local variable. One that is volatile keeps its value
/// over longjmp(); what setjmp() does to it is a fact of that call.
static bool namesLocal(const Expr &E) {
  const auto *Ref = dyn_cast<DeclRefExpr>(&E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  return Var && Var->hasLocalStorage() && !Var->getType()->isReferenceType();
}

OperandId ExprReader::value(const Expr *Written) {
  // What is wrong may even have no type.
  if (Written->containsErrors())
    return Unit.Facts.unknown();
  // Constants are folded with their casts: `(char)256` is 0.
  if (OperandId Constant = constantValue(*Written); Constant.isValid())
    return Constant;
  if (const auto *Cast = dyn_cast<CastExpr>(Written->IgnoreParens()))
    if (Cast->getCastKind() == CK_IntegralToBoolean)
      return Unit.Facts.negate(Unit.Facts.negate(value(Cast->getSubExpr())));
  if (Written->getType()->isIntegralOrEnumerationType() &&
      isCutOff(Written, Unit.Context))
    return Unit.Facts.unknown();
  const Expr *E = strip(Written);
  if (OperandId Constant = constantValue(*E); Constant.isValid())
    return Constant;
  if (E->getType()->isNullPtrType() ||
      (E->getType()->isPointerType() &&
       E->isNullPointerConstant(Unit.Context,
                                Expr::NPC_ValueDependentIsNotNull)))
    return Unit.Facts.constant(0);

  // What is volatile may be another value each time.
  if (E->isGLValue() && E->getType().isVolatileQualified() && !namesLocal(*E))
    return Unit.Facts.unknown();
  if (isa<CXXThisExpr>(E)) {
    if (const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Owner))
      return Unit.Facts.load(Unit.Facts.place(Unit.thisVariable(*Method)));
    return Unit.Facts.unknown();
  }
  if (const auto *Ref = dyn_cast<DeclRefExpr>(E))
    if (!isa<VarDecl, BindingDecl>(Ref->getDecl()))
      return Unit.Facts.unknown();
  // An array stands for a pointer to its first element.
  if (E->getType()->isArrayType() && !isa<StringLiteral>(E))
    return Unit.Facts.addressOf(place(E));
  if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    return unaryValue(*Unary);
  if (const auto *Binary = dyn_cast<BinaryOperator>(E)) {
    PlaceId Whole = containerPlace(*Binary, Written->getType());
    return Whole.isValid() ? Unit.Facts.addressOf(Whole) : binaryValue(*Binary);
  }
  if (const auto *Statement = dyn_cast<StmtExpr>(E)) {
    const Stmt *Last = Statement->getSubStmt()->body_empty()
                           ? nullptr
                           : Statement->getSubStmt()->body_back();
    const auto *Result = dyn_cast_or_null<Expr>(Last);
    return Result ? value(Result) : Unit.Facts.unknown();
  }
  if (const auto *List = dyn_cast<InitListExpr>(E))
    if (List->getNumInits() == 1 && !List->getType()->isRecordType())
      return value(List->getInit(0));
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    if (Construct->getConstructor()->isCopyOrMoveConstructor() &&
        Construct->getConstructor()->isTrivial())
      return Unit.Facts.load(place(Construct->getArg(0)));
  if (isa<DeclRefExpr, MemberExpr, ArraySubscriptExpr, CallExpr,
          CXXConstructExpr, AbstractConditionalOperator, CompoundLiteralExpr,
          CXXNewExpr, CXXStdInitializerListExpr, InitListExpr>(E) ||
      compat::isParenthesizedList(*E))
    return Unit.Facts.load(place(E));
  return Unit.Facts.unknown();
}

/// True if the macro \p Name is written in \p E, directly or in the body of
/// another macro.
static bool mentionsMacro(const Expr &E, llvm::StringRef Name,
                          const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  for (SourceLocation Loc : {E.getBeginLoc(), E.getEndLoc()})
    for (; Loc.isMacroID(); Loc = SM.getImmediateMacroCallerLoc(Loc))
      if (Lexer::getImmediateMacroName(Loc, SM, Context.getLangOpts()) == Name)
        return true;
  return llvm::any_of(E.children(), [&](const Stmt *Child) {
    const auto *Part = dyn_cast_or_null<Expr>(Child);
    return Part && mentionsMacro(*Part, Name, Context);
  });
}

OperandId ExprReader::isSpelledReuseAddr(const Expr &E, OperandId Read) {
  bool Here = mentionsMacro(E, "SO_REUSEADDR", Unit.Context);
  const Operand &Known = Unit.Facts.operand(Read);
  if (Here || Known.Kind != OperandKind::Load)
    return Unit.Facts.constant(Here);
  return Unit.Facts.load(Unit.spelling(Known.Where));
}

OperandId ExprReader::initializer(const Expr *E, QualType Target) {
  if (Target->isReferenceType())
    return Unit.Facts.addressOf(place(E));
  OperandId Read = value(E);
  const Operand &Known = Unit.Facts.operand(Read);
  bool IsSpelled = Known.Kind == OperandKind::Constant && Known.Value != 0 &&
                   mentionsMacro(*E, "SO_REUSEADDR", Unit.Context);
  return IsSpelled ? Unit.Facts.load(
                         Unit.Facts.place(Unit.spelledReuseAddr(Known.Value)))
                   : Read;
}
