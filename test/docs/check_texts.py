#!/usr/bin/env python3
# ===--- check_texts.py - socket-tidy ------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Checks that the messages in the table of a page are those of the program.

Looks at each table whose first heading is "Text". What stands in backquotes in
that column must be a message of the Python files; `…` stands for anything that
a message leaves open."""

import ast
import pathlib
import re
import sys
from typing import Dict, Iterator, List, Tuple

SHORT = 12  # characters; a message with fewer that are fixed says nothing


def texts_of(page: str) -> Iterator[Tuple[int, str]]:
    """Line and text of each message in the page."""
    is_inside = False
    with open(page, encoding="utf-8") as file:
        for number, row in enumerate(file, 1):
            if not row.startswith("|"):
                is_inside = False
            elif row.startswith("| Text |"):
                is_inside = True
            elif is_inside and not row.startswith("| ---"):
                match = re.match(r"\| `([^`]+)` \|", row)
                if not match:
                    sys.exit(f"{page}:{number}: no text in backquotes")
                yield number, match[1]


def constants_of(module: ast.Module) -> Dict[str, str]:
    """The strings that have a name."""
    return {
        node.targets[0].id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def pattern_of(node: ast.AST, constants: Dict[str, str]) -> str:
    """What a string can be, as a regular expression; empty if it may be all."""
    if isinstance(node, ast.Constant):
        parts = [node]
    elif isinstance(node, ast.JoinedStr):
        parts = node.values
    else:
        return ""
    fixed, pattern = "", ""
    for part in parts:
        if isinstance(part, ast.FormattedValue):
            name = part.value.id if isinstance(part.value, ast.Name) else ""
            text = constants.get(name)
        else:
            text = str(part.value)
        fixed += text or ""
        pattern += ".*" if text is None else re.escape(text)
    return re.sub(r"^error:\\ ", "", pattern) if len(fixed) >= SHORT else ""


def patterns_of(folder: str) -> List[str]:
    modules = [
        ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(pathlib.Path(folder).rglob("*.py"))
    ]
    constants: Dict[str, str] = {}
    for module in modules:
        constants.update(constants_of(module))
    nodes = (node for module in modules for node in ast.walk(module))
    patterns = (pattern_of(node, constants) for node in nodes)
    return [pattern for pattern in patterns if pattern]


def main() -> int:
    page, folder = sys.argv[1:]
    patterns = patterns_of(folder)
    count = faults = 0
    for line, text in texts_of(page):
        count += 1
        if not any(re.fullmatch(pattern, text) for pattern in patterns):
            print(f"{page}:{line}: no such message: {text}")
            faults += 1
    print(f"{page}: {count} texts, {faults} faults")
    return 1 if faults or not count else 0


if __name__ == "__main__":
    sys.exit(main())
