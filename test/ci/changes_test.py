# ===--- changes_test.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Which lines a diff touches."""

import os
import tempfile
import unittest

from stage.changes import read_diff


def lines(text):
    changes = read_diff(text, "/p")
    return {path: sorted(touched) for path, touched in changes.lines.items()}


def of_hunk(hunk):
    return lines("--- a/x.c\n+++ b/x.c\n" + hunk)["/p/x.c"]


class Hunks(unittest.TestCase):
    def test_added(self):
        self.assertEqual(of_hunk("@@ -3,0 +4,2 @@ int f()\n+a\n+b\n"), [4, 5])

    def test_replaced(self):
        self.assertEqual(of_hunk("@@ -4 +4 @@\n-a\n+b\n"), [3, 4])

    def test_removed(self):
        self.assertEqual(of_hunk("@@ -4,2 +3,0 @@\n-a\n-b\n"), [3, 4])

    def test_context_is_not_touched(self):
        self.assertEqual(of_hunk("@@ -1,3 +1,4 @@\n a\n b\n+new\n c\n"), [3])

    def test_removed_within_context(self):
        self.assertEqual(of_hunk("@@ -1,3 +1,2 @@\n a\n-b\n c\n"), [1, 2])

    def test_two_hunks(self):
        self.assertEqual(of_hunk("@@ -1,0 +2 @@\n+a\n@@ -7,0 +9 @@\n+b\n"), [2, 9])

    def test_no_newline_at_the_end(self):
        text = "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
        self.assertEqual(of_hunk(text), [0, 1])

    def test_lines_that_look_like_headers(self):
        text = "@@ -1,2 +1,2 @@\n--- a/other.c\n-x\n+++ b/other.c\n+@@ -9 +9 @@\n"
        self.assertEqual(of_hunk(text), [0, 1, 2])


class Files(unittest.TestCase):
    def test_several(self):
        hunk = "@@ -0,0 +1 @@\n+a\n"
        text = f"--- a/x.c\n+++ b/x.c\n{hunk}--- /dev/null\n+++ b/d/y z.c\t\n{hunk}"
        self.assertEqual(lines(text), {"/p/x.c": [1], "/p/d/y z.c": [1]})

    def test_deleted(self):
        self.assertEqual(lines("--- a/x.c\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n"), {})

    def test_renamed_without_change(self):
        text = "diff --git a/x.c b/y.c\nsimilarity index 100%\nrename from x.c\nrename to y.c\n"
        self.assertEqual(lines(text), {})

    def test_quoted(self):
        text = '--- "a/\\303\\244 \\"q\\".c"\n+++ "b/\\303\\244 \\"q\\"\\t\\\\.c"\n@@ -0,0 +1 @@\n+a\n'
        self.assertEqual(lines(text), {'/p/ä "q"\t\\.c': [1]})

    def test_no_prefix(self):
        text = "--- {0}x.c\n+++ {0}x.c\n@@ -0,0 +1 @@\n+a\n"
        with tempfile.TemporaryDirectory() as root:
            root = os.path.realpath(root)
            os.mkdir(os.path.join(root, "d"))
            path = os.path.join(root, "d", "x.c")
            open(path, "w", encoding="utf-8").close()
            for prefix in ("d/", "b/d/"):
                self.assertEqual(list(read_diff(text.format(prefix), root).lines), [path])

    def test_odd_line_ends(self):
        text = "--- a/x.c\n+++ b/x.c\n@@ -0,0 +1,2 @@\n+a\r\x0cb\r\n+c\n"
        self.assertEqual(lines(text), {"/p/x.c": [1, 2]})


if __name__ == "__main__":
    unittest.main()
