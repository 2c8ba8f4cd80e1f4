# ===--- corpus_test.py - socket-tidy ------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The committed data, and how one file becomes outcomes."""

import os
import tempfile
import unittest

import corpus
from data import Package, Site, read_corpus
from sources import Tree
from tidy import MISSING, NotRead, Report

HERE = os.path.dirname(os.path.abspath(__file__))


def site(line=10, function="start", reason=""):
    return Site("pack", "a.c", line, function, "OK", "file", "file", reason)


class Data(unittest.TestCase):
    def test_committed_files_are_sound(self):
        sites, packages = read_corpus(HERE)
        places = [(s.package, s.file, s.line) for own in sites.values() for s in own]
        self.assertEqual(len(places), len(set(places)))
        for name, package in packages.items():
            files = {each.file for each in sites[name]}
            self.assertLessEqual(package.files.keys(), files)
            for flag in package.flags:
                self.assertNotRegex(flag, "^-I/")


class FakeTidy:
    """Reports line 10, and has compiled lines 8 to 12."""

    def lint(self, folder, file, flags, options, strict):
        return [Report(10, MISSING, "text")]

    def compiled_lines(self, folder, file, flags):
        return set(range(8, 13))

    def functions(self, folder, file, flags):
        return {"start": [(8, 12)]}


class Reading(unittest.TestCase):
    def read(self, wanted_version, *known):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "a.c"), "w", encoding="utf-8"):
                pass
            tree = Tree(folder, wanted_version, "2")
            package = Package("pack", "1", [])
            return corpus.read_file(FakeTidy(), package, tree, "a.c", list(known))

    def test_same_version(self):
        (own, lost), others = self.read(True, site(line=10), site(line=99))
        self.assertEqual(set(own.reports), {False, True})
        self.assertIn("preprocessor", lost.not_read)
        self.assertFalse(others)

    def test_unlisted(self):
        (own,), others = self.read(True, site(line=11))
        self.assertFalse(own.reports)
        self.assertEqual([each.strict for each in others], [False, True])

    def test_other_version(self):
        known = site(line=3), site(line=4, function="gone")
        (own, lost), others = self.read(False, *known)
        self.assertEqual(set(own.reports), {False, True})
        self.assertIn("version 2", lost.not_read)
        self.assertFalse(others)

    def test_missing_file(self):
        tree = Tree("/no-such-folder", True, "2")
        with self.assertRaisesRegex(NotRead, "does not have this file"):
            package = Package("pack", "1", [])
            corpus.read_file(FakeTidy(), package, tree, "a.c", [site()])

    def test_other_system(self):
        known = site(reason="not compiled on Linux")
        (own,), _ = self.read(True, known)
        self.assertEqual(own.not_read, "not compiled on Linux")
        self.assertTrue(own.is_not_read_expected)


if __name__ == "__main__":
    unittest.main()
