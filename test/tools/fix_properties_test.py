# ===--- fix_properties_test.py - socket-tidy ----------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The properties see what is wrong, with made-up linters and compilers."""

import itertools
import os
import tempfile
import unittest
from collections import Counter

from exported_fixes import Edit, Finding, Note
from fix_properties import FixProperties, Linted, apart, separating_groups
from fix_properties import text_problem, together
from programs import Programs

SOURCE = b"bind(a); bind(b);"


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "a.c")
        with open(self.path, "wb") as file:
            file.write(SOURCE)
        self.first = Finding("first", self.path, 0, (Edit(self.path, 0, 0, b"set(a); "),))
        self.second = Finding("second", self.path, 9, (Edit(self.path, 9, 0, b"set(b); "),))

    def check(self, findings, finds, says=None, variants=None):
        """Returns what is wrong. `finds` is the linter and `says` the compiler:
        functions of the text."""

        def texts(paths):
            for path in paths:
                with open(path, "rb") as file:
                    yield path, file.read()

        class Linter:
            def findings(self, paths, _):
                return {path: finds(text) for path, text in texts(paths)}

        class Compiler:
            path = "cc"

            def diagnostics(self, paths):
                return {path: Counter(says(text)) for path, text in texts(paths)}

        compilers = [Compiler()] if says else []
        properties = FixProperties(Programs(), Linter(), compilers, "", self.path)
        if variants is None:
            variants = [together(findings), *apart(findings)]
        problems = properties.variants([Linted(self.path, findings, variants)])
        return "\n".join(problem.text for problem in problems)


def found(text, needs=b"ab"):
    """A linter: each bind without its set."""
    return [
        Finding("?", "", text.index(b"bind(%c)" % name), (Edit("", 0, 0, b"x"),))
        for name in needs
        if b"set(%c)" % name not in text
    ]


class Groups(unittest.TestCase):
    def test_each_without_each_other(self):
        for count in range(40):
            groups = separating_groups(count)
            for one, other in itertools.permutations(range(count), 2):
                self.assertTrue(any(one in g and other not in g for g in groups))

    def test_few(self):
        sizes = {0: 0, 1: 0, 2: 2, 3: 3, 4: 4, 6: 4, 10: 5, 20: 6, 35: 7}
        for count, size in sizes.items():
            self.assertEqual(len(separating_groups(count)), size)
        self.assertEqual(separating_groups(3), [[0], [1], [2]])


class Variants(Case):
    def test_one_fix_is_not_tried_twice(self):
        self.assertEqual(apart([self.first]), [])
        names = [each.name for each in apart([self.first, self.second])]
        self.assertEqual(names, ["only fix 1", "only fix 2"])

    def test_alternatives(self):
        note = Note("or", (Edit(self.path, 0, 0, b"other(a); "),))
        finding = Finding("first", self.path, 0, self.first.edits, (note,))
        (variant,) = apart([finding])
        self.assertEqual(variant.edits, note.edits)
        *_, variant = apart([self.second, finding])
        self.assertEqual((variant.fixed, variant.edits), ((finding,), note.edits))
        said = self.check([finding], lambda text: found(text, b"a"))
        self.assertIn("after only alternative 1:\nstill reported", said)
        self.assertNotIn("all fixes", said)


    def test_each_alternative_is_tried_without_each_other(self):
        note = Note("or", (Edit(self.path, 0, 0, b"other(a); "),))
        fixes = [self.first, self.second]
        found = [Finding("?", self.path, 0, each.edits, (note,)) for each in fixes]
        names = [each.name for each in apart(found) if "alternative" in each.name]
        self.assertEqual(names[0], "only alternative 1")
        self.assertEqual(names[1:], [f"{names[0]} of 1", f"{names[0]} of 2"])


class Linting(Case):
    def setUp(self):
        super().setUp()
        self.both = [self.first, self.second]

    def test_right(self):
        self.assertEqual(self.check(self.both, found), "")

    def test_still_reported(self):
        def blind(text):
            return [Finding("?", "", text.index(b"bind(a)"))]

        self.assertIn("still reported", self.check(self.both, blind))

    def test_newly_reported(self):
        def more(text):
            return found(text) + [Finding("more", "", text.rindex(b")"))]

        self.assertIn("newly reported: more", self.check(self.both, more))

    def test_only_right_together(self):
        def needs_both(text):
            return found(text) if text.count(b"set") == 2 else found(SOURCE)

        said = self.check(self.both, needs_both, variants=[together(self.both)])
        self.assertEqual(said, "")
        said = self.check(self.both, needs_both)
        self.assertIn("after only fix 1:\n", said)
        self.assertIn("after only fix 2:\n", said)

    def test_fixed_again(self):
        without = Finding("second", self.path, 9)
        said = self.check([self.first, without], lambda text: found(text, b"b"))
        self.assertIn("a second run fixes this", said)

    def test_edits_that_collide(self):
        clash = Finding("?", self.path, 0, (Edit(self.path, 0, 0, b"other"),))
        self.assertIn("collide", self.check([self.first, clash], lambda text: []))


class Compiling(Case):
    def said(self, findings, says):
        return self.check(findings, lambda text: [], says)

    def test_what_was_said_before_is_no_matter(self):
        self.assertEqual(self.said([self.first], lambda text: ["warning: old"]), "")

    def test_what_is_new(self):
        def says(text):
            return ["warning: old"] + ["warning: new"] * text.count(b"set(b)")

        self.assertEqual(self.said([self.first], says), "")
        said = self.said([self.second], says)
        self.assertIn("after all fixes, cc says:\nwarning: new\n", said)
        self.assertNotIn("old", said)

    def test_a_second_one_like_the_first_is_new(self):
        def says(text):
            return ["warning: on"] * (1 + text.count(b"set"))

        self.assertIn("cc says:\nwarning: on", self.said([self.first], says))

    def test_the_file_itself(self):
        said = self.said([self.first], lambda text: ["error: x"])
        self.assertIn("does not compile, without any fix", said)


class Text(Case):
    def problem(self, findings, fixed):
        return text_problem(self.path, SOURCE, findings, fixed)

    def test_bytes(self):
        fixed = b"set(a); " + SOURCE
        self.assertIsNone(self.problem([self.first], fixed))
        said = self.problem([self.first], fixed + b"\n")
        self.assertIn("something else than the exported", said)
        clash = Finding("?", self.path, 0, (Edit(self.path, 0, 0, b"other"),))
        self.assertIn("collide", self.problem([self.first, clash], fixed))
        nothing = Finding("?", self.path, 0)
        said = self.problem([nothing], SOURCE)
        self.assertIn("neither a fix nor a reason", said)
        reason = Note("no fix is offered: it is a test")
        nothing = Finding("?", self.path, 0, (), (reason,))
        self.assertIsNone(self.problem([nothing], SOURCE))
        alternative = Note("or", self.first.edits)
        nothing = Finding("?", self.path, 0, (), (reason, alternative))
        self.assertIn("a note has a fix", self.problem([nothing], SOURCE))
        other = Finding("?", self.path, 0, (Edit("/b.h", 0, 0, b"x"),))
        self.assertIn("another file: /b.h", self.problem([other], SOURCE))


if __name__ == "__main__":
    unittest.main()
