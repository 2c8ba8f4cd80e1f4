# ===--- judge_test.py - socket-tidy -------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Which site a report belongs to, what is a fault, and what is printed of it."""

import unittest
from collections import Counter

import tables
from data import Site
from fixes import Fixes
from judge import Outcome, Unlisted, assign, doubtful_reports, false_reports
from judge import function_name, misses, spans_in_functions, spans_on_lines
from judge import status, unread
from tidy import MISSING, PARTIAL, UNSEEN, Report


def site(verdict="OK", line=10, function="start", distance="function", reason=""):
    return Site("pack", "a.c", line, function, verdict, distance, distance, reason)


def outcome(known, default=None, strict=None, not_read=""):
    reports = {}
    if default:
        reports[False] = Report(known.line, default, "default text")
    if strict:
        reports[True] = Report(known.line, strict, "strict text")
    return Outcome(known, reports, not_read)


class Matching(unittest.TestCase):
    def test_on_the_line(self):
        first, second = site(line=10), site(line=20)
        report, other = Report(20, MISSING, ""), Report(21, MISSING, "")
        found, others = assign(spans_on_lines([first, second]), [report, other])
        self.assertEqual(found, {second: report})
        self.assertEqual(others, [other])

    def test_in_the_function(self):
        first, second = site(line=10), site(line=20)
        third = site(line=50, function="A::other")
        spans = spans_in_functions(
            [first, second, third], {"start": [(12, 30)], "other": [(40, 60)]}
        )
        near, far, last = (Report(line, MISSING, "") for line in (23, 25, 70))
        found, others = assign(spans, [near, far, last])
        self.assertEqual(found, {second: near, first: far})
        self.assertEqual(others, [last])

    def test_function_names(self):
        for text, name in (
            ("start", "start"),
            ("Server::listen", "listen"),
            ("Server::create lambda", "create"),
            ("Server ctor", "Server"),
        ):
            self.assertEqual(function_name(site(function=text)), name)


class Judging(unittest.TestCase):
    def test_false_report(self):
        for verdict in ("OK", "CONDITIONAL", "EXEMPT", "WRAPPER"):
            wrong = outcome(site(verdict), MISSING, MISSING)
            self.assertEqual(len(false_reports([wrong])), 1)
            self.assertEqual(status([wrong]), 1)
        self.assertEqual(status([outcome(site("OK"), None, UNSEEN)]), 0)
        self.assertEqual(status([outcome(site("MISSING"), MISSING, MISSING)]), 0)

    def test_doubtful_report(self):
        doubt = outcome(site("OK"), None, PARTIAL)
        self.assertEqual(len(doubtful_reports([doubt])), 1)
        self.assertEqual(status([doubt]), 0)
        right = outcome(site("CONDITIONAL"), None, PARTIAL)
        self.assertFalse(doubtful_reports([right]))

    def test_miss(self):
        for distance, expected in (
            ("function", 1),
            ("class", 1),
            ("library", 1),
            ("other-file", 0),
            ("callback", 0),
        ):
            missed = outcome(site("MISSING", distance=distance), None, UNSEEN)
            self.assertEqual(len(misses([missed])), expected)
            self.assertEqual(status([missed]), expected)

    def test_not_read(self):
        lost = outcome(site("MISSING"), not_read="no network")
        self.assertFalse(misses([lost]))
        self.assertEqual(unread([lost]), [lost])
        self.assertEqual(status([lost]), 2)
        elsewhere = Outcome(site(), {}, "not compiled on Linux", True)
        self.assertEqual(status([elsewhere]), 0)
        self.assertEqual(status([lost, outcome(site(), MISSING)]), 1)


class Printing(unittest.TestCase):
    def test_report(self):
        outcomes = [
            outcome(site("OK")),
            outcome(site("OK"), MISSING, MISSING),
            outcome(site("OK"), None, PARTIAL),
            outcome(site("MISSING"), None, UNSEEN),
            outcome(site("MISSING", distance="callback"), not_read="no network"),
        ]
        known = Report(99, MISSING, "other text")
        others = [Unlisted("pack", "a.c", strict, known) for strict in (False, True)]
        fixes = Fixes(Counter({"": 1, "why": 1}), Counter({"": 3}))
        fixes.problems.append("a.c: broken")
        lines = list(tables.report(outcomes, others, fixes))
        self.assertEqual(lines[0], "bind sites: 5, packages: 1, read: 4")
        rows = {tuple(line.split()[:-8]): line.split()[-8:] for line in lines}
        self.assertEqual(rows["OK",], "3 1 2 1 1 0 1 0".split())
        self.assertEqual(rows["MISSING",], "2 0 1 0 0 1 0 1".split())
        self.assertEqual(rows["MISSING", "callback"], "1 0 0 0 0 0 0 1".split())
        details = lines[-10:]
        self.assertEqual(
            details,
            [
                "the files as they are: 1 of 2 reports have a fix (50.0 %)\n"
                "  1 without: why",
                "with SO_REUSEADDR taken out of the files: "
                "3 of 3 reports have a fix (100.0 %)",
                "in all, 4 of 5 reports have a fix (80.0 %)",
                "WRONG FIX a.c: broken",
                "FALSE REPORT pack a.c:10 (start): OK, but: default text",
                "MISS pack a.c:10 (start): MISSING, but not reported",
                "NOT READ pack a.c:10 (start): no network",
                "once that is mended: ./dev corpus pack",
                "look at pack a.c:10 (start): OK, but in StrictMode: strict text",
                "unlisted pack a.c:99: other text",
            ],
        )

    def test_every_site(self):
        (line,) = tables.every_site([outcome(site("OK"), None, PARTIAL)])
        self.assertEqual(
            line, "OK function pack a.c:10 (start): silent, StrictMode: strict text"
        )


if __name__ == "__main__":
    unittest.main()
