# ===--- database.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The compilation database: which files there are to check."""

import json
import os
from typing import List, Optional, Sequence

from .failure import CannotCheck

NAME = "compile_commands.json"
FLAGS = "compile_flags.txt"
HOW_TO_MAKE = (
    "make one (cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, bear -- make, meson setup) "
    "and name its folder with -p"
)

SOURCES = (".c", ".cc", ".cp", ".cpp", ".cxx", ".c++", ".m", ".mm")
HEADERS = (".h", ".hh", ".hp", ".hpp", ".hxx", ".h++", ".inc", ".inl", ".ipp", ".tcc")


def is_source(path: str) -> bool:
    return path.lower().endswith(SOURCES)


def is_header(path: str) -> bool:
    return path.lower().endswith(HEADERS)


class Database:
    """A folder in which clang-tidy finds how files are compiled."""

    def __init__(self, folder: str):
        self.folder = folder
        self._file = os.path.join(folder, NAME)

    def files(self) -> List[str]:
        """The C and C++ files, absolute, each once, in their order."""
        if not os.path.exists(self._file):
            raise CannotCheck(f"there is no '{self._file}'; {HOW_TO_MAKE}")
        try:
            with open(self._file, encoding="utf-8") as file:
                entries = json.load(file)
            paths = [os.path.join(entry["directory"], entry["file"]) for entry in entries]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CannotCheck(
                f"'{self._file}' is no compilation database ({error}); make it anew"
            ) from None
        return [path for path in dict.fromkeys(map(os.path.normpath, paths)) if is_source(path)]


def find_database(named: Optional[str], root: str) -> Database:
    """The folder that was named, or the root of the project or its build
    folder, if there is a database in it."""
    folders: Sequence[str] = [named] if named else [root, os.path.join(root, "build")]
    for folder in folders:
        for name in (NAME, FLAGS):
            if os.path.exists(os.path.join(folder, name)):
                return Database(os.path.abspath(folder))
    where = " or ".join(f"'{folder}'" for folder in folders)
    raise CannotCheck(f"there is no {NAME} in {where}; {HOW_TO_MAKE}")
