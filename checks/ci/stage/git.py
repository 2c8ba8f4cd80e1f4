# ===--- git.py - socket-tidy --------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What git knows: where the work tree begins, and what changed in it."""

import os
import re
import subprocess
from typing import Optional

from .failure import CannotCheck

# git refuses to read what another user owns, as is usual in containers.
_NOT_OWNED = "detected dubious ownership"
_NOT_THERE = "not a git repository"
_NO_COMMIT = "Needed a single revision"


def _ask(folder: str, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["git", "-c", "core.quotePath=false", *arguments],
        cwd=folder,
        env={**os.environ, "LC_ALL": "C"},  # what it says is read here
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
    )


def _first_line(text: str) -> str:
    if _NO_COMMIT in text:
        return "there is no such commit here"
    return (text.strip().splitlines() or ["it printed nothing"])[0]


def find_work_tree(folder: str) -> Optional[str]:
    """The root of the work tree that the folder lies in, if it lies in one."""
    try:
        done = _ask(folder, "rev-parse", "--show-toplevel")
    except OSError:
        return None
    if done.returncode == 0:
        return done.stdout.rstrip("\n")
    if _NOT_OWNED in done.stderr:
        raise CannotCheck(
            f"git does not tell the root of the project: {_first_line(done.stderr)}; "
            f"{_advice(done.stderr, folder)}, or name the root with --root"
        )
    return None


def diff_since(commit: str, root: str) -> str:
    """The changes of the work tree since it left `commit`."""
    # What git takes for binary, or shows through a filter, is compiled all the
    # same. A submodule may have changed, too. The root may lie below that of the
    # work tree.
    options = ["-U0", "--no-color", "--no-ext-diff", "--src-prefix=a/", "--dst-prefix=b/"]
    options += ["--text", "--no-textconv", "--submodule=diff", "--ignore-submodules=untracked"]
    options += ["--relative", "--merge-base"]
    try:
        # A commit that is none is told from an option by this.
        done = _ask(root, "rev-parse", "--verify", "--end-of-options", commit + "^{commit}")
        if done.returncode == 0:
            done = _ask(root, "diff", *options, done.stdout.strip(), "--")
    except OSError as error:
        raise CannotCheck(f"git cannot be run: {error.strerror}") from None
    if done.returncode != 0:
        raise CannotCheck(
            f"git cannot compare with '{commit}': {_first_line(done.stderr)}; "
            f"{_advice(done.stderr, root)}"
        )
    return done.stdout


def _advice(said: str, folder: str) -> str:
    if _NOT_OWNED in said:
        owned = re.search(r" at '(.*)'$", said.splitlines()[0])
        path = owned[1] if owned else folder
        return f"trust it with: git config --global --add safe.directory '{path}'"
    if _NOT_THERE in said:
        return f"'{folder}' must lie in a work tree of git"
    return "in CI, fetch the whole history"
