# ===--- exported_fixes_test.py - socket-tidy ----------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Reading what was exported, applying it, and where places move."""

import os
import tempfile
import unittest

from exported_fixes import NO_FIX, Collision, Edit, Finding, Note, apply, moved
from exported_fixes import read_findings, share_with_fix

EXPORTED = r"""---
MainSourceFile:  '/x/a.c'
Diagnostics:
  - DiagnosticName:  socket-missing-reuseaddr
    DiagnosticMessage:
      Message:         'listening socket ''fd'' is bound'
      FilePath:        '/x/a.c'
      FileOffset:      143
      Replacements:
        - FilePath:        '/x/a.c'
          Offset:          139
          Length:          2
          ReplacementText: "int \u00fc = 1;\r\n\t"
    Notes:
      - Message:         socket created here
        FilePath:        '/x/a.c'
        FileOffset:      105
        Replacements:    []
      - Message:         or this
        FilePath:        '/x/a.c'
        FileOffset:      105
        Replacements:
          - FilePath:        'a.c'
            Offset:          7
            Length:          0
            ReplacementText: b
    Level:           Warning
    BuildDirectory:  '/x'
  - DiagnosticName:  another-check
    DiagnosticMessage:
      Message:         something else
      FilePath:        '/x/a.c'
      FileOffset:      1
      Replacements:    []
...
"""


def edit(offset, length, text):
    return Edit("a.c", offset, length, text)


class Reading(unittest.TestCase):
    def test_reasons(self):
        finding = Finding("?", "a.c", 0, (), (Note("x"), Note(NO_FIX + "it is dark")))
        self.assertEqual(finding.why_no_fix(), "it is dark")
        self.assertEqual(Finding("?", "a.c", 0, (edit(0, 0, b""),)).why_no_fix(), "")
        said = share_with_fix({"it is dark": 1, "": 39})
        self.assertEqual(
            said, "39 of 40 reports have a fix (97.5 %)\n  1 without: it is dark"
        )
        self.assertEqual(share_with_fix({}), "0 of 0 reports have a fix")

    def test_findings(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "fixes.yaml")
            self.assertEqual(read_findings(path), [])
            with open(path, "w", encoding="utf-8") as file:
                file.write(EXPORTED)
            (finding,) = read_findings(path)
        self.assertEqual(finding.message, "listening socket 'fd' is bound")
        self.assertEqual((finding.file, finding.offset), ("/x/a.c", 143))
        text = "int \u00fc = 1;\r\n\t".encode("utf-8")
        self.assertEqual(finding.edits, (Edit("/x/a.c", 139, 2, text),))
        alternative = (Edit("/x/a.c", 7, 0, b"b"),)
        self.assertEqual(finding.alternatives(), [alternative])


class Applying(unittest.TestCase):
    def test_all_at_their_places(self):
        edits = [edit(4, 0, b"X"), edit(0, 2, b""), edit(2, 1, b"CC"), edit(6, 0, b"!")]
        self.assertEqual(apply(b"abcdef", edits), b"CCdXef!")

    def test_the_same_edit_twice_is_one(self):
        self.assertEqual(apply(b"ab", [edit(1, 0, b"X"), edit(1, 0, b"X")]), b"aXb")

    def test_collisions(self):
        for first, second in (
            (edit(1, 0, b"X"), edit(1, 0, b"Y")),
            (edit(0, 3, b""), edit(2, 2, b"")),
            (edit(0, 3, b""), edit(1, 0, b"X")),
            (edit(1, 0, b"X"), edit(1, 2, b"Y")),
        ):
            with self.assertRaises(Collision):
                apply(b"abcdef", [second, first])


class Moving(unittest.TestCase):
    EDITS = [edit(2, 0, b"XX"), edit(6, 3, b"Y"), edit(20, 0, b"Z")]

    def test_places(self):
        for before, after in ((0, 0), (1, 1), (2, 4), (5, 7), (9, 9), (19, 19)):
            self.assertEqual(list(moved(before, self.EDITS)), [after])

    def test_in_what_is_replaced(self):
        self.assertEqual(list(moved(7, self.EDITS)), [8])
        self.assertEqual(list(moved(3, [edit(2, 4, b"abc")])), [2, 3, 4])
        self.assertEqual(list(moved(3, [edit(2, 4, b"")])), [2])


if __name__ == "__main__":
    unittest.main()
