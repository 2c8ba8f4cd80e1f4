# ===--- changes.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Which lines a change touches, and which findings belong to it."""

import os
import re
from dataclasses import dataclass, field
from typing import Dict, List, Set

from .database import is_header, is_source
from .failure import CannotCheck
from .findings import Finding
from .sources import Sources, real

_HUNK = re.compile(r"^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_BINARY = re.compile(r"^Binary files .* and (.*) differ$")
_UNSEEN_SUBMODULE = re.compile(r"^Submodule (.*) \S+ \((?:commits not present|not initialized)\)$")
# One of these is in each diff that is not empty.
_DIFF = re.compile(r"^(?:\+\+\+ |diff --git |Submodule |Binary files |Only in )", re.MULTILINE)


@dataclass
class Changes:
    """The lines that a diff touches, by real path. What was removed touches
    the lines on both sides of the gap."""

    lines: Dict[str, Set[int]] = field(default_factory=dict)
    unseen_submodules: List[str] = field(default_factory=list)

    def files(self) -> List[str]:
        return list(self.lines)

    def touch(self, finding: Finding, sources: Sources) -> bool:
        """Whether the change may have made the finding: it touches a line from
        the first to the last of those that the finding speaks of. The bind
        itself is not enough, since a removed setsockopt stands elsewhere."""
        spans: Dict[str, List[int]] = {}
        for place in finding.places():
            spans.setdefault(place.path, []).append(sources.position(place).line)
        return any(
            min(span) <= line <= max(span)
            for path, span in spans.items()
            for line in self.lines.get(path, ())
        )


def read_diff(text: str, root: str) -> Changes:
    """Reads a unified diff whose paths are relative to `root`, with git's
    prefixes a/ and b/."""
    if text.strip() and not _DIFF.search(text):
        raise CannotCheck("what should be a unified diff is none; make one with 'git diff -U0'")
    changes = Changes()
    touched: Set[int] = set()
    line = old_left = new_left = 0
    for row in text.split("\n"):
        if old_left > 0 or new_left > 0:  # inside a hunk
            if row.startswith("+"):
                touched.add(line)
            elif row.startswith("-"):
                touched.update((line - 1, line))
            old_left -= not row.startswith(("+", "\\"))
            new_left -= not row.startswith(("-", "\\"))
            line += not row.startswith(("-", "\\"))
        elif row.startswith("+++ "):
            name = _read_name(row[4:])
            # What a deleted file had is of no interest.
            is_deleted = name == "/dev/null"
            touched = set() if is_deleted else changes.lines.setdefault(_find(name, root), set())
        else:
            _read_unseen(row, changes)
            hunk = _HUNK.match(row)
            if hunk:
                old_left = int(hunk[1] or 1)
                new_left = int(hunk[3] or 1)
                # A hunk that only removes names the line before the gap.
                line = int(hunk[2]) + (new_left == 0)
    return changes


def _read_unseen(row: str, changes: Changes) -> None:
    """What changed, without a word on how."""
    binary = _BINARY.match(row)
    name = _read_name(binary[1]) if binary else ""
    if is_source(name) or is_header(name):
        raise CannotCheck(
            f"the diff does not show how '{name}' changed, which it takes for binary; "
            "make it with 'git diff -U0 --text'"
        )
    submodule = _UNSEEN_SUBMODULE.match(row)
    if submodule:
        changes.unseen_submodules.append(submodule[1])


def _read_name(text: str) -> str:
    """The name in a header line. Git quotes, as C does, what is not plain."""
    quoted = re.match(r'"((?:[^"\\]|\\.)*)"', text)
    if not quoted:
        return text.rstrip("\r\n").split("\t")[0]
    data = re.sub(rb"\\([0-7]{3}|.)", _read_escape, os.fsencode(quoted[1]))
    return os.fsdecode(data)


def _read_escape(match: "re.Match[bytes]") -> bytes:
    if match[1].isdigit():
        return bytes([int(match[1], 8) & 0xFF])
    return {b"t": b"\t", b"n": b"\n", b"r": b"\r"}.get(match[1], match[1])


def _find(name: str, root: str) -> str:
    """The real path. Git may be set to leave out its prefix."""
    path = os.path.join(root, re.sub(r"^[^/]*/", "", name, count=1))
    whole = os.path.join(root, name)
    return real(whole if os.path.exists(whole) and not os.path.exists(path) else path)
