#!/usr/bin/env python3
# ===--- session.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Plays one session of an editor with socket-clangd, without any setting.

Open a server that forgets the option; see the warning with its notes; take the
code action; see the warning go; delete the call again, and see it come back;
type the call by hand, one key after the other. In C and in C++.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile
from typing import List

import lsp

CHECK = "socket-missing-reuseaddr"
HEADERS = "#include <netinet/in.h>\n#include <stddef.h>\n#include <sys/socket.h>\n\n"
SERVER = HEADERS + """\
int serve(const struct sockaddr *address, socklen_t length) {
  /* Gr\u00fc\u00dfe \U0001f600 */ int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}
"""
OTHER = "set so_reuseaddr and print an error if that fails"
CALL = "  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n"


def ours(diagnostics: List[lsp.Json]) -> List[lsp.Json]:
    return [d for d in diagnostics if d.get("code") == CHECK]


def expect(condition: bool, what: str, seen: object) -> None:
    if not condition:
        raise AssertionError("%s; seen: %s" % (what, seen))


class Session:
    def __init__(self, server: lsp.Server, path: pathlib.Path, clang: str):
        self.server, self.path, self.clang = server, path, clang

    def change(self, text: str) -> List[lsp.Json]:
        self.server.change(self.path, text)
        return self.server.diagnostics(self.path)

    def expect_warning(self, diagnostics: List[lsp.Json], text: str) -> lsp.Json:
        """The warning, the only diagnostic of the text."""
        expect(len(diagnostics) == 1 and len(ours(diagnostics)) == 1,
               "the warning and nothing else", diagnostics)
        found = diagnostics[0]
        expect(found["severity"] == 2 and found["source"] == "clang-tidy",
               "a warning of clang-tidy", found)
        expect("'fd' is bound without SO_REUSEADDR" in found["message"], "its text", found)
        expect(lsp.text_in(text, found["range"]) == "bind", "at the bind", found)
        notes = [(n["message"], lsp.text_in(text, n["location"]["range"]))
                 for n in found["relatedInformation"]]
        expect(notes == [("Socket created here", "socket"), ("Socket listens here", "listen")],
               "both notes", notes)
        return found

    def take_code_action(self, warning: lsp.Json, text: str) -> str:
        fixes = [a for a in self.server.code_actions(self.path, warning)
                 if a.get("kind") == "quickfix"]
        expect(len(fixes) == 2 and fixes[0].get("title"), "two quick fixes with titles", fixes)
        expect(fixes[1]["title"].lower() == OTHER, "the other form of the fix", fixes)
        self.expect_other(lsp.apply_edits(text, self.edits_of(fixes[1])))
        edits = self.edits_of(fixes[0])
        expect(len(edits) == 1, "one edit", edits)
        return lsp.apply_edits(text, edits)

    def edits_of(self, action: lsp.Json) -> List[lsp.Json]:
        changes = action["edit"]["changes"]
        expect(list(changes) == [self.path.as_uri()], "an edit of this file", changes)
        return changes[self.path.as_uri()]

    def expect_other(self, fixed: str) -> None:
        """The text with the other form of the fix."""
        is_c = self.path.suffix == ".c"
        call = CALL.strip().rstrip(";")
        perror = ("" if is_c else "std::") + 'perror("setsockopt");\n'
        expect("  if (%s < 0)\n    %s" % (call, perror) in fixed, "the call with a check", fixed)
        include = "#include <%s>\n" % ("stdio.h" if is_c else "cstdio")
        expect(include in fixed, "the include", fixed)
        self.compile(fixed)

    def compile(self, text: str) -> None:
        self.path.write_text(text, encoding="utf-8")
        subprocess.run([self.clang, "-fsyntax-only", "-Wall", "-Wextra", "-Werror", self.path],
                       check=True)

    def play(self) -> None:
        self.server.open(self.path, SERVER)
        warning = self.expect_warning(self.server.diagnostics(self.path), SERVER)

        fixed = self.take_code_action(warning, SERVER)
        expect("int on = 1;\n" + CALL in fixed, "the call", fixed)
        self.compile(fixed)
        left = self.change(fixed)
        expect(not left, "silence after the fix", left)

        without = fixed.replace(CALL, "")
        self.expect_back(self.change(without))
        for typed in range(1, len(CALL)):
            self.server.change(self.path, fixed.replace(CALL, CALL[:typed]))
            if typed % 7 == 0:  # a pause
                self.server.diagnostics(self.path)
        left = self.change(fixed)
        expect(not left, "silence after the call was typed", left)

        errors = self.change(fixed.replace("socket(AF_INET", "socket((AF_INET"))
        expect(any(d["severity"] == 1 for d in errors), "an error", errors)
        self.expect_warning(self.change(SERVER), SERVER)

    @staticmethod
    def expect_back(diagnostics: List[lsp.Json]) -> None:
        # The variable that the fix brought is now unused, but that is no
        # default warning.
        expect(len(ours(diagnostics)) == 1, "the warning is back", diagnostics)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--socket-clangd", required=True, help="the program")
    parser.add_argument("--clang", required=True, help="compiles the fixed file")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for name in ("server.c", "server.cpp"):
            server = lsp.Server([arguments.socket_clangd], root)
            try:
                Session(server, root / name, arguments.clang).play()
                expect(server.close() == 0, "a clean end", server.log())
            finally:
                server.kill()
            print("%s: played to the end" % name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
