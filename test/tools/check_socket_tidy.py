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
5. Check what holds for every fix; fix_properties.py says what. Where an earlier
   entry point or standard made the same of the file, that is not done again. A
   compiler that does not know the standard is left out; one must know it.

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
import os
import re
import shutil
import sys

from exported_fixes import CHECK, NO_FIX, read_findings
from expectations import Test
from fix_properties import FixProperties, Linted, apart, difference
from fix_properties import text_problem, together
from programs import Compiler, Failure, Linter, Programs, compilers_for

class Runner:
    """One entry point, in one language mode, on one test."""

    def __init__(self, args, test, entry, language, standard, proven):
        self.args, self.test = args, test
        self.language = language
        extension = {"c": ".c", "c++": ".cpp"}[language]
        own = os.path.splitext(test.path)[1]
        if own in (".h", ".hpp", ".cc"):
            extension = own
        self.base = "%s.%s.%s" % (args.temp, entry, standard or language)
        self.file = self.base + extension
        self.fixed = self.base + ".fixed" + extension
        self.programs = Programs()
        self.standard = standard
        self.linter = Linter(
            self.programs,
            self.command(entry),
            args.options,
            self.compiler_arguments(),
        )
        self.proven = proven

    def command(self, entry):
        if entry == "plugin":
            return [self.args.clang_tidy, "-load=" + self.args.plugin]
        return [self.args.standalone]

    def compiler_arguments(self):
        result = []
        if self.standard:
            result.append("-std=" + self.standard)
        if self.args.target:
            result.append("--target=" + self.args.target)
        return result + self.args.compiler_arguments

    def compilers(self):
        if self.args.no_compile:
            return []
        paths = [self.args.clang]
        if not self.args.target:
            paths.append(self.args.gcc)
        paths = [path for path in paths if path]
        if self.standard and paths:
            paths = compilers_for(self.standard, self.language, paths, self.programs)
        arguments = ["-x", self.language, *self.compiler_arguments()]
        return [Compiler(self.programs, path, arguments) for path in paths]

    # -- the steps ----------------------------------------------------------

    def run_all(self):
        source = self.test.source().encode("utf-8")
        write(self.file, source)
        yaml = self.base + ".yaml"
        if os.path.exists(yaml):
            os.remove(yaml)

        output = self.linter.run([self.file], "-export-fixes=" + yaml)
        self.check_messages(output)
        findings = read_findings(yaml)
        self.check_each_explained(output, findings)
        if not findings:
            if self.test.fixes:
                raise Failure("CHECK-FIXES is there, but there is no warning")
            return

        write(self.fixed, source)
        self.linter.run([self.fixed], "-fix")
        fixed = read(self.fixed)
        self.check_fixes(source, fixed)
        self.check_properties(source, findings, fixed, yaml)

    def check_properties(self, source, findings, fixed, yaml):
        problem = text_problem(self.file, source, findings, fixed)
        if problem:
            raise Failure(problem)
        properties = FixProperties(
            self.programs,
            self.linter,
            self.compilers(),
            self.args.apply_replacements,
            self.base,
        )
        problems = []
        if self.is_new(self.standard, fixed):
            variants = [
                variant
                for variant in apart(findings)
                if self.is_new([(e.offset, e.length, e.text) for e in variant.edits])
            ]
            if fixed != source:
                variants.insert(0, together(findings))
                problems += properties.exported(yaml, {self.file: fixed})
            linted = Linted(self.file, findings, variants)
            problems += properties.variants([linted])
        if problems:
            raise Failure("\n".join(problem.text for problem in problems))

    def is_new(self, *what):
        """Whether this has not been asked before, for the same language."""
        key = (self.language, repr(what))
        if key in self.proven:
            return False
        self.proven.add(key)
        return True

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
        lint_command = self.programs.log
        command = [
            self.args.filecheck,
            "-input-file=" + messages,
            expectations,
            "-check-prefixes=" + ",".join(self.test.prefixes("CHECK-MESSAGES")),
            "--match-full-lines",
            "--allow-unused-prefixes",
            "--dump-input=never",
        ] + ["-implicit-check-not={{%s:}}" % k for k in ("warning", "note", "error")]
        code, out, err = self.programs.run(command)
        if code != 0:
            self.programs.log = lint_command + self.programs.log
            raise Failure(
                "the messages differ\n%s%s--- all that was said:\n%s"
                % (out, err, output)
            )

    def check_each_explained(self, output, findings):
        """Each warning has a fix, or else one note that says why not."""
        said_fix = 0
        for _, notes in warnings(output):
            said = [n for n in notes if "note: " + NO_FIX in n]
            if len(said) > 1:
                raise Failure("the missing fix is explained twice\n" + output)
            said_fix += not said
        with_fix = sum(1 for finding in findings if finding.edits)
        if with_fix != said_fix:
            raise Failure(
                "%d warnings carry a fix, but %d have no note that says why not\n%s"
                % (with_fix, said_fix, output)
            )

    def check_fixes(self, source, fixed):
        if not self.test.fixes and not self.test.removed:
            if fixed != source and not self.args.any_fix:
                raise Failure(
                    "no CHECK-FIXES, but the fix changes the file\n"
                    + difference(source, fixed)
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
            code, out, err = self.programs.run(command)
            if code != 0:
                raise Failure(
                    "the fix differs\n%s%s--- the fix:\n%s"
                    % (out, err, difference(source, fixed))
                )
        # FileCheck proves that the expected lines are there; this proves that
        # there are no others.
        expected = [text for how, text in self.test.fixes if how != "-NOT"]
        removed = list(self.test.removed)
        for line in list_difference(source, fixed):
            names = expected if line[0] == "+" else removed
            name = next((n for n in names if line_matches(n, line[1:])), None)
            if name is None:
                raise Failure(
                    "the fix does more than expected: %s\n%s"
                    % (line, difference(source, fixed))
                )
            names.remove(name)
        if removed:
            raise Failure("was not removed: %s\n%s" % (removed, difference(source, fixed)))


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


def list_difference(before, after):
    """Lines added and removed, each with its sign."""
    lines = difference(before, after).split("\n")
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
    parser.add_argument("--apply-replacements", help="clang-apply-replacements")
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
    proven = set()
    for language, standard in args.modes:
        for entry in entries:
            runner = Runner(args, test, entry, language, standard, proven)
            try:
                runner.run_all()
            except Failure as failure:
                failed += 1
                print(
                    "FAILED: %s, as %s, through the %s"
                    % (args.test, standard or language, entry)
                )
                print("$ " + "\n$ ".join(runner.programs.log))
                print(failure)
                print()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
