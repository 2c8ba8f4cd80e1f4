# ===--- findings.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What clang-tidy found, as plain values. Offsets count bytes from the start of
the file, as clang-tidy exports them."""

from dataclasses import dataclass
from typing import Tuple

CHECK = "socket-missing-reuseaddr"


@dataclass(frozen=True, order=True)
class Place:
    path: str  # real, without links; empty if the message belongs to no file
    offset: int


@dataclass(frozen=True)
class Note:
    place: Place
    message: str


@dataclass(frozen=True)
class Edit:
    """Replaces `length` bytes at `place` by `text`."""

    place: Place
    length: int
    text: str


@dataclass(frozen=True)
class Finding:
    check: str
    place: Place
    message: str
    is_error: bool
    notes: Tuple[Note, ...] = ()
    edits: Tuple[Edit, ...] = ()  # empty if there is no fix

    def places(self) -> Tuple[Place, ...]:
        return (self.place, *(note.place for note in self.notes))
