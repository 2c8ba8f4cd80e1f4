#!/usr/bin/env python3
# ===--- snippet.py - socket-tidy ----------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Prints the example of a documentation page that a comment names as a file.

So the tests use the settings that the page shows, and not a copy of them. The
comment is the line before the fence: <!-- test: file NAME -->
"""

import argparse
import sys

from fences import read_blocks


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("page")
    parser.add_argument("name", help="the name in the comment")
    arguments = parser.parse_args()

    found = [b for b in read_blocks(arguments.page) if b.notes.get("file") == arguments.name]
    if len(found) != 1:
        sys.exit("%s: %d examples are named %s" % (arguments.page, len(found), arguments.name))
    print(found[0].text, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
