# ===--- sources_test.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Fetching and preparing, without the network."""

import os
import tempfile
import unittest

import sources
from data import Package


class FakeSources(sources.Sources):
    """Serves version 2 of everything and keeps a list of what it was asked."""

    def __init__(self, folder):
        super().__init__(folder)
        self.steps = []

    def say(self, text):
        pass

    def run(self, name, step, command, folder):
        self.steps.append(command[0])
        if "fail" in command or "pack=1" in command:
            raise sources.NotReady(f"{step} failed")
        if command[0] == "apt-get" and "source" in command:
            path = os.path.join(folder, "pack_2.dsc")
            with open(path, "w", encoding="utf-8") as file:
                file.write("Format: 3.0\nVersion: 2\n")


class Fetching(unittest.TestCase):
    def test_only_once(self):
        with tempfile.TemporaryDirectory() as folder:
            package = Package("pack", "2", [], [["./configure"]])
            first = FakeSources(folder)
            tree = first.tree(package)
            self.assertTrue(tree.is_wanted_version)
            steps = ["apt-get", "apt-get", "dpkg-source", "./configure"]
            self.assertEqual(first.steps, steps)
            second = FakeSources(folder)
            self.assertEqual(second.tree(package), tree)
            self.assertEqual(second.steps, [])
            third = FakeSources(folder)
            third.tree(Package("pack", "2", [], [["make"]]))
            self.assertEqual(third.steps[-1], "make")

    def test_another_version(self):
        with tempfile.TemporaryDirectory() as folder:
            tree = FakeSources(folder).tree(Package("pack", "1", []))
            self.assertFalse(tree.is_wanted_version)
            self.assertEqual(tree.version, "2")

    def test_lists_that_cannot_be_read(self):
        class Offline(FakeSources):
            def run(self, name, step, command, folder):
                raise sources.NotReady(f"{step} failed")

        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(sources.NotReady, "reading the lists failed"):
                Offline(folder).tree(Package("pack", "2", []))

    def test_failure_is_not_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            package = Package("pack", "2", [], [["make", "fail"]])
            for _ in range(2):
                with self.assertRaisesRegex(sources.NotReady, "'make fail' failed"):
                    FakeSources(folder).tree(package)

    def test_real_failure(self):
        with tempfile.TemporaryDirectory() as folder:
            real = sources.Sources(folder)
            for command, why in (
                (["no-such-program"], "cannot run no-such-program"),
                (["sh", "-c", "echo E: broken; exit 1"], "E: broken"),
            ):
                text = f"fetching failed: .*{why}"
                with self.assertRaisesRegex(sources.NotReady, text):
                    real.run("pack", "fetching", command, folder)

    def test_sources(self):
        text = "Types: deb\nURIs: http://mirror.test\nSigned-By: key\n"
        self.assertIn("Types: deb-src\nURIs", sources.with_sources(text, True))
        text = "# deb one\ndeb [a=b] http://x y main\ndeb-src [a=b] http://x y main\n"
        self.assertEqual(
            sources.with_sources(text, False), "deb-src [a=b] http://x y main\n"
        )


if __name__ == "__main__":
    unittest.main()
