# ===--- fixes.py - socket-tidy ------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Fixes files of the corpus and looks at what became of them.

Servers that are in use rarely lack the option, so there is little to fix. But
most of them ask for it, and in a copy that asks for another option instead they
lack it all: the fixes then stand in code as people write it.

Nothing is written into a file of the corpus; copies stand beside it, so that
they find the same headers.
"""

import os
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Dict, List

from exported_fixes import share_with_fix
from fix_properties import FixProperties, Linted, apart, together
from programs import Compiler, Failure, Linter, Programs

OPTION = re.compile(rb"\bSO_REUSEADDR\b")
OTHER_OPTION = b"SO_KEEPALIVE"


@dataclass
class Fixes:
    """By why there is no fix, or nothing where there is one: how many reports
    of the files as they are, of those that forget the option, and of random
    programs."""

    reasons: Counter = field(default_factory=Counter)
    forgetful: Counter = field(default_factory=Counter)
    random: Counter = field(default_factory=Counter)
    problems: List[str] = field(default_factory=list)

    def add(self, other: "Fixes") -> None:
        self.reasons.update(other.reasons)
        self.forgetful.update(other.forgetful)
        self.random.update(other.random)
        self.problems += other.problems

    def lines(self) -> List[str]:
        kinds = {
            "the files as they are": self.reasons,
            "with SO_REUSEADDR taken out of the files": self.forgetful,
            "random programs": self.random,
        }
        lines = [
            f"{kind}: {share_with_fix(reasons)}"
            for kind, reasons in kinds.items()
            if reasons
        ]
        everything = sum(kinds.values(), Counter())
        lines.append(f"in all, {share_with_fix(everything).splitlines()[0]}")
        return lines + [f"WRONG FIX {problem}" for problem in self.problems]


def forget(text: bytes) -> bytes:
    return OPTION.sub(OTHER_OPTION, text)


class Fixer:
    def __init__(self, socket_tidy: str, clang: str):
        self.socket_tidy = os.path.abspath(socket_tidy)
        self.clang = clang

    def check(
        self,
        folder: str,
        file: str,
        flags: List[str],
        options: Dict[str, str],
        is_reported: bool,
    ) -> Fixes:
        """Lints, fixes and compiles the file where it is reported as it is, and
        its forgetful copy. Flags and file start from the folder."""
        path = os.path.join(folder, file)
        result = Fixes()
        if is_reported:
            self.fix(folder, path, flags, options, result.reasons, result.problems)
        with open(path, "rb") as source:
            text = source.read()
        if OPTION.search(text):
            stem, extension = os.path.splitext(path)
            copy = f"{stem}.forgetful{extension}"
            with open(copy, "wb") as target:
                target.write(forget(text))
            try:
                own = (result.forgetful, result.problems)
                self.fix(folder, copy, flags, options, *own)
            finally:
                os.remove(copy)
        return result

    def fix(self, folder, path, flags, options, reasons, problems) -> None:
        programs = Programs(folder)
        command = [self.socket_tidy, "--quiet"]
        linter = Linter(programs, command, list(options.items()), ["-w", *flags])
        compiler = Compiler(programs, self.clang, flags)
        yaml = path + ".fixes.yaml"
        properties = FixProperties(programs, linter, [compiler], "", path)
        try:
            found = linter.findings([path], yaml)[path]
            reasons.update(each.why_no_fix() for each in found)
            if any(each.edits for each in found):
                variants = [together(found), *apart(found)]
                for problem in properties.variants([Linted(path, found, variants)]):
                    problems.append(f"{problem.path}: {problem.text}")
        except Failure as failure:
            problems.append(f"{path}: {failure}")
        finally:
            for name in (yaml, path + ".variants.yaml"):
                if os.path.exists(name):
                    os.remove(name)
