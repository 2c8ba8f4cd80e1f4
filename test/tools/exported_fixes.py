# ===--- exported_fixes.py - socket-tidy ---------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Reads what `-export-fixes` wrote, and applies edits to a text.

This is a second opinion on what the tools do with the same edits, so it refuses
what depends on an order: edits that overlap, or insert at one place.
"""

import os
from dataclasses import dataclass, field
from typing import Iterable, List, Mapping, Tuple

import yaml

CHECK = "socket-missing-reuseaddr"
NO_FIX = "no fix is offered: "
NO_REASON = "no reason is given"

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Collision(Exception):
    """Two edits whose outcome depends on their order."""


@dataclass(frozen=True, order=True)
class Edit:
    """Puts `text` in the place of `length` bytes. Offsets count bytes."""

    file: str
    offset: int
    length: int
    text: bytes

    @property
    def end(self) -> int:
        return self.offset + self.length


@dataclass(frozen=True)
class Note:
    message: str
    edits: Tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Finding:
    """A warning of the check with its fix, and the notes with theirs."""

    message: str
    file: str
    offset: int
    edits: Tuple[Edit, ...] = ()
    notes: Tuple[Note, ...] = field(default=())

    def alternatives(self) -> List[Tuple[Edit, ...]]:
        """The fixes that notes carry: each in the place of the warning's own."""
        return [note.edits for note in self.notes if note.edits]

    def why_no_fix(self) -> str:
        """What the note says about it; nothing where there is a fix."""
        for note in self.notes:
            if note.message.startswith(NO_FIX):
                return note.message[len(NO_FIX) :]
        return "" if self.edits else NO_REASON


def share_with_fix(reasons: Mapping[str, int]) -> str:
    """One sentence on reports that are counted by why they have no fix, and a
    line for each reason."""
    total, fixed = sum(reasons.values()), reasons.get("", 0)
    share = f" ({100 * fixed / total:.1f} %)" if total else ""
    lines = [f"{fixed} of {total} reports have a fix{share}"]
    for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        if reason:
            lines.append(f"  {count} without: {reason}")
    return "\n".join(lines)


def _edits(replacements, folder: str) -> Tuple[Edit, ...]:
    return tuple(
        Edit(
            os.path.join(folder, each["FilePath"]),
            each["Offset"],
            each["Length"],
            each["ReplacementText"].encode("utf-8"),
        )
        for each in replacements or ()
    )


def read_findings(path: str) -> List[Finding]:
    """The findings of the check; none where there is no such file, since
    clang-tidy writes it only if there is something to say."""
    if not os.path.exists(path):
        return []
    with open(path, "rb") as file:
        document = yaml.load(file, Loader=_Loader)
    found = []
    for each in document["Diagnostics"]:
        if each["DiagnosticName"] != CHECK:
            continue
        folder = each.get("BuildDirectory", "")
        own = each["DiagnosticMessage"]
        notes = tuple(
            Note(note["Message"], _edits(note.get("Replacements"), folder))
            for note in each.get("Notes") or ()
        )
        found.append(
            Finding(
                own["Message"],
                os.path.join(folder, own["FilePath"]),
                own["FileOffset"],
                _edits(own.get("Replacements"), folder),
                notes,
            )
        )
    return found


def apply(text: bytes, edits: Iterable[Edit]) -> bytes:
    """Applies edits of one file. Raises Collision."""
    result, position, previous = [], 0, None
    for edit in sorted(set(edits)):
        if previous and (edit.offset < position or edit.offset == previous.offset):
            raise Collision(f"these edits collide:\n  {previous}\n  {edit}")
        result += [text[position : edit.offset], edit.text]
        position, previous = edit.end, edit
    return b"".join(result) + text[position:]


def moved(offset: int, edits: Iterable[Edit]) -> range:
    """Where a place of the text is once the edits of its file are applied. It
    is one place, or anywhere in the text that replaces it."""
    shift = 0
    for edit in sorted(set(edits)):
        if edit.end <= offset:
            shift += len(edit.text) - edit.length
        elif edit.offset <= offset:
            first = edit.offset + shift
            return range(first, first + max(len(edit.text), 1))
    return range(offset + shift, offset + shift + 1)
