#!/usr/bin/env python3
# ===--- compare.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Asks clangd and socket-clangd the same questions and compares the answers.

All that an editor asks for must be answered alike: what the server can do,
completion, hover, signatures, definitions, references, renaming, outline,
formatting, highlighting, hints, code actions. The diagnostics differ by those
of our check, which only socket-clangd has.
"""

import argparse
import json
import pathlib
import sys
import tempfile
from typing import Any, Dict

import lsp

CHECK = "socket-missing-reuseaddr"
# One thing after the other, and no choice of the best, so that an answer depends
# on nothing but the question.
OPTIONS = ["--background-index=0", "--sync", "--limit-results=0"]
# `@name` marks a place; the marks are taken out of what the servers see.
MARKED = """\
#include <string>
#include <vector>
#include <netinet/in.h>
#include <sys/socket.h>

/// Serves one port.
struct Server {
  std::vector<std::string> names;
  int descriptor = -1;
  int @method^listen_on(int port, const char *name);
};

int Server::listen_on(int port,   const char *name) {
  names.@member^push_back(@argument^name);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  @variable^descriptor = socket(AF_INET, SOCK_STREAM, 0);
  if (@call^bind(descriptor, reinterpret_cast<sockaddr *>(&address), sizeof(address)) < 0)
    return -1;
  double half = port / 2; // clangd has a warning of its own here
  auto total = @begin^names.size()@end^ + static_cast<unsigned long>(half);
  return listen(descriptor, static_cast<int>(total));
}

int main() {
  Server server;
  return server.listen_on(@literal^80, "http");
}
"""

# Questions that the text above gives something to say to.
NEVER_EMPTY = [
    "codeAction extract", "completion argument", "completion member", "definition call",
    "documentSymbol", "formatting", "hover call", "hover member", "inlayHint", "references variable",
    "rename method", "rename variable", "semanticTokens/full", "signatureHelp argument",
]


def read_marks(marked: str) -> "tuple[str, Dict[str, lsp.Json]]":
    """The text, and the places by name."""
    text, places = "", {}
    for part in marked.split("@"):
        name, hat, rest = part.partition("^")
        if hat:
            places[name] = lsp.position_at(text, len(text))
        text += rest if hat else part
    return text, places


def answers(program: str, path: pathlib.Path, marked: str) -> Dict[str, Any]:
    """What the server says to each question."""
    text, places = read_marks(marked)
    path.write_text(text, encoding="utf-8")
    server = lsp.Server([program] + OPTIONS, path.parent)
    try:
        server.open(path, text)
        diagnostics = server.diagnostics(path)
        document = {"textDocument": {"uri": path.as_uri()}}
        whole = {"start": lsp.position_at(text, 0), "end": lsp.position_at(text, len(text))}
        result = {
            "initialize": {k: v for k, v in server.capabilities.items() if k != "serverInfo"},
            "diagnostics": diagnostics,
        }

        def ask(method: str, name: str = "", **params: Any) -> None:
            answer = server.request("textDocument/" + method, {**document, **params})
            if method == "completion":
                # Of equal rank, any comes first; clangd itself differs.
                answer["items"].sort(key=lambda item: json.dumps(item, sort_keys=True))
            elif method == "codeAction":
                # Actions come in the order in which they were linked.
                answer.sort(key=lambda action: json.dumps(action, sort_keys=True))
            result[(method + " " + name).strip()] = answer

        for name, place in places.items():
            for method in ("completion", "hover", "signatureHelp", "definition", "declaration",
                           "typeDefinition", "documentHighlight", "prepareCallHierarchy"):
                ask(method, name, position=place)
            ask("references", name, position=place, context={"includeDeclaration": True})
            ask("codeAction", name, range={"start": place, "end": place},
                context={"diagnostics": []})
        ask("codeAction", "extract", range={"start": places["begin"], "end": places["end"]},
            context={"diagnostics": []})
        ask("rename", "variable", position=places["variable"], newName="fd")
        ask("rename", "method", position=places["method"], newName="serve")
        ask("selectionRange", positions=list(places.values()))
        ask("inlayHint", range=whole)
        ask("formatting", options={"tabSize": 2, "insertSpaces": True})
        for method in ("documentSymbol", "foldingRange", "documentLink", "semanticTokens/full"):
            ask(method)
        for diagnostic in diagnostics:
            if diagnostic["code"] != CHECK:
                result["fix of " + diagnostic["code"]] = server.code_actions(path, diagnostic)
        server.close()
        return result
    finally:
        server.kill()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--socket-clangd", required=True, help="the program")
    parser.add_argument("--clangd", required=True, help="clangd of the same version")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder).resolve() / "server.cpp"
        theirs = answers(arguments.clangd, path, MARKED)
        ours = answers(arguments.socket_clangd, path, MARKED)

    faults = 0
    added = [d for d in ours["diagnostics"] if d["code"] == CHECK]
    ours["diagnostics"] = [d for d in ours["diagnostics"] if d["code"] != CHECK]
    if len(added) != 1 or not theirs["diagnostics"]:
        print("not one diagnostic of ours and some of clangd: %s, %s"
              % (added, theirs["diagnostics"]))
        faults += 1
    for question in sorted(set(theirs) | set(ours)):
        if theirs.get(question) != ours.get(question):
            faults += 1
            print("%s:\n  clangd: %s\n  socket-clangd: %s" % (
                question, json.dumps(theirs.get(question)), json.dumps(ours.get(question))))
    for question in NEVER_EMPTY:
        if not theirs[question]:
            faults += 1
            print("%s: clangd has no answer" % question)
    print("%d answers, %d faults" % (len(ours), faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
