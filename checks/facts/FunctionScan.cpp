//===--- FunctionScan.cpp - socket-tidy -----------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// One walk over the declarations, one over each body, and the closure over
/// calls.
///
//===----------------------------------------------------------------------===//

#include "FunctionScan.h"
#include "CalledFunctions.h"
#include "Destruction.h"
#include "ExprUse.h"
#include "HiddenCalls.h"
#include "InertTypes.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;
using namespace socket_tidy;

namespace {

/// Collects the definitions of the translation unit without entering bodies.
class DefinitionCollector : public RecursiveASTVisitor<DefinitionCollector> {
public:
  DefinitionCollector(const SourceManager &SM,
                      llvm::SetVector<const FunctionDecl *> &Found,
                      llvm::SetVector<const ValueDecl *> &Initialized)
      : SM(SM), Found(Found), Initialized(Initialized) {}

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool shouldVisitImplicitCode() const { return false; }
  bool TraverseStmt(Stmt *) { return true; }

  bool TraverseDecl(Decl *D) {
    // A linkage specification has the location of its brace; go inside.
    if (D && !isa<TranslationUnitDecl, LinkageSpecDecl, NamespaceDecl>(D) &&
        D->getLocation().isValid() && SM.isInSystemHeader(D->getLocation()))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->doesThisDeclarationHaveABody() && !F->isDependentContext())
      Found.insert(F);
    return true;
  }

  bool VisitVarDecl(VarDecl *D) {
    if (D->hasGlobalStorage() && D->hasInit() &&
        !D->getDeclContext()->isDependentContext())
      Initialized.insert(D);
    return true;
  }

  bool VisitFieldDecl(FieldDecl *D) {
    if (D->hasInClassInitializer() &&
        !D->getDeclContext()->isDependentContext())
      Initialized.insert(D);
    return true;
  }

private:
  const SourceManager &SM;
  llvm::SetVector<const FunctionDecl *> &Found;
  llvm::SetVector<const ValueDecl *> &Initialized; ///< Outside of functions.
};

/// What one body names.
struct BodySummary {
  llvm::SetVector<const FunctionDecl *> Callees;
  llvm::SmallPtrSet<const VarDecl *, 4> Writes; ///< Of static storage.
  /// Local pointers, and the variables of static storage that they lead to.
  llvm::SmallVector<std::pair<const VarDecl *, const VarDecl *>, 4> Held;
  /// Local pointers of which there may be copies elsewhere.
  llvm::SmallPtrSet<const VarDecl *, 4> Kept;
  /// Each std::function that is called.
  llvm::SmallVector<const ValueDecl *, 2> CalledHolders;
  bool UsesSockets = false;
  bool Binds = false;
  bool MaySet = false; ///< The option, here or out of sight.
};

class Scanner {
public:
  Scanner(ASTContext &Context, const SocketApi &Api)
      : Context(Context), Api(Api) {}

  FunctionScan run();

private:
  void scanBody(const FunctionDecl &F);
  void scanStmt(const Stmt *S, BodySummary &Summary);
  void noteReturn(const ReturnStmt &Return);
  void noteUse(const Stmt &S, Use How, const VarDecl *Holder,
               BodySummary &Summary);
  llvm::SmallVector<const Expr *, 2>
  scanDeclarations(const DeclStmt &Declaration);
  void scanExpr(const Expr &E, BodySummary &Summary);
  void scanLambda(const LambdaExpr &Lambda, BodySummary &Summary);
  void noteCall(const FunctionDecl *Callee, BodySummary &Summary);
  void scanInitializers(const llvm::SetVector<const ValueDecl *> &Initialized);
  void findInitializedByCode(llvm::DenseSet<const FunctionDecl *> &Wanted);
  void closeOverCallers(bool BodySummary::*Has,
                        llvm::DenseSet<const FunctionDecl *> &Wanted) const;
  void noteSetters();
  void closeOverCallees(llvm::DenseSet<const FunctionDecl *> &Wanted) const;

  ASTContext &Context;
  const SocketApi &Api;
  const FunctionDecl *Current = nullptr; ///< Whose body is scanned.
  FunctionScan Scan;
  /// Grows while it is walked: lambdas and local classes are found in bodies.
  llvm::SetVector<const FunctionDecl *> All;
  llvm::DenseMap<const FunctionDecl *, BodySummary> Bodies;
  /// Of the initializers of variables outside of functions.
  llvm::MapVector<const VarDecl *, BodySummary> Initializers;
  /// What each std::shared_ptr with a deleter runs in the end.
  llvm::SmallVector<const FunctionDecl *, 2> Deleters;
};

} // namespace

void Scanner::noteCall(const FunctionDecl *Callee, BodySummary &Summary) {
  if (!Callee)
    return;
  if (const ApiFunction *Row = findApi(Api, *Callee)) {
    switch (Row->Effect) {
    case ApiEffect::SetOption:
    case ApiEffect::Enable:
      Summary.MaySet = Summary.UsesSockets = true;
      break;
    case ApiEffect::Bind:
      Summary.Binds = true;
      [[fallthrough]];
    case ApiEffect::Create:
    case ApiEffect::CreateInto:
    case ApiEffect::Listen:
      Summary.UsesSockets = true;
      break;
    default:
      break;
    }
    return;
  }
  if (const FunctionDecl *Body = visibleBody(Callee)) {
    Summary.Callees.insert(Body);
    All.insert(Body);
  }
}

void Scanner::scanLambda(const LambdaExpr &Lambda, BodySummary &Summary) {
  for (const LambdaCapture &Capture : Lambda.captures()) {
    if (Capture.capturesVariable())
      Scan.Captured.insert(Capture.getCapturedVar());
    else if (Capture.capturesThis())
      Scan.CapturedThis.insert(&methodOfThis(*Lambda.getCallOperator()));
  }
  if (const FunctionDecl *Body = visibleBody(Lambda.getCallOperator())) {
    // Where it is called is found like any other call; that it stands here
    // makes its function one that can reach a socket call.
    Summary.Callees.insert(Body);
    All.insert(Body);
  }
}

void Scanner::scanExpr(const Expr &E, BodySummary &Summary) {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(&E)) {
    scanLambda(*Lambda, Summary);
    return;
  }
  const FunctionDecl *Callee = calledFunction(E);
  noteCall(Callee, Summary);
  if (!Summary.MaySet && !(Callee && findApi(Api, *Callee)))
    Summary.MaySet = mayHideSetter(E, Callee, Context.getSourceManager());
  if (const Expr *Deleter = deleterIn(E))
    Deleters.push_back(functionOfDeleter(*Deleter));
  if (const ValueDecl *Holder = HeldCallables::holderIn(E))
    Summary.CalledHolders.push_back(Holder);
  if (const auto *Ref = dyn_cast<DeclRefExpr>(&E))
    if (const auto *Var = dyn_cast<VarDecl>(Ref->getDecl()))
      if (Var->hasGlobalStorage())
        Scan.Statics.insert(Var->getCanonicalDecl());
}

/// \param Holder the local pointer that gets the address, for Use::Hold.
void Scanner::noteUse(const Stmt &S, Use How, const VarDecl *Holder,
                      BodySummary &Summary) {
  const auto *E = dyn_cast<Expr>(&S);
  if (!E || How == Use::Read)
    return;
  // A pointer whose value is read, or whose own address is taken.
  const auto *Cast = dyn_cast<ImplicitCastExpr>(E);
  bool IsRead = Cast && Cast->getCastKind() == CK_LValueToRValue;
  if (How == Use::Hold || How == Use::Escape)
    if (const VarDecl *Pointer =
            localPointer(IsRead ? *Cast->getSubExpr() : *E))
      Summary.Kept.insert(Pointer);
  const auto *Ref = dyn_cast<DeclRefExpr>(E);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (!Var || !Var->hasGlobalStorage())
    return;
  Var = Var->getCanonicalDecl();
  if (How == Use::Escape || How == Use::Pass)
    Scan.Escaped.insert(Var);
  else
    Summary.Writes.insert(Var);
  if (How == Use::Hold)
    Summary.Held.push_back({Holder, Var});
}

void Scanner::noteReturn(const ReturnStmt &Return) {
  const Expr *Value = Return.getRetValue();
  if (!Value ||
      !(Value->getType()->isIntegerType() || Value->getType()->isPointerType()))
    return;
  Value = Value->IgnoreParenImpCasts();
  // Only who is out of sight matters; the others are followed.
  if (!Current || !Current->isExternallyVisible())
    return;
  if (const auto *Member = dyn_cast<MemberExpr>(Value))
    Scan.HandedOut.insert(Member->getMemberDecl());
  const auto *Ref = dyn_cast<DeclRefExpr>(Value);
  const auto *Var = Ref ? dyn_cast<VarDecl>(Ref->getDecl()) : nullptr;
  if (Var && Var->hasGlobalStorage())
    Scan.Escaped.insert(Var->getCanonicalDecl());
}

void Scanner::scanStmt(const Stmt *S, BodySummary &Summary) {
  const SourceManager &SM = Context.getSourceManager();
  // An explicit stack: a long chain of operators must not end the process.
  struct Visit {
    const Stmt *Part;
    Use How = Use::Escape;
    const VarDecl *Holder = nullptr;
  };
  llvm::SmallVector<Visit, 64> Pending = {{S}};
  while (!Pending.empty()) {
    auto [Part, How, Holder] = Pending.pop_back_val();
    if (!Part)
      continue;
    noteUse(*Part, How, Holder, Summary);
    forEachDestructor(*Part, [&](const CXXDestructorDecl *Destructor) {
      noteCall(Destructor, Summary);
    });
    if (const auto *Return = dyn_cast<ReturnStmt>(Part))
      noteReturn(*Return);
    if (const auto *E = dyn_cast<Expr>(Part))
      scanExpr(*E, Summary);
    if (isa<LambdaExpr>(Part))
      continue; // its body is a function of its own
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(Part))
      Pending.push_back({Default->getExpr(), How});
    if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(Part))
      Pending.push_back({Default->getExpr(), How});
    if (const auto *Declaration = dyn_cast<DeclStmt>(Part))
      for (const Expr *Init : scanDeclarations(*Declaration))
        Pending.push_back({Init});
    const auto *Call = dyn_cast<CallExpr>(Part);
    // What a function gets whose body is in sight is followed there.
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    bool Followed = Callee && (findApi(Api, *Callee) || visibleBody(Callee));
    for (const Stmt *Child : Part->children()) {
      if (!Child)
        continue;
      const VarDecl *Here = holderOf(*Child, *Part);
      Pending.push_back({Child, useOf(*Child, *Part, How, Followed, SM),
                         Here ? Here : Holder});
    }
  }
}

llvm::SmallVector<const Expr *, 2>
Scanner::scanDeclarations(const DeclStmt &Declaration) {
  llvm::SmallVector<const Expr *, 2> Hidden;
  for (const Decl *D : Declaration.decls()) {
    if (const auto *Record = dyn_cast<CXXRecordDecl>(D))
      for (const CXXMethodDecl *Method : Record->methods())
        if (const FunctionDecl *Body = visibleBody(Method))
          All.insert(Body);
    // Each name of a structured binding may have a call behind it.
    if (const auto *Decomposed = dyn_cast<DecompositionDecl>(D))
      for (const BindingDecl *Binding : Decomposed->bindings())
        if (const VarDecl *Holder = Binding->getHoldingVar())
          Hidden.push_back(Holder->getInit());
  }
  return Hidden;
}

void Scanner::scanBody(const FunctionDecl &F) {
  BodySummary Summary;
  Current = &F;
  scanStmt(F.getBody(), Summary);
  Scan.Callables.readBody(*F.getBody());
  forEachDestructor(F, [&](const CXXDestructorDecl *Destructor) {
    noteCall(Destructor, Summary);
  });
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&F))
    for (const CXXCtorInitializer *Init : Constructor->inits()) {
      scanStmt(Init->getInit(), Summary);
      Scan.Callables.readBody(*Init->getInit());
      if (Init->isAnyMemberInitializer())
        Scan.Callables.readInitializer(*Init->getAnyMember(), *Init->getInit());
    }
  Current = nullptr;
  for (auto [Pointer, Static] : Summary.Held)
    if (Summary.Kept.count(Pointer) || Scan.Captured.count(Pointer))
      Scan.Escaped.insert(Static);
  Bodies[&F] = std::move(Summary);
}

void Scanner::closeOverCallers(
    bool BodySummary::*Has,
    llvm::DenseSet<const FunctionDecl *> &Wanted) const {
  llvm::DenseMap<const FunctionDecl *,
                 llvm::SmallVector<const FunctionDecl *, 4>>
      Callers;
  llvm::SmallVector<const FunctionDecl *, 32> Pending;
  for (const FunctionDecl *F : All) {
    const BodySummary &Summary = Bodies.find(F)->second;
    for (const FunctionDecl *Callee : Summary.Callees)
      Callers[Callee].push_back(F);
    if (Summary.*Has && Wanted.insert(F).second)
      Pending.push_back(F);
  }
  while (!Pending.empty())
    for (const FunctionDecl *Caller : Callers[Pending.pop_back_val()])
      if (Wanted.insert(Caller).second)
        Pending.push_back(Caller);
}

void Scanner::closeOverCallees(
    llvm::DenseSet<const FunctionDecl *> &Wanted) const {
  llvm::SmallVector<const FunctionDecl *, 32> Pending(Wanted.begin(),
                                                      Wanted.end());
  while (!Pending.empty())
    for (const FunctionDecl *Callee :
         Bodies.find(Pending.pop_back_val())->second.Callees)
      if (Wanted.insert(Callee).second)
        Pending.push_back(Callee);
}

/// An initializer can hand out the address of a variable, too, and call
/// functions before main() runs.
void Scanner::scanInitializers(
    const llvm::SetVector<const ValueDecl *> &Initialized) {
  for (const ValueDecl *D : Initialized) {
    const auto *Var = dyn_cast<VarDecl>(D);
    const Expr *Init =
        Var ? Var->getInit() : cast<FieldDecl>(D)->getInClassInitializer();
    BodySummary Summary;
    if (Init)
      scanStmt(Init, Summary);
    if (Var && (Summary.UsesSockets || !Summary.Callees.empty()))
      Initializers[Var] = std::move(Summary);
  }
}

/// Finds the variables whose initializers concern what \p Wanted does: they
/// call one of these functions, or make an object that has one of them as a
/// method.
/// \param Wanted gets what else runs.
void Scanner::findInitializedByCode(
    llvm::DenseSet<const FunctionDecl *> &Wanted) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 8> Classes;
  for (const FunctionDecl *F : Wanted)
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F))
      Classes.insert(Method->getParent());
  auto IsWanted = [&](const FunctionDecl *F) { return Wanted.count(F); };
  for (const auto &[Var, Summary] : Initializers) {
    bool Concerns = Summary.UsesSockets ||
                    Classes.count(Var->getType()->getAsCXXRecordDecl()) ||
                    llvm::any_of(Summary.Callees, IsWanted);
    if (!Concerns || Var->hasConstantInitialization())
      continue;
    Scan.InitializedByCode.push_back(Var);
    Wanted.insert(Summary.Callees.begin(), Summary.Callees.end());
  }
}

void Scanner::noteSetters() {
  closeOverCallers(&BodySummary::MaySet, Scan.Setters);
  Scan.HasSettingDestructor =
      llvm::any_of(Scan.Setters, [](const FunctionDecl *F) {
        const auto *Destructor = dyn_cast<CXXDestructorDecl>(F);
        return Destructor && Destructor->isVirtual();
      });
  Scan.HasSettingDeleter =
      llvm::any_of(Deleters, [&](const FunctionDecl *Deleter) {
        if (Deleter && findApi(Api, *Deleter))
          return false;
        const FunctionDecl *Body = visibleBody(Deleter);
        return !Body || Scan.Setters.count(Body);
      });
}

FunctionScan Scanner::run() {
  llvm::SetVector<const ValueDecl *> Initialized;
  DefinitionCollector Collector(Context.getSourceManager(), All, Initialized);
  for (Decl *D : Context.getTraversalScope())
    Collector.TraverseDecl(D);
  for (size_t I = 0; I != All.size(); ++I)
    scanBody(*All[I]);
  scanInitializers(Initialized);
  for (size_t I = 0; I != All.size(); ++I)
    if (!Bodies.count(All[I]))
      scanBody(*All[I]);

  for (auto &[F, Summary] : Bodies)
    for (const ValueDecl *Holder : Summary.CalledHolders)
      if (const FunctionDecl *Body =
              visibleBody(Scan.Callables.heldBy(*Holder));
          Body && Bodies.count(Body))
        Summary.Callees.insert(Body);

  if (llvm::none_of(Bodies, [](const auto &B) { return B.second.Binds; }))
    return {};
  llvm::DenseSet<const FunctionDecl *> Wanted;
  closeOverCallers(&BodySummary::UsesSockets, Wanted);
  closeOverCallees(Wanted);
  findInitializedByCode(Wanted);
  closeOverCallees(Wanted);
  for (const FunctionDecl *F : All) {
    if (Wanted.count(F)) {
      Scan.Functions.insert(F);
      continue;
    }
    // Nothing is known of what the others write.
    const BodySummary &Summary = Bodies.find(F)->second;
    Scan.Escaped.insert(Summary.Writes.begin(), Summary.Writes.end());
  }
  noteSetters();
  return std::move(Scan);
}

FunctionScan socket_tidy::scanFunctions(ASTContext &Context,
                                        const SocketApi &Api) {
  return Scanner(Context, Api).run();
}
