"""Runs socket-tidy on many programs at once and reads what it reports."""

import os
import re
import subprocess
import tempfile
from typing import Dict, List

import program as p
from emit import emit
from oracle import MISSING, PARTIAL

UNSEEN = "unseen"
WARNING = re.compile(r"^(.+?):(\d+):\d+: (warning|error): (.*)$")
CHECK = "socket-missing-reuseaddr"
CONFIG = ("{Checks: '-*,socket-*', CheckOptions: "
          "[{key: " + CHECK + ".StrictMode, value: '%s'}]}")


class Failed(Exception):
    """socket-tidy did not do its work."""


def verdict_of(message: str) -> str:
    if "on some paths" in message:
        return PARTIAL
    if "cannot tell" in message:
        return UNSEEN
    return MISSING


def lint_texts(tool: str, texts: List[str], strict: bool) -> List[Dict[int, str]]:
    """Returns for each text the verdicts reported, by line."""
    found: List[Dict[int, str]] = [{} for _ in texts]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(os.path.join(folder, f"{number}.c"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        config = CONFIG % ("true" if strict else "false")
        run = subprocess.run(
            [tool, "--quiet", "--config=" + config, *paths, "--", "-w"],
            check=False, capture_output=True, text=True, timeout=600)
    if run.returncode:
        raise Failed(f"exit code {run.returncode}\n{run.stdout}\n{run.stderr}")
    for line in run.stdout.splitlines():
        match = WARNING.match(line)
        if not match:
            continue
        if match[3] == "error" or not match[4].endswith(f"[{CHECK}]"):
            raise Failed(line)
        number = int(os.path.basename(match[1])[:-len(".c")])
        found[number][int(match[2])] = verdict_of(match[4])
    return found


def lint(tool: str, programs: List[p.Program], strict: bool):
    """Returns for each program the verdicts reported, by uid of the bind."""
    emitted = [emit(program) for program in programs]
    reports = lint_texts(tool, [text for text, _ in emitted], strict)
    return [{lines[line]: verdict for line, verdict in report.items()}
            for (_, lines), report in zip(emitted, reports)]
