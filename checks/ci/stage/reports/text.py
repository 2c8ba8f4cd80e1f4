# ===--- text.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""For people: the lines that clang-tidy prints."""

from typing import Iterable, Iterator

from ..findings import Finding, Place
from ..sources import Sources


def lines(findings: Iterable[Finding], sources: Sources) -> Iterator[str]:
    def line(place: Place, kind: str, message: str) -> str:
        position = sources.position(place)
        where = f"{sources.shown(place.path)}:{position.line}:{position.column}"
        return f"{where}: {kind}: {message}"

    for finding in findings:
        kind = "error" if finding.is_error else "warning"
        yield line(finding.place, kind, f"{finding.message} [{finding.check}]")
        for note in finding.notes:
            yield line(note.place, "note", note.message)
