# ===--- sandbox.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""A sample project to try commands on: a git repository whose branch adds the
mistake, cloned from an origin whose main branch does not have it."""

import os
import pathlib
import shutil
import subprocess
from typing import Dict

SAMPLE = pathlib.Path(__file__).parent / "Inputs" / "sample"
HOOKS = "https://example.org/socket-tidy"  # as the page names this repository


class Sandbox:
    """Everything lies below one folder, the home folder of git and of
    pre-commit included."""

    def __init__(self, folder: str, project: str):
        self._folder = pathlib.Path(folder)
        self._project = pathlib.Path(project)
        self._count = 0
        self._origin = self._folder / "origin"
        self.environment = self._make_environment()
        self._make_hooks()
        self._make_origin()

    def new_clone(self) -> pathlib.Path:
        self._count += 1
        clone = self._folder / f"sample{self._count}"
        self.git("clone", "-q", "-b", "work", str(self._origin), str(clone))
        return clone

    def git(self, *arguments: str, folder: str = "/") -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            env=self.environment,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return done.stdout.strip()

    def _make_environment(self) -> Dict[str, str]:
        kept = ("LC_ALL", "http_proxy", "https_proxy", "no_proxy")
        environment = {name: os.environ[name] for name in kept if name in os.environ}
        environment["HOME"] = str(self._folder / "home")
        # What is installed, and nothing of what was only built.
        environment["PATH"] = "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        os.mkdir(environment["HOME"])
        return environment

    def _make_hooks(self) -> None:
        hooks = self._folder / "hooks"
        shutil.copytree(self._project / "checks" / "ci", hooks / "checks" / "ci")
        shutil.copy(self._project / ".pre-commit-hooks.yaml", hooks)
        self.git("config", "--global", "user.name", "A Tester")
        self.git("config", "--global", "user.email", "tester@example.org")
        self.git("config", "--global", "init.defaultBranch", "main")
        self.git("config", "--global", f"url.{hooks}.insteadOf", HOOKS)
        self._commit_all(hooks, "hooks")
        self.git("tag", "v0.1.0", folder=str(hooks))

    def _make_origin(self) -> None:
        shutil.copytree(SAMPLE, self._origin)
        net = self._origin / "net.c"
        text = net.read_text()
        net.write_text(text.split("\n", 1)[0] + "\n")
        self._commit_all(self._origin, "first")
        self.git("switch", "-qc", "work", folder=str(self._origin))
        net.write_text(text)
        self._commit_all(self._origin, "a server")

    def _commit_all(self, folder: pathlib.Path, message: str) -> None:
        if not (folder / ".git").exists():
            self.git("init", "-q", folder=str(folder))
        self.git("add", ".", folder=str(folder))
        self.git("commit", "-qm", message, folder=str(folder))
