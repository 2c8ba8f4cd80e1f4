#!/usr/bin/env python3
# ===--- settings.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Opens one file under different settings and looks at which checks are on.

The file has something for our check, something for our check in strict mode
only, and something for a check that is on in clangd by default.
"""

import argparse
import pathlib
import sys
import tempfile
from dataclasses import dataclass, field
from typing import Dict, List

import lsp

OURS = "socket-missing-reuseaddr"
THEIRS = "bugprone-integer-division"  # one of clangd's defaults
SOURCE = """\
#include <netinet/in.h>
#include <sys/socket.h>

double half(int number) { return number / 2; }

int serve(const struct sockaddr *address, socklen_t length) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}

int serve_again(const struct sockaddr *address, socklen_t length, int again) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int on = 1;
  if (again)
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
  if (bind(fd, address, length) < 0)
    return -1;
  return listen(fd, 16);
}
"""


@dataclass
class Case:
    what: str
    expected: List[str]
    files: Dict[str, str] = field(default_factory=dict)
    arguments: List[str] = field(default_factory=list)
    source: str = SOURCE


def cases(clangd_file: str, off_file: str) -> List[Case]:
    strict = "CheckOptions: {%s.StrictMode: true}" % OURS
    return [
        Case("nothing is set", [OURS, THEIRS]),
        Case("a .clang-tidy file names other checks", [],
             {".clang-tidy": "Checks: '-*,misc-misplaced-const'"}),
        Case("a .clang-tidy file names ours", [OURS], {".clang-tidy": "Checks: '-*,socket-*'"}),
        Case("a .clang-tidy file takes ours away", [],
             {".clang-tidy": "Checks: '-socket-missing-reuseaddr'"}),
        Case("a .clang-tidy file has options only", [OURS, OURS, THEIRS],
             {".clang-tidy": strict}),
        Case("a .clangd file has options only", [OURS, OURS, THEIRS],
             {".clangd": "Diagnostics: {ClangTidy: {%s}}" % strict}),
        Case("a .clangd file names other checks", [],
             {".clangd": "Diagnostics: {ClangTidy: {Add: misc-misplaced-const}}"}),
        Case("a .clangd file adds to those of .clang-tidy", [OURS],
             {".clang-tidy": "Checks: '-*,misc-misplaced-const'",
              ".clangd": "Diagnostics: {ClangTidy: {Add: %s}}" % OURS}),
        Case("the .clangd file of the page that adds ours", [OURS], {".clangd": clangd_file}),
        Case("the .clangd file of the page that suppresses ours", [THEIRS], {".clangd": off_file}),
        Case("NOLINT", [THEIRS], source=SOURCE.replace("< 0)", "< 0) // NOLINT(%s)" % OURS)),
        Case("clang-tidy is off", [], arguments=["--clang-tidy=0"]),
        Case("no settings are read", [OURS, THEIRS],
             {".clang-tidy": "HeaderFilterRegex: '.*'"}, ["--enable-config=0"]),
    ]


def checks_seen(program: str, case: Case) -> List[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder).resolve()
        for name, text in case.files.items():
            (root / name).write_text(text, encoding="utf-8")
        server = lsp.Server([program] + case.arguments, root)
        try:
            path = root / "server.c"
            path.write_text(case.source, encoding="utf-8")
            server.open(path, case.source)
            seen = sorted(str(d["code"]) for d in server.diagnostics(path))
            server.close()
            # Clangd complains there about checks that it does not know, or does
            # not know to be fast.
            complaints = [line for line in server.log().splitlines()
                          if (OURS in line or "socket-*" in line) and "check" in line.lower()]
            return seen + complaints
        finally:
            server.kill()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--socket-clangd", required=True, help="the program")
    parser.add_argument("--clangd-file", required=True, type=pathlib.Path,
                        help="a .clangd file that adds the check")
    parser.add_argument("--off-file", required=True, type=pathlib.Path,
                        help="a .clangd file that suppresses the check")
    arguments = parser.parse_args()

    faults = 0
    all_cases = cases(arguments.clangd_file.read_text(), arguments.off_file.read_text())
    for case in all_cases:
        seen = checks_seen(arguments.socket_clangd, case)
        if seen != sorted(case.expected):
            faults += 1
            print("%s: expected %s, seen %s" % (case.what, sorted(case.expected), seen))
    print("%d cases, %d faults" % (len(all_cases), faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
