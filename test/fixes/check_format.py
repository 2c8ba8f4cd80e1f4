#!/usr/bin/env python3
# ===--- check_format.py - socket-tidy -----------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Fixes files in several styles, and lets clang-format judge the result.

For each style the file is formatted in it, and fixed without `-format-style`.
Then every warning must be gone, the file must compile with warnings as errors,
and clang-format must find nothing to change. The byte order mark and the line
ends must be what they were: each style is tried with LF, with CRLF, and with a
mark. The exit status is 0 when all of this holds.
"""

import argparse
import difflib
import subprocess
import sys
from pathlib import Path

CHECK = "socket-missing-reuseaddr"
MARK = b"\xef\xbb\xbf"
TIMEOUT = 120  # seconds for one run of one program

# As clang-format's manual describes the style of the Linux kernel.
LINUX = (
    "{BasedOnStyle: LLVM, IndentWidth: 8, UseTab: Always, "
    "BreakBeforeBraces: Linux, AllowShortIfStatementsOnASingleLine: false, "
    "IndentCaseLabels: false}"
)
STYLES = {
    "LLVM": "LLVM",
    "Google": "Google",
    "GNU": "GNU",
    "Linux": LINUX,
    "Mozilla": "Mozilla",
    "WebKit": "WebKit",
    "Microsoft": "Microsoft",
}
# A style that nobody could guess is read from the file's own settings.
OWN_STYLE = "BasedOnStyle: LLVM\nIndentWidth: 3\nColumnLimit: 60\n"


def run(command: list[str], data: bytes = b"") -> tuple[int, bytes]:
    done = subprocess.run(
        command,
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=TIMEOUT,
    )
    return done.returncode, done.stdout


def formatted(clang_format: str, style: str, path: Path) -> bytes:
    code, text = run([clang_format, "-style=" + style, str(path)])
    if code != 0:
        raise SystemExit("clang-format failed\n" + text.decode())
    return text


def difference(before: bytes, after: bytes) -> str:
    lines = [text.decode().splitlines() for text in (before, after)]
    return "\n".join(difflib.unified_diff(*lines, "before", "after", lineterm=""))


def variants(text: bytes) -> dict[str, bytes]:
    return {
        "LF": text,
        "CRLF": text.replace(b"\n", b"\r\n"),
        "mark": MARK + text,
    }


def faults(args: argparse.Namespace, style: str, path: Path, before: bytes) -> list[str]:
    """What is wrong with the fix of `before`, which is written to `path`."""
    path.write_bytes(before)
    lint = [args.socket_tidy, "-checks=-*," + CHECK, "-quiet"]
    _, said = run([*lint, str(path), "--", *args.flags])
    if said.count(b"[" + CHECK.encode()) != args.warnings:
        return ["the number of warnings is wrong\n" + said.decode()]
    run([*lint, "-fix", str(path), "--", *args.flags])
    fixed = path.read_bytes()
    result = []
    _, said = run([*lint, str(path), "--", *args.flags])
    if b"warning:" in said or b"error:" in said:
        result.append("after the fix it says\n" + said.decode())
    warnings = ["-Wall", "-Wextra", "-Wshadow", "-Werror", "-fsyntax-only"]
    for compiler in args.compiler:
        code, said = run([compiler, *args.flags, *warnings, str(path)])
        if code != 0:
            result.append("it does not compile\n" + said.decode())
    again = formatted(args.clang_format, style, path)
    if again != fixed:
        result.append("clang-format changes it\n" + difference(fixed, again))
    if fixed.startswith(MARK) != before.startswith(MARK):
        result.append("the byte order mark is not what it was")
    ends = fixed.count(b"\r\n")
    if ends != (fixed.count(b"\n") if b"\r\n" in before else 0):
        result.append("the line ends are not what they were")
    return result


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--socket-tidy", required=True)
    parser.add_argument("--clang-format", required=True)
    parser.add_argument("--compiler", action="append", default=[])
    parser.add_argument("--warnings", type=int, required=True)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("file", type=Path)
    parser.add_argument("flags", nargs="*", help="for the compiler, after --")
    args = parser.parse_args()

    failed = 0
    for name, style in [*STYLES.items(), ("own", "file")]:
        folder = args.folder / name
        folder.mkdir(parents=True, exist_ok=True)
        if style == "file":
            (folder / ".clang-format").write_text(OWN_STYLE)
        path = folder / args.file.name
        path.write_bytes(args.file.read_bytes())
        text = formatted(args.clang_format, style, path)
        for variant, before in variants(text).items():
            for fault in faults(args, style, path, before):
                failed += 1
                print(f"FAILED: {args.file.name}, {name}, {variant}: {fault}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
