# ===--- tables.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Prints the outcomes: two tables, then all that somebody has to look at."""

from dataclasses import replace
from typing import Callable, Dict, Iterator, List

from data import DISTANCES, VERDICTS
from fixes import Fixes
from judge import (
    Outcome,
    Unlisted,
    doubtful_reports,
    false_reports,
    misses,
    unread,
)
from tidy import MISSING, PARTIAL, UNSEEN

Row = List[object]


def aligned(rows: List[Row]) -> Iterator[str]:
    """The first column to the left, the others to the right."""
    texts = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts)]
    for first, *others in texts:
        cells = [first.ljust(widths[0])]
        cells += [text.rjust(width) for text, width in zip(others, widths[1:])]
        yield "  ".join(cells).rstrip()


def count(outcomes: List[Outcome], holds: Callable[[Outcome], bool]) -> int:
    return sum(1 for outcome in outcomes if holds(outcome))


def said(strict: bool, verdict: str) -> Callable[[Outcome], bool]:
    def holds(outcome: Outcome) -> bool:
        report = outcome.report(strict)
        return report is not None and report.verdict == verdict

    return holds


def silent(strict: bool) -> Callable[[Outcome], bool]:
    return lambda outcome: not outcome.not_read and outcome.report(strict) is None


COLUMNS: Dict[str, Callable[[Outcome], bool]] = {
    "sites": lambda outcome: True,
    "reported": said(False, MISSING),
    "silent": silent(False),
    "missing": said(True, MISSING),
    "partial": said(True, PARTIAL),
    "unseen": said(True, UNSEEN),
    "silent ": silent(True),
    "not read": lambda outcome: bool(outcome.not_read),
}


def table(first: str, groups: Dict[str, List[Outcome]]) -> Iterator[str]:
    rows: List[Row] = [[first, *(name.strip() for name in COLUMNS)]]
    for name, group in groups.items():
        rows.append([name, *(count(group, holds) for holds in COLUMNS.values())])
    lines = list(aligned(rows))
    # The first line of titles stands over the columns of the second.
    modes = ["default"] * 2 + ["StrictMode"] * 4
    starts = {"default": lines[0].index("reported"), "StrictMode": 0}
    starts["StrictMode"] = lines[0].index("missing", starts["default"])
    title = " " * starts[modes[0]] + modes[0]
    yield title.ljust(starts["StrictMode"]) + "StrictMode"
    yield from lines


def by_verdict(outcomes: List[Outcome]) -> Dict[str, List[Outcome]]:
    return {
        verdict: [each for each in outcomes if each.site.verdict == verdict]
        for verdict in VERDICTS
    }


def by_distance(outcomes: List[Outcome]) -> Dict[str, List[Outcome]]:
    groups = {}
    for verdict in ("MISSING", "OK"):
        for distance in DISTANCES:
            group = [
                each
                for each in outcomes
                if each.site.verdict == verdict and each.site.distance == distance
            ]
            if group:
                groups[f"{verdict} {distance}"] = group
    return groups


def details(outcomes: List[Outcome], others: List[Unlisted]) -> Iterator[str]:
    for outcome, report in false_reports(outcomes):
        site = replace(outcome.site, line=report.line)
        yield f"FALSE REPORT {site}: {site.verdict}, but: {report.text}"
    for outcome in misses(outcomes):
        yield f"MISS {outcome.site}: MISSING, but not reported"
    lost = unread(outcomes)
    for outcome in lost:
        yield f"NOT READ {outcome.site}: {outcome.not_read}"
    if lost:
        names = " ".join(sorted({outcome.site.package for outcome in lost}))
        yield f"once that is mended: ./dev corpus {names}"
    for outcome in outcomes:
        if outcome.is_not_read_expected:
            yield f"not read {outcome.site}: {outcome.not_read}"
    for outcome, report in doubtful_reports(outcomes):
        site = replace(outcome.site, line=report.line)
        yield f"look at {site}: {site.verdict}, but in StrictMode: {report.text}"
    default = {(e.package, e.file, e.report.line) for e in others if not e.strict}
    for each in others:
        place = (each.package, each.file, each.report.line)
        if not each.strict or place not in default:
            mode = " in StrictMode" if each.strict else ""
            text = f"{each.package} {each.file}:{each.report.line}"
            yield f"unlisted {text}{mode}: {each.report.text}"


def every_site(outcomes: List[Outcome]) -> Iterator[str]:
    """One line for each: what is known, and what either mode says."""
    for outcome in outcomes:
        text = outcome.not_read and f"not read: {outcome.not_read}"
        if not text:
            default, strict = outcome.report(False), outcome.report(True)
            text = f"{default.verdict if default else 'silent'}, "
            text += f"StrictMode: {strict.text if strict else 'silent'}"
        site = outcome.site
        yield f"{site.verdict} {site.distance} {site}: {text}"


def report(
    outcomes: List[Outcome], others: List[Unlisted], fixes: Fixes
) -> Iterator[str]:
    packages = len({outcome.site.package for outcome in outcomes})
    read = count(outcomes, lambda outcome: not outcome.not_read)
    yield f"bind sites: {len(outcomes)}, packages: {packages}, read: {read}"
    yield ""
    yield from table("verdict", by_verdict(outcomes))
    yield ""
    yield from table("needs for all", by_distance(outcomes))
    yield ""
    yield from fixes.lines()
    yield from details(outcomes, others)
