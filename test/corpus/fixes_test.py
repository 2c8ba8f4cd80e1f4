# ===--- fixes_test.py - socket-tidy -------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What is fixed, what is counted, and that nothing is left behind."""

import os
import tempfile
import unittest
from collections import Counter

from fixes import Fixer, Fixes, forget
from random_programs import fix_random_programs

SERVER = """\
#include "own.h"

int start(struct sockaddr *a) {
  int one = 1;
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
  bind(fd, a, 16);
  return listen(fd, 5);
}

int other(struct sockaddr *a) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  bind(fd, a, 16);
  return listen(fd, 5);
}
"""
HEADER = "#include <netinet/in.h>\n#include <sys/socket.h>\n"


class Counting(unittest.TestCase):
    def test_forget(self):
        text = b"SO_REUSEADDR, MY_SO_REUSEADDR, SO_REUSEADDR"
        self.assertEqual(forget(text), b"SO_KEEPALIVE, MY_SO_REUSEADDR, SO_KEEPALIVE")

    def test_add(self):
        fixes = Fixes(Counter({"": 1}))
        fixes.add(Fixes(Counter({"": 1, "why": 2}), problems=["a.c: broken"]))
        fixes.add(Fixes(random=Counter({"": 4})))
        self.assertEqual(
            fixes.lines(),
            [
                "the files as they are: 2 of 4 reports have a fix (50.0 %)\n"
                "  2 without: why",
                "random programs: 4 of 4 reports have a fix (100.0 %)",
                "in all, 6 of 8 reports have a fix (75.0 %)",
                "WRONG FIX a.c: broken",
            ],
        )


@unittest.skipUnless("SOCKET_TIDY" in os.environ, "only with the program")
class WithTheProgram(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        os.makedirs(os.path.join(self.folder, "source"))
        self.write("source/own.h", HEADER)
        self.write("source/a.c", SERVER)

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    def check(self, is_reported, clang=None):
        fixer = Fixer(os.environ["SOCKET_TIDY"], clang or os.environ["CLANG"])
        at = (self.folder, "source/a.c", ["-Isource"], {})
        return fixer.check(*at, is_reported)

    def test_as_it_is_and_forgetful(self):
        fixes = self.check(True)
        self.assertEqual(fixes, Fixes(Counter({"": 1}), Counter({"": 2})))
        self.assertEqual(self.check(False), Fixes(Counter(), Counter({"": 2})))
        left = sorted(os.listdir(os.path.join(self.folder, "source")))
        self.assertEqual(left, ["a.c", "own.h"])
        with open(os.path.join(self.folder, "source", "a.c"), encoding="utf-8") as file:
            self.assertEqual(file.read(), SERVER)

    def test_a_fix_that_breaks_the_file(self):
        """The compiler knows no variable `on`; nobody but the fix has one."""
        compiler = os.path.join(self.folder, "compiler")
        script = f'exec {os.environ["CLANG"]} -Don=+ "$@"\n'
        self.write("compiler", "#!/bin/sh\n" + script)
        os.chmod(compiler, 0o755)
        fixes = self.check(True, compiler)
        self.assertIn("error: ", fixes.problems[0])
        self.assertIn("a.c: after all fixes, ", fixes.problems[0])

    def test_random_programs(self):
        program, clang = os.environ["SOCKET_TIDY"], os.environ["CLANG"]
        fixes = fix_random_programs(program, clang, "0-1")
        self.assertEqual(fixes.problems, [])
        self.assertGreater(fixes.random[""], 0)
        broken = fix_random_programs(os.path.join(self.folder, "none"), clang, "0-1")
        self.assertIn("cannot be run", broken.problems[0])

    def test_a_file_that_cannot_be_read(self):
        self.write("source/own.h", "#error no\n")
        self.assertIn("there are errors", self.check(True).problems[0])


if __name__ == "__main__":
    unittest.main()
