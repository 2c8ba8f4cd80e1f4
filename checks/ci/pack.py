# ===--- pack.py - socket-tidy -------------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Packs the program into one executable file: pack.py FOLDER FILE."""

import os
import sys
import zipapp

folder, target = sys.argv[1:]
zipapp.create_archive(
    folder,
    target,
    interpreter="/usr/bin/python3",
    filter=lambda path: path.suffix in (".py", ".c") and path.name != "pack.py",
)
os.chmod(target, 0o755)
