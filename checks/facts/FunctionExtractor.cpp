//===--- FunctionExtractor.cpp - socket-tidy ------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The graph and the statements of a function. What its calls do is in
/// CallFacts.cpp, what things are made with in Initializers.cpp.
///
//===----------------------------------------------------------------------===//

#include "FunctionExtractor.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;
using namespace socket_tidy;

Fact &FunctionExtractor::emit(FactKind Kind, llvm::ArrayRef<OperandId> Args,
                              PlaceId Target) {
  Fact F;
  F.Kind = Kind;
  F.Target = Target;
  F.Args.append(Args.begin(), Args.end());
  Out->push_back(std::move(F));
  return Out->back();
}

//===----------------------------------------------------------------------===//
// Graph
//===----------------------------------------------------------------------===//

void FunctionExtractor::run() { readBody(*Definition, Definition->getBody()); }

void FunctionExtractor::readBody(const Decl &Owner, Stmt *Body) {
  CFG::BuildOptions Options;
  // Without these, catch blocks, default member initializers and assignments
  // inside conditions would have no element of their own.
  Options.AddInitializers = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  Options.AddEHEdges = true;
  Options.AddStaticInitBranches = true;
  Options.AddImplicitDtors = Options.AddTemporaryDtors =
      Unit.Context.getLangOpts().CPlusPlus;
  Options.setAllAlwaysAdd();
  std::unique_ptr<CFG> Graph =
      CFG::buildCFG(&Owner, Body, &Unit.Context, Options);
  Function &F = Unit.Facts.function(Id);
  F.Blocks.resize(Graph ? Graph->getNumBlockIDs() : 1);
  F.Entry = F.Exit = BlockId(size_t(0));
  if (!Graph)
    return;
  F.Entry = BlockId(Graph->getEntry().getBlockID());
  F.Exit = BlockId(Graph->getExit().getBlockID());

  collectContexts(Body);
  for (const CFGBlock *B : *Graph)
    readBlock(*B);
  for (const CFGBlock *B : *Graph)
    readEdges(*B);
}

void FunctionExtractor::readBlock(const CFGBlock &B) {
  std::vector<Fact> Facts;
  Out = &Facts;
  for (const CFGElement &Element : B) {
    if (auto Statement = Element.getAs<CFGStmt>())
      readStmt(*Statement->getStmt());
    else if (auto Init = Element.getAs<CFGInitializer>())
      readInitializer(*Init->getInitializer());
    else if (auto Destructor = Element.getAs<CFGImplicitDtor>())
      readDestructor(*Destructor);
  }
  Unit.Facts.function(Id).Blocks[B.getBlockID()].Facts = std::move(Facts);
  Out = nullptr;
}

/// True if control does not come back to this function after \p B, although
/// the CFG leads on to its exit.
static bool endsFunctionAbruptly(const CFGBlock &B) {
  if (B.hasNoReturnElement())
    return true;
  for (const CFGElement &Element : B)
    if (auto Statement = Element.getAs<CFGStmt>())
      if (isa<CXXThrowExpr>(Statement->getStmt()))
        return true;
  return false;
}

void FunctionExtractor::readEdges(const CFGBlock &B) {
  // An exception that nobody catches here leaves the callers, too: the edge
  // to the exit is none on which they go on.
  bool Abrupt = endsFunctionAbruptly(B);
  bool Dispatches = isa_and_nonnull<CXXTryStmt>(B.getTerminatorStmt());
  bool MayThrow = !B.getTerminatorStmt() && B.succ_size() > 1;
  unsigned Index = 0;
  for (const CFGBlock::AdjacentBlock &Next : B.succs()) {
    unsigned Current = Index++;
    const CFGBlock *To = Next.getReachableBlock();
    if (!To)
      continue;
    bool IsExit = &To->getParent()->getExit() == To;
    if (IsExit && (Abrupt || Dispatches || (MayThrow && Current > 0)))
      continue;
    Unit.Facts.function(Id).Blocks[B.getBlockID()].Successors.push_back(
        readEdge(B, *To, Current));
  }
}

void FunctionExtractor::assumeCase(Edge &E, OperandId Value, const CFGBlock &To,
                                   const CFGBlock &From) const {
  Program &P = Unit.Facts;
  ExprReader R(Unit, Definition);
  auto Assume = [&](const CaseStmt &Case, bool Truth) {
    // A range of the GNU extension is not expressed; assume nothing.
    if (!Case.getRHS())
      E.Assumptions.push_back(
          {P.binary(BinaryOp::Eq, Value, R.value(Case.getLHS())), Truth});
  };
  if (const auto *Case = dyn_cast_or_null<CaseStmt>(To.getLabel())) {
    Assume(*Case, true);
    return;
  }
  // The default, or past the switch: none of the cases.
  for (const CFGBlock::AdjacentBlock &Other : From.succs())
    if (const CFGBlock *Block = Other.getReachableBlock())
      if (const auto *Case = dyn_cast_or_null<CaseStmt>(Block->getLabel()))
        Assume(*Case, false);
}

Edge FunctionExtractor::readEdge(const CFGBlock &From, const CFGBlock &To,
                                 unsigned Index) const {
  Edge E;
  E.To = BlockId(To.getBlockID());
  const Stmt *Terminator = From.getTerminatorStmt();
  // Whether a temporary was made is not remembered.
  if (!Terminator || From.getTerminator().isTemporaryDtorsBranch())
    return E;
  ExprReader R(Unit, Definition);
  if (const auto *Switch = dyn_cast<SwitchStmt>(Terminator)) {
    assumeCase(E, R.value(Switch->getCond()), To, From);
    return E;
  }
  if (From.succ_size() != 2 || isa<CXXTryStmt>(Terminator))
    return E;
  if (const auto *Declaration = dyn_cast<DeclStmt>(Terminator)) {
    // The first successor goes past what is initialized already.
    const auto &Var = *cast<VarDecl>(Declaration->getSingleDecl());
    if (!Var.hasConstantInitialization())
      E.Assumptions.push_back(
          {Unit.Facts.load(Unit.Facts.place(Unit.initFlag(Var))), Index == 0});
    return E;
  }
  // The first successor is the one where the condition holds.
  if (const Expr *Condition = From.getLastCondition())
    E.Assumptions.push_back({R.value(Condition), Index == 0});
  return E;
}

//===----------------------------------------------------------------------===//
// Statements
//===----------------------------------------------------------------------===//

void FunctionExtractor::collectContexts(const Stmt *Body) {
  auto NoteObject = [&](const Expr *Init, OperandId Object) {
    if (!Init)
      return;
    if (const auto *E = dyn_cast<CXXConstructExpr>(ExprReader::strip(Init)))
      Constructed[E] = Object;
  };
  llvm::SmallVector<const Stmt *, 64> Pending = {Body};
  if (const auto *Constructor =
          dyn_cast_or_null<CXXConstructorDecl>(Definition)) {
    PlaceId This = Unit.Facts.place(Unit.thisVariable(*Constructor));
    for (const CXXCtorInitializer *Init : Constructor->inits()) {
      OperandId Object = Unit.Facts.load(This);
      if (Init->isAnyMemberInitializer())
        Object = Unit.Facts.addressOf(
            Unit.member(Unit.Facts.deref(This), *Init->getAnyMember()));
      if (Init->isBaseInitializer() && Init->isBaseVirtual() &&
          Unit.leavesVirtualBases(*Constructor->getParent())) {
        Unevaluated.insert(Init->getInit());
        noteUnevaluated(*Init->getInit());
        continue;
      }
      NoteObject(Init->getInit(), Object);
      Pending.push_back(Init->getInit());
    }
  }
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    noteTemporaries(*S);
    if (isa<CXXNoexceptExpr>(S))
      noteUnevaluated(*S);
    if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(S)) {
      Arms[ExprReader::strip(Choice->getTrueExpr())] = Choice;
      Arms[ExprReader::strip(Choice->getFalseExpr())] = Choice;
    }
    if (const auto *Chain = dyn_cast<BinaryOperator>(S);
        Chain && Chain->isLogicalOp() && !Arms.count(Chain))
      noteChain(*Chain, *Chain);
    if (const auto *New = dyn_cast<CXXNewExpr>(S); New && !New->isArray())
      if (const auto *E = New->getConstructExpr()) {
        Allocated[E] = New;
        Constructed[E] = Unit.Facts.load(resultPlace(*New));
      }
    if (const auto *Return = dyn_cast<ReturnStmt>(S))
      NoteObject(Return->getRetValue(), Unit.Facts.addressOf(Unit.Facts.place(
                                            Unit.Facts.function(Id).Result)));
    if (const auto *Declaration = dyn_cast<DeclStmt>(S))
      for (const Decl *D : Declaration->decls())
        if (const auto *Var = dyn_cast<VarDecl>(D))
          if (!Var->getType()->isReferenceType())
            NoteObject(Var->getInit(), Unit.Facts.addressOf(Unit.Facts.place(
                                           Unit.variable(*Var))));
    Pending.append(S->child_begin(), S->child_end());
  }
}

/// The value of a chain of && and || is the truth of the operand that was
/// evaluated last.
void FunctionExtractor::noteChain(const BinaryOperator &Part,
                                  const BinaryOperator &Whole) {
  for (const Expr *Operand : {Part.getLHS(), Part.getRHS()}) {
    const Expr *Stripped = ExprReader::strip(Operand);
    Arms[Stripped] = &Whole;
    const auto *Inner = dyn_cast<BinaryOperator>(Stripped);
    if (Inner && Inner->isLogicalOp())
      noteChain(*Inner, Whole);
  }
}

void FunctionExtractor::noteUnevaluated(const Stmt &S) {
  for (const Stmt *Child : S.children())
    if (Child && Unevaluated.insert(Child).second)
      noteUnevaluated(*Child);
}

void FunctionExtractor::readStmt(const Stmt &S) {
  if (Unevaluated.count(&S))
    return;
  if (const auto *Declaration = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declaration->decls())
      if (const auto *Var = dyn_cast<VarDecl>(D))
        readDeclaration(*Var);
    return;
  }
  if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
    const Expr *Value = Return->getRetValue();
    if (Value && !Value->getType()->isVoidType() && !isConstructed(*Value))
      initialize(Unit.Facts.place(Unit.Facts.function(Id).Result), *Value,
                 Definition->getReturnType());
    return;
  }
  if (const auto *Assembly = dyn_cast<AsmStmt>(&S)) {
    readAssembly(*Assembly);
    return;
  }
  const auto *E = dyn_cast<Expr>(&S);
  if (!E)
    return;
  if (isa<RecoveryExpr>(E) || (isa<CallExpr>(E) && E->containsErrors()))
    readBroken(*E);
  else if (const auto *Call = dyn_cast<CallExpr>(E))
    readCall(*Call);
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    readConstruction(*Construct);
  else if (const auto *Binary = dyn_cast<BinaryOperator>(E))
    readAssignment(*Binary);
  else if (const auto *Unary = dyn_cast<UnaryOperator>(E))
    readIncrement(*Unary);
  else if (const auto *List = dyn_cast<CXXStdInitializerListExpr>(E))
    initializeList(resultPlace(*List), *List);
  else if (const auto *New = dyn_cast<CXXNewExpr>(E))
    readNew(*New);
  else if (const auto *Inherited = dyn_cast<CXXInheritedCtorInitExpr>(E))
    readInheritedConstruction(*Inherited);
  else if (const auto *Yield = dyn_cast<CoyieldExpr>(E))
    readYield(*Yield);
  else if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    readCaptures(*Lambda);
  else if (const auto *Literal = dyn_cast<CompoundLiteralExpr>(E))
    initialize(resultPlace(*Literal), *Literal->getInitializer(),
               Literal->getType());
  else if (isa<MaterializeTemporaryExpr>(E) || isDiscardedTemporary(*E))
    readTemporary(*ExprReader::strip(E));
  readArm(*E);
}

/// What is made in given memory lies there.
OperandId FunctionExtractor::addressOfNew(const CXXNewExpr &New) {
  const FunctionDecl *Operator = New.getOperatorNew();
  return Operator && Operator->isReservedGlobalPlacementOperator()
             ? Reader.value(New.getPlacementArg(0))
             : Unit.Facts.unknown();
}

void FunctionExtractor::readNew(const CXXNewExpr &New) {
  // A constructor was called before, and got the object then.
  if (New.getConstructExpr() && !New.isArray())
    return;
  assign(resultPlace(New), addressOfNew(New));
  if (const Expr *Init = New.getInitializer(); Init && !New.isArray())
    initialize(Unit.Facts.deref(resultPlace(New)), *Init,
               New.getAllocatedType());
}

/// Assembly is code that cannot be seen; it gets its operands.
void FunctionExtractor::readAssembly(const AsmStmt &Assembly) {
  Fact &F = emit(FactKind::System, {});
  for (const Expr *Input : Assembly.inputs())
    F.Args.push_back(Reader.value(Input));
  for (const Expr *Output : Assembly.outputs())
    F.Args.push_back(Unit.Facts.addressOf(Reader.place(Output)));
  for (const Expr *Output : Assembly.outputs())
    emit(FactKind::Overwrite, {Unit.Facts.addressOf(Reader.place(Output))});
}

/// What is wrong, or not yet typed to its end, may become any code; it gets all
/// that it names. A call in it may even lack arguments.
void FunctionExtractor::readBroken(const Expr &E) {
  Fact &F = emit(FactKind::Unseen, {}, resultPlace(E));
  F.Site = Unit.site(E, "", Id);
  llvm::SmallVector<const Stmt *, 8> Pending = {&E};
  while (!Pending.empty()) {
    const Stmt *Part = Pending.pop_back_val();
    if (!Part)
      continue;
    const auto *Ref = dyn_cast<DeclRefExpr>(Part);
    if (Ref && isa<VarDecl, BindingDecl>(Ref->getDecl()))
      F.Args.push_back(Unit.Facts.addressOf(Reader.place(Ref)));
    else if (const auto *This = dyn_cast<CXXThisExpr>(Part))
      F.Args.push_back(Reader.value(This));
    Pending.append(Part->child_begin(), Part->child_end());
  }
}

void FunctionExtractor::readTemporary(const Expr &Value) {
  // What these make has got its place already.
  if (isa<CallExpr, CXXConstructExpr, CompoundLiteralExpr,
          CXXStdInitializerListExpr, AbstractConditionalOperator>(Value))
    return;
  if (PlaceId P = Reader.place(&Value); P == resultPlace(Value))
    initialize(P, Value, Value.getType());
}

/// True if an object that is made in \p F may live on when \p F is called
/// again.
static bool handsOutObjects(const FunctionDecl &F) {
  QualType Result = F.getReturnType();
  return isa<CXXConstructorDecl>(F) || Result->isRecordType() ||
         Result->isReferenceType() || Result->isPointerType();
}

/// All objects of one lambda have one place for what they captured. If there
/// may be several, what one of them has stays there as well.
void FunctionExtractor::readCaptures(const LambdaExpr &Lambda) {
  const Expr *const *Init = Lambda.capture_init_begin();
  for (const LambdaCapture &Capture : Lambda.captures()) {
    const Expr *From = *Init++;
    bool IsNew = Capture.getCaptureKind() == LCK_ByCopy ||
                 (Capture.capturesVariable() && Lambda.isInitCapture(&Capture));
    if (!Capture.capturesVariable() || !From || !IsNew)
      continue;
    PlaceId P =
        Unit.Facts.place(Unit.captured(*Lambda.getLambdaClass(), Capture));
    QualType Type = Capture.getCapturedVar()->getType();
    if (Definition && handsOutObjects(*Definition))
      emit(FactKind::Assign,
           {Reader.initializer(From, Type), Unit.Facts.constant(1)}, P);
    else
      initialize(P, *From, Type);
  }
}

void FunctionExtractor::readArm(const Expr &E) {
  auto It = Arms.find(&E);
  if (It == Arms.end())
    return;
  OperandId Value = Reader.value(&E);
  if (isa<BinaryOperator>(It->second))
    Value = Unit.Facts.negate(Unit.Facts.negate(Value));
  assign(resultPlace(*It->second), Value);
}

/// True if the engine can follow steps of that type: of a number, or of a
/// pointer through an array.
static bool isCounted(QualType Type) {
  return Type->isIntegralOrEnumerationType() || Type->isPointerType();
}

/// \returns the object that \p Target is a byte of, if it is one behind a
/// pointer to bytes: such a pointer leads to any object, and which part of it a
/// byte belongs to is not followed.
static PlaceId objectOfByte(const Program &P, PlaceId Target, QualType Type) {
  const Place *Here = &P.place(Target);
  if (!Type->isCharType() && !Type->isStdByteType())
    return {};
  if (Here->Parent.isValid() && Here->Step == StepKind::Element) {
    Target = Here->Parent;
    Here = &P.place(Target);
  }
  bool IsPointee = Here->Parent.isValid() && Here->Step == StepKind::Deref;
  return IsPointee ? Target : PlaceId();
}

void FunctionExtractor::readAssignment(const BinaryOperator &E) {
  if (!E.isAssignmentOp())
    return;
  PlaceId Target = Reader.place(E.getLHS());
  if (PlaceId Object = objectOfByte(Unit.Facts, Target, E.getLHS()->getType());
      Object.isValid()) {
    emit(FactKind::Overwrite, {Unit.Facts.addressOf(Object)});
    return;
  }
  OperandId Right = Reader.value(E.getRHS());
  Program &P = Unit.Facts;
  OperandId Old = P.load(Target);
  switch (E.getOpcode()) {
  case BO_Assign:
    // A bit-field may not hold all of it.
    if (E.getLHS()->refersToBitField() &&
        P.operand(Right).Kind != OperandKind::Constant)
      Right = P.unknown();
    break;
  case BO_OrAssign:
    Right = P.binary(BinaryOp::Or, Old, Right);
    break;
  case BO_AndAssign:
    Right = P.binary(BinaryOp::And, Old, Right);
    break;
  case BO_AddAssign:
    Right = P.binary(BinaryOp::Add, Old, Right);
    break;
  case BO_SubAssign:
    Right = P.binary(BinaryOp::Sub, Old, Right);
    break;
  default:
    Right = P.unknown();
    break;
  }
  if (E.getOpcode() != BO_Assign && !isCounted(E.getType()))
    Right = P.unknown();
  assign(Target, Right);
}

void FunctionExtractor::readIncrement(const UnaryOperator &E) {
  if (!E.isIncrementDecrementOp())
    return;
  Program &P = Unit.Facts;
  PlaceId Target = Reader.place(E.getSubExpr());
  OperandId Old = P.load(Target);
  if (E.isPostfix()) {
    assign(resultPlace(E), Old);
    Old = P.load(resultPlace(E));
  }
  OperandId New = P.unknown();
  if (isCounted(E.getType()))
    New = P.binary(E.isIncrementOp() ? BinaryOp::Add : BinaryOp::Sub, Old,
                   P.constant(1));
  assign(Target, New);
}
