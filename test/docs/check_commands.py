#!/usr/bin/env python3
# ===--- check_commands.py - socket-tidy ---------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs the commands of a documentation page, so that the page stays true.

A block that is fenced as ```sh is run by bash, and must succeed. What a ```text
block right after it shows must be printed, line by line; `…` stands for
anything. Each heading starts with a fresh sample project. A comment above a
block changes that:

  <!-- test: exit N -->           the status must be N; a ```text block follows
  <!-- test: continue -->         in the folder of the block before
  <!-- test: in the project -->   in the source folder of socket-tidy
  <!-- test: file NAME -->        is no command, but written to this file
  <!-- test: skip REASON -->      is not run
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
from typing import List, Optional

from fences import Block, read_blocks
from sandbox import Sandbox

MINUTES = 10  # for one block
COLOR = re.compile(r"\x1b\[[0-9;]*m")


def first_missing(shown: str, output: str) -> Optional[str]:
    """The first line of `shown` that is not in the output, in order."""
    rows = iter(COLOR.sub("", output).splitlines())
    for line in shown.splitlines():
        pattern = ".*".join(re.escape(part) for part in line.strip().split("…"))
        if not any(re.fullmatch(pattern, row.strip()) for row in rows):
            return line
    return None


class Page:
    def __init__(self, path: str, sandbox: Sandbox, project: str):
        self._path = path
        self._sandbox = sandbox
        self._project = project
        self._folder: Optional[pathlib.Path] = None
        self._heading = ""
        self.run_count = 0
        self.faults = 0

    def check(self) -> None:
        blocks = read_blocks(self._path)
        for block, following in zip(blocks, [*blocks[1:], None]):
            shown = following if following and following.language == "text" else None
            if "file" in block.notes:
                (self._enter(block) / block.notes["file"]).write_text(block.text)
            elif block.language == "sh":
                self._check_commands(block, shown)

    def _fault(self, block: Block, text: str) -> None:
        self.faults += 1
        print(f"{self._path}:{block.line}: {text}")

    def _enter(self, block: Block) -> pathlib.Path:
        """The folder in which the block belongs."""
        fresh = block.heading != self._heading and "continue" not in block.notes
        if self._folder is None or fresh:
            self._folder = self._sandbox.new_clone()
        self._heading = block.heading
        return self._folder

    def _check_commands(self, block: Block, shown: Optional[Block]) -> None:
        if "skip" in block.notes:
            print(f"{self._path}:{block.line}: not run: {block.notes['skip']}")
            return
        wanted = int(block.notes.get("exit", 0))
        if wanted and not shown:
            self._fault(block, "a block that fails must be followed by what it prints")
        folder = self._project if "in" in block.notes else self._enter(block)
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", block.text],
            cwd=folder,
            env=self._sandbox.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=MINUTES * 60,
        )
        self.run_count += 1
        if done.returncode != wanted:
            self._fault(block, f"exit status {done.returncode}, not {wanted}:\n{done.stdout}")
        missing = first_missing(shown.text, done.stdout) if shown else None
        if missing is not None:
            self._fault(block, f"does not print {missing!r}, but:\n{done.stdout}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--project", required=True, help="the source folder")
    parser.add_argument("pages", nargs="+", metavar="page")
    arguments = parser.parse_args()

    faults: List[int] = []
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(folder, arguments.project)
        for path in arguments.pages:
            page = Page(path, sandbox, arguments.project)
            page.check()
            if page.run_count == 0:
                print(f"{path}: no commands found")
                page.faults += 1
            print(f"{path}: {page.run_count} blocks run, {page.faults} faults")
            faults.append(page.faults)
    return 1 if any(faults) else 0


if __name__ == "__main__":
    sys.exit(main())
