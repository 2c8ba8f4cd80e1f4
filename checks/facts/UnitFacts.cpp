//===--- UnitFacts.cpp - socket-tidy --------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Turns declarations into variables and functions, expressions into sites.
///
//===----------------------------------------------------------------------===//

#include "UnitFacts.h"
#include "CalledFunctions.h"
#include "Compat.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Index/USRGeneration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSwitch.h"

using namespace clang;
using namespace socket_tidy;

/// True for a record that may hold an address of one kind or another: a union
/// of sockaddr_in and sockaddr_un, or a structure around one.
static bool holdsAddresses(const RecordDecl &Record) {
  return llvm::any_of(Record.fields(), [](const FieldDecl *Field) {
    const RecordDecl *Held = Field->getType()->getAsRecordDecl();
    return Held &&
           (Held->getName() == "sockaddr" ||
            Held->getName() == "sockaddr_storage" ||
            classifyAddress(Field->getType()) == AddressClass::Internet ||
            holdsAddresses(*Held));
  });
}

AddressClass socket_tidy::classifyAddress(QualType Type) {
  if (Type.isNull())
    return AddressClass::Unknown;
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const RecordDecl *Record = Type->getAsRecordDecl();
  if (!Record || !Record->getIdentifier())
    return AddressClass::Unknown;
  llvm::StringRef Name = Record->getName();
  AddressClass Known = llvm::StringSwitch<AddressClass>(Name)
                           .Case("sockaddr_in", AddressClass::Internet)
                           .Case("sockaddr_in6", AddressClass::Internet)
                           .Case("sockaddr_un", AddressClass::Local)
                           .Case("sockaddr", AddressClass::Unknown)
                           .Case("sockaddr_storage", AddressClass::Unknown)
                           .Default(AddressClass::Other);
  // Any other record is an address of some kind only if it is named like one
  // and is not of many kinds.
  if (Known == AddressClass::Other &&
      (Name.take_front(sizeof("sockaddr_") - 1) != "sockaddr_" ||
       holdsAddresses(*Record)))
    return AddressClass::Unknown;
  return Known;
}

/// The qualified name. Clang's own spelling of a lambda's class differs from
/// version to version; what people need to know is where the lambda stands.
static std::string nameForPeople(const FunctionDecl &F) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&F);
  if (!Method || !Method->getParent()->isLambda())
    return F.getQualifiedNameAsString();
  const DeclContext *Around = Method->getParent()->getDeclContext();
  const auto *Outer = dyn_cast<FunctionDecl>(Around);
  return (Outer ? nameForPeople(*Outer) + "::" : "") + "(lambda)";
}

/// True for a destructor that no class has for its own sake.
static bool isWrittenByCompiler(const CXXMethodDecl &Method) {
  return isa<CXXDestructorDecl>(Method) && !Method.isUserProvided();
}

UnitFacts::UnitFacts(ASTContext &Context, const SocketApi &Api,
                     const FunctionScan &Scan, Program &P)
    : Context(Context), Api(Api), Facts(P), Hidden(Scan),
      Lent(Context.getSourceManager()), Scan(Scan) {
  for (const FunctionDecl *F : Scan.Functions)
    if (const auto *Method = dyn_cast<CXXMethodDecl>(F);
        Method && !Method->getParent()->isLambda() &&
        !isOfStandardLibrary(*Method) && !isWrittenByCompiler(*Method))
      Classes.add(*Method->getParent());
}

void UnitFacts::noteAccess(const CXXRecordDecl &Class, Variable &Object) {
  for (const CXXRecordDecl *Each : Classes.relatives(Class)) {
    // What is public, anybody may set between two calls.
    for (const FieldDecl *Field : Each->fields()) {
      Object.IsShared |= Field->getAccess() == AS_public &&
                         !Field->getType().isConstQualified();
      if (Scan.HandedOut.count(Field))
        Object.HandedOut.push_back(fieldName(*Field));
    }
    for (const CXXMethodDecl *Method : Each->methods()) {
      if (Method->isImplicit() || Method->isDefaulted() ||
          Method->isDeleted() || compat::isPureVirtual(*Method) ||
          Method->isStatic() || Method->isConst())
        continue;
      const FunctionDecl *Body = visibleBody(Method);
      if (!Body)
        Object.IsShared = true;
      else if (!Scan.Functions.count(Body))
        Object.IsChanged = true;
    }
  }
}

VariableId UnitFacts::sharedObject(const CXXRecordDecl &Record) {
  const CXXRecordDecl *Key = Classes.find(Record);
  if (!Key)
    return {};
  auto [It, New] = SharedObjects.try_emplace(Key);
  if (New) {
    It->second = Facts.addVariable(VariableKind::Object,
                                   (Record.getName() + " object").str());
    noteAccess(*Key, Facts.variable(It->second));
  }
  return It->second;
}

VariableId UnitFacts::thisVariable(const CXXMethodDecl &Method) {
  const CXXMethodDecl &Owner = methodOfThis(Method);
  auto [It, New] = Variables.try_emplace(&Owner);
  // The body of a lambda may name it after its method has been left.
  if (New)
    It->second = Facts.addVariable(Scan.CapturedThis.count(&Owner)
                                       ? VariableKind::Global
                                       : VariableKind::Parameter,
                                   "this");
  return It->second;
}

VariableId UnitFacts::captured(const CXXRecordDecl &Closure,
                               const LambdaCapture &Capture) {
  const ValueDecl *Var = Capture.getCapturedVar();
  if (Capture.getCaptureKind() != LCK_ByCopy)
    return variable(*Var);
  // Each capture has a field, in the same order.
  auto Field = Closure.field_begin();
  for (const LambdaCapture &Each : Closure.captures()) {
    if (&Each == &Capture || Field == Closure.field_end())
      break;
    ++Field;
  }
  if (Field == Closure.field_end())
    return variable(*Var);
  const FieldDecl *Copy = *Field;
  auto [It, New] = Variables.try_emplace(Copy);
  if (New)
    It->second = Facts.addVariable(VariableKind::Global, Var->getName(),
                                   classifyAddress(Var->getType()));
  return It->second;
}

VariableId UnitFacts::variableIn(const FunctionDecl *Owner,
                                 const ValueDecl &D) {
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(Owner);
  if (!Method || !Method->getParent()->isLambda())
    return variable(D);
  for (const LambdaCapture &Capture : Method->getParent()->captures())
    if (Capture.capturesVariable() && Capture.getCapturedVar() == &D)
      return captured(*Method->getParent(), Capture);
  return variable(D);
}

const FunctionDecl *UnitFacts::calledBy(const Expr &Call) const {
  if (const ValueDecl *Holder = HeldCallables::holderIn(Call))
    return Scan.Callables.heldBy(*Holder);
  return calledFunction(Call);
}

FunctionId UnitFacts::function(const FunctionDecl *Definition) {
  if (!Definition || !Scan.Functions.count(Definition))
    return {};
  auto It = Functions.find(Definition);
  if (It != Functions.end())
    return It->second;

  llvm::SmallString<64> Usr;
  index::generateUSRForDecl(Definition, Usr);
  FunctionId Id = Facts.addFunction(nameForPeople(*Definition), Usr);
  Functions[Definition] = Id;

  Function F = Facts.function(Id);
  // A function that is not used and cannot be named elsewhere never runs.
  F.Visible = Definition->isExternallyVisible() || Definition->isUsed() ||
              Definition->isReferenced() || isa<CXXMethodDecl>(Definition);
  F.IsNamedElsewhere = Definition->isExternallyVisible();
  const auto *Method = dyn_cast<CXXMethodDecl>(Definition);
  if (Method && compat::hasImplicitObject(*Method) &&
      !Method->getParent()->isLambda()) {
    F.Parameters.push_back(thisVariable(*Method));
    F.SharedObjects.push_back(sharedObject(*Method->getParent()));
  }
  for (const ParmVarDecl *Parameter : Definition->parameters()) {
    F.Parameters.push_back(variable(*Parameter));
    QualType Type = Parameter->getType();
    const CXXRecordDecl *Class =
        Type->isPointerType() || Type->isReferenceType()
            ? Type->getPointeeCXXRecordDecl()
            : nullptr;
    VariableId Object = Class ? sharedObject(*Class) : VariableId();
    // Two parameters are two objects, and only one can be the shared one.
    if (llvm::is_contained(F.SharedObjects, Object))
      Object = {};
    F.SharedObjects.push_back(Object);
  }
  F.Result = Facts.addVariable(VariableKind::Return, "return");
  Facts.function(Id) = std::move(F);
  return Id;
}

FunctionId UnitFacts::initialization(const VarDecl &Var) {
  llvm::SmallString<64> Usr;
  index::generateUSRForDecl(&Var, Usr);
  FunctionId Id = Facts.addFunction(Var.getQualifiedNameAsString(), Usr);
  Function &F = Facts.function(Id);
  F.Visible = F.IsNamedElsewhere = false;
  F.RunsFirst = true;
  F.Result = Facts.addVariable(VariableKind::Return, "return");
  return Id;
}

VariableId UnitFacts::variable(const ValueDecl &D) {
  const Decl *Key = D.getCanonicalDecl();
  // Each declaration of a function has parameters of its own; the body names
  // those of the definition, so they are not merged.
  if (isa<ParmVarDecl>(D))
    Key = &D;
  auto It = Variables.find(Key);
  if (It != Variables.end())
    return It->second;

  VariableKind Kind = VariableKind::Local;
  const auto *Var = dyn_cast<VarDecl>(&D);
  if (!Var || Var->hasGlobalStorage() || Scan.Captured.count(&D))
    Kind = VariableKind::Global;
  else if (isa<ParmVarDecl>(D))
    Kind = VariableKind::Parameter;
  VariableId Id =
      Facts.addVariable(Kind, D.getName(), classifyAddress(D.getType()));
  Facts.variable(Id).IsConstant =
      D.getType().isConstant(Context) && !D.getType().isVolatileQualified();
  Facts.variable(Id).IsShared = Var && Var->hasGlobalStorage() &&
                                !Facts.variable(Id).IsConstant &&
                                (Var->isExternallyVisible() ||
                                 Scan.Escaped.count(Var->getCanonicalDecl()));
  Variables[Key] = Id;
  return Id;
}

VariableId UnitFacts::numberedDescriptor(int64_t Number) {
  auto [It, New] = NumberedDescriptors.try_emplace(Number);
  if (New)
    It->second = Facts.addVariable(VariableKind::Global,
                                   ("descriptor " + llvm::Twine(Number)).str());
  return It->second;
}

void UnitFacts::startWith(PlaceId Holder, int64_t Number) {
  Fact Start;
  Start.Kind = FactKind::Assign;
  Start.Target = Holder;
  Start.Args.push_back(Facts.constant(Number));
  Facts.Initializers.push_back(std::move(Start));
}

VariableId UnitFacts::initFlag(const VarDecl &Static) {
  auto [It, New] = InitFlags.try_emplace(&Static);
  if (New) {
    It->second = Facts.addVariable(
        VariableKind::Global, (Static.getName() + " is initialized").str());
    startWith(Facts.place(It->second), 0);
  }
  return It->second;
}

PlaceId UnitFacts::spelling(PlaceId Holder) {
  return Facts.field(Holder, Facts.name("is spelled SO_REUSEADDR"));
}

VariableId UnitFacts::spelledReuseAddr(int64_t Number) {
  auto [It, New] = SpelledReuseAddr.try_emplace(Number);
  if (New) {
    It->second = Facts.addVariable(VariableKind::Global, "SO_REUSEADDR");
    Facts.variable(It->second).IsConstant = true;
    PlaceId Holder = Facts.place(It->second);
    startWith(Holder, Number);
    startWith(spelling(Holder), 1);
  }
  return It->second;
}

VariableId UnitFacts::temporary(const Expr &E) {
  auto [It, New] = Temporaries.try_emplace(&E);
  if (New)
    It->second = Facts.addVariable(
        VariableKind::Temporary, ("t" + llvm::Twine(Temporaries.size())).str(),
        classifyAddress(E.getType()));
  return It->second;
}

PlaceId UnitFacts::member(PlaceId Object, const ValueDecl &Field) {
  const auto *Record = dyn_cast<RecordDecl>(Field.getDeclContext());
  return Record && Record->isUnion() ? Object
                                     : Facts.field(Object, fieldName(Field));
}

PlaceId UnitFacts::container(PlaceId Part, const FieldDecl &Field) {
  return Field.getParent()->isUnion() ? Part
                                      : Facts.container(Part, fieldName(Field));
}

NameId UnitFacts::fieldName(const ValueDecl &Field) {
  llvm::StringRef Name = llvm::StringSwitch<llvm::StringRef>(
                             Field.getIdentifier() ? Field.getName() : "")
                             .Case("sin6_port", "sin_port")
                             .Case("sin6_family", "sin_family")
                             .Case("sa_family", "sin_family")
                             .Case("ss_family", "sin_family")
                             .Case("sun_family", "sin_family")
                             .Default("");
  if (!Name.empty())
    return Facts.name(Name);
  // The standard library builds its types from bases that have members of one
  // name; they lie at places of their own.
  if (Field.getIdentifier() &&
      ((Field.getName().front() == '_' && isOfStandardLibrary(Field)) ||
       Classes.isAmbiguous(Field)))
    return Facts.name(Field.getQualifiedNameAsString());
  if (Field.getIdentifier())
    return Facts.name(Field.getName());
  // Members without a name (an anonymous union) lie at the place of their
  // owner; one shared name keeps their paths alike.
  return Facts.name("");
}

SiteId UnitFacts::site(const Expr &E, llvm::StringRef Name, FunctionId In) {
  const SourceManager &SM = Context.getSourceManager();
  PresumedLoc Where = SM.getPresumedLoc(SM.getExpansionLoc(E.getBeginLoc()));
  Site S;
  if (Where.isValid()) {
    S.File = Where.getFilename();
    S.Line = Where.getLine();
    S.Column = Where.getColumn();
  }
  S.Name = Name.str();
  S.In = In;
  S.Handle = static_cast<uint32_t>(Expressions.size());
  Expressions.push_back(&E);
  return Facts.addSite(std::move(S));
}
