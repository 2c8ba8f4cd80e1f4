# ===--- tidy.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs clang-tidy with the check inside, over one file at a time."""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from typing import List, Optional, Sequence

from . import process
from .exported import read_exported
from .failure import CannotCheck
from .findings import Finding
from .sources import real

# clang-tidy goes on without a .clang-tidy file that it cannot read. It says what
# is wrong, and then this.
_BAD_CONFIG = re.compile(r"^Error parsing ", re.MULTILINE)
# It passes over a file in silence, or guesses how it is compiled.
_NO_COMMAND = re.compile(
    r"^Skipping .*Compile command not found|^Error while trying to load a compilation database",
    re.MULTILINE,
)
# It crashes if the compiler's folder is gone.
_NO_FOLDER = re.compile(r'^LLVM ERROR: Cannot chdir into "(.*)"!$', re.MULTILINE)
_OWN_ERROR = "socket-tidy: error: "
# What clang says of an option that only another compiler has. It calls that an
# error, but leaves the option out and reads the file.
_FOREIGN_OPTION = "unknown argument"


@dataclass(frozen=True)
class Problem:
    """Why a file could not be checked."""

    path: str
    reason: str


@dataclass
class Outcome:
    """What one run said of one file."""

    findings: List[Finding] = field(default_factory=list)
    errors: List[Finding] = field(default_factory=list)
    failure: str = ""  # empty if the run ended as it should

    def reason(self) -> str:
        """Why the file could not be checked, in one line; empty if it was."""
        if self.failure:
            return self.failure
        serious = [error for error in self.errors if not _is_about_option(error)]
        return serious[0].message if serious else ""

    def foreign_options(self) -> List[str]:
        """What was said of compiler options that were left out."""
        return [error.message for error in self.errors if _is_about_option(error)]


def _is_about_option(error: Finding) -> bool:
    return not error.place.path and error.message.startswith(_FOREIGN_OPTION)


@dataclass(frozen=True)
class Tidy:
    """The program to run, and what is the same for each file."""

    command: Sequence[str]  # the program and its plugin
    checks: str
    header_filter: str
    options: Sequence[str] = ()
    timeout: Optional[float] = None  # seconds, for one file

    def lint(self, path: str, database: Optional[str]) -> Outcome:
        """Lints the file as the database in that folder tells, or with no
        compiler arguments at all."""
        if not os.path.exists(path):
            return Outcome(failure="it does not exist; if a build makes it, build first")
        if not _is_utf8(path):
            return Outcome(failure="its path is not UTF-8, which clang-tidy cannot export")
        with tempfile.TemporaryDirectory(prefix="socket-tidy-") as folder:
            exported = os.path.join(folder, "exported.yaml")
            command = [*self.command, "-quiet", "-checks=" + self.checks]
            command += ["-header-filter=" + self.header_filter, *self.options]
            command += ["-export-fixes=" + exported]
            command += ["-p=" + database, path] if database else [path, "--"]
            try:
                done = process.run(command, self.timeout)
            except subprocess.TimeoutExpired:
                return Outcome(failure=f"no end after {self.timeout:g} s")
            except OSError as error:
                return Outcome(failure=f"'{command[0]}' cannot be run: {error.strerror}")
            try:
                findings, errors = read_exported(exported)
            except CannotCheck as problem:
                return Outcome(failure=str(problem))
        return Outcome(findings, errors, _failure(done, findings, errors))


def _lost_path(findings: Sequence[Finding]) -> str:
    """A path that was not exported as it is: what is not UTF-8 has become a
    replacement character, and the rest is cut off."""
    paths = (place.path for finding in findings for place in finding.places())
    lost = (path for path in paths if "\ufffd" in path and not os.path.exists(path))
    return next(lost, "")


def _failure(
    done: subprocess.CompletedProcess, findings: Sequence[Finding], errors: Sequence[Finding]
) -> str:
    no_folder = _NO_FOLDER.search(done.stderr)
    if no_folder:
        return f"its folder '{no_folder[1]}' in the database does not exist; build first"
    if done.returncode < 0:
        return f"the program crashed with signal {-done.returncode}"
    if _BAD_CONFIG.search(done.stderr):
        return _telling_line(done.stderr)
    if _NO_COMMAND.search(done.stderr):
        return "there is no command for it in the compilation database, nor one to guess by"
    lost = _lost_path(findings)
    if lost:
        return f"it includes '{lost}…', a path that is not UTF-8, which clang-tidy cannot export"
    # Findings that a .clang-tidy file turns into errors change the exit code.
    explained = errors or any(finding.is_error for finding in findings)
    if done.returncode != 0 and not explained:
        return _telling_line(done.stderr + done.stdout)
    return ""


def _is_utf8(path: str) -> bool:
    try:
        os.fsencode(real(path)).decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _telling_line(text: str) -> str:
    """The line of a program's output that says most: the first error, or else
    the last line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    errors = [line for line in lines if re.search(r"\berror\b", line)]
    line = errors[0] if errors else lines[-1] if lines else "it failed and printed nothing"
    return line[len(_OWN_ERROR) :] if line.startswith(_OWN_ERROR) else line


def find_program(name: str, advice: str) -> str:
    """The program's path. Raises CannotCheck if it is not there, or does not
    start, as happens without the libraries of its LLVM."""
    path = shutil.which(name)
    if not path:
        raise CannotCheck(f"there is no program '{name}'; {advice}")
    try:
        done = process.run([path, "--version"])
    except OSError as error:
        raise CannotCheck(f"'{path}' does not start: {error.strerror}") from None
    if done.returncode != 0:
        raise CannotCheck(
            f"'{path}' does not start: {_telling_line(done.stderr + done.stdout)}; "
            "install the LLVM that it was built for"
        )
    return path
