# ===--- choose.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Which files are linted, and which findings are reported."""

import argparse
import fnmatch
import os
import sys
from typing import List, Optional, Sequence

from .changes import Changes, read_diff
from .database import Database, is_header, is_source
from .failure import CannotCheck
from .findings import Finding
from .git import diff_since
from .say import say
from .sources import Sources, real


def read_changes(options: argparse.Namespace, root: str) -> Optional[Changes]:
    if options.since:
        return read_diff(diff_since(options.since, root), root)
    if options.diff == "-":
        return read_diff(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"), root)
    if options.diff:
        try:
            with open(options.diff, "rb") as file:
                return read_diff(file.read().decode("utf-8", "surrogateescape"), root)
        except OSError as error:
            raise CannotCheck(f"cannot read the diff '{options.diff}': {error.strerror}") from None
    return None


def changed_files(database: Database, changes: Changes, sources: Sources) -> List[str]:
    """What of the database a change concerns. What a header concerns is not
    known before all is linted."""
    files = database.files()
    for submodule in changes.unseen_submodules:
        say(f"warning: changes in the submodule '{submodule}' cannot be seen: check it out")
    headers = [path for path in changes.files() if is_header(path)]
    if headers:
        say(f"'{sources.shown(headers[0])}' is a header, so all files are linted")
        return files
    known = {real(path) for path in files}
    for path in changes.files():
        if is_source(path) and path not in known:
            say(f"warning: '{sources.shown(path)}' is not linted: it is not in the database")
    return [path for path in files if real(path) in changes.lines]


def choose_files(
    options: argparse.Namespace, database: Database, changes: Optional[Changes], sources: Sources
) -> List[str]:
    if options.files:
        files = list(dict.fromkeys(os.path.abspath(path) for path in options.files))
        if changes:
            files = [path for path in files if real(path) in changes.lines]
    elif changes:
        files = changed_files(database, changes, sources)
    else:
        files = database.files()
    return [
        path
        for path in files
        if not any(fnmatch.fnmatch(sources.shown(path), glob) for glob in options.exclude)
    ]


def is_own(finding: Finding, files: Sequence[str], sources: Sources) -> bool:
    """Whether the finding is the project's own. clang-tidy could choose, too,
    but by the names of headers, which may lead through links."""
    return sources.is_inside(finding.place.path) or finding.place.path in map(real, files)


def belongs(finding: Finding, changes: Changes, scope: str, sources: Sources) -> bool:
    if scope == "files":
        return any(place.path in changes.lines for place in finding.places())
    return changes.touch(finding, sources)
