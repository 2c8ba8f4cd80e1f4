# ===--- run.py - socket-tidy --------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Lints many files at once, and puts together what is said of them."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from typing import Callable, Dict, List, Sequence

from . import process
from .database import Database
from .findings import Finding
from .progress import Progress
from .tidy import Problem, Tidy


@dataclass
class Result:
    files: List[str]
    findings: List[Finding] = field(default_factory=list)
    problems: List[Problem] = field(default_factory=list)
    foreign_options: Counter = field(default_factory=Counter)  # files, by message

    def keep(self, is_wanted: Callable[[Finding], bool]) -> int:
        """Drops the other findings. Returns how many that were."""
        wanted = [finding for finding in self.findings if is_wanted(finding)]
        dropped = len(self.findings) - len(wanted)
        self.findings = wanted
        return dropped


def lint_all(
    tidy: Tidy,
    files: Sequence[str],
    database: Database,
    jobs: int,
    is_wanted: Callable[[Finding], bool],
    progress: Progress,
) -> Result:
    """Each finding comes once, also if several files include its header. The
    order is that of the paths, not that in which the runs end."""
    found: Dict[tuple, Finding] = {}
    problems: List[Problem] = []
    foreign_options: Counter = Counter()
    with ThreadPoolExecutor(jobs) as pool:
        # An interrupt may come while the first runs have begun, and others not.
        try:
            runs = {pool.submit(tidy.lint, path, database.folder): path for path in files}
            for done, run in enumerate(as_completed(runs), 1):
                outcome = run.result()
                for finding in filter(is_wanted, outcome.findings):
                    found.setdefault((finding.place, finding.check, finding.message), finding)
                foreign_options.update(set(outcome.foreign_options()))
                if outcome.reason():
                    problems.append(Problem(runs[run], outcome.reason()))
                progress.show(done, len(found))
        except BaseException:
            process.stop_all()
            pool.shutdown(cancel_futures=True)
            raise
    return Result(
        files=list(files),
        findings=sorted(found.values(), key=lambda finding: finding.place),
        problems=sorted(problems, key=lambda problem: problem.path),
        foreign_options=foreign_options,
    )
