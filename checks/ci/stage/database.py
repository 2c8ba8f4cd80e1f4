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
SOURCES += (".ccm", ".cppm", ".cxxm", ".c++m", ".ixx")  # units of C++ modules
HEADERS = (".h", ".hh", ".hp", ".hpp", ".hxx", ".h++", ".inc", ".inl", ".ipp", ".tcc")


def is_source(path: str) -> bool:
    return path.lower().endswith(SOURCES)


def is_header(path: str) -> bool:
    return path.lower().endswith(HEADERS)


class Database:
    """A folder in which clang-tidy finds how files are compiled. With a database
    that it cannot read it would go on, and guess."""

    def __init__(self, folder: str):
        self.folder = folder
        self._file = os.path.join(folder, NAME)
        self._paths = _read(self._file) if os.path.exists(self._file) else None

    def files(self) -> List[str]:
        """The C and C++ files, absolute, each once, in their order."""
        if self._paths is None:
            raise CannotCheck(f"there is no '{self._file}'; {HOW_TO_MAKE}")
        paths = dict.fromkeys(map(os.path.normpath, self._paths))
        return [path for path in paths if is_source(path)]


def _read(database: str) -> List[str]:
    try:
        with open(database, encoding="utf-8") as file:
            entries = json.load(file)
        if not isinstance(entries, list):
            raise ValueError("it is no list")
        return [_path(entry) for entry in entries]
    except KeyError as error:
        why = f"an entry has no {error}"
    except (OSError, ValueError, TypeError) as error:
        why = str(error)
    raise CannotCheck(f"'{database}' is no compilation database ({why}); make it anew")


def _path(entry: dict) -> str:
    """The path of an entry, if it is one that clang-tidy can use."""
    path = os.path.join(entry["directory"], entry["file"])
    if not os.path.isabs(path):
        raise ValueError(f"the folder of '{entry['file']}' is not absolute")
    if "arguments" not in entry and "command" not in entry:
        raise KeyError("command")
    return path


def find_database(named: Optional[str], root: str) -> Database:
    """The folder that was named, by itself or by the database in it; or the root
    of the project or its build folder, if there is a database in it."""
    if named and os.path.basename(named) in (NAME, FLAGS) and os.path.isfile(named):
        named = os.path.dirname(named) or os.curdir
    folders: Sequence[str] = [named] if named else [root, os.path.join(root, "build")]
    for folder in folders:
        for name in (NAME, FLAGS):
            if os.path.exists(os.path.join(folder, name)):
                return Database(os.path.abspath(folder))
    where = " or ".join(f"'{folder}'" for folder in folders)
    raise CannotCheck(f"there is no {NAME} in {where}; {HOW_TO_MAKE}")
