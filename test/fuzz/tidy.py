"""Runs socket-tidy on many programs at once and reads what it reports."""

import os
import tempfile
from dataclasses import dataclass
from typing import Dict, List

import program as p
from emit import emit
from exported_fixes import Finding
from oracle import MISSING, PARTIAL
from programs import Linter, Programs

UNSEEN = "unseen"


@dataclass(frozen=True)
class Report:
    """`why_no_fix` is empty where there is a fix."""

    verdict: str
    why_no_fix: str


def report_of(finding: Finding) -> Report:
    verdict = MISSING
    if "on some paths" in finding.message:
        verdict = PARTIAL
    elif "cannot tell" in finding.message:
        verdict = UNSEEN
    return Report(verdict, finding.why_no_fix())


def linter(tool: str, strict: bool) -> Linter:
    """The one for emitted programs."""
    options = [("StrictMode", "true" if strict else "false")]
    return Linter(Programs(), [tool, "--quiet"], options, ["-w"])


def write_all(programs: List[p.Program], folder: str,
              all_positions: bool = False) -> List[str]:
    """Writes each program as C. Returns the paths."""
    paths = []
    for number, program in enumerate(programs):
        paths.append(os.path.join(folder, f"{number}.c"))
        with open(paths[-1], "w", encoding="utf-8") as file:
            file.write(emit(program, all_positions)[0])
    return paths


def lint(tool: str, programs: List[p.Program],
         strict: bool) -> List[Dict[int, Report]]:
    """Returns for each program what is reported, by uid of the bind."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_all(programs, folder)
        found = linter(tool, strict).findings(
            paths, os.path.join(folder, "fixes.yaml"))
    reports = []
    for program, path in zip(programs, paths):
        text, lines = emit(program)
        reports.append({lines[text.count("\n", 0, each.offset) + 1]:
                        report_of(each) for each in found[path]})
    return reports
