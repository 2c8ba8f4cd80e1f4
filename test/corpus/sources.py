# ===--- sources.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Fetches the source package of each corpus package and makes it compilable.

Everything lies below one folder, and nothing outside of it is written: apt gets
its own lists, from a copy of the machine's sources that asks for source
packages. What was fetched and prepared once is kept until packages.json asks
for something else.
"""

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from typing import List

from data import Package

STAMP = "ready.json"
MINUTES = 20  # for one command


class NotReady(Exception):
    """A package cannot be had; the text names the step and what to do."""


@dataclass(frozen=True)
class Tree:
    """An unpacked package."""

    path: str
    is_wanted_version: bool
    version: str


def with_sources(text: str, is_deb822: bool) -> str:
    """An apt sources file that asks for source packages instead."""
    if is_deb822:
        return re.sub(r"(?mi)^Types:.*$", "Types: deb-src", text)
    lines = (re.match(r"[ \t]*deb(?:-src)?[ \t].*", line) for line in text.splitlines())
    sources = (re.sub(r"^[ \t]*deb(-src)?", "deb-src", m[0]) for m in lines if m)
    return "".join(line + "\n" for line in dict.fromkeys(sources))


def reason_in(log: str) -> str:
    """The line of a failed command's output that says most."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    for line in lines:
        if re.search(r"(?i)(^E:|error:|\bnot found\b|no such file)", line):
            return line
    return lines[-1] if lines else "it printed nothing"


class Sources:
    def __init__(self, folder: str):
        self.folder = os.path.abspath(folder)
        self.lock = threading.Lock()
        self.is_updated = False
        self.update_problem = ""

    def say(self, text: str) -> None:
        print(f"corpus: {text}", file=sys.stderr, flush=True)

    def run(self, name: str, step: str, command: List[str], folder: str) -> None:
        """Runs one step for the package; its output is appended to a log."""
        log = os.path.join(self.folder, f"{name}.log")
        try:
            done = subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                errors="replace",
                timeout=MINUTES * 60,
                check=False,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
            )
            output, code = done.stdout, done.returncode
        except OSError as error:
            output, code = f"error: cannot run {command[0]}: {error.strerror}\n", 127
        except subprocess.TimeoutExpired:
            output, code = f"error: still running after {MINUTES} minutes\n", 124
        with open(log, "a", encoding="utf-8") as file:
            file.write(f"$ {' '.join(command)}\n{output}")
        if code:
            raise NotReady(f"{step} failed: {reason_in(output)} (see {log})")

    # --- apt --------------------------------------------------------------- #

    def apt(self, *arguments: str) -> List[str]:
        parts = os.path.join(self.folder, "apt")
        return [
            "apt-get",
            "-q",
            "-o",
            "Dir::Etc::SourceList=/dev/null",
            "-o",
            f"Dir::Etc::SourceParts={parts}/sources",
            "-o",
            f"Dir::State::Lists={parts}/lists",
            "-o",
            "Dir::Cache::pkgcache=",
            "-o",
            "Dir::Cache::srcpkgcache=",
            "-o",
            "Acquire::Languages=none",
            *arguments,
        ]

    def update(self) -> None:
        """Reads the lists of source packages, once in a run and only if some
        package has to be fetched."""
        with self.lock:
            if self.is_updated:
                return
            self.is_updated = True
            self.say("reading the lists of source packages")
            parts = os.path.join(self.folder, "apt")
            shutil.rmtree(os.path.join(parts, "sources"), ignore_errors=True)
            os.makedirs(os.path.join(parts, "sources"))
            os.makedirs(os.path.join(parts, "lists", "partial"), exist_ok=True)
            found = glob.glob("/etc/apt/sources.list.d/*.list")
            found += glob.glob("/etc/apt/sources.list.d/*.sources")
            found += glob.glob("/etc/apt/sources.list")
            for path in found:
                with open(path, encoding="utf-8") as file:
                    text = with_sources(file.read(), path.endswith(".sources"))
                name = os.path.basename(path).replace("sources.list", "main.list")
                copy = os.path.join(parts, "sources", name)
                with open(copy, "w", encoding="utf-8") as file:
                    file.write(text)
            strictly = ["-o", "APT::Update::Error-Mode=any"]
            command = self.apt(*strictly, "update")
            try:
                self.run("apt", "reading the lists", command, self.folder)
            except NotReady as problem:
                # Lists of an earlier run, or of the other sources, may do.
                self.update_problem = str(problem)

    def download(self, package: Package, folder: str) -> str:
        """Returns the path of the package's description."""
        self.update()
        source = ["source", "--download-only"]
        try:
            self.run(
                package.name,
                f"fetching version {package.version}",
                self.apt(*source, f"{package.name}={package.version}"),
                folder,
            )
        except NotReady:
            # A newer one may have taken its place.
            command = self.apt(*source, package.name)
            try:
                self.run(package.name, "fetching", command, folder)
            except NotReady as problem:
                raise NotReady(self.update_problem or str(problem)) from None
        return glob.glob(os.path.join(folder, "*.dsc"))[0]

    # --- one package ------------------------------------------------------- #

    def tree(self, package: Package) -> Tree:
        """Fetches, unpacks and prepares the package where that is not done."""
        folder = os.path.join(self.folder, package.name)
        path = os.path.join(folder, "tree")
        stamp = os.path.join(folder, STAMP)
        wanted = {"version": package.version, "prepare": package.prepare}
        try:
            with open(stamp, encoding="utf-8") as file:
                had = json.load(file)
            if had["wanted"] == wanted:
                return Tree(path, had["served"] == package.version, had["served"])
        except (OSError, ValueError, KeyError):
            pass

        self.say(f"{package.name}: fetching and preparing")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        log = os.path.join(self.folder, f"{package.name}.log")
        if os.path.exists(log):
            os.remove(log)
        description = self.download(package, folder)
        with open(description, encoding="utf-8") as file:
            served = re.search(r"(?m)^Version: *(\S+)", file.read())[1]
        unpack = ["dpkg-source", "--extract", description, path]
        self.run(package.name, "unpacking", unpack, folder)
        for command in package.prepare:
            self.run(package.name, f"'{' '.join(command)}'", command, path)
        with open(stamp, "w", encoding="utf-8") as file:
            json.dump({"wanted": wanted, "served": served}, file)
        return Tree(path, served == package.version, served)
