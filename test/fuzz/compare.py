"""Says where the reports on a program and the oracle's verdicts differ."""

from typing import Dict, List, Tuple

import program as p
from oracle import PARTIAL, Outcome
from tidy import Report

FALSE_REPORT = "false report"
MISS = "miss"
WRONG_VERDICT = "wrong verdict"  # reported, but as something else


def bind_sites(program: p.Program, outcome: Outcome) -> List[int]:
    """The sites that can be compared."""
    return [s.uid for s in p.statements(program)
            if isinstance(s, p.Bind) and s.uid not in outcome.ambiguous]


def disagreements(program: p.Program, outcome: Outcome, report: Dict[int, Report],
                  strict: bool) -> List[Tuple[int, str, str]]:
    """Returns bind site, class, and the two verdicts in words."""
    found = []
    for site in bind_sites(program, outcome):
        actual = report[site].verdict if site in report else None
        expected = outcome.verdict(site)
        if not strict and expected == PARTIAL:
            expected = None
        if actual == expected:
            continue
        kind = WRONG_VERDICT
        if not actual:
            kind = MISS
        elif not expected:
            kind = FALSE_REPORT
        found.append((site, kind, f"should be {expected}, is {actual}"))
    return found
