#!/usr/bin/env python3
# ===--- check_links.py - socket-tidy ------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Checks that the links between the documentation pages lead somewhere.

Looks at README.md and at every page below docs. A relative link must name a
file or folder that exists, and its anchor, if it has one, a heading there.
Links to the web are left alone.
"""

import os
import re
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def without_code(text):
    text = re.sub(r"^```.*?^```[ \t]*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return text


def anchors_of(path):
    """The anchors of the headings, made as GitHub makes them."""
    with open(path, encoding="utf-8") as file:
        text = without_code(file.read())
    anchors = set()
    for heading in re.findall(r"^#+[ \t]+(.*?)[ \t]*$", text, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower()
        anchors.add(re.sub(r"[^\w\- ]", "", plain).replace(" ", "-"))
    return anchors


def main():
    root = sys.argv[1]
    pages = [os.path.join(root, "README.md")]
    for folder, _, names in os.walk(os.path.join(root, "docs")):
        pages += [os.path.join(folder, name) for name in names if name.endswith(".md")]

    faults = 0
    for page in sorted(pages):
        with open(page, encoding="utf-8") as file:
            text = without_code(file.read())
        for link in LINK.findall(text):
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = link.partition("#")
            path = page
            if target:
                path = os.path.normpath(os.path.join(os.path.dirname(page), target))
            if not os.path.exists(path):
                print("%s: no such file: %s" % (page, link))
                faults += 1
            elif anchor and anchor not in anchors_of(path):
                print("%s: no such heading: %s" % (page, link))
                faults += 1
    print("%d pages, %d faults" % (len(pages), faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
