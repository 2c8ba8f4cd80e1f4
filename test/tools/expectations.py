# ===--- expectations.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""The expectations in a test file, and the file without them.

check_socket_tidy.py tells how they are written.
"""

import re

from programs import Failure

DIRECTIVE = re.compile(
    r"^\s*(?://|/\*)\s*(?P<kind>CHECK-MESSAGES|CHECK-FIXES|CHECK-REMOVED)"
    r"(?P<suffix>-(?!(?:NEXT|NOT):)[A-Z0-9_]+)?(?P<how>-NEXT|-NOT)?:"
    r"(?P<text>.*?)\r?$"
)
TAG = re.compile(r"\s*//\s*#(?P<tag>[A-Za-z_][\w.]*)\s*$")
REFERENCE = re.compile(
    r"(?P<head>CHECK-MESSAGES(?:-[A-Z0-9_]+)*:\s*)"
    r"#(?P<tag>[A-Za-z_][\w.]*)(?:@(?P<word>[\w:]+))?:"
)


class Test:
    """The test file: its source, its tags and its expectations."""

    def __init__(self, path, suffixes):
        self.path = path
        with open(path, "rb") as f:
            self.text = f.read().decode("utf-8")
        self.lines = self.text.split("\n")
        self.suffixes = suffixes
        self.fixes = []  # (how, text) of the active CHECK-FIXES
        self.removed = []
        self.has_messages = False
        self._read_directives()
        self._read_tags()

    # What is active: `CHECK-FIXES` alone, or `CHECK-FIXES-X` for --suffix X.
    def prefixes(self, kind):
        return [kind + ("-" + s if s else "") for s in self.suffixes]

    def _read_directives(self):
        for number, line in enumerate(self.lines, 1):
            if "CHECK-" not in line:
                continue
            match = DIRECTIVE.match(line)
            if not match:
                if re.search(r"CHECK-(MESSAGES|FIXES|REMOVED)", line):
                    raise Failure(
                        "%s:%d: not understood as an expectation: %s"
                        % (self.path, number, line.strip())
                    )
                continue
            suffix = match.group("suffix") or ""
            if match.group("kind") + suffix not in self.prefixes(match.group("kind")):
                self._require_known(suffix[1:], number)
                continue
            if match.group("kind") == "CHECK-MESSAGES":
                self.has_messages = True
            elif match.group("kind") == "CHECK-FIXES":
                self.fixes.append((match.group("how") or "", match.group("text")))
            else:
                self.removed.append(match.group("text"))

    # An expectation that no RUN line ever asks for is a mistake in the test.
    def _require_known(self, suffix, number):
        used = set()
        for line in self.lines:
            if "RUN:" not in line:
                continue
            asked = re.findall(r"--suffix(?:es)?[= ]([\w,]*)", line)
            used.update(",".join(asked).split(",") if asked else [""])
        if suffix not in used:
            raise Failure(
                "%s:%d: no RUN line asks for this expectation" % (self.path, number)
            )

    def _read_tags(self):
        self.tags = {}  # name -> [(line number, function number, line)]
        self.function_of = {}
        function = 0
        for number, line in enumerate(self.lines, 1):
            self.function_of[number] = function
            if line.startswith("}"):
                function += 1
            match = TAG.search(line)
            if match:
                self.tags.setdefault(match.group("tag"), []).append(
                    (number, self.function_of[number], line[: match.start()])
                )
        for places in self.tags.values():
            seen = [function for _, function, _ in places]
            for place in places:
                if seen.count(place[1]) > 1:
                    raise Failure(
                        "%s:%d: this tag is twice in its function"
                        % (self.path, place[0])
                    )

    def _place(self, number, tag, word):
        places = self.tags.get(tag, [])
        own = [p for p in places if p[1] == self.function_of[number]]
        if len(own) == 1:
            places = own
        if len(places) != 1:
            raise Failure(
                "%s:%d: the tag #%s is %s"
                % (self.path, number, tag, "ambiguous" if places else "nowhere")
            )
        line_number, _, code = places[0]
        word = word or tag.split(".")[0]
        found = list(re.finditer(r"(?<!\w)%s(?!\w)" % re.escape(word), code))
        if len(found) != 1:
            raise Failure(
                "%s:%d: '%s' is %d times in the tagged line"
                % (self.path, line_number, word, len(found))
            )
        # A qualified name begins where its qualifier does.
        before = code[: found[0].start()]
        before = re.sub(r"(\w*::)+$", "", before)
        column = len(before.encode("utf-8")) + 1
        return ":%d:%d:" % (line_number, column)

    def expectations(self):
        """The file with each #tag replaced by its line and column."""
        result = []
        for number, line in enumerate(self.lines, 1):
            result.append(
                REFERENCE.sub(
                    lambda m, n=number: m.group("head")
                    + self._place(n, m.group("tag"), m.group("word")),
                    line.rstrip("\r"),
                )
            )
        return "\n".join(result)

    def source(self):
        """The file without its expectations, on the same lines."""
        result = []
        for line in self.lines:
            end = "\r" if line.endswith("\r") else ""
            body = line[:-1] if end else line
            if DIRECTIVE.match(body) or re.match(r"\s*//\s*RUN:", body):
                body = ""
            result.append(TAG.sub("", body) + end)
        return "\n".join(result)
