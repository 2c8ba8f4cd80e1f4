# ===--- data.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""What is known of the corpus: the sites and how their packages are compiled.

sites.csv has one line for each bind site that somebody has read:

- package, file, line, function: where it is, in the version of packages.json.
- verdict: OK (the option is set on all paths), CONDITIONAL (a run-time setting
  decides), MISSING, EXEMPT (not an IP stream socket, or it never listens, or
  port 0), WRAPPER (binds what others made and listen on). SO_REUSEPORT alone
  counts as MISSING.
- needs_for_option, needs_for_all: how far one must look to relate the socket,
  the option and the bind, or all that and the listen: function, file, class,
  library (bound through a library's own calls, which the options name),
  other-file, callback.
- not_read: why the line is not compiled at all here; empty for most.

packages.json has for each package its version, the commands that make the
generated headers, and the compiler flags. All paths and commands start from the
root of the unpacked package. Optional are `pkg_config` (packages whose flags
are needed), `files` (further flags of single files), and `options` of the check.
"""

import csv
import json
import os
from dataclasses import dataclass, field
from typing import Dict, List

VERDICTS = ["OK", "CONDITIONAL", "MISSING", "EXEMPT", "WRAPPER"]
DISTANCES = ["function", "file", "class", "library", "other-file", "callback"]


class BadData(Exception):
    """The two files say what they must not."""


@dataclass(frozen=True)
class Site:
    package: str
    file: str
    line: int
    function: str
    verdict: str
    option_distance: str
    distance: str
    not_read: str = ""

    def __str__(self) -> str:
        return f"{self.package} {self.file}:{self.line} ({self.function})"


@dataclass(frozen=True)
class Package:
    name: str
    version: str
    flags: List[str]
    prepare: List[List[str]] = field(default_factory=list)
    pkg_config: List[str] = field(default_factory=list)
    files: Dict[str, List[str]] = field(default_factory=dict)
    options: Dict[str, str] = field(default_factory=dict)


def read_sites(path: str) -> List[Site]:
    with open(path, encoding="utf-8", newline="") as file:
        sites = [
            Site(
                row["package"],
                row["file"],
                int(row["line"]),
                row["function"],
                row["verdict"],
                row["needs_for_option"],
                row["needs_for_all"],
                row["not_read"],
            )
            for row in csv.DictReader(file)
        ]
    for site in sites:
        if site.verdict not in VERDICTS:
            raise BadData(f"{site}: there is no verdict '{site.verdict}'")
        for distance in (site.option_distance, site.distance):
            if distance not in DISTANCES:
                raise BadData(f"{site}: there is no distance '{distance}'")
    return sites


def read_packages(path: str) -> Dict[str, Package]:
    with open(path, encoding="utf-8") as file:
        packages = json.load(file)
    return {name: Package(name, **entry) for name, entry in packages.items()}


def read_corpus(folder: str):
    """Returns the sites by package, and the packages."""
    sites = read_sites(os.path.join(folder, "sites.csv"))
    packages = read_packages(os.path.join(folder, "packages.json"))
    by_package: Dict[str, List[Site]] = {}
    for site in sites:
        by_package.setdefault(site.package, []).append(site)
    if by_package.keys() != packages.keys():
        wrong = ", ".join(sorted(by_package.keys() ^ packages.keys()))
        raise BadData(f"in only one of sites.csv and packages.json: {wrong}")
    return by_package, packages
