//===--- ParsedUnit.cpp - socket-tidy -------------------------------------===//
//
// Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// \file
/// Line markers make the stand-in a system header, as the real one is.
///
//===----------------------------------------------------------------------===//

#include "ParsedUnit.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Tooling/Tooling.h"
#include <map>
#include <regex>

using namespace clang;
using namespace socket_tidy;

static constexpr char SocketHeaders[] = R"(
#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define SOL_SOCKET 1
#define SO_REUSEADDR 2
#define SO_KEEPALIVE 9
#define SO_REUSEPORT 15
#define IPPROTO_TCP 6
enum { SOCK_STREAM = 1, SOCK_DGRAM = 2, SOCK_CLOEXEC = 02000000 };
#define SOCK_STREAM SOCK_STREAM
#ifdef __cplusplus
extern "C" {
#endif
typedef unsigned int socklen_t;
typedef unsigned long size_t;
struct sockaddr { unsigned short sa_family; char sa_data[14]; };
struct in_addr { unsigned int s_addr; };
struct sockaddr_in {
  unsigned short sin_family;
  unsigned short sin_port;
  struct in_addr sin_addr;
  unsigned char sin_zero[8];
};
struct sockaddr_un { unsigned short sun_family; char sun_path[108]; };
int socket(int, int, int);
int setsockopt(int, int, int, const void *, socklen_t);
int bind(int, const struct sockaddr *, socklen_t);
int listen(int, int);
int accept(int, struct sockaddr *, socklen_t *);
int close(int);
int dup(int);
int dup2(int, int);
int fcntl(int, int, ...);
void *memset(void *, int, size_t);
void *memcpy(void *, const void *, size_t);
unsigned short htons(unsigned short);
void exit(int) __attribute__((noreturn));
#ifdef __cplusplus
}
#endif
)";

ParsedUnit::ParsedUnit(llvm::StringRef Source, Language Lang, bool Headers) {
  std::string Code;
  if (Headers)
    Code = "# 1 \"input\"\n# 1 \"socket.h\" 1 3\n" +
           std::string(SocketHeaders) + "# 1 \"input\" 2\n";
  Code += Source.str();
  bool IsC = Lang == Language::C;
  std::vector<std::string> Args = {"--target=x86_64-unknown-linux-gnu",
                                   IsC ? "-std=c11" : "-std=c++17", "-w"};
  Ast = tooling::buildASTFromCodeWithArgs(Code, Args,
                                          IsC ? "input.c" : "input.cpp");
}

namespace {

class CallFinder : public RecursiveASTVisitor<CallFinder> {
public:
  bool VisitCallExpr(CallExpr *Call) {
    Callee = Call->getDirectCallee();
    return true;
  }
  const FunctionDecl *Callee = nullptr;
};

class UseFinder : public RecursiveASTVisitor<UseFinder> {
public:
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (F->getIdentifier() && F->getName() == "use" && F->hasBody())
      Use = F;
    return true;
  }
  FunctionDecl *Use = nullptr;
};

} // namespace

const FunctionDecl *ParsedUnit::callee() {
  UseFinder Uses;
  Uses.TraverseDecl(context().getTranslationUnitDecl());
  CallFinder Calls;
  if (Uses.Use)
    Calls.TraverseStmt(Uses.Use->getBody());
  return Calls.Callee;
}

/// Numbers the temporaries of \p Text anew.
static std::string renumberTemporaries(const std::string &Text) {
  static const std::regex Temporary("\\bt[0-9]+\\b");
  std::map<std::string, std::string> Names;
  std::string Result;
  size_t Copied = 0;
  for (std::sregex_iterator It(Text.begin(), Text.end(), Temporary), End;
       It != End; ++It) {
    auto Start = static_cast<size_t>(It->position());
    Result += Text.substr(Copied, Start - Copied);
    std::string Next = "t" + std::to_string(Names.size() + 1);
    Result += Names.try_emplace(It->str(), Next).first->second;
    Copied = Start + It->str().size();
  }
  return Result + Text.substr(Copied);
}

std::string socket_tidy::factsOf(llvm::StringRef Source, Language Lang,
                                 const SocketApi &Api, llvm::StringRef Name) {
  ParsedUnit Unit(Source, Lang);
  if (!Unit.isValid())
    return "the source has errors";
  Extraction Facts = Unit.extract(Api);
  for (size_t I = 0; I != Facts.Facts.numFunctions(); ++I) {
    const Function &F = Facts.Facts.function(FunctionId(I));
    if (F.Name != Name)
      continue;
    std::string Text;
    llvm::raw_string_ostream OS(Text);
    Facts.Facts.print(OS, F);
    return renumberTemporaries(OS.str());
  }
  return "no such function";
}
