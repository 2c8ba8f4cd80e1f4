# ===--- random_programs.py - socket-tidy --------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Has random programs of the differential test fixed, beside the corpus.

Their binds stand where people rarely put one, and each forgets the option in its
own way. `test/fuzz/fixes.py` makes, fixes and runs them.
"""

import json
import os
import subprocess
import sys
import tempfile

from fixes import Fixes

FUZZ = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fuzz")
SEEDS = "0-199"


def fix_random_programs(socket_tidy: str, clang: str, seeds: str = SEEDS) -> Fixes:
    """`clang` has the other programs of LLVM beside it."""
    with tempfile.TemporaryDirectory() as folder:
        counts = os.path.join(folder, "reasons.json")
        command = [sys.executable, "-B", os.path.join(FUZZ, "fixes.py")]
        command += ["--socket-tidy", os.path.abspath(socket_tidy)]
        command += ["--apply-replacements", beside(clang, "clang-apply-replacements")]
        command += ["--compiler", clang, "--compiler", "gcc"]
        command += ["--seeds", seeds, "--jobs", str(os.cpu_count())]
        command += ["--reasons", counts]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        result = Fixes()
        if done.returncode:
            result.problems.append(f"random programs: {done.stdout}{done.stderr}")
        if os.path.exists(counts):
            with open(counts, encoding="utf-8") as file:
                result.random.update(json.load(file))
        return result


def beside(program: str, name: str) -> str:
    return os.path.join(os.path.dirname(os.path.realpath(program)), name)
