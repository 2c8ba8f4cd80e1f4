# ===--- fix.py - socket-tidy --------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Applies the fixes of findings. clang-tidy would do it too, but each run for
itself: two files that include one header would both edit it."""

from typing import Dict, List, Sequence

from .findings import Edit, Finding
from .run import Result
from .say import count, say
from .sources import real


def fix(result: Result) -> None:
    """Applies fixes, but not in a file that could not be read as a whole."""
    broken = {real(problem.path) for problem in result.problems}
    fixable = [finding for finding in result.findings if finding.place.path not in broken]
    fixed = apply_fixes(fixable)
    say(f"fixed {len(fixed)} of {count(len(result.findings), 'finding')}")


def apply_fixes(findings: Sequence[Finding]) -> List[Finding]:
    """Edits the files. Returns the findings that were fixed. A fix that
    overlaps with an earlier one is left for the next run."""
    accepted: Dict[str, List[Edit]] = {}
    fixed: List[Finding] = []
    for finding in findings:
        fresh = [e for e in finding.edits if e not in accepted.get(e.place.path, [])]
        if not finding.edits or any(
            _overlap(edit, other)
            for edit in fresh
            for other in accepted.get(edit.place.path, [])
        ):
            continue
        for edit in fresh:
            accepted.setdefault(edit.place.path, []).append(edit)
        fixed.append(finding)
    for path, edits in accepted.items():
        _rewrite(path, edits)
    return fixed


def _overlap(one: Edit, other: Edit) -> bool:
    first, second = sorted((one, other), key=lambda edit: edit.place.offset)
    if first.place.offset == second.place.offset:
        return True  # which text comes first is not known
    return first.place.offset + first.length > second.place.offset


def _rewrite(path: str, edits: Sequence[Edit]) -> None:
    with open(path, "rb") as file:
        data = file.read()
    # From the end, so that earlier offsets stay true.
    for edit in sorted(edits, key=lambda edit: edit.place.offset, reverse=True):
        start = edit.place.offset
        text = edit.text.encode("utf-8", "surrogateescape")
        data = data[:start] + text + data[start + edit.length :]
    with open(path, "wb") as file:
        file.write(data)
