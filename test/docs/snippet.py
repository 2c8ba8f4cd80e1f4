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
import pathlib
import re
import sys


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("name", help="the name in the comment")
    arguments = parser.parse_args()

    found = re.findall(
        r"^<!-- test: file %s -->\n```\w*\n(.*?)^```$" % re.escape(arguments.name),
        arguments.page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    if len(found) != 1:
        sys.exit("%s: %d examples are named %s" % (arguments.page, len(found), arguments.name))
    print(found[0], end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
