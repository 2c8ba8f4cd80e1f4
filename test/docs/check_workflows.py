#!/usr/bin/env python3
# ===--- check_workflows.py - socket-tidy --------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs the commands of the workflow files for CI, on a sample project.

As the files ask for, a package of socket-tidy lies in the folder tools/ of that
project. The last command must find the mistake that the branch adds; when the
mistake is gone, all must pass."""

import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
from typing import Any, Dict, List

import yaml
from sandbox import Sandbox

FOUND = "net.c:5:7: warning: listening socket 'fd' is bound without SO_REUSEADDR"


def github_commands(workflow: Dict[Any, Any]) -> List[str]:
    (job,) = workflow["jobs"].values()
    return [step["run"] for step in job["steps"] if "run" in step]


def gitlab_commands(workflow: Dict[str, Any]) -> List[str]:
    (job,) = workflow.values()
    return ["\n".join([*job["before_script"], *job["script"]])]


class Trial:
    def __init__(self, sandbox: Sandbox, package: str, commands: List[str]):
        self._sandbox = sandbox
        self._commands = commands
        self.clone = sandbox.new_clone()
        (self.clone / "tools").mkdir()
        shutil.copy(package, self.clone / "tools")
        git = lambda *arguments: sandbox.git(*arguments, folder=str(self.clone))
        self._environment = {
            **sandbox.environment,
            "DEBIAN_FRONTEND": "noninteractive",
            "GITHUB_BASE_REF": "main",
            "CI_MERGE_REQUEST_DIFF_BASE_SHA": git("merge-base", "origin/main", "HEAD"),
        }

    def run(self, wanted: int, expected: str) -> None:
        """All commands but the last must succeed; the last must have this
        status, and print what is expected."""
        for number, command in enumerate(self._commands, 1):
            done = subprocess.run(
                ["bash", "-e", "-o", "pipefail", "-c", command],
                cwd=self.clone,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            is_last = number == len(self._commands)
            if done.returncode != (wanted if is_last else 0):
                sys.exit(f"{command}\nexit status {done.returncode}:\n{done.stdout}")
        if expected not in done.stdout:
            sys.exit(f"{command}\ndoes not print {expected!r}, but:\n{done.stdout}")

    def mend(self) -> None:
        net = self.clone / "net.c"
        option = "  int on = 1;\n  setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));\n"
        text = net.read_text()
        net.write_text(text.replace("  if (bind", option + "  if (bind"))

    def report(self, name: str) -> Any:
        return json.loads((self.clone / name).read_text())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--project", required=True, help="the source folder")
    parser.add_argument("--package", required=True, help="the package for LLVM 19")
    arguments = parser.parse_args()
    files = pathlib.Path(arguments.project, "docs", "ci")
    github = yaml.safe_load((files / "github.yml").read_text())
    gitlab = yaml.safe_load((files / "gitlab.yml").read_text())

    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(folder, arguments.project)
        trial = Trial(sandbox, arguments.package, github_commands(github))
        trial.run(1, FOUND)
        trial.run(1, "::warning file=net.c,line=5,col=7,")
        assert trial.report("socket-tidy.sarif")["runs"][0]["results"]
        trial.mend()
        trial.run(0, "0 findings")
        assert not trial.report("socket-tidy.sarif")["runs"][0]["results"]

        trial = Trial(sandbox, arguments.package, gitlab_commands(gitlab))
        trial.run(1, FOUND)
        assert trial.report("gl-code-quality-report.json")[0]["location"]["path"] == "net.c"
        trial.mend()
        trial.run(0, "0 findings")
    print("2 workflows run")


if __name__ == "__main__":
    main()
