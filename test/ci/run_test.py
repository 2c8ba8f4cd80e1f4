# ===--- run_test.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Ends what it has begun, whenever the interrupt comes."""

import threading
import time
import unittest

from stage import process
from stage.database import Database
from stage.progress import Progress
from stage.run import lint_all

SECONDS = 60


class SlowTidy:
    """Lints for a long time."""

    def __init__(self):
        self.has_begun = threading.Event()

    def lint(self, path, database):
        self.has_begun.set()
        return process.run(["sleep", str(SECONDS)])


class Interrupts(unittest.TestCase):
    def tearDown(self):
        process._is_stopped = False

    def test_while_runs_are_begun(self):
        tidy = SlowTidy()

        def files():
            yield "/a.c"
            tidy.has_begun.wait()
            raise KeyboardInterrupt

        start = time.monotonic()
        with self.assertRaises(KeyboardInterrupt):
            lint_all(tidy, files(), Database("/"), 1, bool, Progress(1, quiet=True))
        self.assertLess(time.monotonic() - start, SECONDS)


if __name__ == "__main__":
    unittest.main()
