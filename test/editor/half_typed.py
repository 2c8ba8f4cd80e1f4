#!/usr/bin/env python3
# ===--- half_typed.py - socket-tidy -------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Feeds half-typed programs to socket-clangd or to socket-tidy.

Each program is broken in many places: it ends there, or it lacks what stands
between there and the end of the line, or some words. No text may end the
program that reads it, or keep it busy for longer than a limit. What it says of
the text does not matter here.

With --socket-clangd one session gets all texts, as if they were typed; with
--socket-tidy, each is a run of its own.
"""

import argparse
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
from typing import Iterator

import lsp


def broken(text: str, count: int, seed: str) -> Iterator[str]:
    """`count` broken versions of the text, the same ones every time."""
    choose = random.Random(seed)
    for number in range(count):
        at = choose.randrange(len(text))
        if number % 3 == 0:
            yield text[:at]
        elif number % 3 == 1:
            end = text.find("\n", at)
            yield text[:at] + text[end:]
        else:
            yield text[:at] + text[at + choose.randrange(1, 40):]


class TooSlow(Exception):
    pass


def on_alarm(_signal: int, _frame: object) -> None:
    raise TooSlow()


class InClangd:
    """One session for all texts of one file."""

    def __init__(self, program: str, folder: pathlib.Path):
        self.program, self.folder = program, folder
        self.server = lsp.Server([program], folder)

    def start(self, path: pathlib.Path, text: str) -> None:
        self.path = path
        self.server.open(path, text)
        self.server.diagnostics(path)

    def feed(self, text: str) -> str:
        """Returns what went wrong, or nothing."""
        try:
            self.server.change(self.path, text, at_once=True)
            self.server.diagnostics(self.path)
            return ""
        except lsp.ServerEnded as ended:
            problem = str(ended)
        except TooSlow:
            problem = "too slow"
        self.close()
        self.server = lsp.Server([self.program], self.folder)
        self.server.open(self.path, "")
        return problem

    def close(self) -> None:
        self.server.kill()


class InTidy:
    """One run for each text."""

    def __init__(self, program: str, folder: pathlib.Path):
        self.program = program

    def start(self, path: pathlib.Path, text: str) -> None:
        self.path = path

    def feed(self, text: str) -> str:
        self.path.write_text(text, encoding="utf-8")
        try:
            done = subprocess.run([self.program, "-checks=-*,socket-*", self.path, "--"],
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        except TooSlow:
            return "too slow"
        said = done.stdout.decode(errors="replace")
        if done.returncode < 0 or "PLEASE submit a bug report" in said:
            return said
        return ""

    def close(self) -> None:
        pass


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    program = parser.add_mutually_exclusive_group(required=True)
    program.add_argument("--socket-clangd", help="the program")
    program.add_argument("--socket-tidy", help="the program")
    parser.add_argument("--count", type=int, default=20, help="broken versions of each file")
    parser.add_argument("--limit", type=int, default=60, help="seconds for one text")
    parser.add_argument("--seed", default="", help="another seed breaks in other places")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the texts that fail")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()

    signal.signal(signal.SIGALRM, on_alarm)
    total = failures = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        reader = (InClangd(arguments.socket_clangd, folder) if arguments.socket_clangd
                  else InTidy(arguments.socket_tidy, folder))
        for file in arguments.files:
            text = file.read_text(encoding="utf-8")
            signal.alarm(arguments.limit)
            reader.start(folder / file.name, text)
            for version in broken(text, arguments.count, file.name + arguments.seed):
                signal.alarm(arguments.limit)
                problem = reader.feed(version)
                signal.alarm(0)
                total += 1
                if not problem:
                    continue
                failures += 1
                print("%s, text number %d of it:\n%s" % (file, total, problem))
                if arguments.keep:
                    kept = arguments.keep / ("%d-%s" % (total, file.name))
                    kept.write_text(version, encoding="utf-8")
        reader.close()
    print("%d texts, %d failures" % (total, failures))
    return 1 if failures or not total else 0


if __name__ == "__main__":
    sys.exit(main())
