//===--- FunctionExtractor.h - socket-tidy ----------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns one function body into blocks of facts, along Clang's CFG.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_FUNCTIONEXTRACTOR_H
#define SOCKET_TIDY_FACTS_FUNCTIONEXTRACTOR_H

#include "ExprReader.h"
#include "SocketApi.h"
#include "UnitFacts.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"

namespace socket_tidy {

class FunctionExtractor {
public:
  FunctionExtractor(UnitFacts &Unit, const clang::FunctionDecl &Definition,
                    FunctionId Id)
      : Unit(Unit), Definition(&Definition), Id(Id), Reader(Unit, &Definition) {
  }

  /// Fills the blocks of the function.
  void run();

  /// Adds what \p Var, of static storage, holds before anything runs.
  static void readStatic(UnitFacts &Unit, const clang::VarDecl &Var);

  /// \returns a new function that does what the initializer of \p Var, which
  /// stands outside of functions, does.
  static FunctionId readInitialization(UnitFacts &Unit,
                                       const clang::VarDecl &Var);

private:
  explicit FunctionExtractor(UnitFacts &Unit)
      : Unit(Unit), Definition(nullptr), Reader(Unit, nullptr) {}

  // Graph.
  void readBody(const clang::Decl &Owner, clang::Stmt *Body);
  void readBlock(const clang::CFGBlock &B);
  void readEdges(const clang::CFGBlock &B);
  Edge readEdge(const clang::CFGBlock &From, const clang::CFGBlock &To,
                unsigned Index) const;
  void assumeCase(Edge &E, OperandId Value, const clang::CFGBlock &To,
                  const clang::CFGBlock &From) const;

  // Statements.
  void readStmt(const clang::Stmt &S);
  void readDeclaration(const clang::VarDecl &Var);
  void readAssignment(const clang::BinaryOperator &E);
  void readIncrement(const clang::UnaryOperator &E);
  void readInitializer(const clang::CXXCtorInitializer &Init);
  void readAssembly(const clang::AsmStmt &Assembly);
  void readBroken(const clang::Expr &E);
  OperandId addressOfNew(const clang::CXXNewExpr &New);
  void readNew(const clang::CXXNewExpr &New);
  void readTemporary(const clang::Expr &Value);
  void readCaptures(const clang::LambdaExpr &Lambda);
  void readArm(const clang::Expr &E);
  /// True if a constructor call makes it where it belongs.
  bool isConstructed(const clang::Expr &Init) const;
  void initialize(PlaceId Target, const clang::Expr &Init,
                  clang::QualType Type);
  void initializeList(PlaceId Target,
                      const clang::CXXStdInitializerListExpr &E);
  void initializeParts(PlaceId Target, const clang::InitListExpr &List);
  void initializeListed(PlaceId Target, clang::QualType Type,
                        llvm::ArrayRef<const clang::Expr *> Inits);
  void initializeBase(PlaceId Whole, clang::QualType Base,
                      const clang::Expr &Init);
  void initializeObject(PlaceId Target, const clang::APValue &Object,
                        const clang::CXXRecordDecl &Class);

  // Calls.
  void readCall(const clang::CallExpr &Call);
  void forgetVolatiles();
  void readConstruction(const clang::CXXConstructExpr &E);
  void readKnownCall(const clang::CallExpr &Call, const ApiFunction &Row);
  void readSetOption(const clang::CallExpr &Call, Fact F);
  OperandId optionPointer(const clang::Expr &Written);
  OperandId descriptor(const clang::Expr &E);
  OperandId service(const clang::Expr &E);
  /// \returns \p Read, the operand of \p E, or none if it is the address of
  /// something that leads to no descriptor.
  OperandId withoutInert(OperandId Read, const clang::Expr &E);
  /// The operand of the argument \p E of a call of \p Callee.
  OperandId argument(const clang::FunctionDecl *Callee, unsigned I,
                     const clang::Expr &E);
  void readDefault(const clang::Stmt &Part);
  void readInheritedConstruction(const clang::CXXInheritedCtorInitExpr &E);
  void readYield(const clang::CoyieldExpr &E);
  FactKind unseenKind(const clang::FunctionDecl *Callee,
                      llvm::ArrayRef<const clang::Expr *> Args);
  void readUnseenCall(const clang::CallExpr &Call, Fact F);
  void lend(const clang::Expr *Object,
            llvm::ArrayRef<const clang::Expr *> Args);
  void readDuplicate(const clang::CallExpr &Call, const ApiFunction &Row);
  void passCaptures(const clang::Expr &Argument, Fact &F);
  void overwriteArguments(const clang::FunctionDecl *Callee,
                          llvm::ArrayRef<const clang::Expr *> Args);
  void setPort(const clang::FunctionDecl *Callee,
               llvm::ArrayRef<const clang::Expr *> Args);

  // Destructors.
  void noteTemporaries(const clang::Stmt &S);
  void readDestructor(const clang::CFGImplicitDtor &Element);
  void readDelete(const clang::CXXDeleteExpr &E);
  /// \param Object leads to what is destroyed, of type \p Type.
  void destroy(clang::QualType Type, OperandId Object,
               clang::SourceLocation Where);
  /// True if \p E is a temporary that nothing is bound to.
  bool isDiscardedTemporary(const clang::Expr &E) const {
    const auto *Made = llvm::dyn_cast<clang::CXXBindTemporaryExpr>(&E);
    return Made && Ending.count(Made);
  }
  SiteId destructorSite(const clang::CXXDestructorDecl &Destructor,
                        clang::SourceLocation Where);

  void collectContexts(const clang::Stmt *Body);
  void noteChain(const clang::BinaryOperator &Part,
                 const clang::BinaryOperator &Whole);
  void noteUnevaluated(const clang::Stmt &S);

  Fact &emit(FactKind Kind, llvm::ArrayRef<OperandId> Args,
             PlaceId Target = {});
  void assign(PlaceId Target, OperandId Value) {
    emit(FactKind::Assign, {Value}, Target);
  }
  PlaceId resultPlace(const clang::Expr &E) {
    return Unit.Facts.place(Unit.temporary(E));
  }

  UnitFacts &Unit;
  /// Null while an initializer outside of functions is read.
  const clang::FunctionDecl *Definition;
  FunctionId Id;
  ExprReader Reader;
  std::vector<Fact> *Out = nullptr;
  /// The arms of `?:` and the operands of && and ||, and the expression whose
  /// value they become.
  llvm::DenseMap<const clang::Expr *, const clang::Expr *> Arms;
  /// The object that a constructor call makes, where it has a name.
  llvm::DenseMap<const clang::CXXConstructExpr *, OperandId> Constructed;
  /// What stands in operands that are not evaluated.
  llvm::DenseSet<const clang::Stmt *> Unevaluated;
  /// The `new` that a constructor call belongs to.
  llvm::DenseMap<const clang::CXXConstructExpr *, const clang::CXXNewExpr *>
      Allocated;
  /// The temporaries that are destroyed at the end of their full expression.
  llvm::DenseSet<const clang::CXXBindTemporaryExpr *> Ending;
  /// Those that are made where they would be copied to.
  llvm::DenseSet<const clang::CXXBindTemporaryExpr *> MadeInPlace;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_FUNCTIONEXTRACTOR_H
