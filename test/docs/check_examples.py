#!/usr/bin/env python3
# ===--- check_examples.py - socket-tidy ---------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Lints the C examples of a documentation page, so that the page stays true.

A block that is fenced as ```c is an example. It is linted alone, with the
usual includes put before it.

- A line that ends in `// warning` must be reported, and no other line may be.
- A line `// options: Name=value` sets an option of the check for its block. A
  block may have several such lines.
- A block right after a line `<!-- fixed -->` is what the fix makes of the
  block before it, byte for byte, but for the `// warning` comments.

Every block must compile. The exit status is 0 when all of this holds.
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

CHECK = "socket-missing-reuseaddr"

PRELUDE = "".join(
    "#include <%s>\n" % name
    for name in (
        "arpa/inet.h",
        "errno.h",
        "fcntl.h",
        "netdb.h",
        "netinet/in.h",
        "stdio.h",
        "stdlib.h",
        "string.h",
        "sys/socket.h",
        "unistd.h",
    )
)

MARK = re.compile(r"[ \t]*// warning[ \t]*$", re.MULTILINE)
OPTION = re.compile(r"^// options: (\w+)=(.*?)[ \t]*$", re.MULTILINE)
FIXED = "<!-- fixed -->"


class Block:
    def __init__(self, first_line, text, is_fixed):
        self.first_line = first_line  # of the text, in the page, from 1
        self.text = text
        self.is_fixed = is_fixed

    def marked_lines(self):
        return [
            number
            for number, line in enumerate(self.text.split("\n"), 1)
            if MARK.search(line)
        ]

    def options(self):
        return OPTION.findall(self.text)


def blocks_of(page):
    """The ```c blocks of the page, in order."""
    blocks = []
    body = None
    fence = None
    previous = ""
    is_fixed = False
    with open(page, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            stripped = line.rstrip("\n")
            if fence is None:
                opening = re.match(r"^(`{3,})\s*(\S*)", stripped)
                if opening:
                    fence, language = opening.groups()
                    is_fixed = previous == FIXED
                    body = [] if language == "c" else None
                    start = number + 1
                elif stripped.startswith("```"):
                    sys.exit("%s:%d: cannot read this fence" % (page, number))
            elif stripped == fence:
                if body is not None:
                    blocks.append(Block(start, "".join(body), is_fixed))
                fence = None
                body = None
            elif body is not None:
                body.append(line)
            previous = stripped
    if fence is not None:
        sys.exit("%s: a fence is not closed" % page)
    return blocks


class Linter:
    def __init__(self, program, folder):
        self.program = program
        self.file = os.path.join(folder, "example.c")
        self.prelude = os.path.join(folder, "prelude.h")
        with open(self.prelude, "w", encoding="utf-8") as file:
            file.write(PRELUDE)

    def run(self, text, options, fix=False):
        """Returns the lines that are reported, the text afterwards, and the
        program's own words where it could not do its work."""
        with open(self.file, "w", encoding="utf-8") as file:
            file.write(text)
        # Lists of key and value are the form that every LLVM version reads.
        pairs = ", ".join(
            "{key: %s.%s, value: '%s'}" % (CHECK, name, value)
            for name, value in options
        )
        command = [
            self.program,
            "-checks=-*," + CHECK,
            "-config={CheckOptions: [%s]}" % pairs,
        ]
        if fix:
            command.append("-fix")
        command += [self.file, "--", "-std=gnu11", "-include", self.prelude]
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        found = re.findall(
            r"^%s:(\d+):\d+: warning: .*\[%s\]$"
            % (re.escape(self.file), re.escape(CHECK)),
            done.stdout,
            re.MULTILINE,
        )
        problem = ""
        if (
            done.returncode != 0
            or re.search(r": error: ", done.stdout)
            or "[clang-tidy-config]" in done.stdout
        ):
            problem = done.stdout
        with open(self.file, encoding="utf-8") as file:
            after = file.read()
        return [int(line) for line in found], after, problem


def check_page(page, linter):
    """Prints what is wrong with the page. Returns how many blocks were read
    and how many faults were found."""
    blocks = blocks_of(page)
    faults = 0

    def fault(line, text):
        nonlocal faults
        faults += 1
        print("%s:%d: %s" % (page, line, text))

    before = None
    for block in blocks:
        wanted = block.marked_lines()
        found, _, problem = linter.run(block.text, block.options())
        if problem:
            fault(block.first_line, "the example cannot be linted:\n" + problem)
        for line in sorted(set(wanted) - set(found)):
            fault(block.first_line + line - 1, "marked, but not reported")
        for line in sorted(set(found) - set(wanted)):
            fault(block.first_line + line - 1, "reported, but not marked")
        for line in sorted(line for line in set(found) if found.count(line) > 1):
            fault(block.first_line + line - 1, "reported more than once")

        if block.is_fixed:
            if before is None:
                fault(block.first_line, "no example before this fixed one")
            else:
                source = MARK.sub("", before.text)
                _, after, problem = linter.run(source, before.options(), fix=True)
                if problem:
                    fault(block.first_line, "cannot apply the fix:\n" + problem)
                if after != block.text:
                    difference = difflib.unified_diff(
                        block.text.splitlines(True),
                        after.splitlines(True),
                        "the page",
                        "the fix",
                    )
                    fault(
                        block.first_line,
                        "the fix makes something else:\n" + "".join(difference),
                    )
        before = block
    return len(blocks), faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--socket-tidy", required=True, help="the program")
    parser.add_argument("pages", nargs="+", metavar="page")
    arguments = parser.parse_args()

    total = 0
    with tempfile.TemporaryDirectory() as folder:
        linter = Linter(arguments.socket_tidy, folder)
        for page in arguments.pages:
            count, faults = check_page(page, linter)
            if count == 0:
                print("%s: no examples found" % page)
                faults += 1
            print("%s: %d examples, %d faults" % (page, count, faults))
            total += faults
    return 1 if total else 0


if __name__ == "__main__":
    sys.exit(main())
