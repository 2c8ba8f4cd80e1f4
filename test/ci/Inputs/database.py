# ===--- database.py - socket-tidy ---------------------------------------=== #
#
# Part of socket-tidy, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# ===---------------------------------------------------------------------=== #
"""Writes a compilation database: database.py FOLDER FILE..."""

import json
import os
import sys

folder = os.path.abspath(sys.argv[1])
entries = [
    {"directory": folder, "file": name, "arguments": ["cc", "-c", name]}
    for name in sys.argv[2:]
]
with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
    json.dump(entries, file)
