# ===--- arguments.py - socket-tidy --------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The command line. The manual page is made of it, too."""

import argparse
import os

from .version import VERSION

DESCRIPTION = """
Lints the files of a compilation database for sockets that are bound without
SO_REUSEADDR. Before that, a file with a known mistake is linted: if it is not
reported, nothing else would be.
"""

EPILOG = """
Exit status: 0 if nothing was found, 1 if something was, 2 if something could not
be checked, or if there was nothing to check.
"""


class _Formatter(argparse.HelpFormatter):
    """Begins with the word that help2man looks for."""

    def add_usage(self, usage, actions, groups, prefix=None):
        super().add_usage(usage, actions, groups, "Usage: ")


def make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="socket-tidy-ci",
        usage="%(prog)s [OPTION...] [FILE...]",
        description=DESCRIPTION.strip(),
        epilog=EPILOG.strip(),
        formatter_class=_Formatter,
    )
    parser.add_argument("--version", action="version", version=f"socket-tidy-ci {VERSION}")
    _add_files(parser.add_argument_group("which files"))
    _add_program(parser.add_argument_group("which program"))
    _add_reports(parser.add_argument_group("what comes out"))
    return parser


def _add_files(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "files", nargs="*", metavar="FILE", help="lint these files, and not the whole database"
    )
    group.add_argument(
        "-p",
        type=_filled,
        dest="database",
        metavar="DIR",
        help="the folder of compile_commands.json; by default the root of the project, "
        "or its folder build",
    )
    group.add_argument(
        "--root",
        type=_filled,
        metavar="DIR",
        help="the root of the project, to which paths are relative; by default that of the "
        "git work tree, or the current folder",
    )
    group.add_argument(
        "--exclude",
        metavar="GLOB",
        action="append",
        default=[],
        help="leave out files whose path below the root matches, as in 'third_party/*'",
    )
    changes = group.add_mutually_exclusive_group()
    changes.add_argument(
        "--since", metavar="COMMIT", type=_filled,
        help="only what changed since this branch left COMMIT",
    )
    changes.add_argument(
        "--diff", metavar="FILE", type=_filled,
        help="only what this unified diff changes; '-' reads it from the standard input",
    )
    group.add_argument(
        "--scope",
        choices=["lines", "files"],
        default="lines",
        help="with --since or --diff: report what has a changed line between the creation of "
        "the socket and its listen (lines, the default), or all that is in changed files",
    )
    group.add_argument(
        "--allow-nothing",
        action="store_true",
        help="exit with 0 if there is nothing to check, as when a diff changes no C or C++ file",
    )


def _add_program(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--socket-tidy",
        metavar="PROGRAM",
        help="the standalone program; by default the one beside this program, or on the PATH",
    )
    group.add_argument(
        "--clang-tidy", metavar="PROGRAM", help="use this clang-tidy instead, with --plugin"
    )
    group.add_argument("--plugin", metavar="FILE", help="socket-tidy.so of the same LLVM version")
    group.add_argument(
        "--checks", metavar="GLOBS", default="-*,socket-*", help="which checks run (%(default)s); "
        "a .clang-tidy file does not change this, but its CheckOptions count",
    )
    group.add_argument(
        "--header-filter",
        metavar="REGEX",
        help="in which headers findings count; by default those below the root",
    )
    group.add_argument(
        "--tidy-option",
        metavar="OPTION",
        action="append",
        default=[],
        help="hand OPTION on to clang-tidy, as in --tidy-option=-extra-arg=-Wno-everything",
    )
    group.add_argument(
        "-j", dest="jobs", metavar="N", type=_positive, default=os.cpu_count() or 1,
        help="lint N files at once; by default as many as there are processors",
    )
    group.add_argument(
        "--timeout", metavar="SECONDS", type=_positive, default=600, help="give up on a file "
        "after this time (%(default)s)",
    )


def _add_reports(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--fix", action="store_true", help="apply the fixes")
    group.add_argument(
        "--sarif", metavar="FILE", type=_filled, help="write a SARIF 2.1.0 log"
    )
    group.add_argument(
        "--gitlab", metavar="FILE", type=_filled, help="write a code quality report for GitLab"
    )
    group.add_argument(
        "--github", action="store_true", help="print annotations for GitHub Actions"
    )
    group.add_argument(
        "--help-uri", metavar="URI", help="the address of help that the SARIF log names"
    )
    group.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _filled(text: str) -> str:
    """A variable that a CI system did not set must not look like no option."""
    if not text:
        raise argparse.ArgumentTypeError("its value is empty")
    return text


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return number


def parse(arguments=None) -> argparse.Namespace:
    parser = make_parser()
    options = parser.parse_args(arguments)
    if bool(options.clang_tidy) != bool(options.plugin):
        parser.error("--clang-tidy and --plugin belong together")
    if options.clang_tidy and options.socket_tidy:
        parser.error("either --socket-tidy, or --clang-tidy with --plugin")
    return options
