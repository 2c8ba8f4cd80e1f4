//===--- UnitFacts.h - socket-tidy ------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// What the extraction of all functions of one translation unit shares: the
/// program under construction, and which declaration or expression became which
/// variable, function or site.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_UNITFACTS_H
#define SOCKET_TIDY_FACTS_UNITFACTS_H

#include "Containers.h"
#include "Facts.h"
#include "FunctionScan.h"
#include "HiddenCalls.h"
#include "Hierarchies.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/LambdaCapture.h"
#include "llvm/ADT/DenseMap.h"
#include <map>

namespace socket_tidy {

class UnitFacts {
public:
  UnitFacts(clang::ASTContext &Context, const SocketApi &Api,
            const FunctionScan &Scan, Program &P);

  clang::ASTContext &Context;
  const SocketApi &Api;
  Program &Facts;
  HiddenCalls Hidden;
  Containers Lent;
  /// The expression behind each site, by its handle.
  std::vector<const clang::Expr *> Expressions;

  /// \returns the function that \p Call runs, also through a std::function that
  /// only ever holds one; or null.
  const clang::FunctionDecl *calledBy(const clang::Expr &Call) const;

  /// The function whose body is \p Definition; made, with its parameters, when
  /// it is first asked for. Invalid if the scan left it out.
  FunctionId function(const clang::FunctionDecl *Definition);

  /// A new function, which runs before main() to initialize \p Var.
  FunctionId initialization(const clang::VarDecl &Var);

  VariableId variable(const clang::ValueDecl &D);
  /// What \p D means inside \p Owner: a lambda has its own copy of what it
  /// captures by value.
  VariableId variableIn(const clang::FunctionDecl *Owner,
                        const clang::ValueDecl &D);
  /// The variable that holds what \p Closure has captured.
  VariableId captured(const clang::CXXRecordDecl &Closure,
                      const clang::LambdaCapture &Capture);
  /// `this` inside \p Method, or around it if it is the body of a lambda.
  VariableId thisVariable(const clang::CXXMethodDecl &Method);
  /// The variable that stands for the descriptor \p Number of the process,
  /// such as standard input.
  VariableId numberedDescriptor(int64_t Number);
  /// Whether \p Static, local to a function, is initialized.
  VariableId initFlag(const clang::VarDecl &Static);
  /// A constant of the program that holds \p Number, and the mark that somebody
  /// spelled it with SO_REUSEADDR.
  VariableId spelledReuseAddr(int64_t Number);
  /// Where the number at \p Holder carries that mark.
  PlaceId spelling(PlaceId Holder);
  /// The value of \p E, when it needs a place of its own.
  VariableId temporary(const clang::Expr &E);
  /// The place of \p Field in the object at \p Object. The members of a union
  /// all lie where the union lies.
  PlaceId member(PlaceId Object, const clang::ValueDecl &Field);
  /// The place of the object whose \p Field lies at \p Part.
  PlaceId container(PlaceId Part, const clang::FieldDecl &Field);

  SiteId site(const clang::Expr &E, llvm::StringRef Name, FunctionId In);

  /// True if constructors and destructors of \p Class leave its virtual bases
  /// to those of a derived class. Of a class that has one, an object is taken
  /// to be a part of an object of that one.
  bool leavesVirtualBases(const clang::CXXRecordDecl &Class) const {
    return Classes.isBase(Class);
  }

private:
  /// The name of a field; members that share their place in every socket
  /// address share their name.
  NameId fieldName(const clang::ValueDecl &Field);
  /// The object that the methods of \p Record and its relatives share; invalid
  /// if none of them is in sight.
  VariableId sharedObject(const clang::CXXRecordDecl &Record);

  /// \p Holder holds \p Number before anything runs.
  void startWith(PlaceId Holder, int64_t Number);

  /// Notes who else can get at the object that \p Class and its relatives
  /// share.
  void noteAccess(const clang::CXXRecordDecl &Class, Variable &Object);

  const FunctionScan &Scan;
  Hierarchies Classes;
  llvm::DenseMap<const clang::FunctionDecl *, FunctionId> Functions;
  llvm::DenseMap<const clang::Decl *, VariableId> Variables;
  llvm::DenseMap<const clang::Decl *, VariableId> SharedObjects;
  llvm::DenseMap<const clang::Expr *, VariableId> Temporaries;
  llvm::DenseMap<const clang::VarDecl *, VariableId> InitFlags;
  std::map<int64_t, VariableId> NumberedDescriptors, SpelledReuseAddr;
};

/// What the type of an address, or of a pointer to one, says of its family.
AddressClass classifyAddress(clang::QualType Type);

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_UNITFACTS_H
