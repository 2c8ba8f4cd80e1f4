# ===--- judge.py - socket-tidy ------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Compares what was reported in a file with what is known of its sites.

A report belongs to the site on its line. Where another version of the package
was read, lines have moved: there it belongs to the site in its function, and to
the nearest one if there are several.
"""

import re
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from data import Site
from tidy import MISSING, PARTIAL, Report

Span = Tuple[int, int]

# How far the check promises to look. Other files and callbacks it cannot see.
PROMISED = ("function", "file", "class", "library")


@dataclass
class Outcome:
    """What came of one site. The reports are by StrictMode."""

    site: Site
    reports: Dict[bool, Report]
    not_read: str = ""
    # A line that is not compiled on this system cannot be read.
    is_not_read_expected: bool = False

    def report(self, strict: bool) -> Optional[Report]:
        return self.reports.get(strict)


@dataclass(frozen=True)
class Unlisted:
    """A report where no site is known."""

    package: str
    file: str
    strict: bool
    report: Report


def function_name(site: Site) -> str:
    """As the compiler has it: sites name classes, constructors and lambdas."""
    name = re.sub(r" (ctor|lambda)$", "", site.function)
    return re.split(r"::|\.", name)[-1]


def spans_in_functions(
    sites: List[Site], functions: Dict[str, List[Span]]
) -> Dict[Site, List[Span]]:
    return {site: functions.get(function_name(site), []) for site in sites}


def spans_on_lines(sites: List[Site]) -> Dict[Site, List[Span]]:
    return {site: [(site.line, site.line)] for site in sites}


def assign(
    spans: Dict[Site, List[Span]], reports: List[Report]
) -> Tuple[Dict[Site, Report], List[Report]]:
    """Returns the reports by site, and those that belong to none."""
    found: Dict[Site, Report] = {}
    others: List[Report] = []
    for report in reports:
        sites = [
            site
            for site, parts in spans.items()
            if site not in found
            and any(first <= report.line <= last for first, last in parts)
        ]
        if sites:
            nearest = min(sites, key=lambda site: abs(site.line - report.line))
            found[nearest] = report
        else:
            others.append(report)
    return found, others


def false_reports(outcomes: List[Outcome]) -> List[Tuple[Outcome, Report]]:
    found = []
    for outcome in outcomes:
        for _, report in sorted(outcome.reports.items()):
            if report.verdict == MISSING and outcome.site.verdict != "MISSING":
                found.append((outcome, report))
                break
    return found


def doubtful_reports(outcomes: List[Outcome]) -> List[Tuple[Outcome, Report]]:
    """What StrictMode says of some paths where no path is known to lack it."""
    return [
        (outcome, outcome.reports[True])
        for outcome in outcomes
        if outcome.site.verdict not in ("MISSING", "CONDITIONAL")
        and True in outcome.reports
        and outcome.reports[True].verdict == PARTIAL
    ]


def misses(outcomes: List[Outcome]) -> List[Outcome]:
    return [
        outcome
        for outcome in outcomes
        if outcome.site.verdict == "MISSING"
        and outcome.site.distance in PROMISED
        and not outcome.not_read
        and False not in outcome.reports
    ]


def unread(outcomes: List[Outcome]) -> List[Outcome]:
    """Those that should have been read."""
    return [
        outcome
        for outcome in outcomes
        if outcome.not_read and not outcome.is_not_read_expected
    ]


def status(outcomes: List[Outcome]) -> int:
    if false_reports(outcomes) or misses(outcomes):
        return 1
    return 2 if unread(outcomes) else 0
