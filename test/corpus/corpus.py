#!/usr/bin/env python3
# ===--- corpus.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Lints known bind sites of real servers and compares with what is known.

The packages are fetched from Debian and prepared below one folder, which takes
some minutes the first time. data.py tells what the two data files hold. The exit
status is 1 if there is a false report, a wrong fix, or a miss of what the check
promises to find; 2 if something could not be read that should have been; otherwise 0.
"""

import argparse
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Dict, List, Tuple, Union

from data import BadData, Package, Site, read_corpus
from fixes import Fixer, Fixes
from judge import Outcome, Unlisted, assign, spans_in_functions, spans_on_lines, status
from random_programs import fix_random_programs
from sources import NotReady, Sources, Tree
from tables import every_site, report
from tidy import NotRead, Tidy

HERE = os.path.dirname(os.path.abspath(__file__))
FileResult = Tuple[List[Outcome], List[Unlisted]]
FixedResult = Tuple[List[Outcome], List[Unlisted], Fixes]


def not_read(sites: List[Site], reason: str) -> List[Outcome]:
    return [
        Outcome(site, {}, site.not_read or reason, bool(site.not_read))
        for site in sites
    ]


def flags_of(package: Package, file: str) -> List[str]:
    flags = package.flags + package.files.get(file, [])
    if not package.pkg_config:
        return flags
    command = ["pkg-config", "--cflags", *package.pkg_config]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotRead(done.stderr.strip().splitlines()[0])
    return flags + done.stdout.split()


def read_file(
    tidy: Tidy, package: Package, tree: Tree, file: str, sites: List[Site]
) -> FileResult:
    wanted = [site for site in sites if not site.not_read]
    if not wanted:
        return not_read(sites, ""), []
    if not os.path.exists(os.path.join(tree.path, file)):
        raise NotRead(f"version {tree.version} does not have this file")
    flags = flags_of(package, file)
    at = (tree.path, file, flags)
    modes = (False, True)
    reports = {strict: tidy.lint(*at, package.options, strict) for strict in modes}
    if tree.is_wanted_version:
        compiled = tidy.compiled_lines(*at)
        lost = {site for site in wanted if site.line not in compiled}
        why = "the preprocessor leaves this line out"
        spans = spans_on_lines(wanted)
    else:
        spans = spans_in_functions(wanted, tidy.functions(*at))
        lost = {site for site in wanted if not spans[site]}
        why = f"version {tree.version} does not compile such a function"

    outcomes = {site: Outcome(site, {}) for site in wanted if site not in lost}
    others = []
    for strict, all_reports in reports.items():
        found, unknown = assign(spans, all_reports)
        for site, each in found.items():
            if site in outcomes:
                outcomes[site].reports[strict] = each
        others += [Unlisted(package.name, file, strict, each) for each in unknown]
    missing = not_read([site for site in sites if site not in outcomes], why)
    return [*outcomes.values(), *missing], others


def fix_file(
    fixer: Fixer, package: Package, tree: Tree, file: str, found: FileResult
) -> Fixes:
    outcomes, others = found
    if all(outcome.not_read for outcome in outcomes):
        return Fixes()
    is_reported = any(outcome.report(False) for outcome in outcomes)
    is_reported |= any(not each.strict for each in others)
    flags = flags_of(package, file)
    return fixer.check(tree.path, file, flags, package.options, is_reported)


def by_file(sites: List[Site]) -> Dict[str, List[Site]]:
    files: Dict[str, List[Site]] = {}
    for site in sites:
        files.setdefault(site.file, []).append(site)
    return files


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="corpus", description=__doc__.split("\n")[0])
    parser.add_argument("--socket-tidy", required=True, help="the program")
    parser.add_argument("--clang", required=True, help="of the same version")
    parser.add_argument("--folder", required=True, help="for all that is fetched")
    parser.add_argument("--sites", action="store_true", help="print each site, too")
    parser.add_argument("packages", nargs="*", metavar="package", help="default: all")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    sites, packages = read_corpus(HERE)
    for name in arguments.packages:
        if name not in packages:
            known = " ".join(packages)
            raise BadData(f"no package '{name}' in the corpus. There are: {known}")
    for tool in ("apt-get", "dpkg-source", "pkg-config"):
        if not shutil.which(tool):
            raise BadData(f"{tool} is missing; the corpus is read on Debian only")
    for tool in (arguments.socket_tidy, arguments.clang):
        if not shutil.which(tool):
            raise BadData(f"{tool} is missing; './dev build' makes or installs it")
    names = sorted(arguments.packages or packages)
    sources = Sources(arguments.folder)
    tidy = Tidy(arguments.socket_tidy, arguments.clang)
    fixer = Fixer(arguments.socket_tidy, arguments.clang)
    os.makedirs(arguments.folder, exist_ok=True)
    os.nice(5)

    def tree(name: str) -> Union[Tree, NotReady]:
        try:
            return sources.tree(packages[name])
        except NotReady as problem:
            return problem

    def result(job) -> FixedResult:
        name, file, own, place = job
        try:
            if isinstance(place, NotReady):
                raise NotRead(str(place))
            found = read_file(tidy, packages[name], place, file, own)
            return (*found, fix_file(fixer, packages[name], place, file, found))
        except NotRead as problem:
            return not_read(own, str(problem)), [], Fixes()

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        trees = dict(zip(names, pool.map(tree, names)))
        jobs = [
            (name, file, own, trees[name])
            for name in names
            for file, own in by_file(sites[name]).items()
        ]
        results = list(pool.map(result, jobs))

    for name, place in trees.items():
        if isinstance(place, Tree) and not place.is_wanted_version:
            wanted = packages[name].version
            print(f"{name}: read in version {place.version}, known in {wanted}")
    outcomes = [outcome for own, _, _ in results for outcome in own]
    others = [each for _, own, _ in results for each in own]
    fixes = Fixes()
    for _, _, own in results:
        fixes.add(own)
    if not arguments.packages:
        fixes.add(fix_random_programs(arguments.socket_tidy, arguments.clang))
    if arguments.sites:
        print("\n".join(every_site(outcomes)) + "\n")
    print("\n".join(report(outcomes, others, fixes)))
    return 1 if fixes.problems else status(outcomes)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BadData as problem:
        print(f"corpus: {problem}", file=sys.stderr)
        sys.exit(2)
