# ===--- main.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The order of a run: the program, the canary, the files, the reports."""

import argparse
import os
import signal
import sys
import time
import traceback
from typing import Optional, Sequence

from . import arguments
from .canary import try_canary
from .choose import belongs, choose_files, is_own, read_changes
from .database import find_database
from .exported import require_yaml
from .failure import CannotCheck
from .findings import Finding
from .fix import fix
from .git import find_work_tree
from .output import write_reports
from .progress import Progress
from .run import lint_all
from .say import count, say
from .sources import Sources, real
from .tidy import Tidy, find_program

CLEAN, FOUND, CANNOT_CHECK = 0, 1, 2


def find_root(named: Optional[str]) -> str:
    if named and not os.path.isdir(named):
        raise CannotCheck(f"there is no folder '{named}'")
    if named:
        return real(named)
    folder = os.getcwd()
    return real(find_work_tree(folder) or folder)


def make_tidy(options: argparse.Namespace) -> Tidy:
    if options.plugin:
        plugin = os.path.abspath(options.plugin)
        if not os.path.exists(plugin):
            raise CannotCheck(f"there is no plugin '{options.plugin}'; install socket-tidy")
        advice = "install it, or name another with --clang-tidy"
        command = [find_program(options.clang_tidy, advice), "-load=" + plugin]
    else:
        beside = os.path.join(os.path.dirname(os.path.realpath(sys.argv[0])), "socket-tidy")
        default = beside if os.access(beside, os.X_OK) else "socket-tidy"
        advice = "install it, or say where it is with --socket-tidy"
        command = [find_program(options.socket_tidy or default, advice)]
    return Tidy(
        command=command,
        checks=options.checks,
        header_filter=options.header_filter or ".*",
        options=options.tidy_option,
        timeout=options.timeout,
    )


def run(options: argparse.Namespace) -> int:
    start = time.monotonic()
    require_yaml()
    root = find_root(options.root)
    sources = Sources(root)
    tidy = make_tidy(options)
    try_canary(tidy)
    database = find_database(options.database, root)
    changes = read_changes(options, root)
    files = choose_files(options, database, changes, sources)
    if not files and not options.allow_nothing:
        raise CannotCheck("there is nothing to check; --allow-nothing lets this pass")

    def is_counted(finding: Finding) -> bool:
        return bool(options.header_filter) or is_own(finding, files, sources)

    progress = Progress(len(files), quiet=options.quiet)
    result = lint_all(tidy, files, database, options.jobs, is_counted, progress)
    others = 0
    if changes:
        others = result.keep(lambda finding: belongs(finding, changes, options.scope, sources))
    write_reports(options, result, sources)
    if options.fix and result.findings:
        fix(result)
    if not options.quiet:
        summary = f"{count(len(files), 'file')} linted in {time.monotonic() - start:.1f} s"
        summary += f", {count(len(result.findings), 'finding')}"
        summary += f", {others} outside of the change" if others else ""
        say(summary)
    if result.problems:
        return CANNOT_CHECK
    return FOUND if result.findings else CLEAN


def main(argv: Optional[Sequence[str]] = None) -> int:
    """What was not foreseen must not end with the status of a finding."""
    options = arguments.parse(argv)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.stdout.reconfigure(errors="backslashreplace")  # what the terminal lacks
        return run(options)
    except CannotCheck as problem:
        say(f"error: {problem}")
    except KeyboardInterrupt:
        say("error: interrupted, so nothing can be said")
    except OSError as error:
        say(f"error: {error}")
        # If it was the output, Python would try again to write what is left.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        traceback.print_exc()
        say("error: this should not happen; please report it")
    return CANNOT_CHECK
