#!/usr/bin/env python3
# ===--- check_socket_tidy.py - socket-tidy ------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Runs the check on one test file and compares everything it says and does.

A RUN line calls it as

    // RUN: %check_socket_tidy %s %t [options] [-- compiler arguments]

and it does, for each entry point (the plugin in a stock clang-tidy, and the
standalone program) and each language asked for:

1. Copy the file to a temporary one. Expectation comments are blanked, so that
   no message can match its own expectation; line numbers stay the same.
2. Lint it. Every warning, note and error must be expected, and every
   expectation must be met. A file without expectations must be silent.
3. Every warning must either carry a fix or have a note that says why it has
   none.
4. Apply the fixes. Without CHECK-FIXES the file must stay the same, byte for
   byte. With them, each must match a whole line, in order, and each line that
   the fix added must be named by one of them. A line that the fix takes away
   must be named by CHECK-REMOVED. Line ends must stay what they were.
5. The fixed file must compile with gcc and clang, warnings being errors.
6. Lint and fix the fixed file. What had a fix must be gone, what had none must
   still be there, and nothing may change.

Expectations:

    int fd = socket(AF_INET, SOCK_STREAM, 0); // #socket
    bind(fd, addr, len);                      // #bind
    // CHECK-MESSAGES: #bind: warning: the whole text of the message [name]
    // CHECK-MESSAGES: #socket: note: the whole text of the note
    // CHECK-FIXES:    int on = 1;
    // CHECK-FIXES-NEXT:    setsockopt(fd, ...);

`#word` is the place of that word in the line that carries the tag `// #word`.
Where a function has several, they are told apart as `#word.2`; `#tag@word` is
the place of another word in the tagged line. A tag belongs to its function
(up to a closing brace in the first column); outside, it must be unique in the
file. `:[[@LINE-1]]:7:` works too. Messages are compared in the order in which
they are printed, by FileCheck, so its {{regular expressions}} may be used.

The text of CHECK-FIXES begins right after the colon, white space included.
"""

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys

CHECK = "socket-missing-reuseaddr"
NO_FIX = "note: no fix is offered: "
TIMEOUT = 120  # seconds for one run of one program

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


class Failure(Exception):
    """One expectation that does not hold; says all that is known about it."""


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


class Runner:
    """One entry point, in one language mode, on one test."""

    def __init__(self, args, test, entry, language, standard):
        self.args, self.test = args, test
        self.entry, self.language, self.standard = entry, language, standard
        extension = {"c": ".c", "c++": ".cpp"}[language]
        own = os.path.splitext(test.path)[1]
        if own in (".h", ".hpp", ".cc"):
            extension = own
        self.base = "%s.%s.%s" % (args.temp, entry, standard or language)
        self.file = self.base + extension
        self.fixed = self.base + ".fixed" + extension
        self.log = []

    # -- running programs ---------------------------------------------------

    def run(self, command, environment=None):
        text = " ".join(shlex.quote(c) for c in command)
        self.log = [text]
        try:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                timeout=TIMEOUT,
                env=environment,
            )
        except subprocess.TimeoutExpired:
            raise Failure("no end after %d seconds" % TIMEOUT)
        except OSError as error:
            raise Failure("cannot be run: %s" % error)
        return (
            done.returncode,
            done.stdout.decode("utf-8", "replace"),
            done.stderr.decode("utf-8", "replace"),
        )

    def compiler_arguments(self):
        result = []
        if self.standard:
            result.append("-std=" + self.standard)
        if self.args.target:
            result.append("--target=" + self.args.target)
        return result + self.args.compiler_arguments

    def lint(self, path, extra):
        if self.entry == "plugin":
            command = [self.args.clang_tidy, "-load=" + self.args.plugin]
        else:
            command = [self.args.standalone]
        command.append("-checks=-*," + CHECK)
        # The list of keys and values is understood by every version; 14 knows
        # no other.
        options = ", ".join(
            "{key: %s.%s, value: '%s'}" % (CHECK, k, v.replace("'", "''"))
            for k, v in self.args.options
        )
        command.append("-config={CheckOptions: [%s]}" % options)
        command += extra + [path, "--"] + self.compiler_arguments()
        code, out, err = self.run(command)
        both = out + err
        if code < 0 or "PLEASE submit a bug report" in err:
            raise Failure("the program crashed (%d)\n%s" % (code, both))
        if re.search(r"(load request ignored|no checks enabled|error: cannot load)", both, re.I):
            raise Failure("the check did not run\n" + both)
        if code != 0 and " error: " not in both:
            raise Failure("exit code %d without an error\n%s" % (code, both))
        # The statistics are clang-tidy's own affair.
        out = "\n".join(
            line
            for line in both.split("\n")
            if not re.match(r"\d+ (warning|error)s?( and .*)? generated", line)
            and not re.match(r"Suppressed \d+ warnings", line)
        )
        return out.replace(os.path.abspath(path), "").replace(path, "")

    # -- the steps ----------------------------------------------------------

    def run_all(self):
        source = self.test.source().encode("utf-8")
        write(self.file, source)
        yaml = self.base + ".yaml"
        if os.path.exists(yaml):
            os.remove(yaml)

        output = self.lint(self.file, ["-export-fixes=" + yaml])
        self.check_messages(output)
        before = self.check_each_explained(output, yaml)
        if not before:
            if self.test.fixes:
                raise Failure("CHECK-FIXES is there, but there is no warning")
            return

        write(self.fixed, source)
        self.lint(self.fixed, ["-fix"])
        fixed = read(self.fixed)
        self.check_fixes(source, fixed)
        if fixed == source:
            return

        self.check_compiles(source)
        again = self.lint(self.fixed, ["-fix"])
        if read(self.fixed) != fixed:
            raise Failure(
                "fixing what is fixed changes it again\n" + diff(fixed, read(self.fixed))
            )
        without_fix = [w for w in before if not w[1]]
        left = warnings(again)
        if len(left) != len(without_fix):
            raise Failure(
                "after the fix %d warnings are left, and %d had no fix\n%s"
                % (len(left), len(without_fix), again)
            )

    def check_messages(self, output):
        expectations = self.base + ".expect"
        write(expectations, self.test.expectations().encode("utf-8"))
        messages = self.base + ".messages"
        write(messages, output.encode("utf-8"))
        if not self.test.has_messages:
            loud = [l for l in output.split("\n") if is_diagnostic(l)]
            if loud:
                raise Failure("must be silent, but says\n" + output)
            return
        command = [
            self.args.filecheck,
            "-input-file=" + messages,
            expectations,
            "-check-prefixes=" + ",".join(self.test.prefixes("CHECK-MESSAGES")),
            "--match-full-lines",
            "--allow-unused-prefixes",
            "--dump-input=never",
        ] + ["-implicit-check-not={{%s:}}" % k for k in ("warning", "note", "error")]
        lint_command = self.log
        code, out, err = self.run(command)
        if code != 0:
            self.log = lint_command + self.log
            raise Failure(
                "the messages differ\n%s%s--- all that was said:\n%s"
                % (out, err, output)
            )

    def check_each_explained(self, output, yaml):
        """[(line, has a fix)] for the check's warnings, in order."""
        result = []
        for line, notes in warnings(output):
            said = [n for n in notes if NO_FIX in n]
            if len(said) > 1:
                raise Failure("the missing fix is explained twice\n" + output)
            result.append((line, not said))
        exported = read(yaml).decode("utf-8") if os.path.exists(yaml) else ""
        parts = exported.split("- DiagnosticName:")[1:]
        with_fix = 0
        for part in parts:
            if CHECK not in part.split("\n")[0]:
                continue
            # The first list is the warning's own; those of notes follow.
            own, _, of_notes = part.partition("Notes:")
            has = bool(re.search(r"Replacements:\s*\n\s*- FilePath", own))
            with_fix += has
            if not has and re.search(r"Replacements:\s*\n\s*- FilePath", of_notes):
                raise Failure("a note has a fix, but the warning has none\n" + part)
        said_fix = sum(1 for _, fix in result if fix)
        if with_fix != said_fix:
            raise Failure(
                "%d warnings carry a fix, but %d have no note that says why not\n%s"
                % (with_fix, said_fix, output)
            )
        return result

    def check_fixes(self, source, fixed):
        if not self.test.fixes and not self.test.removed:
            allowed = only_adds_lines if self.args.any_fix else bytes.__eq__
            if not allowed(source, fixed):
                raise Failure(
                    "no CHECK-FIXES, but the fix changes the file\n"
                    + diff(source, fixed)
                )
            return
        if fixed == source:
            raise Failure("CHECK-FIXES is there, but nothing was fixed")
        crlf = b"\r\n" in source
        ends = fixed.count(b"\r\n") if crlf else fixed.count(b"\n") - fixed.count(b"\r")
        if ends != fixed.count(b"\n"):
            raise Failure("the line ends are mixed after the fix\n" + repr(fixed))

        if self.test.fixes:
            expectations = self.base + ".expect"
            command = [
                self.args.filecheck,
                "-input-file=" + self.fixed,
                expectations,
                "-check-prefixes=" + ",".join(self.test.prefixes("CHECK-FIXES")),
                "--match-full-lines",
                "--strict-whitespace",
                "--allow-unused-prefixes",
                "--dump-input=never",
            ]
            code, out, err = self.run(command)
            if code != 0:
                raise Failure(
                    "the fix differs\n%s%s--- the fix:\n%s"
                    % (out, err, diff(source, fixed))
                )
        # FileCheck proves that the expected lines are there; this proves that
        # there are no others.
        expected = [text for how, text in self.test.fixes if how != "-NOT"]
        removed = list(self.test.removed)
        for line in list_diff(source, fixed):
            names = expected if line[0] == "+" else removed
            name = next((n for n in names if line_matches(n, line[1:])), None)
            if name is None:
                raise Failure(
                    "the fix does more than expected: %s\n%s"
                    % (line, diff(source, fixed))
                )
            names.remove(name)
        if removed:
            raise Failure("was not removed: %s\n%s" % (removed, diff(source, fixed)))

    def check_compiles(self, source):
        if self.args.no_compile:
            return
        compilers = [self.args.clang]
        if not self.args.target and self.args.gcc:
            compilers.append(self.args.gcc)
        for compiler in compilers:
            if not compiler:
                continue
            command = [compiler, "-x", self.language]
            command += self.compiler_arguments()
            command += ["-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
            code, _, err = self.run(command + [self.fixed])
            if code == 0:
                continue
            before, _, before_err = self.run(command + [self.file])
            if before != 0:
                raise Failure("the test itself does not compile\n" + before_err)
            raise Failure(
                "the fixed file does not compile\n%s\n%s"
                % (err, diff(source, read(self.fixed)))
            )


# -- small helpers -----------------------------------------------------------


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, data):
    with open(path, "wb") as f:
        f.write(data)


def is_diagnostic(line):
    return re.search(r"(^|\s)(warning|note|error|remark): ", line)


def warnings(output):
    """[(warning line, [its note lines])] of the check itself."""
    result, collecting = [], False
    for line in output.split("\n"):
        if re.match(r":\d+:\d+: (warning|error): .*\[%s\b" % CHECK, line):
            result.append((line, []))
            collecting = True
        elif re.search(r"(^|:\s)(warning|error): ", line):
            collecting = False
        elif collecting and " note: " in line:
            result[-1][1].append(line)
    return result


def diff(before, after):
    def split(data):
        return data.decode("utf-8", "replace").splitlines()

    return "\n".join(
        difflib.unified_diff(split(before), split(after), "before", "after", lineterm="")
    )


def only_adds_lines(before, after):
    """Whether all lines are still there, in their order."""
    remaining = iter(after.splitlines())
    return all(line in remaining for line in before.splitlines())


def list_diff(before, after):
    """Lines added and removed, each with its sign."""
    lines = diff(before, after).split("\n")
    return [l for l in lines[2:] if l[:1] in ("+", "-")]


def line_matches(pattern, line):
    parts = re.split(r"(\{\{.*?\}\})", pattern)
    regex = "".join(
        p[2:-2] if p.startswith("{{") else re.escape(p) for p in parts
    )
    return re.fullmatch(regex, line) is not None


def parse_arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--clang-tidy", help="stock clang-tidy that loads the plugin")
    parser.add_argument("--plugin", help="socket-tidy.so")
    parser.add_argument("--standalone", help="socket-tidy")
    parser.add_argument("--clang", help="compiles the fixed file")
    parser.add_argument("--gcc", help="compiles the fixed file")
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("test")
    parser.add_argument("temp", help="beginning of the names of temporary files")
    parser.add_argument("-std", default="", help="language standards, as c99,c23,c++17")
    parser.add_argument("--lang", default="", help="c, c++ or c,c++")
    parser.add_argument("--target", help="target triple")
    parser.add_argument("-strict", action="store_true", help="StrictMode on")
    parser.add_argument("--option", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument(
        "--suffix",
        "--suffixes",
        default="",
        help="use CHECK-MESSAGES-X for X in this list, and not CHECK-MESSAGES",
    )
    parser.add_argument(
        "--any-fix",
        action="store_true",
        help="the text of the fix is another test's concern; all else about it is checked",
    )
    parser.add_argument(
        "--no-compile", metavar="REASON", help="do not compile the fixed file"
    )
    arguments = sys.argv[1:]
    rest = []
    if "--" in arguments:
        at = arguments.index("--")
        arguments, rest = arguments[:at], arguments[at + 1 :]
    args = parser.parse_args(arguments)
    args.compiler_arguments = rest
    args.options = [tuple(o.split("=", 1)) for o in args.option]
    if args.strict:
        args.options.append(("StrictMode", "true"))
    if not args.lang:
        args.lang = "c" if args.test.endswith(".c") else "c++"
    args.languages = args.lang.split(",")
    # Each language is tried in each of its standards, or in the default one.
    args.modes = []
    for language in args.languages:
        standards = [
            s for s in args.std.split(",") if s and ("++" in s) == (language == "c++")
        ]
        args.modes += [(language, standard) for standard in standards or [""]]
    return args


def main():
    args = parse_arguments()
    if args.clang and args.gcc is None:
        args.gcc = shutil.which("gcc")
    entries = []
    if args.plugin and args.clang_tidy:
        entries.append("plugin")
    if args.standalone:
        entries.append("standalone")
    if not entries:
        print("check_socket_tidy.py: neither a plugin nor a standalone was given")
        return 2

    try:
        test = Test(args.test, args.suffix.split(","))
    except Failure as failure:
        print(failure)
        return 1
    failed = 0
    for language, standard in args.modes:
        for entry in entries:
            runner = Runner(args, test, entry, language, standard)
            try:
                runner.run_all()
            except Failure as failure:
                failed += 1
                print(
                    "FAILED: %s, as %s, through the %s"
                    % (args.test, standard or language, entry)
                )
                print("$ " + "\n$ ".join(runner.log))
                print(failure)
                print()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
