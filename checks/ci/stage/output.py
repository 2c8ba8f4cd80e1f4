# ===--- output.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Writes what was found, in each form that was asked for."""

import argparse
import json
import sys
from typing import Any, Dict, List, Sequence

from .failure import CannotCheck
from .reports import github, gitlab, text
from .reports.sarif import HELP, SarifReport
from .run import Result
from .say import count, say
from .sources import Sources
from .tidy import Problem


def write_json(path: str, value: Any) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(value, file, indent=2)
            file.write("\n")
    except OSError as error:
        raise CannotCheck(f"cannot write '{path}': {error.strerror}") from None


def write_reports(options: argparse.Namespace, result: Result, sources: Sources) -> None:
    for line in text.lines(result.findings, sources):
        print(line)
    if options.github:
        for line in github.lines(result.findings, sources):
            print(line)
    if options.sarif:
        report = SarifReport(result, sources, options.help_uri or HELP)
        write_json(options.sarif, report.log())
    if options.gitlab:
        write_json(options.gitlab, gitlab.report(result.findings, sources))
    sys.stdout.flush()
    for message, number in sorted(result.foreign_options.items()):
        say(f"warning: {message}, left out in {count(number, 'file')}")
    say_problems(result.problems, sources)


def say_problems(problems: Sequence[Problem], sources: Sources) -> None:
    """One line for each reason, since one mistake often concerns all files."""
    by_reason: Dict[str, List[str]] = {}
    for problem in problems:
        by_reason.setdefault(problem.reason, []).append(sources.shown(problem.path))
    for reason, paths in by_reason.items():
        others = f" and {count(len(paths) - 1, 'other file')}" if len(paths) > 1 else ""
        say(f"error: '{paths[0]}'{others} cannot be checked: {reason}")
