# ===--- progress.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The progress line: n of m, the time so far, the findings so far."""

import sys
import time
from typing import TextIO

from .say import count

PERIOD = 10.0  # seconds between two lines where nothing can be overwritten


def clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"


class Progress:
    """On a terminal one line that is overwritten; elsewhere a line each ten
    seconds, and the last."""

    def __init__(self, total: int, stream: TextIO = sys.stderr, quiet: bool = False):
        self._total = total
        self._stream = stream
        self._quiet = quiet
        self._is_terminal = stream.isatty()
        self._start = time.monotonic()
        self._last = self._start

    def show(self, done: int, findings: int) -> None:
        now = time.monotonic()
        if self._quiet:
            return
        line = f"[{done}/{self._total}] {clock(now - self._start)} {count(findings, 'finding')}"
        if self._is_terminal:
            end = "\n" if done == self._total else ""
            print(f"\r\x1b[K{line}", end=end, file=self._stream, flush=True)
        elif done == self._total or now - self._last >= PERIOD:
            print(line, file=self._stream, flush=True)
            self._last = now
