# ===--- programs.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs the programs under test: the linter, the compilers, and what applies
fixes. What they did wrong is a Failure, with the command that shows it."""

import os
import re
import shlex
import subprocess
from collections import Counter
from typing import Dict, List, NamedTuple, Optional, Sequence

from exported_fixes import CHECK, Finding, read_findings

MINUTES = 2  # for one run of one program; for each file where there are several

DIAGNOSTIC = re.compile(
    r"^(?P<path>\S.*?):\d+(?::\d+)?: (?P<kind>warning|error|fatal error): (?P<text>.*)$"
)


class Failure(Exception):
    """One expectation that does not hold; says all that is known about it."""


class Done(NamedTuple):
    code: int
    out: str
    err: str


class Programs:
    """Runs programs and remembers the last command, for the report."""

    def __init__(self, folder: Optional[str] = None) -> None:
        """They run in `folder`, or where this one runs."""
        self.folder = folder
        self.log: List[str] = []

    def run(self, command: Sequence[str], files: int = 1) -> Done:
        self.log = [" ".join(shlex.quote(word) for word in command)]
        try:
            done = subprocess.run(
                command,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=MINUTES * 60 * files,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Failure(f"no end after {MINUTES * files} minutes") from None
        except OSError as error:
            raise Failure(f"cannot be run: {error}") from None
        return Done(
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )


class Linter:
    """One entry point to the check, with its options, for one kind of file."""

    def __init__(
        self,
        programs: Programs,
        command: Sequence[str],
        options: Sequence[tuple],
        compiler_arguments: Sequence[str],
    ):
        self.programs = programs
        # The list of keys and values is understood by every version; 14 knows
        # no other.
        pairs = ", ".join(
            "{key: %s.%s, value: '%s'}" % (CHECK, key, value.replace("'", "''"))
            for key, value in options
        )
        config = "-config={CheckOptions: [%s]}" % pairs
        self.command = [*command, "-checks=-*," + CHECK, config]
        self.end = ["--", *compiler_arguments]

    def run(self, paths: Sequence[str], *extra: str) -> str:
        """Returns what is said about the files, without their names."""
        command = [*self.command, *extra, *paths, *self.end]
        code, out, err = self.programs.run(command, len(paths))
        both = out + err
        if code < 0 or "PLEASE submit a bug report" in err:
            raise Failure("the program crashed (%d)\n%s" % (code, both))
        if re.search(
            r"(load request ignored|no checks enabled|error: cannot load)", both, re.I
        ):
            raise Failure("the check did not run\n" + both)
        if code != 0 and " error: " not in both:
            raise Failure("exit code %d without an error\n%s" % (code, both))
        # The statistics are clang-tidy's own affair.
        said = "\n".join(
            line
            for line in both.split("\n")
            if not re.match(r"\d+ (warning|error)s?( and .*)? generated", line)
            and not re.match(r"Suppressed \d+ warnings", line)
        )
        for path in paths:
            said = said.replace(os.path.abspath(path), "").replace(path, "")
        return said

    def findings(self, paths: Sequence[str], yaml: str) -> Dict[str, List[Finding]]:
        """Lints many files at once. Returns what is found, by file."""
        if os.path.exists(yaml):
            os.remove(yaml)
        said = self.run(paths, "-export-fixes=" + yaml)
        if re.search(r"(^|\s)error: ", said):
            raise Failure("there are errors\n" + said)
        found: Dict[str, List[Finding]] = {path: [] for path in paths}
        by_name = {os.path.abspath(path): found[path] for path in paths}
        for finding in read_findings(yaml):
            by_name.setdefault(finding.file, []).append(finding)
        return found


class Compiler:
    """A C or C++ compiler that is asked for all its usual warnings."""

    WARNINGS = ["-Wall", "-Wextra", "-Wshadow"]

    def __init__(self, programs: Programs, path: str, arguments: Sequence[str]):
        self.programs = programs
        self.path = path
        self.command = [path, *arguments, *self.WARNINGS, "-fsyntax-only"]

    def diagnostics(self, paths: Sequence[str]) -> Dict[str, Counter]:
        """Compiles the files. Returns for each of them the warnings and errors,
        without their places, so that they can be compared when lines move."""
        done = self.programs.run([*self.command, *paths], len(paths))
        found = {path: Counter() for path in paths}
        read = 0
        for line in done.err.split("\n"):
            match = DIAGNOSTIC.match(line)
            if match and match["path"] in found:
                found[match["path"]][f"{match['kind']}: {match['text']}"] += 1
                read += "error" in match["kind"]
        if done.code and not read:
            raise Failure(f"{self.path} fails\n{done.err}")
        return found


def compilers_for(
    standard: str, language: str, paths: Sequence[str], programs: Programs
) -> List[str]:
    """Those of the compilers that know the standard. Says which do not; it is a
    Failure if none does."""
    known = []
    for path in paths:
        probe = [path, "-x", language, "-std=" + standard, "-fsyntax-only", os.devnull]
        if programs.run(probe).code == 0:
            known.append(path)
        else:
            print(f"{path} does not know -std={standard} and compiles nothing in it")
    if not known:
        raise Failure(f"no compiler knows -std={standard}")
    return known
