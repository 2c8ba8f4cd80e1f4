# ===--- github.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Annotations of GitHub Actions: workflow commands on the standard output."""

from typing import Iterable, Iterator

from ..findings import Finding
from ..sources import Sources


def lines(findings: Iterable[Finding], sources: Sources) -> Iterator[str]:
    for finding in findings:
        position = sources.position(finding.place)
        kind = "error" if finding.is_error else "warning"
        message = "\n".join([finding.message, *_notes(finding, sources)])
        yield (
            f"::{kind} file={_property(sources.shown(finding.place.path))},"
            f"line={position.line},col={position.column},"
            f"title={_property(finding.check)}::{_data(message)}"
        )


def _notes(finding: Finding, sources: Sources) -> Iterator[str]:
    for note in finding.notes:
        line = sources.position(note.place).line
        yield f"{sources.shown(note.place.path)}:{line}: {note.message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
