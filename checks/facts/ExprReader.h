//===--- ExprReader.h - socket-tidy -----------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Reads expressions as operands and places. It reads values only: what an
/// expression *does* (calls, assignments) has become facts before, in the order
/// of evaluation, and is found here through the place that got the value.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_EXPRREADER_H
#define SOCKET_TIDY_FACTS_EXPRREADER_H

#include "UnitFacts.h"
#include "clang/AST/Expr.h"

namespace socket_tidy {

class ExprReader {
public:
  /// \param Owner the function whose body the expressions stand in, or null.
  ExprReader(UnitFacts &Unit, const clang::FunctionDecl *Owner)
      : Unit(Unit), Owner(Owner) {}

  /// The value of \p E; for an lvalue, the value that is read from it.
  OperandId value(const clang::Expr *E);

  /// The place that the lvalue (or temporary) \p E names.
  PlaceId place(const clang::Expr *E);

  /// The place that \p D names; for a reference, that of what it is bound to.
  PlaceId declaredPlace(const clang::ValueDecl &D);

  /// What initialises something of type \p Target: an address if that is a
  /// reference, else the value. A number that is spelled with SO_REUSEADDR
  /// comes with a mark of that.
  OperandId initializer(const clang::Expr *E, clang::QualType Target);

  /// True if \p E, the name of an option, is spelled with SO_REUSEADDR, here or
  /// where its number comes from.
  /// \param Read the value of \p E.
  OperandId isSpelledReuseAddr(const clang::Expr &E, OperandId Read);

  /// The operand of the number \p Number; none if it is too wide.
  OperandId constant(const llvm::APSInt &Number);

  /// The place that the pointer \p E points to.
  PlaceId pointee(const clang::Expr *E);

  /// \p E without parentheses, casts and the wrappers of temporaries.
  static const clang::Expr *strip(const clang::Expr *E);

private:
  OperandId unaryValue(const clang::UnaryOperator &E);
  OperandId binaryValue(const clang::BinaryOperator &E);
  OperandId constantValue(const clang::Expr &E);
  PlaceId memberPlace(const clang::MemberExpr &E);
  PlaceId elementPlace(const clang::ArraySubscriptExpr &E);
  PlaceId element(PlaceId Base, OperandId Index);
  PlaceId temporaryPlace(const clang::Expr &E);
  PlaceId containerPlace(const clang::BinaryOperator &Step,
                         clang::QualType Type);

  UnitFacts &Unit;
  const clang::FunctionDecl *Owner;
};

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_EXPRREADER_H
