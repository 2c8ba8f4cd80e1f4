//===--- Facts.h - socket-tidy ----------------------------------*- C++ -*-===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// The language of the engine: a *socket program*. Each function that matters
/// is a graph of blocks, and in the blocks stands only what concerns file
/// descriptors and the values that decide about them. The extractor writes it,
/// the slicer shrinks it, the solver reads it; no Clang type occurs here, so
/// facts can be printed, compared and moved between files.
///
//===----------------------------------------------------------------------===//

#ifndef SOCKET_TIDY_FACTS_FACTS_H
#define SOCKET_TIDY_FACTS_FACTS_H

#include "Ids.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace socket_tidy {

//===----------------------------------------------------------------------===//
// Places: where a value is kept
//===----------------------------------------------------------------------===//

/// How long a variable lives and who can name it.
enum class VariableKind : uint8_t {
  Local,     ///< Automatic storage of one call of its function.
  Parameter, ///< Likewise, filled by the caller; `this` is one of them.
  Temporary, ///< The value of an expression: a call, a `?:`, a literal.
  Return,    ///< What the function returns.
  Global,    ///< One instance in the program: globals, statics, captures.
  Object,    ///< The object that the methods of one class share when no caller
             ///< is in sight.
};

/// What a declared type says of a socket address.
enum class AddressClass : uint8_t { Unknown, Internet, Local, Other };

/// What a program counts with is followed up to here, and down to its negative;
/// past it a number is only known to be past it, so that a counting loop ends.
constexpr int64_t MaxCounted = 8;

/// Of an array that loops of an unknown or greater count pass, so many elements
/// are told apart.
constexpr int64_t ElementsApart = 2;

struct Variable {
  VariableKind Kind = VariableKind::Local;
  std::string Name;
  /// The type of the variable, or of the address that it points to.
  AddressClass Address = AddressClass::Unknown;
  /// It keeps its initial value, whoever has its address.
  bool IsConstant = false;
  /// Code that cannot be seen may write it at any time: other files can name
  /// it, or its address is kept somewhere.
  bool IsShared = false;
  /// Functions in sight that nothing relevant reaches may write its values.
  bool IsChanged = false;
  /// A function that code out of sight may call sets the option on what it
  /// holds, and makes no socket of its own.
  bool IsSetFromOutside = false;
  /// The fields that getters hand out, to callers that may not be in sight.
  llvm::SmallVector<NameId, 1> HandedOut;
  /// The last number that loops which step it on are followed to; past it, it
  /// is only known to be past it.
  int64_t CountedTo = MaxCounted;
  /// Its address is kept in some variable or passed on: a pointer that is not
  /// followed may lead to it.
  bool IsPointedTo = false;

  /// True if the variable outlives the call of the function that names it.
  bool isPersistent() const {
    return Kind == VariableKind::Global || Kind == VariableKind::Object;
  }
};

/// One step from an object to a part of it, through a pointer, or from a field
/// back to the object that has it.
enum class StepKind : uint8_t { Field, Element, Deref, Container };

/// A path from a variable: `s->conn.fds[i]`. Places are interned; each knows
/// the place that it extends by one step.
struct Place {
  VariableId Root;
  PlaceId Parent; ///< None for the variable itself.
  StepKind Step = StepKind::Field;
  NameId Field;    ///< For StepKind::Field and StepKind::Container.
  OperandId Index; ///< For StepKind::Element.
};

//===----------------------------------------------------------------------===//
// Operands: symbolic values without side effects
//===----------------------------------------------------------------------===//

enum class OperandKind : uint8_t {
  Unknown,   ///< Nothing is known; two of them need not be equal.
  Constant,  ///< An integer of the program.
  Load,      ///< The value at a place.
  AddressOf, ///< A pointer to a place.
  Binary,    ///< An operator on two operands.
};

/// The operators that the solver can fold or recognise again. Negations and
/// the mirrored comparisons are expressed through these.
enum class BinaryOp : uint8_t {
  Eq,
  Lt,  ///< Of numbers with a sign.
  ULt, ///< Of numbers without one.
  Or,
  And,
  Xor,
  Add,
  Sub,
  Mul
};

struct Operand {
  OperandKind Kind = OperandKind::Unknown;
  BinaryOp Op = BinaryOp::Eq;
  int64_t Value = 0;
  PlaceId Where;
  OperandId Left, Right;
};

//===----------------------------------------------------------------------===//
// Facts: what a block does, in order
//===----------------------------------------------------------------------===//

enum class FactKind : uint8_t {
  Declare, ///< Target starts to exist without a value.
  Assign,  ///< Target = Args[0], with all parts of an aggregate. If Args[1] is
           ///< given, what was there may stay: another object has it.
  Zero,    ///< The memory that Args[0] points to becomes all zero.
  Overwrite, ///< The memory that Args[0] points to gets an unknown value, and
             ///< what pointers in it lead to; only that if Args[1] is given.
  Copy,      ///< *Args[0] = *Args[1].
  Resolve,   ///< Target = a pointer to the addresses of the service Args[0];
             ///< where that is 0, so are their ports.
  Create,    ///< Target = socket(Args[0], Args[1], Args[2]).
  SetOption, ///< setsockopt(Args[0..4]): fd, level, name, value, length.
  Enable,    ///< A wrapper that sets SO_REUSEADDR on Args[0] effectively.
  Bind,      ///< bind(Args[0], Args[1]): fd, address.
  Listen,    ///< listen(Args[0]).
  Close,     ///< close(Args[0]).
  Duplicate, ///< Target = dup(Args[0]): another descriptor, the same socket.
  PutAway,   ///< Args[0] is stored where only other names lead.
  Lend,      ///< Code that cannot be seen gets a container: it may set the
             ///< option on what the C++ library keeps.
  Call,      ///< Target = Callee(Args...), a function of this program.
  Keep,      ///< Target = f(Args...), a function of the C++ library: it sets no
             ///< option, and may hand out again what it is given.
  System,    ///< Target = f(Args...), a function of the system's headers: it
             ///< reaches only what it is given.
  Unseen,    ///< Target = f(Args...), any other function that cannot be seen.
};

struct Fact {
  FactKind Kind;
  SiteId Site;    ///< The expression that does it.
  PlaceId Target; ///< None if the result is not used.
  FunctionId Callee;
  llvm::SmallVector<OperandId, 3> Args;
};

/// A condition under which an edge is taken: the truth of an operand.
struct Assumption {
  OperandId Condition;
  bool Truth = true;

  friend bool operator==(const Assumption &A, const Assumption &B) {
    return A.Condition == B.Condition && A.Truth == B.Truth;
  }
};

struct Edge {
  BlockId To;
  llvm::SmallVector<Assumption, 1> Assumptions;
};

struct Block {
  std::vector<Fact> Facts;
  llvm::SmallVector<Edge, 2> Successors;
};

//===----------------------------------------------------------------------===//
// Functions and the program
//===----------------------------------------------------------------------===//

/// A place in the source text. Handle is for whoever made the facts: it finds
/// the expression again. The rest is for people.
struct Site {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;
  /// What is called or named there: `bind`, `configure`.
  std::string Name;
  FunctionId In;
  uint32_t Handle = 0;
};

struct Function {
  std::string Name;                            ///< For people.
  std::string Key;                             ///< Holds across files (a USR).
  llvm::SmallVector<VariableId, 4> Parameters; ///< `this` comes first.
  VariableId Result;
  /// By parameter, `this` included: the object that it leads to where no caller
  /// is in sight, if the methods of a class share one.
  llvm::SmallVector<VariableId, 2> SharedObjects;
  /// The functions that call it anywhere, also where control does not get.
  std::vector<FunctionId> CalledBy;
  /// False if nothing outside of the facts can call it.
  bool Visible = true;
  /// False if only this file can name it: who calls it without being in sight
  /// does so through a pointer, and got its arguments elsewhere.
  bool IsNamedElsewhere = true;
  /// It is part of what happens before main() runs, and only of that.
  bool RunsFirst = false;
  BlockId Entry, Exit;
  /// Only for a driver that calls its functions in any order: the block
  /// between two calls.
  BlockId Hub;
  std::vector<Block> Blocks;

  bool isMain() const { return Name == "main"; }
};

/// The numbers of the target, as the headers of the translation unit give
/// them. What the headers do not define, a program cannot mean.
struct SocketConstants {
  std::optional<int64_t> SolSocket, SoReuseAddr, SoReusePort;
  std::optional<int64_t> AfInet, AfInet6;
  std::optional<int64_t> SockStream;
  int64_t SockTypeFlags = 0; ///< SOCK_CLOEXEC | SOCK_NONBLOCK.
  std::optional<int64_t> IpprotoTcp, IpprotoMptcp;
  int64_t IntSize = 4; ///< In bytes.
};

/// All facts of a translation unit, or of several.
class Program {
public:
  SocketConstants Constants;
  /// What happens before main() runs: the numbers that variables of static
  /// storage hold, then calls of functions that have no parameters.
  std::vector<Fact> Initializers;

  // Building. Equal places, operands and names get the same id.
  VariableId addVariable(VariableKind Kind, llvm::StringRef Name,
                         AddressClass Address = AddressClass::Unknown);
  SiteId addSite(Site S);
  FunctionId addFunction(llvm::StringRef Name, llvm::StringRef Key);
  BlockId addBlock(FunctionId F);
  NameId name(llvm::StringRef Text);
  /// \returns the id of \p Text, or none if no place has that name.
  NameId findName(llvm::StringRef Text) const;
  PlaceId place(VariableId V);
  PlaceId field(PlaceId Parent, NameId Field);
  PlaceId element(PlaceId Parent, OperandId Index);
  PlaceId deref(PlaceId Parent);
  /// The object whose field \p Field lies at \p Part.
  PlaceId container(PlaceId Part, NameId Field);
  OperandId unknown();
  OperandId constant(int64_t Value);
  OperandId load(PlaceId P);
  OperandId addressOf(PlaceId P);
  OperandId binary(BinaryOp Op, OperandId Left, OperandId Right);
  /// The operand that is true where \p O is false.
  OperandId negate(OperandId O);

  // Reading.
  const Variable &variable(VariableId V) const { return Variables[V.Index]; }
  Variable &variable(VariableId V) { return Variables[V.Index]; }
  const Place &place(PlaceId P) const { return Places[P.Index]; }
  const Operand &operand(OperandId O) const { return Operands[O.Index]; }
  const Site &site(SiteId S) const { return Sites[S.Index]; }
  llvm::StringRef name(NameId N) const { return Names[N.Index]; }
  const Function &function(FunctionId F) const { return Functions[F.Index]; }
  Function &function(FunctionId F) { return Functions[F.Index]; }
  size_t numFunctions() const { return Functions.size(); }
  size_t numVariables() const { return Variables.size(); }

  /// Calls \p Visit for each place that the value of \p O depends on.
  template <typename Fn> void forEachPlace(OperandId O, Fn Visit) const;
  /// Calls \p Visit for \p P and the places its indices depend on.
  template <typename Fn> void forEachPlace(PlaceId P, Fn Visit) const;
  /// Calls \p Visit for each place that the facts and conditions of \p F name.
  template <typename Fn> void forEachPlace(const Function &F, Fn Visit) const;

  // Printing, for tests and for people.
  void print(llvm::raw_ostream &OS, PlaceId P) const;
  void print(llvm::raw_ostream &OS, OperandId O) const;
  void print(llvm::raw_ostream &OS, const Fact &F) const;
  void print(llvm::raw_ostream &OS, const Function &F) const;
  void print(llvm::raw_ostream &OS) const;
  LLVM_DUMP_METHOD void dump() const { print(llvm::errs()); }

private:
  PlaceId intern(const Place &P);
  OperandId intern(const Operand &O);

  std::deque<Variable> Variables;
  std::vector<Place> Places;
  std::vector<Operand> Operands;
  std::vector<Site> Sites;
  std::deque<Function> Functions;
  std::deque<std::string> Names;
  llvm::StringMap<NameId> NameIndex;
  std::map<std::tuple<uint32_t, uint32_t, StepKind, uint32_t, uint32_t>,
           PlaceId>
      PlaceIndex;
  std::map<
      std::tuple<OperandKind, BinaryOp, int64_t, uint32_t, uint32_t, uint32_t>,
      OperandId>
      OperandIndex;
};

template <typename Fn> void Program::forEachPlace(OperandId O, Fn Visit) const {
  if (!O.isValid())
    return;
  const Operand &Op = operand(O);
  if (Op.Where.isValid())
    forEachPlace(Op.Where, Visit);
  if (Op.Kind != OperandKind::Binary)
    return;
  forEachPlace(Op.Left, Visit);
  forEachPlace(Op.Right, Visit);
}

template <typename Fn> void Program::forEachPlace(PlaceId P, Fn Visit) const {
  if (!P.isValid())
    return;
  Visit(P);
  for (PlaceId Part = P; Part.isValid(); Part = place(Part).Parent)
    if (place(Part).Index.isValid())
      forEachPlace(place(Part).Index, Visit);
}

template <typename Fn>
void Program::forEachPlace(const Function &F, Fn Visit) const {
  for (const Block &B : F.Blocks) {
    for (const Fact &Each : B.Facts) {
      forEachPlace(Each.Target, Visit);
      for (OperandId Arg : Each.Args)
        forEachPlace(Arg, Visit);
    }
    for (const Edge &E : B.Successors)
      for (const Assumption &A : E.Assumptions)
        forEachPlace(A.Condition, Visit);
  }
}

} // namespace socket_tidy

#endif // SOCKET_TIDY_FACTS_FACTS_H
