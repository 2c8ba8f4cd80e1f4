#!/usr/bin/env python3
"""Compares socket-tidy with the oracle on random programs.

Prints the share of bind sites on which both agree, in default mode and in
StrictMode. A program on which they do not is reduced and printed. Fails if
there is a false report, or too many misses.
"""

import argparse
import collections
import multiprocessing
import os
import sys
from typing import List

import program as p
from compare import FALSE_REPORT, bind_sites, disagreements
from emit import emit
from generate import generate
from oracle import explore
from reduce import reduce
from exported_fixes import share_with_fix
from tidy import lint

BATCH = 100
# The share of bind sites that may be missed.
ALLOWED = {False: 0.001, True: 0.01}
NAMES = {False: "default", True: "strict"}


def check_batch(job):
    """Returns the number of bind sites, the disagreements of some seeds, and
    for each mode how many reports had no fix for which reason."""
    tool, seeds, modes = job
    programs = [generate(seed) for seed in seeds]
    outcomes = [explore(program) for program in programs]
    sites = sum(len(bind_sites(program, outcome))
                for program, outcome in zip(programs, outcomes))
    found = []
    fixes = {strict: collections.Counter() for strict in modes}
    for strict in modes:
        reports = lint(tool, programs, strict)
        for seed, program, outcome, report in zip(seeds, programs, outcomes,
                                                  reports):
            for site, kind, text in disagreements(program, outcome, report,
                                                  strict):
                found.append((strict, seed, site, kind, text))
            fixes[strict].update(each.why_no_fix for each in report.values())
    return len(seeds), sites, found, fixes


def reduced(tool: str, seed: int, strict: bool, wanted: str) -> str:
    def holds(program: p.Program, outcome) -> bool:
        (report,) = lint(tool, [program], strict)
        return any(text == wanted for _, _, text in
                   disagreements(program, outcome, report, strict))

    program = reduce(generate(seed), holds)
    (report,) = lint(tool, [program], strict)
    text, lines = emit(program)
    texts = {site: text for site, _, text in
             disagreements(program, explore(program), report, strict)}
    marked = [line + (f"  // {texts[lines[number]]}"
                      if lines.get(number) in texts else "")
              for number, line in enumerate(text.splitlines(), 1)]
    return "\n".join(marked) + "\n"


def parse_seeds(text: str) -> range:
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--socket-tidy", required=True, metavar="PATH")
    parser.add_argument("--seeds", type=parse_seeds, required=True, metavar="A-B")
    parser.add_argument("--strict", action="store_true", help="only StrictMode")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    parser.add_argument("--keep", metavar="DIR",
                        help="where programs with disagreements are kept")
    parser.add_argument("--reduce", type=int, default=10, metavar="N",
                        help="how many of them are reduced, of each class")
    return parser.parse_args()


def present(arguments, strict: bool, found: List[tuple]) -> None:
    """Lists the disagreements of one mode; reduces one for each program."""
    done = collections.Counter()
    shown = set()
    for _, seed, _, kind, text in found:
        if (seed, kind) in shown:
            continue
        shown.add((seed, kind))
        print(f"{NAMES[strict]}: {kind}: seed {seed}: {text}")
        if done[kind] >= arguments.reduce:
            continue
        done[kind] += 1
        small = reduced(arguments.socket_tidy, seed, strict, text)
        print("\n" + small, flush=True)
        if arguments.keep:
            os.makedirs(arguments.keep, exist_ok=True)
            stem = os.path.join(arguments.keep, f"{seed}-{NAMES[strict]}")
            for suffix, content in ((".c", emit(generate(seed))[0]),
                                    (".reduced.c", small)):
                with open(stem + suffix, "w", encoding="utf-8") as file:
                    file.write(content)


def main() -> int:
    arguments = parse_arguments()
    modes = [True] if arguments.strict else [False, True]
    jobs = [(arguments.socket_tidy, arguments.seeds[i:i + BATCH], modes)
            for i in range(0, len(arguments.seeds), BATCH)]
    programs = sites = 0
    found = {strict: [] for strict in modes}
    fixes = {strict: collections.Counter() for strict in modes}
    with multiprocessing.Pool(arguments.jobs) as pool:
        for some_programs, some_sites, disagreeing, some_fixes in pool.imap(
                check_batch, jobs):
            programs += some_programs
            sites += some_sites
            for strict in modes:
                fixes[strict].update(some_fixes[strict])
            for item in disagreeing:
                found[item[0]].append(item)

    for strict in modes:
        present(arguments, strict, found[strict])
    failed = not sites
    print(f"{programs} programs, {sites} bind sites")
    for strict in modes:
        kinds = collections.Counter(item[3] for item in found[strict])
        wrong = sum(kinds.values())
        share = 100 * (1 - wrong / max(sites, 1))
        counts = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items()))
        print(f"{NAMES[strict]}: {share:.3f} % agree"
              + (f" ({counts})" if counts else ""))
        print(f"{NAMES[strict]}: " + share_with_fix(fixes[strict]))
        failed |= bool(kinds[FALSE_REPORT])
        failed |= wrong > ALLOWED[strict] * sites
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
