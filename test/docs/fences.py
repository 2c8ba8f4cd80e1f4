# ===--- fences.py - socket-tidy -----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Reads the fenced blocks of a documentation page, with what stands around
them: the heading before, and a comment `<!-- test: ... -->` right above."""

import re
from dataclasses import dataclass, field
from typing import Dict, List


@dataclass
class Block:
    line: int  # of the first line of the text, from 1
    language: str
    text: str
    heading: str
    notes: Dict[str, str] = field(default_factory=dict)  # of the comment


def read_notes(text: str) -> Dict[str, str]:
    """`continue, exit 1` is {"continue": "", "exit": "1"}."""
    notes = {}
    for part in text.split(", "):
        name, _, value = part.strip().partition(" ")
        notes[name] = value
    return notes


def read_blocks(page: str) -> List[Block]:
    blocks: List[Block] = []
    heading, notes, body = "", {}, None
    with open(page, encoding="utf-8") as file:
        for number, row in enumerate(file, 1):
            if body is None:
                opening = re.match(r"```(\w*)$", row)
                comment = re.match(r"<!-- test: (.*) -->$", row)
                if opening:
                    body = Block(number + 1, opening[1], "", heading, notes)
                elif re.match(r"#+ ", row):
                    heading = row.strip("# \n")
                notes = read_notes(comment[1]) if comment else {}
            elif row == "```\n":
                blocks.append(body)
                body = None
            else:
                body.text += row
    if body is not None:
        raise SystemExit(f"{page}: a fence is not closed")
    return blocks
