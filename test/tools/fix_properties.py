# ===--- fix_properties.py - socket-tidy ---------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What holds for every fix, in whatever file.

1. Each finding has a fix, or a note that says why it has none. The fixed file
   is the old one with the exported edits, byte for byte, and no two of them
   collide. clang-apply-replacements makes the same of them.
2. The compilers have nothing to say about the fixed file that they did not say
   about the old one.
3. A second run finds nothing of what was fixed and nothing new, and changes
   nothing.
4. All this is true of each fix without the others, and of the alternatives that
   notes have.

To try each of n fixes alone costs n runs. So fixes are tried in groups such
that each occurs without each other: one that needs another one, or that only
another one makes right, is seen all the same.
"""

import difflib
import itertools
import math
import os
import shutil
from collections import Counter
from dataclasses import dataclass
from typing import Dict, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from exported_fixes import NO_REASON, Collision, Edit, Finding, apply, moved
from programs import Compiler, Linter, Programs


@dataclass(frozen=True)
class Variant:
    """The text with some of the fixes."""

    name: str
    fixed: Tuple[Finding, ...]
    edits: Tuple[Edit, ...]
    is_complete: bool = False


class Linted(NamedTuple):
    """A file, what was found in it, and what to make of it."""

    path: str
    findings: Sequence[Finding]
    variants: Sequence[Variant]


class Problem(NamedTuple):
    path: str
    text: str


def separating_groups(count: int) -> List[List[int]]:
    """Groups of 0..count-1 such that for any two, some group has the first and
    not the second. There are as few as can be: each number is in another half
    of the groups, and no half contains another one (Sperner's theorem)."""
    if count < 2:
        return []
    groups = next(n for n in itertools.count(2) if math.comb(n, n // 2) >= count)
    if groups >= count:
        return [[number] for number in range(count)]
    halves = itertools.combinations(range(groups), groups // 2)
    members = list(zip(range(count), halves))
    return [[n for n, half in members if group in half] for group in range(groups)]


def together(findings: Sequence[Finding]) -> Variant:
    with_fix = tuple(each for each in findings if each.edits)
    edits = tuple(edit for each in with_fix for edit in each.edits)
    return Variant("all fixes", with_fix, edits, is_complete=True)


def apart(findings: Sequence[Finding]) -> List[Variant]:
    """Each fix without each other one, and the alternatives."""
    with_fix = [each for each in findings if each.edits]
    variants = []
    for group in separating_groups(len(with_fix)):
        fixed = tuple(with_fix[number] for number in group)
        edits = tuple(edit for each in fixed for edit in each.edits)
        numbers = ", ".join(str(number + 1) for number in group)
        variants.append(Variant(f"only fix {numbers}", fixed, edits))
    # The first alternative of each, the second one, and so on: all of a row, and
    # each without each other one.
    alternatives = [each.alternatives() for each in with_fix]
    for number, row in enumerate(itertools.zip_longest(*alternatives), 1):
        pairs = [(each, own) for each, own in zip(with_fix, row) if own]
        for group in [range(len(pairs)), *separating_groups(len(pairs))]:
            chosen = [pairs[place] for place in group]
            fixed = tuple(each for each, _ in chosen)
            edits = tuple(edit for _, own in chosen for edit in own)
            name = f"only alternative {number}"
            if len(chosen) < len(pairs):
                name += " of " + ", ".join(str(place + 1) for place in group)
            variants.append(Variant(name, fixed, edits))
    return variants


def misreported(
    variant: Variant, before: Sequence[Finding], after: Sequence[Finding]
) -> List[str]:
    """What is wrong with the findings after the edits of the variant."""
    problems = []
    places = {each: moved(each.offset, variant.edits) for each in before}
    for each in variant.fixed:
        if any(found.offset in places[each] for found in after):
            problems.append(f"still reported, though fixed: {each.message}")
    for found in after:
        if not any(found.offset in place for place in places.values()):
            problems.append(f"newly reported: {found.message}")
    if variant.is_complete:
        for found in after:
            if found.edits:
                problems.append(f"a second run fixes this: {found.message}")
    return problems


def difference(before: bytes, after: bytes) -> str:
    def split(data: bytes) -> List[str]:
        return data.decode("utf-8", "replace").splitlines()

    lines = difflib.unified_diff(
        split(before), split(after), "before", "after", lineterm=""
    )
    return "\n".join(lines)


def text_problem(
    path: str, source: bytes, findings: Sequence[Finding], fixed: bytes
) -> Optional[str]:
    """What is wrong about `fixed`, which -fix made of the file."""
    for each in findings:
        if each.why_no_fix() == NO_REASON:
            notes = "".join(f"\n  note: {note.message}" for note in each.notes)
            return f"neither a fix nor a reason: {each.message}{notes}"
        if not each.edits and each.alternatives():
            return f"a note has a fix, but the warning has none: {each.message}"
    files = {edit.file for each in findings for edit in each.edits}
    elsewhere = files - {os.path.abspath(path)}
    if elsewhere:
        return "a fix edits another file: " + ", ".join(sorted(elsewhere))
    try:
        expected = apply(source, together(findings).edits)
    except Collision as problem:
        return str(problem)
    if expected == fixed:
        return None
    return "-fix does something else than the exported edits\n" + difference(
        expected, fixed
    )


class FixProperties:
    """Checks many files at once, since to start a program costs more than to
    read a file. `linter` and `compilers` are for the kind of file at hand."""

    def __init__(
        self,
        programs: Programs,
        linter: Linter,
        compilers: Sequence[Compiler],
        apply_replacements: str,
        base: str,
    ):
        """`base` begins the names of temporary files."""
        self.programs = programs
        self.linter = linter
        self.compilers = compilers
        self.apply_replacements = apply_replacements
        self.base = base

    def exported(self, yaml: str, fixed: Dict[str, bytes]) -> Iterator[Problem]:
        """What clang-apply-replacements does otherwise than -fix did. The files
        are as they were when `yaml` was written."""
        sources = {path: _read(path) for path in fixed}
        folder = self.base + ".exported"
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        shutil.copy(yaml, folder)
        done = self.programs.run([self.apply_replacements, folder], len(fixed))
        for path, source in sources.items():
            applied = _read(path)
            _write(path, source)
            if done.code or applied != fixed[path]:
                text = "clang-apply-replacements makes something else of the fixes"
                said = done.out + done.err + difference(fixed[path], applied)
                yield Problem(path, f"{text}\n{said}")

    def variants(self, files: Sequence[Linted]) -> Iterator[Problem]:
        """What is wrong with the variants of the files."""
        written: Dict[str, Tuple[Linted, Variant]] = {}
        for file in files:
            source = _read(file.path)
            stem, extension = os.path.splitext(file.path)
            for number, variant in enumerate(file.variants):
                path = f"{stem}.variant{number}{extension}"
                try:
                    _write(path, apply(source, variant.edits))
                except Collision as problem:
                    yield Problem(file.path, f"{variant.name}: {problem}")
                    continue
                written[path] = (file, variant)
        if not written:
            return
        yield from self._compiled(written)
        after = self.linter.findings(list(written), self.base + ".variants.yaml")
        for path, (file, variant) in written.items():
            problems = misreported(variant, file.findings, after[path])
            if problems:
                text = "\n".join([f"after {variant.name}:", *problems])
                yield self._shown(file, path, text)
            os.remove(path)

    def _compiled(
        self, written: Dict[str, Tuple[Linted, Variant]]
    ) -> Iterator[Problem]:
        sources = list(dict.fromkeys(file.path for file, _ in written.values()))
        for compiler in self.compilers:
            found = compiler.diagnostics([*sources, *written])
            for path in sources:
                if any("error: " in text for text in found[path]):
                    text = "does not compile, without any fix"
                    yield Problem(path, f"{text}\n{_lines(found[path])}")
            for path, (file, variant) in written.items():
                new = found[path] - found[file.path]
                if new:
                    text = f"after {variant.name}, {compiler.path} says:"
                    yield self._shown(file, path, f"{text}\n{_lines(new)}")

    def _shown(self, file: Linted, path: str, text: str) -> Problem:
        shown = difference(_read(file.path), _read(path))
        return Problem(file.path, f"{text}\n{shown}")


def _lines(diagnostics: Counter) -> str:
    return "\n".join(sorted(diagnostics))


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
