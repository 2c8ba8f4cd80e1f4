# ===--- tidy.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Lints one file of the corpus and reads what socket-tidy says about it."""

import os
import re
import subprocess
from dataclasses import dataclass
from typing import Dict, List, Set, Tuple

CHECK = "socket-missing-reuseaddr"
MISSING, PARTIAL, UNSEEN = "missing", "partial", "unseen"
MINUTES = 3  # for one file

MESSAGE = re.compile(r"^(?:(\S.*?):(\d+):\d+: )?(warning|error|note): (.*)$")
FUNCTION = re.compile(r"function '(.*)' exceeds recommended size")
LENGTH = re.compile(r"(\d+) lines including whitespace and comments")
MARKER = re.compile(r'^# (\d+) "(.*?)"')


class NotRead(Exception):
    """The file was not linted; the text says why."""


@dataclass
class Report:
    line: int
    verdict: str
    text: str


def verdict_of(message: str) -> str:
    if "on some paths" in message:
        return PARTIAL
    if "cannot tell" in message:
        return UNSEEN
    return MISSING


def messages(output: str):
    """The lines that are messages: file, line, kind and text."""
    for line in output.splitlines():
        match = MESSAGE.match(line)
        if match:
            yield match[1] or "", int(match[2] or 0), match[3], match[4]


def read_reports(output: str) -> List[Report]:
    """Raises NotRead where there was an error."""
    reports: List[Report] = []
    for file, line, kind, text in messages(output):
        if kind == "error":
            raise NotRead(f"{os.path.basename(file)}:{line}: {text}" if file else text)
        if kind == "warning" and text.endswith(f"[{CHECK}]"):
            text = text[: -len(f" [{CHECK}]")]
            reports.append(Report(line, verdict_of(text), text))
        elif kind == "warning":
            raise NotRead(f"an unexpected warning: {text}")
    return reports


def read_functions(output: str) -> Dict[str, List[Tuple[int, int]]]:
    """First and last lines by name, from the check of function sizes."""
    found: Dict[str, List[Tuple[int, int]]] = {}
    name, first = "", 0
    for _, line, kind, text in messages(output):
        if kind == "warning":
            match = FUNCTION.match(text)
            name, first = (match[1], line) if match else ("", 0)
        elif name and LENGTH.match(text):
            last = first + int(LENGTH.match(text)[1])
            found.setdefault(name, []).append((first, last))
    return found


def read_compiled_lines(output: str, file: str) -> Set[int]:
    """The lines of the file that the preprocessor leaves something of."""
    lines: Set[int] = set()
    current, number = "", 0
    for line in output.splitlines():
        marker = MARKER.match(line)
        if marker:
            number, current = int(marker[1]), marker[2]
            continue
        if current == file and line.strip():
            lines.add(number)
        number += 1
    return lines


class Tidy:
    def __init__(self, socket_tidy: str, clang: str):
        self.socket_tidy = os.path.abspath(socket_tidy)
        self.clang = clang

    def run(self, command: List[str], folder: str) -> subprocess.CompletedProcess:
        try:
            return subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=MINUTES * 60,
                check=False,
            )
        except subprocess.TimeoutExpired:
            name = os.path.basename(command[0])
            raise NotRead(f"{name} did not end within {MINUTES} minutes") from None

    def tidy(self, folder, file, flags, checks, options) -> str:
        pairs = ", ".join(
            "{key: %s, value: '%s'}" % option for option in sorted(options.items())
        )
        config = "{Checks: '-*,%s', CheckOptions: [%s]}" % (checks, pairs)
        command = [self.socket_tidy, "--quiet", "--config=" + config, file]
        done = self.run([*command, "--", "-w", *flags], folder)
        if done.returncode < 0:
            raise NotRead(f"socket-tidy was ended by signal {-done.returncode}")
        errors = [text for _, _, kind, text in messages(done.stdout) if kind == "error"]
        if done.returncode and not errors:
            last = (done.stderr.strip() or "it printed nothing").splitlines()[-1]
            raise NotRead(f"socket-tidy failed: {last}")
        return done.stdout

    def lint(self, folder, file, flags, options, strict) -> List[Report]:
        options = {f"{CHECK}.{name}": value for name, value in options.items()}
        options[f"{CHECK}.StrictMode"] = "true" if strict else "false"
        return read_reports(self.tidy(folder, file, flags, CHECK, options))

    def functions(self, folder, file, flags) -> Dict[str, List[Tuple[int, int]]]:
        sizes = "readability-function-size"
        options = {f"{sizes}.LineThreshold": "0"}
        return read_functions(self.tidy(folder, file, flags, sizes, options))

    def compiled_lines(self, folder, file, flags) -> Set[int]:
        done = self.run([self.clang, "-E", "-w", *flags, file], folder)
        return read_compiled_lines(done.stdout, file)
