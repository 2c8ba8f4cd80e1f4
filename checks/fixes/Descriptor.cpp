//===--- Descriptor.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Judges a descriptor expression by what it is made of, and what runs between
/// the insertion point and the bind call by what it could do to it. What is not
/// known counts as harm.
///
//===----------------------------------------------------------------------===//

#include "Descriptor.h"
#include "InsertionPoint.h"
#include "SourceText.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace clang;
using llvm::StringRef;

namespace socket_tidy {

//===----------------------------------------------------------------------===//
// What it is made of
//===----------------------------------------------------------------------===//

/// True if to call \p Callee a second time changes nothing.
static bool isHarmless(const FunctionDecl *Callee) {
  if (!Callee)
    return false;
  if (Callee->hasAttr<PureAttr>() || Callee->hasAttr<ConstAttr>())
    return true;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (!Method || Method->isStatic())
    return false;
  if (Method->isConst())
    return true;
  // On an object that is not const, the standard library has twins of these
  // that are not const and do the same.
  OverloadedOperatorKind Kind = Method->getOverloadedOperator();
  return Method->isInStdNamespace() &&
         (Kind == OO_Star || Kind == OO_Arrow || Kind == OO_Subscript);
}

static bool notePart(const ValueDecl &Part, Descriptor &Out) {
  if (isa<EnumConstantDecl, NonTypeTemplateParmDecl>(Part))
    return true;
  Out.Parts.insert(cast<ValueDecl>(Part.getCanonicalDecl()));
  if (const auto *Var = dyn_cast<VarDecl>(&Part)) {
    if (!Var->hasLocalStorage() || Var->getType()->isReferenceType())
      Out.IsPrivate = false;
    return true;
  }
  if (isa<BindingDecl>(Part)) {
    Out.IsPrivate = false;
    return true;
  }
  return isa<FieldDecl>(Part);
}

/// True if \p E can be evaluated twice with one meaning. Notes in \p Out what
/// it is made of.
static bool isRepeatable(const Expr *E, Descriptor &Out) {
  auto Indirect = [&Out] { Out.IsPlain = Out.IsPrivate = false; };
  auto AreRepeatable = [&Out](auto &&Expressions) {
    return llvm::all_of(Expressions, [&Out](const Stmt *S) {
      const auto *E = dyn_cast_or_null<Expr>(S);
      return E && isRepeatable(E, Out);
    });
  };

  if (isa<IntegerLiteral, CharacterLiteral, CXXBoolLiteralExpr>(E))
    return true;
  if (isa<CXXThisExpr>(E)) {
    Out.IsPrivate = false;
    return true;
  }
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return notePart(*Reference->getDecl(), Out);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const Expr *Base = Member->getBase()->IgnoreParenImpCasts();
    if (Member->isArrow() && !isa<CXXThisExpr>(Base))
      Indirect();
    // The name of a method; the call has been judged.
    if (isa<CXXMethodDecl>(Member->getMemberDecl()))
      return isRepeatable(Member->getBase(), Out);
    return notePart(*Member->getMemberDecl(), Out) &&
           isRepeatable(Member->getBase(), Out);
  }
  // A member of a class that is not known before the template is used.
  if (const auto *Member = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    Indirect();
    return Member->isImplicitAccess() || isRepeatable(Member->getBase(), Out);
  }
  if (isa<ArraySubscriptExpr>(E)) {
    Indirect();
    return AreRepeatable(E->children());
  }
  if (const auto *Operator = dyn_cast<UnaryOperator>(E)) {
    if (Operator->isIncrementDecrementOp())
      return false;
    if (Operator->getOpcode() == UO_Deref)
      Indirect();
    return AreRepeatable(E->children());
  }
  if (const auto *Operator = dyn_cast<BinaryOperator>(E))
    return !Operator->isAssignmentOp() && !Operator->isCommaOp() &&
           AreRepeatable(E->children());
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    Indirect();
    return isHarmless(Call->getDirectCallee()) &&
           (!isa<CXXMemberCallExpr>(Call) ||
            isRepeatable(Call->getCallee(), Out)) &&
           AreRepeatable(Call->arguments());
  }
  if (isa<ParenExpr, CastExpr, FullExpr, MaterializeTemporaryExpr,
          ConditionalOperator, SubstNonTypeTemplateParmExpr>(E))
    return AreRepeatable(E->children());
  return false;
}

namespace {

/// Prints what a macro puts into parentheses without them, where it can stand
/// as it is.
class WithoutParens : public PrinterHelper {
public:
  explicit WithoutParens(const PrintingPolicy &Policy) : Policy(Policy) {}

  bool handledStmt(Stmt *S, llvm::raw_ostream &OS) override {
    const auto *Parens = dyn_cast<ParenExpr>(S);
    if (!Parens ||
        !isa<DeclRefExpr, IntegerLiteral, MemberExpr, ArraySubscriptExpr>(
            Parens->getSubExpr()))
      return false;
    Parens->getSubExpr()->printPretty(OS, this, Policy);
    return true;
  }

private:
  const PrintingPolicy &Policy;
};

} // namespace

std::string textOf(const Expr &E, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  // A macro may put its argument in parentheses.
  for (const Expr *Each : {&E, E.IgnoreParenImpCasts()}) {
    StringRef Written = textOf(
        rangeInFile(Each->getSourceRange(), SM, Context.getLangOpts()), SM);
    if (!Written.empty() &&
        (!Written.contains('\n') || holdsDirective(Written)))
      return Written.str();
  }
  PrintingPolicy Policy(Context.getPrintingPolicy());
  Policy.SuppressImplicitBase = true;
  std::string Printed;
  llvm::raw_string_ostream Stream(Printed);
  WithoutParens Helper(Policy);
  E.IgnoreParenImpCasts()->printPretty(Stream, &Helper, Policy);
  return Stream.str();
}

StringRef readDescriptor(const Expr &E, const ASTContext &Context,
                         Descriptor &Out) {
  Out.Expression = E.IgnoreParenImpCasts();
  Out.IsObject = const_cast<Expr &>(E)
                     .IgnoreUnlessSpelledInSource()
                     ->getType()
                     ->isRecordType();
  // A wrapper may take something else.
  if (!E.isTypeDependent() && !E.getType()->isIntegralOrEnumerationType())
    return "the descriptor is not an integer";
  if (!isRepeatable(&E, Out))
    return "the descriptor expression has side effects";

  Out.Text = textOf(E, Context);
  if (holdsDirective(Out.Text))
    return "a preprocessor directive splits the descriptor expression";
  return {};
}

//===----------------------------------------------------------------------===//
// What could change it
//===----------------------------------------------------------------------===//

/// True if \p E names a part of \p D, so that to write to it changes \p D.
static bool isPart(const Expr *E, const Descriptor &D) {
  E = E->IgnoreParenCasts();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return D.Parts.count(
        cast<ValueDecl>(Reference->getDecl()->getCanonicalDecl()));
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return D.Parts.count(
        cast<ValueDecl>(Member->getMemberDecl()->getCanonicalDecl()));
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    return isPart(Element->getBase(), D);
  // A store through some other pointer reaches what is not private.
  if (const auto *Operator = dyn_cast<UnaryOperator>(E);
      Operator && Operator->getOpcode() == UO_Deref)
    return !D.IsPrivate;
  return false;
}

static bool isMutableReference(QualType T) {
  return T->isRValueReferenceType() ||
         (T->isLValueReferenceType() &&
          !T->getPointeeType().isConstQualified());
}

static bool callMayChange(const CallExpr &Call, const Descriptor &D,
                          const SourceManager &SM) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!D.IsPrivate && !isHarmless(Callee) &&
      !(Callee && SM.isInSystemHeader(Callee->getLocation())))
    return true;

  // Its own object, and what it is given to write to.
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
      Member && !isHarmless(Callee) &&
      isPart(Member->getImplicitObjectArgument(), D))
    return true;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Callee);
  unsigned First =
      isa<CXXOperatorCallExpr>(Call) && Method && !Method->isStatic();
  if (First && !Method->isConst() && isPart(Call.getArg(0), D))
    return true;
  for (unsigned I = First; I < Call.getNumArgs(); ++I) {
    if (!isPart(Call.getArg(I), D))
      continue;
    if (!Callee)
      return true;
    if (unsigned P = I - First;
        P < Callee->getNumParams() &&
        isMutableReference(Callee->getParamDecl(P)->getType()))
      return true;
  }
  return false;
}

/// True if to run \p S may change what \p D means.
static bool mayChange(const Stmt *S, const Descriptor &D,
                      const SourceManager &SM) {
  if (!S)
    return false;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    // The body runs when it is called, if it can reach the descriptor at all.
    return llvm::any_of(Lambda->captures(), [&D](const LambdaCapture &C) {
      return C.getCaptureKind() == LCK_ByRef && C.capturesVariable() &&
             D.Parts.count(
                 cast<ValueDecl>(C.getCapturedVar()->getCanonicalDecl()));
    });
  }
  if (isa<BlockExpr, StmtExpr, GCCAsmStmt>(S))
    return true;
  if (const auto *Operator = dyn_cast<BinaryOperator>(S);
      Operator && Operator->isAssignmentOp() && isPart(Operator->getLHS(), D))
    return true;
  if (const auto *Operator = dyn_cast<UnaryOperator>(S);
      Operator &&
      (Operator->isIncrementDecrementOp() ||
       Operator->getOpcode() == UO_AddrOf) &&
      isPart(Operator->getSubExpr(), D))
    return true;
  if (const auto *Call = dyn_cast<CallExpr>(S);
      Call && callMayChange(*Call, D, SM))
    return true;
  if (!D.IsPrivate && isa<CXXConstructExpr, CXXDeleteExpr>(S)) {
    const auto *Construct = dyn_cast<CXXConstructExpr>(S);
    if (!Construct || !Construct->getConstructor()->isTrivial())
      return true;
  }
  for (const Stmt *Child : S->children())
    if (mayChange(Child, D, SM))
      return true;
  return false;
}

bool isChangedByArguments(const Descriptor &D, const CallExpr &Bind,
                          const SourceManager &SM) {
  return llvm::any_of(Bind.arguments(),
                      [&](const Expr *E) { return mayChange(E, D, SM); });
}

/// True if what runs in the statement before the bind call may change \p D.
static bool mayChangeBefore(const Descriptor &D, const InsertionPoint &Point,
                            const SourceManager &SM) {
  for (const Stmt *S : Point.FromSameMacro)
    if (mayChange(S, D, SM))
      return true;
  for (size_t I = Point.Path.size() - 1; I > 0; --I) {
    const Stmt *Parent = Point.Path[I], *Next = Point.Path[I - 1];
    const auto *If = dyn_cast<IfStmt>(Parent);
    for (const Stmt *Child : Parent->children()) {
      if (Child == Next)
        break;
      // The else part runs without the then part.
      if (If && Child == If->getThen())
        continue;
      if (mayChange(Child, D, SM))
        return true;
    }
  }
  return false;
}

//===----------------------------------------------------------------------===//
// Whether it has its value yet
//===----------------------------------------------------------------------===//

static llvm::FoldingSetNodeID profile(const Expr &E,
                                      const ASTContext &Context) {
  llvm::FoldingSetNodeID ID;
  E.Profile(ID, Context, /*Canonical=*/true);
  return ID;
}

/// True if to run \p S evaluates the expression \p ID in any case.
static bool evaluates(const Stmt *S, const llvm::FoldingSetNodeID &ID,
                      const ASTContext &Context) {
  auto Does = [&](const Stmt *Part) { return evaluates(Part, ID, Context); };
  if (!S || isa<LambdaExpr, BlockExpr, UnaryExprOrTypeTraitExpr, CXXTryStmt>(S))
    return false;
  if (const auto *E = dyn_cast<Expr>(S);
      E && E == E->IgnoreParenImpCasts() && profile(*E, Context) == ID)
    return true;
  if (const auto *Operator = dyn_cast<BinaryOperator>(S);
      Operator && Operator->isLogicalOp())
    return Does(Operator->getLHS());
  if (const auto *Operator = dyn_cast<ConditionalOperator>(S))
    return Does(Operator->getCond());
  if (const auto *If = dyn_cast<IfStmt>(S))
    return Does(If->getInit()) || Does(If->getCond());
  if (const auto *Switch = dyn_cast<SwitchStmt>(S))
    return Does(Switch->getInit()) || Does(Switch->getCond());
  if (const auto *While = dyn_cast<WhileStmt>(S))
    return Does(While->getCond());
  if (const auto *For = dyn_cast<ForStmt>(S))
    return Does(For->getInit()) || Does(For->getCond());
  if (isa<DoStmt, CXXForRangeStmt>(S))
    return false;
  return llvm::any_of(S->children(), Does);
}

/// True if the expression is evaluated on every way to the point, or first
/// thing in its statement.
static bool isEvaluatedBefore(const Descriptor &D, const InsertionPoint &Point,
                              const ASTContext &Context) {
  llvm::FoldingSetNodeID ID = profile(*D.Expression, Context);
  if (!Point.Guards.empty() && evaluates(Point.Guards.back(), ID, Context))
    return true;
  for (const Level &L : Point.Levels) {
    llvm::SmallVector<const Stmt *, 16> Before;
    for (const Stmt *S : L.Scope->body()) {
      if (S == L.Child)
        break;
      // What comes before a label need not have run.
      if (isa<SwitchCase, LabelStmt>(S))
        Before.clear();
      Before.push_back(S);
    }
    if (isa<SwitchCase, LabelStmt>(L.Child))
      continue;
    for (const Stmt *S : Before)
      if (evaluates(S, ID, Context))
        return true;
  }
  return false;
}

/// True if \p D is known to have a value that can be read at the point even
/// when the bind call is never reached.
static bool hasValueBefore(const Descriptor &D, const InsertionPoint &Point,
                           const ASTContext &Context) {
  if (isEvaluatedBefore(D, Point, Context))
    return true;
  return D.IsPlain && llvm::all_of(D.Parts, [](const ValueDecl *Part) {
           const auto *Var = dyn_cast<VarDecl>(Part);
           return !Var || isa<ParmVarDecl>(Var) || !Var->hasLocalStorage() ||
                  Var->hasInit();
         });
}

//===----------------------------------------------------------------------===//
// Whether a choice is about something else
//===----------------------------------------------------------------------===//

/// True if \p S tests nothing but the descriptor and results of calls.
static bool testsOnly(const Descriptor &D, const Stmt *S) {
  if (!S)
    return true;
  const ValueDecl *Used = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
    Used = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(S))
    Used = Member->getMemberDecl();
  if (Used && !isa<FunctionDecl, EnumConstantDecl>(Used) &&
      !D.Parts.count(cast<ValueDecl>(Used->getCanonicalDecl())))
    return false;
  return llvm::all_of(S->children(),
                      [&D](const Stmt *Child) { return testsOnly(D, Child); });
}

StringRef whyNotEarlier(const Descriptor &D, const InsertionPoint &Point,
                        bool MayMeetDatagrams, const ASTContext &Context) {
  const SourceManager &SM = Context.getSourceManager();
  for (const ValueDecl *Part : D.Parts)
    if (isa<VarDecl, BindingDecl>(Part) &&
        Part->getDeclContext()->isFunctionOrMethod() &&
        !comesBefore(Part->getLocation(), Point.Loc, SM))
      return "the descriptor is declared in the same statement as the bind";
  // First what it does in plain sight, then what a call might do unseen.
  Descriptor AsPrivate = D;
  AsPrivate.IsPrivate = true;
  if (mayChangeBefore(AsPrivate, Point, SM))
    return "the descriptor gets its value in the same statement as the bind";
  if (mayChangeBefore(D, Point, SM))
    return "a call in the same statement may change the descriptor";

  // A loop that keeps the descriptor needs the option once. Any other makes a
  // socket of its own each time around.
  if (Point.Loop && mayChange(Point.Loop, D, SM))
    return "the bind is in the condition of a loop";
  if (Point.Guards.empty() && !Point.Loop)
    return {};

  if (!hasValueBefore(D, Point, Context))
    return "the descriptor may not be valid before the condition around the "
           "bind";
  for (const Expr *Choice : Point.Choices)
    if (!testsOnly(D, Choice))
      return "the bind is in a branch of a condition";
  // What comes first may tell streams from datagrams.
  for (const Expr *Guard : Point.Guards)
    if (MayMeetDatagrams && !testsOnly(D, Guard))
      return "the type of the socket may be tested in the same condition";
  if (textBetween(Point.Loc, SM.getFileLoc(Point.Path.front()->getBeginLoc()),
                  SM)
          .contains("SOCK_"))
    return "the type of the socket is tested in the same condition";
  return {};
}

} // namespace socket_tidy
