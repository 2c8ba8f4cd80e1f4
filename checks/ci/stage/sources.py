# ===--- sources.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Turns byte offsets into lines and columns."""

import bisect
import functools
import os
from dataclasses import dataclass
from typing import Dict, List

from .findings import Place


@functools.lru_cache(maxsize=None)
def real(path: str) -> str:
    """The one name by which a file is known here: databases, compilers and git
    may each reach it through other links."""
    return os.path.realpath(path)


@dataclass(frozen=True)
class Position:
    """Both count from 1; the column counts characters."""

    line: int
    column: int


class Source:
    def __init__(self, data: bytes):
        self._data = data
        self._starts: List[int] = [0]
        for line in data.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))

    def position(self, offset: int) -> Position:
        offset = min(offset, len(self._data))
        line = max(bisect.bisect_right(self._starts, offset), 1)
        before = self._data[self._starts[line - 1] : offset]
        return Position(line, len(before.decode("utf-8", "replace")) + 1)

    def line_text(self, line: int) -> str:
        start, end = self._starts[line - 1], self._starts[min(line, len(self._starts) - 1)]
        return self._data[start:end].decode("utf-8", "replace").rstrip("\r\n")


class Sources:
    """The files that findings lie in, each read once. Paths are shown relative
    to the root of the project if they lie below it."""

    def __init__(self, root: str):
        self.root = real(root)
        self._read: Dict[str, Source] = {}

    def source(self, path: str) -> Source:
        if path not in self._read:
            try:
                with open(path, "rb") as file:
                    self._read[path] = Source(file.read())
            except OSError:
                self._read[path] = Source(b"")
        return self._read[path]

    def position(self, place: Place) -> Position:
        return self.source(place.path).position(place.offset)

    def is_inside(self, path: str) -> bool:
        return real(path).startswith(os.path.join(self.root, ""))

    def shown(self, path: str) -> str:
        return os.path.relpath(real(path), self.root) if self.is_inside(path) else path
