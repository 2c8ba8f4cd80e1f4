#!/usr/bin/env python3
"""Fixes random programs and checks that the fixes are right.

The binds of the programs stand in all kinds of statements. What fix_properties
demands of every fix must hold. The fixed program is also run: it must do what it
did before, and no socket may listen that was bound without the option, but at
the places that are still reported. Fails if one fix is wrong.
"""

import argparse
import collections
import json
import multiprocessing
import os
import sys
import tempfile
from typing import Dict, List, NamedTuple, Tuple

import program as p
from differential import parse_seeds
from exported_fixes import Finding, apply, share_with_fix
from fix_properties import FixProperties, Linted, Problem, apart, difference
from fix_properties import text_problem, together
from generate import generate
from programs import Compiler
from run import Runtime, calls, unset_lines
from tidy import linter, write_all

BATCH = 50
SHOWN = 10  # problems, at most


class Result(NamedTuple):
    reasons: Dict[str, int]  # why there is no fix, or nothing, and how often
    unset: int  # places where a run has seen a socket without the option
    problems: List[Tuple[int, str]]  # seed and text


class Batch:
    """Some programs, written below a folder."""

    def __init__(self, arguments: argparse.Namespace, seeds, folder: str):
        self.seeds = list(seeds)
        self.programs = [generate(seed) for seed in self.seeds]
        self.paths = write_all(self.programs, folder, all_positions=True)
        self.yaml = os.path.join(folder, "fixes.yaml")
        # StrictMode has the most fixes: those of Partial, too.
        self.linter = linter(arguments.socket_tidy, strict=True)
        self.properties = FixProperties(
            self.linter.programs,
            self.linter,
            [Compiler(self.linter.programs, path, ["-x", "c"])
             for path in arguments.compiler],
            arguments.apply_replacements,
            os.path.join(folder, "properties"))
        self.runtime = Runtime(arguments.compiler[-1], folder)
        self.unset = 0

    def check(self) -> Result:
        findings = self.linter.findings(self.paths, self.yaml)
        problems = list(self.problems(findings))
        reasons = collections.Counter(
            each.why_no_fix() for found in findings.values() for each in found)
        seeds = dict(zip(self.paths, self.seeds))
        return Result(reasons, self.unset,
                      [(seeds[path], text) for path, text in problems])

    def problems(self, findings: Dict[str, List[Finding]]):
        sources = {path: read(path) for path in self.paths}
        self.linter.run(self.paths, "-fix")
        fixed = {path: read(path) for path in self.paths}
        for path, source in sources.items():
            write(path, source)
            text = text_problem(path, source, findings[path], fixed[path])
            if text:
                yield Problem(path, text)
        yield from self.properties.exported(self.yaml, fixed)
        changed = [path for path in self.paths if sources[path] != fixed[path]]
        yield from self.properties.variants([
            Linted(path, findings[path],
                   [together(findings[path]), *apart(findings[path])])
            for path in changed])
        yield from self.runs(changed, sources, fixed)

    def runs(self, changed: List[str], sources, fixed):
        paths = {path: path + ".fixed.c" for path in changed}
        for path, name in paths.items():
            write(name, fixed[path])
        left = self.linter.findings(list(paths.values()), self.yaml)
        programs = dict(zip(self.paths, self.programs))
        for path in changed:
            program = programs[path]
            before = self.runtime.trace(program, path)
            after = self.runtime.trace(program, paths[path])
            self.unset += len(unset_lines(before))
            text = fixed[path]
            reported = {text.count(b"\n", 0, each.offset) + 1
                        for each in left[paths[path]]}
            said = [f"line {line} binds without the option"
                    for line in sorted(unset_lines(after) - reported)]
            if calls(before) != calls(after):
                said.append("the fixed program runs in another way:\n" + difference(
                    "\n".join(calls(before)).encode(),
                    "\n".join(calls(after)).encode()))
            if said:
                said.append(difference(sources[path], text))
                yield Problem(path, "\n".join(said))


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def check_batch(job) -> Result:
    with tempfile.TemporaryDirectory() as folder:
        return Batch(*job, folder).check()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket-tidy", required=True, metavar="PATH")
    parser.add_argument("--apply-replacements", required=True, metavar="PATH")
    parser.add_argument("--compiler", required=True, action="append",
                        metavar="PATH", help="all compile; the last one's runs")
    parser.add_argument("--seeds", type=parse_seeds, required=True, metavar="A-B")
    parser.add_argument("--reasons", metavar="PATH",
                        help="write how many reports have no fix, and why, as JSON")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    seeds = arguments.seeds
    jobs = [(arguments, seeds[i:i + BATCH]) for i in range(0, len(seeds), BATCH)]
    reasons, problems, unset = collections.Counter(), [], 0
    with multiprocessing.Pool(arguments.jobs) as pool:
        for result in pool.imap(check_batch, jobs):
            reasons.update(result.reasons)
            problems += result.problems
            unset += result.unset
    for seed, text in problems[:SHOWN]:
        print(f"seed {seed}: {text}\n")
    print(f"{len(seeds)} programs, {len(problems)} wrong fixes; runs of the "
          f"unfixed ones saw {unset} binds without the option")
    print(share_with_fix(reasons))
    if arguments.reasons:
        with open(arguments.reasons, "w", encoding="utf-8") as file:
            json.dump(reasons, file)
    return 1 if problems or not unset else 0


if __name__ == "__main__":
    sys.exit(main())
