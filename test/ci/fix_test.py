# ===--- fix_test.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What is applied of several fixes."""

import os
import tempfile
import unittest

from stage.findings import Edit, Finding, Place
from stage.fix import apply_fixes


class Fixes(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "x.c")
        with open(self.path, "wb") as file:
            file.write("äbc\r\ndef\n".encode())

    def finding(self, *edits):
        edits = tuple(Edit(Place(self.path, at), length, text) for at, length, text in edits)
        return Finding("check", Place(self.path, 0), "message", False, (), edits)

    def text(self):
        with open(self.path, "rb") as file:
            return file.read().decode()

    def test_offsets_count_bytes(self):
        self.assertEqual(len(apply_fixes([self.finding((2, 1, "B"))])), 1)
        self.assertEqual(self.text(), "äBc\r\ndef\n")

    def test_earlier_offsets_stay(self):
        apply_fixes([self.finding((2, 0, "1"), (6, 0, "2")), self.finding((4, 0, "3"))])
        self.assertEqual(self.text(), "ä1bc3\r\n2def\n")

    def test_the_same_edit_once(self):
        finding, other = self.finding((2, 0, "1")), self.finding((2, 0, "1"), (6, 0, "2"))
        self.assertEqual(apply_fixes([finding, other]), [finding, other])
        self.assertEqual(self.text(), "ä1bc\r\n2def\n")

    def test_overlap(self):
        first, second = self.finding((2, 2, "x")), self.finding((3, 0, "y"))
        self.assertEqual(apply_fixes([first, second]), [first])
        self.assertEqual(self.text(), "äx\r\ndef\n")

    def test_two_texts_at_one_place(self):
        first, second = self.finding((2, 0, "x")), self.finding((2, 0, "y"))
        self.assertEqual(apply_fixes([first, second]), [first])

    def test_no_fix(self):
        self.assertEqual(apply_fixes([self.finding()]), [])


if __name__ == "__main__":
    unittest.main()
