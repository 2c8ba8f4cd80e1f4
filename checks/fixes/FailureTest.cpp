//===--- FailureTest.cpp - socket-tidy ------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Comparisons with -1 or 0, in all the ways in which they are written.
///
//===----------------------------------------------------------------------===//

#include "FailureTest.h"
#include "ConstantValue.h"
#include "Descriptor.h"
#include "InsertionPoint.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include <optional>
#include <utility>

using namespace clang;

namespace socket_tidy {

namespace {

/// The descriptor to the left of a constant.
struct Comparison {
  BinaryOperatorKind Kind;
  int64_t Bound;
};

} // namespace

static std::optional<Comparison>
readComparison(const Stmt &S, const ASTContext &Context,
               llvm::function_ref<bool(const Expr &)> IsDescriptor) {
  const auto *Test = dyn_cast<BinaryOperator>(&S);
  if (!Test || !(Test->isRelationalOp() || Test->isEqualityOp()))
    return std::nullopt;
  BinaryOperatorKind Kind = Test->getOpcode();
  const Expr *Tested = Test->getLHS(), *Other = Test->getRHS();
  if (!IsDescriptor(*Tested->IgnoreParenImpCasts())) {
    std::swap(Tested, Other);
    Kind = Test->isRelationalOp() ? BinaryOperator::reverseComparisonOp(Kind)
                                  : Kind;
  }
  std::optional<int64_t> Bound = constantValue(*Other, Context);
  if (!Bound || !IsDescriptor(*Tested->IgnoreParenImpCasts()))
    return std::nullopt;
  return Comparison{Kind, *Bound};
}

bool isFailureTest(const Expr &Condition, const ASTContext &Context,
                   llvm::function_ref<bool(const Expr &)> IsDescriptor) {
  auto Test =
      readComparison(*Condition.IgnoreParenImpCasts(), Context, IsDescriptor);
  return Test && ((Test->Kind == BO_LT && Test->Bound == 0) ||
                  (Test->Kind == BO_LE && Test->Bound == -1) ||
                  (Test->Kind == BO_EQ && Test->Bound == -1));
}

/// True if \p S compares the descriptor with what is none, somewhere.
static bool
comparesWithNone(const Stmt *S, const ASTContext &Context,
                 llvm::function_ref<bool(const Expr &)> IsDescriptor) {
  if (!S)
    return false;
  if (auto Test = readComparison(*S, Context, IsDescriptor))
    return Test->Bound == 0 || Test->Bound == -1;
  return llvm::any_of(S->children(), [&](const Stmt *Child) {
    return comparesWithNone(Child, Context, IsDescriptor);
  });
}

std::string validityCheck(const Descriptor &D) { return D.Text + " >= 0"; }

/// True if \p E can be an operand of a comparison as it is written.
static bool isOperand(const Expr &E) {
  return !isa<BinaryOperator, AbstractConditionalOperator>(E) &&
         !E.isTypeDependent() && E.getType()->isSignedIntegerType();
}

std::string neededCheck(const Descriptor &D, const InsertionPoint &Point,
                        const ASTContext &Context) {
  llvm::FoldingSetNodeID Own;
  D.Expression->Profile(Own, Context, /*Canonical=*/true);
  auto IsDescriptor = [&](const Expr &E) {
    llvm::FoldingSetNodeID ID;
    E.Profile(ID, Context, /*Canonical=*/true);
    return ID == Own;
  };
  bool IsTested = llvm::any_of(Point.Guards, [&](const Expr *Guard) {
    return comparesWithNone(Guard, Context, IsDescriptor);
  });
  return IsTested && isOperand(*D.Expression) ? validityCheck(D) : "";
}

} // namespace socket_tidy
