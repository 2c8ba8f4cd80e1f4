# ===--- programs_test.py - socket-tidy ----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""A standard that not all compilers know, with made-up compilers."""

import contextlib
import io
import os
import tempfile
import unittest

from programs import Failure, Programs, compilers_for


class Standards(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def compiler(self, name, *standards):
        path = os.path.join(self.folder, name)
        known = "|".join("-std=" + standard for standard in standards)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\ncase $3 in {known}) ;; *) exit 1 ;; esac\n')
        os.chmod(path, 0o755)
        return path

    def test_who_does_not_know_it_is_named_and_left_out(self):
        old = self.compiler("old", "c99")
        new = self.compiler("new", "c99", "c23")
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            known = compilers_for("c23", "c", [old, new], Programs())
        self.assertEqual(known, [new])
        self.assertEqual(
            said.getvalue(), f"{old} does not know -std=c23 and compiles nothing in it\n"
        )

    def test_one_must_know_it(self):
        old = self.compiler("old", "c99")
        with contextlib.redirect_stdout(io.StringIO()):
            with self.assertRaisesRegex(Failure, "no compiler knows -std=c23"):
                compilers_for("c23", "c", [old], Programs())


if __name__ == "__main__":
    unittest.main()
