# ===--- check_run_clang_tidy.py - socket-tidy ---------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Fixes a project of many files in three ways, which must give the same texts.

    -fix                                in one run of the linter
    run-clang-tidy -fix                 in parallel
    run-clang-tidy -export-fixes        and clang-apply-replacements afterwards
"""

import argparse
import json
import os
import re
import shlex
import shutil
import sys
from typing import Callable, Dict, List, Optional

from exported_fixes import CHECK
from fix_properties import difference
from programs import Failure, Programs


def flags(path: str) -> Optional[List[str]]:
    """What the first RUN line of a test compiles it with: the last of its
    standards for C, and what follows the dashes. None if the test is run by
    another program than check_socket_tidy.py, as those with errors are."""
    with open(path, encoding="utf-8") as file:
        line = re.search(r"RUN:.*", file.read())
    if not line:
        return []
    if "%check_socket_tidy" not in line[0]:
        return None
    found = re.search(r" -std=(\S+)", line[0])
    standards = found[1].split(",") if found else []
    standards = ["-std=" + each for each in standards if "++" not in each]
    _, _, others = line[0].partition(" -- ")
    return standards[-1:] + shlex.split(others)


class Project:
    """Copies of the files in a folder, with a compilation database."""

    def __init__(self, folder: str, files: List[str], headers: List[str]):
        os.makedirs(folder)
        self.folder = folder
        known = {path: flags(path) for path in files}
        files = [path for path in files if known[path] is not None]
        self.files = [shutil.copy(path, folder) for path in files]
        self.headers = [shutil.copy(path, folder) for path in headers]
        commands = [
            {
                "directory": folder,
                "file": path,
                "arguments": ["clang", *known[original], "-c", path],
            }
            for path, original in zip(self.files, files)
        ]
        with open(self.path("compile_commands.json"), "w", encoding="utf-8") as file:
            json.dump(commands, file)

    def path(self, *names: str) -> str:
        return os.path.join(self.folder, *names)

    def texts(self) -> Dict[str, bytes]:
        found = {}
        for path in self.files + self.headers:
            with open(path, "rb") as file:
                found[os.path.basename(path)] = file.read()
        return found


class Ways:
    def __init__(self, arguments: argparse.Namespace):
        self.arguments = arguments
        self.programs = Programs()

    def run(self, *command: str) -> None:
        done = self.programs.run(command, len(self.arguments.files))
        if done.code:
            raise Failure(f"exit status {done.code}\n{done.out}{done.err}")

    def in_one_run(self, project: Project) -> None:
        usual = [f"-checks=-*,{CHECK}", "-header-filter=.*", "-p", project.folder]
        self.run(self.arguments.socket_tidy, *usual, "-fix", *project.files)

    def run_clang_tidy(self, project: Project, *extra: str) -> None:
        self.run(
            sys.executable,
            self.arguments.run_clang_tidy,
            "-clang-tidy-binary=" + self.arguments.socket_tidy,
            "-clang-apply-replacements-binary=" + self.arguments.apply_replacements,
            f"-checks=-*,{CHECK}",
            "-header-filter=.*",
            "-quiet",
            "-j2",
            "-p",
            project.folder,
            *extra,
        )

    def in_parallel(self, project: Project) -> None:
        self.run_clang_tidy(project, "-fix")

    def exported(self, project: Project) -> None:
        os.makedirs(project.path("exported"))
        yaml = project.path("exported", "fixes.yaml")
        self.run_clang_tidy(project, "-export-fixes=" + yaml)
        self.run(self.arguments.apply_replacements, project.path("exported"))


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("--socket-tidy", "--run-clang-tidy", "--apply-replacements"):
        parser.add_argument(name, required=True, metavar="PATH")
    parser.add_argument("--header", action="append", default=[], metavar="PATH")
    parser.add_argument("folder", help="for all that is made; is emptied")
    parser.add_argument("files", nargs="+", help="C and C++ files")
    return parser.parse_args()


def main() -> int:
    arguments = parse_arguments()
    shutil.rmtree(arguments.folder, ignore_errors=True)
    ways = Ways(arguments)
    results: Dict[str, Dict[str, bytes]] = {}
    every: List[Callable[[Project], None]] = [
        ways.in_one_run,
        ways.in_parallel,
        ways.exported,
    ]
    for way in every:
        folder = os.path.join(arguments.folder, way.__name__)
        project = Project(folder, arguments.files, arguments.header)
        before = project.texts()
        try:
            way(project)
        except Failure as failure:
            print(f"{way.__name__}: {failure}")
            print("$ " + "\n$ ".join(ways.programs.log))
            return 1
        results[way.__name__] = project.texts()

    wanted = results[every[0].__name__]
    changed = [name for name in wanted if wanted[name] != before[name]]
    problems = [
        f"{way}: {name} differs\n{difference(text, found[name])}"
        for way, found in results.items()
        for name, text in wanted.items()
        if found[name] != text
    ]
    for header in arguments.header:
        if os.path.basename(header) not in changed:
            problems.append(f"{header} was not fixed")
    print("\n".join(problems + [f"{len(changed)} of {len(wanted)} files were fixed"]))
    return 1 if problems or not changed else 0


if __name__ == "__main__":
    sys.exit(main())
